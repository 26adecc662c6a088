import { expect, type Locator, type Page } from 'playwright/test';

/** The inventory in the dock. */
export class InventoryPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly line: Locator;
  readonly tools: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid');
    this.line = page.getByRole('region', { name: 'Cell' });
    this.tools = page.getByRole('toolbar', { name: 'Inventory' });
  }

  /** Opens it by its key, over the whole view. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Shift+T');
    await expect(this.grid).toBeVisible();
    await this.page.keyboard.press('Shift+J');
    await expect(this.page.getByRole('button', { name: 'Restore dock' })).toBeVisible();
  }

  /** Back to the map, where everything is brought into sight. */
  async close(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close dock' }).click();
    await expect(this.grid).toBeHidden();
  }

  row(name: string): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }

  /** A cell by its row and the heading of its column. */
  async cell(name: string, heading: string): Promise<Locator> {
    const column = await this.grid
      .getByRole('columnheader', { name: new RegExp(`^${heading}`) })
      .getAttribute('aria-colindex');
    return this.row(name)
      .locator('[role="gridcell"], [role="rowheader"]')
      .and(this.grid.locator(`[aria-colindex="${column}"]`));
  }

  async expectCell(name: string, heading: string, text: string | RegExp): Promise<void> {
    await expect(await this.cell(name, heading)).toHaveText(text);
  }

  async filter(text: string): Promise<void> {
    await this.tools.getByRole('textbox', { name: 'Filter rows' }).fill(text);
  }

  async show(what: RegExp): Promise<void> {
    await this.tools.getByRole('button', { name: /Show/ }).click();
    await this.page.getByRole('option', { name: what }).click();
  }

  /** Puts a text into the clipboard, as a spreadsheet would, and pastes it into what has the focus. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((t) => navigator.clipboard.writeText(t), text);
    await this.page.keyboard.press('Control+v');
  }

  get table(): Locator {
    return this.page.getByRole('dialog', { name: 'Paste a table' });
  }

  section(name: string): Locator {
    return this.table.getByRole('region', { name });
  }
}
