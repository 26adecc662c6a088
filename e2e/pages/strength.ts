import { expect, type Locator, type Page } from 'playwright/test';

/** The dialog that tries to break a guardrail. */
export class StrengthDialog {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get root(): Locator {
    return this.page.getByRole('dialog', { name: /Try to break/ });
  }

  get outcome(): Locator {
    return this.root.getByRole('region', { name: 'Outcome' });
  }

  /** Opens it from the list of guardrails, with nothing selected. */
  async open(guardrail: string): Promise<void> {
    await this.page.getByRole('button', { name: `Try to break ${guardrail}`, exact: true }).click();
    await expect(this.root).toBeVisible();
  }

  async addDeveloper(): Promise<void> {
    await this.root.getByRole('button', { name: 'Add a Developer persona' }).click();
    await expect(this.root.getByRole('region', { name: 'What Developer may write' })).toBeVisible();
  }

  async tryIt(): Promise<void> {
    await this.root.getByRole('button', { name: 'Try to break it' }).click();
  }

  /** The manifest of one step, by its title. */
  manifest(title: string): Locator {
    return this.outcome.getByRole('figure', { name: title });
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.root).toBeHidden();
  }
}
