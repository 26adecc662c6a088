import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from 'playwright/test';

type Side = 'Before' | 'After';

/** The review: two sides, sentences between them, and what is said of one. */
export class ReviewPage {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('main', { name: 'Review' });
  }

  get summary(): Locator {
    return this.root.getByRole('list', { name: 'Summary' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Alt+r');
    await expect(this.root).toBeVisible();
  }

  /** What a side shows; its name is in it. */
  side(side: Side): Locator {
    return this.root.getByRole('button', { name: new RegExp(`${side}$`) });
  }

  async choose(side: Side, option: string | RegExp): Promise<void> {
    await this.side(side).click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** Files or a folder, through the file input. */
  async give(
    side: Side,
    what: 'choose files or a zip' | 'choose a folder',
    given: Parameters<import('playwright/test').FileChooser['setFiles']>[0],
  ): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.root.getByRole('button', { name: `${side}: ${what}` }).click();
    await (await chooser).setFiles(given);
  }

  sentence(text: string | RegExp): Locator {
    return this.root.getByRole('button', { name: text });
  }

  /** Says something of the sentence that is opened. */
  async comment(text: string, author: string): Promise<void> {
    await this.root.getByRole('textbox', { name: 'Comment' }).fill(text);
    await this.root.getByRole('textbox', { name: 'From' }).fill(author);
    await this.root.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(this.root.getByRole('region', { name: 'Comments' })).toContainText(text);
  }

  /** The text of the HTML page as it is downloaded. */
  async downloadPage(): Promise<string> {
    const download = this.page.waitForEvent('download');
    await this.root.getByRole('button', { name: 'HTML page' }).click();
    return readFileSync(await (await download).path(), 'utf8');
  }
}
