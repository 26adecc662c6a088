import { type Download, expect, type Locator, type Page } from 'playwright/test';

/** The diagram dialog. */
export class DiagramDialog {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('dialog', { name: 'Diagram' });
  }

  get sheets(): Locator {
    return this.root.getByRole('listbox', { name: 'Sheets' }).getByRole('option');
  }

  /** The sheet on show, by what it is a picture of. */
  picture(of: string | RegExp): Locator {
    return this.root.getByRole('img', { name: of });
  }

  /** An element on the sheet on show, to be pressed. */
  element(name: string | RegExp): Locator {
    return this.root.getByRole('group', { name: 'Elements on the sheet' }).getByRole('button', { name });
  }

  /** What is told of the element that was pressed. */
  get pressed(): Locator {
    return this.root.getByRole('region', { name: 'Pressed on the sheet' });
  }

  /** Opens it with the keys of its command. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+E');
    await this.ready();
  }

  /** Waits until sheets are drawn as they were asked for. */
  async ready(): Promise<void> {
    await expect(this.root.getByRole('button', { name: /^Download (sheet|text)$/ })).toBeEnabled();
  }

  async chooseFormat(format: 'SVG' | 'PNG' | 'Mermaid'): Promise<void> {
    await this.root.getByRole('radiogroup', { name: 'Format' }).getByText(format, { exact: true }).click();
  }

  async chooseColours(colours: 'Light' | 'Dark' | 'Print'): Promise<void> {
    await this.root.getByRole('radiogroup', { name: 'Colours' }).getByText(colours, { exact: true }).click();
    await this.ready();
  }

  /** Chooses from one of the lists: which diagram, what is shown, or on which paper. */
  async choose(list: 'Show' | 'Paper' | 'Sheets', option: string | RegExp): Promise<void> {
    await this.root.getByRole('button', { name: new RegExp(`${list}$`) }).click();
    await this.page.getByRole('listbox', { name: list }).getByRole('option', { name: option }).click();
    await this.ready();
  }

  async setDate(date: string): Promise<void> {
    await this.root.getByRole('textbox', { name: 'Date' }).fill(date);
    await this.ready();
  }

  async downloadSheet(): Promise<Download> {
    return this.#downloaded(/^Download (sheet|text)$/);
  }

  async downloadAll(): Promise<Download> {
    return this.#downloaded('Download all sheets');
  }

  async #downloaded(button: string | RegExp): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.root.getByRole('button', { name: button }).click();
    return download;
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.root).toBeHidden();
  }
}
