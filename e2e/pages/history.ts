import { expect, type Locator, type Page } from 'playwright/test';

/** The dock's history: steps and versions, and what is shown of a version. */
export class HistoryPage {
  readonly page: Page;
  readonly list: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('listbox', { name: 'History' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Alt+z');
    await expect(this.list).toBeVisible();
  }

  /** Names of all entries, newest first, without when they were made. */
  async entries(): Promise<string[]> {
    const names = await this.list
      .getByRole('option')
      .evaluateAll((options) => options.map((o) => o.getAttribute('aria-label') ?? ''));
    return names.map((name) => name.replace(/, (just now|\d+ \w+ ago)$/, ''));
  }

  entry(name: string | RegExp): Locator {
    return this.list.getByRole('option', { name });
  }

  /** Freezes a version by keyboard. */
  async freeze(name: string, note?: string): Promise<void> {
    await this.page.keyboard.press('Control+Alt+s');
    const dialog = this.page.getByRole('dialog', { name: 'Freeze a version' });
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await this.page.keyboard.type(name);
    if (note !== undefined) await dialog.getByRole('textbox', { name: 'Note' }).fill(note);
    await dialog.getByRole('button', { name: 'Freeze', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Shows a version beside the list. */
  async choose(version: string): Promise<Locator> {
    await this.entry(new RegExp(`^(Automatic v|V)ersion ${version}\\b`)).click();
    const details = this.page.getByRole('region', { name: `Version ${version}` });
    await expect(details).toBeVisible();
    return details;
  }

  /** Chooses from the menu of the version that is shown. */
  async more(item: string): Promise<void> {
    await this.page.getByRole('button', { name: /^More for / }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }
}
