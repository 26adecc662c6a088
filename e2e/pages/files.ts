import { expect, type Locator, type Page } from 'playwright/test';

/** The files view: the trees at its left, the text of one file at its right, and under it what is said about it. */
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
    return this.view.getByRole('textbox', { name: /^Text of / });
  }

  /** What is said about the file on show: what its draft changes, and what is wrong. */
  get about(): Locator {
    return this.view.getByRole('region', { name: 'About this file' });
  }

  get apply(): Locator {
    return this.about.getByRole('button', { name: 'Apply', exact: true });
  }

  /** One of what the editor suggests while one types; Monaco calls them items of a list for readers on Windows. */
  suggestion(name: RegExp): Locator {
    const list = this.page.getByRole('listbox', { name: 'Suggest' });
    return list.getByRole('option', { name }).or(list.getByRole('listitem', { name })).first();
  }

  /** A line of text as the editor shows it. */
  text(text: string | RegExp): Locator {
    return this.view.getByText(text).first();
  }

  /**
   * Points at a text until what is said about it shows. The editor asks once for each move of the mouse, and a text may
   * move away under a mouse that rests while lines are still being measured.
   */
  async hover(text: string, said: string | RegExp): Promise<void> {
    await expect(async () => {
      await this.page.mouse.move(0, 0);
      await this.text(text).hover({ timeout: 2_000 });
      await expect(this.page.getByText(said).first()).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Files' }).click();
    await expect(this.view).toBeVisible();
  }

  async choose(tree: Locator, name: string): Promise<void> {
    await tree.getByRole('row', { name, exact: true }).click();
  }

  /** Puts the cursor into the editor and selects the next place of a text, as people do: find looks while one types. */
  async find(text: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('Control+f');
    const field = this.view.getByRole('textbox', { name: 'Find' });
    await field.fill(text);
    await expect(field).toHaveValue(text);
    // what is found late is selected late, over what was typed meanwhile
    await expect(this.view.locator('.matchesCount')).toHaveText(/\d+ of \d+/);
    await this.page.keyboard.press('Escape');
    await expect(this.editor).toBeFocused();
  }

  /** Adds a line below the next place of a text. Suggestions that come up are left alone. */
  async addLineBelow(text: string, line: string): Promise<void> {
    await this.find(text);
    // in its colours, the editor knows how the language is indented
    await expect(this.view.locator('.view-line [class^="mtk"]:not(.mtk1)').first()).toBeVisible();
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Escape');
  }

  /** Chooses what of the file is shown. */
  async show(what: 'Text' | 'Since last export' | 'Today → Design'): Promise<void> {
    await this.view.getByRole('radio', { name: what, exact: true }).click();
  }
}
