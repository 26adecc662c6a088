import { expect, type Locator, type Page } from 'playwright/test';

/** The menu of elements: opened by the right button or by keys, the same everywhere. */
export class ElementMenu {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('menu', { name: /^Commands for the (selection|map)$/ });
  }

  async openAt(thing: Locator, position?: { x: number; y: number }): Promise<void> {
    await thing.click({ button: 'right', ...(position && { position }) });
    await this.isOpen();
  }

  /** By the menu key, or Shift+F10, at what has the focus. */
  async openByKey(keys: 'ContextMenu' | 'Shift+F10' = 'Shift+F10'): Promise<void> {
    await this.page.keyboard.press(keys);
    await this.isOpen();
  }

  async isOpen(): Promise<void> {
    await expect(this.root).toBeVisible();
    await expect(this.root.getByRole('menuitem').first()).toBeVisible();
  }

  item(name: string | RegExp): Locator {
    return this.root.getByRole('menuitem', { name });
  }

  async choose(name: string | RegExp): Promise<void> {
    await this.item(name).click();
    await expect(this.root).toBeHidden();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.root).toBeHidden();
  }

  /** What it offers, in order, without keys and reasons. */
  async labels(): Promise<string[]> {
    return this.root.getByRole('menuitem').evaluateAll((items) =>
      items.map((item) => {
        const label = document.getElementById((item.getAttribute('aria-labelledby') ?? '').split(' ')[0] ?? '');
        return label?.textContent ?? item.textContent ?? '';
      }),
    );
  }
}
