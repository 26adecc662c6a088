import { expect, type Locator, type Page } from 'playwright/test';

/** The view of the checks: the scorecard, the list, and one check in full. */
export class ChecksPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get root(): Locator {
    return this.page.getByRole('main', { name: 'Checks' });
  }

  get scorecard(): Locator {
    return this.root.getByRole('region', { name: 'Scorecard of the ten practices' });
  }

  get list(): Locator {
    return this.root.getByRole('list', { name: 'Checks' });
  }

  get search(): Locator {
    return this.root.getByRole('textbox', { name: 'Find a check, an element or an owner' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Checks' }).click();
    await expect(this.list).toBeVisible({ timeout: 20_000 });
  }

  /** The practice by its number, on the scorecard. */
  practice(number: number): Locator {
    return this.scorecard.getByRole('button', { name: new RegExp(`^${number} `) });
  }

  row(id: string): Locator {
    return this.list.getByRole('button', { name: new RegExp(`^${id} `) });
  }

  async choose(id: string): Promise<Locator> {
    await this.row(id).click();
    const detail = this.detail(id);
    await expect(detail).toBeVisible();
    return detail;
  }

  detail(id: string): Locator {
    return this.root.getByRole('region', { name: `Check ${id}`, exact: true });
  }

  /** The answer is that of the design as it is now. */
  async settled(): Promise<void> {
    await expect(this.root.getByText(/^About /)).toBeVisible({ timeout: 20_000 });
  }

  async filter(what: 'Show' | 'Severity', value: string): Promise<void> {
    await this.root.getByRole('button', { name: new RegExp(`${what}$`) }).click();
    await this.page.getByRole('option', { name: value, exact: true }).click();
  }
}
