import { expect, type Locator, type Page } from 'playwright/test';

/** The files view: the trees at its left, the text of one file at its right. */
export class FilesPage {
  readonly page: Page;
  readonly view: Locator;

  constructor(page: Page) {
    this.page = page;
    this.view = page.getByRole('main', { name: 'Files' });
  }

  get written(): Locator {
    return this.view.getByRole('treegrid', { name: 'Files of the export' });
  }

  get imported(): Locator {
    return this.view.getByRole('treegrid', { name: 'Imported policies' });
  }

  /** The file on show. */
  file(path: string | RegExp): Locator {
    return this.view.getByRole('region', { name: typeof path === 'string' ? `File ${path}` : path });
  }

  get editor(): Locator {
    return this.view.getByRole('textbox', { name: /, read only$/ });
  }

  /** A line of text as the editor shows it. */
  text(text: string | RegExp): Locator {
    return this.view.getByText(text).first();
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Files' }).click();
    await expect(this.view).toBeVisible();
  }

  async choose(tree: Locator, name: string): Promise<void> {
    await tree.getByRole('row', { name, exact: true }).click();
  }
}
