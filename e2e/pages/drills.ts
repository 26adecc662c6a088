import { expect, type Locator, type Page } from 'playwright/test';

/** The drills in the dock: what is tried, and what it comes to. */
export class DrillsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get form(): Locator {
    return this.page.getByRole('region', { name: 'Drill', exact: true });
  }

  get result(): Locator {
    return this.page.getByRole('region', { name: 'What it comes to' });
  }

  /** By the key of the studio. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Alt+d');
    await expect(this.form).toBeVisible();
  }

  async choose(what: string): Promise<void> {
    await this.form.getByRole('button', { name: /What happens/ }).click();
    await this.page
      .getByRole('option', { name: new RegExp(`^${what}`) })
      .first()
      .click();
  }

  async pick(field: string, name: string): Promise<void> {
    const box = this.form.getByRole('combobox', { name: field });
    await box.fill(name);
    await box.press('Enter');
    await expect(box).toHaveValue(name);
  }

  async select(field: string, name: string): Promise<void> {
    await this.form.getByRole('button', { name: new RegExp(field) }).click();
    await this.page.getByRole('option', { name, exact: true }).click();
  }

  async run(): Promise<void> {
    await this.form.getByRole('button', { name: 'Run the drill' }).click();
  }
}
