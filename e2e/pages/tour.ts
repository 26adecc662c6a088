import { expect, type Locator, type Page } from 'playwright/test';

/** The tour, and the dialog of the practices. */
export class TourPage {
  readonly page: Page;
  readonly card: Locator;
  readonly practices: Locator;

  constructor(page: Page) {
    this.page = page;
    this.card = page.getByRole('region', { name: 'Tour' });
    this.practices = page.getByRole('dialog', { name: 'The ten practices' });
  }

  button(name: string): Locator {
    return this.card.getByRole('button', { name, exact: true });
  }

  /** The step that is shown. */
  async at(number: number, title: string): Promise<void> {
    await expect(this.card).toContainText(`Tour, ${number} of 7`);
    await expect(this.card.getByRole('heading', { name: title })).toBeVisible();
  }

  /** The step is seen to be done, and says what to look at; then the next one. */
  async next(seen: string): Promise<void> {
    await expect(this.card).toContainText(seen);
    await this.button('Next').click();
  }

  /** Has the step done, and takes the next one. */
  async showAndNext(): Promise<void> {
    await this.button('Show me').click();
    await this.button('Next').click();
  }
}
