import { expect, type Locator, type Page } from 'playwright/test';

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A text as a file that somebody picks. */
export function yamlFile(name: string, text: string): GivenFile {
  return { name, mimeType: 'application/yaml', buffer: Buffer.from(text) };
}

/** The import dialog. */
export class ImportDialog {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog', { name: 'Import manifests' });
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Import/ })
      .first()
      .click();
    await expect(this.root).toBeVisible();
  }

  async choose(files: readonly GivenFile[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.root.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles([...files]);
  }

  /** What is said about a place, `file.yaml:12:5`, or about anything. */
  problem(text: string | RegExp): Locator {
    return this.root.getByRole('listitem').filter({ hasText: text });
  }

  async accept(): Promise<void> {
    await this.root.getByRole('button', { name: 'Accept' }).click();
    await expect(this.root).toBeHidden();
  }
}
