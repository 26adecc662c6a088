import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from 'playwright/test';

import { middleOf } from './map.ts';

type Side = 'Before' | 'After';

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

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

  /** Lets files fall on the review, as from a file manager. */
  async drop(on: Locator, files: readonly DroppedFile[]): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      (all) => {
        const made = new DataTransfer();
        for (const { name, base64 } of all) {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          made.items.add(new File([bytes], name));
        }
        return made;
      },
      files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
    );
    await on.dispatchEvent('dragover', { dataTransfer: transfer });
    await on.dispatchEvent('drop', { dataTransfer: transfer });
  }

  /** Lets a folder of the disk fall: only the browser itself can hand one over. */
  async dropFolder(on: Locator, folder: string): Promise<void> {
    const { x, y } = await middleOf(on);
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x, y, data });
    await session.detach();
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
