import { expect, type Locator, type Page } from 'playwright/test';

/** The sentence bar over the map, and the review of what is pasted into it. */
export class SentenceBarPage {
  readonly page: Page;
  readonly bar: Locator;
  readonly field: Locator;
  readonly review: Locator;

  constructor(page: Page) {
    this.page = page;
    this.bar = page.getByRole('region', { name: 'Sentence bar' });
    this.field = this.bar.getByRole('combobox', { name: 'Sentence' });
    this.review = page.getByRole('dialog', { name: 'Add what was pasted' });
  }

  get suggestions(): Locator {
    return this.bar.getByRole('listbox', { name: 'Ways to go on' }).getByRole('option');
  }

  /** Sentences that were said, with their verdicts; the newest first. */
  get said(): Locator {
    return this.bar.getByRole('list', { name: 'Said last' }).getByRole('listitem');
  }

  /** Opens the bar by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('/');
    await expect(this.field).toBeFocused();
  }

  /** Types a sentence and says it. */
  async say(sentence: string): Promise<void> {
    await this.page.keyboard.type(sentence);
    await this.page.keyboard.press('Enter');
    await expect(this.field).toHaveValue('');
  }

  /** Pastes from the clipboard of the system, as a person does. */
  async paste(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((t) => navigator.clipboard.writeText(t), text);
    await this.page.keyboard.press('Control+v');
    await expect(this.review).toBeVisible();
  }

  /** A pasted line, counted from 1. */
  line(number: number): Locator {
    return this.review.getByRole('textbox', { name: `Line ${number}`, exact: true });
  }
}
