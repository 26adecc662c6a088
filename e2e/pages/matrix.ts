import { expect, type Locator, type Page } from 'playwright/test';

/** The matrix as a person sees it. The cells are drawn, so the grid says which cell has the keyboard, and what it is. */
export class MatrixPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get root(): Locator {
    return this.page.getByRole('main', { name: 'Matrix' });
  }

  get grid(): Locator {
    return this.root.getByRole('grid');
  }

  /** The cell that has the keyboard. */
  get cell(): Locator {
    return this.grid.getByRole('gridcell');
  }

  get panel(): Locator {
    return this.root.getByRole('region', { name: /^Cell / });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Matrix' }).click();
    await expect(this.grid).toBeVisible();
  }

  async choose(what: 'From' | 'To' | 'Show', value: string): Promise<void> {
    await this.root.getByRole('button', { name: new RegExp(`${what}$`) }).click();
    await this.page.getByRole('option', { name: value, exact: true }).click();
  }

  /** Presses on the cell where two headings meet. */
  async press(from: string, to: string): Promise<void> {
    const row = await this.grid.getByRole('rowheader', { name: from, exact: true }).boundingBox();
    const column = await this.grid.getByRole('columnheader', { name: to, exact: true }).boundingBox();
    if (!row || !column) throw new Error(`no cell ${from} to ${to} in sight`);
    await this.page.mouse.click(column.x + column.width / 2, row.y + row.height / 2);
    await expect(this.panel).toHaveAccessibleName(`Cell ${from} to ${to}`);
  }
}
