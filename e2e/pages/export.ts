import { type Download, expect, type Locator, type Page } from 'playwright/test';

/** The export dialog. */
export class ExportDialog {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog', { name: 'Export' });
  }

  get proof(): Locator {
    return this.root.getByRole('region', { name: 'Proof' });
  }

  get files(): Locator {
    return this.root.getByRole('treegrid', { name: 'Files written' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click();
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.root.getByRole('button', { name: 'Download zip' })).toBeEnabled();
  }

  /** Chooses a file in the tree and reads what it says. */
  async textOf(name: string): Promise<string> {
    await this.files.getByRole('row', { name, exact: true }).click();
    const text = this.root.getByRole('note', { name: new RegExp(`^Text of .*\\b${name}$`) });
    await expect(text).toBeVisible();
    return text.innerText();
  }

  async downloadZip(): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.root.getByRole('button', { name: 'Download zip' }).click();
    return download;
  }
}
