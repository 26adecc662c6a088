import { expect, type Locator, type Page } from 'playwright/test';

/** The governance view: who may write what, which labels mean what, what stands where. */
export class GovernancePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get root(): Locator {
    return this.page.getByRole('main', { name: 'Governance' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Governance' }).click();
    await expect(this.root.getByRole('tab', { name: 'Personas' })).toBeVisible();
  }

  async show(section: 'Personas' | 'Label standard' | 'Memberships' | 'Placements' | 'Exceptions'): Promise<void> {
    await this.root.getByRole('tab', { name: section }).click();
    await expect(this.root.getByRole('tab', { name: section, selected: true })).toBeVisible();
  }

  /** A row of the list on the left. */
  row(list: string, name: string | RegExp): Locator {
    return this.root.getByRole('list', { name: list, exact: true }).getByRole('button', { name });
  }

  async addPersona(template: string): Promise<void> {
    await this.root.getByRole('button', { name: 'Add a persona' }).click();
    await this.page.getByRole('menuitem', { name: new RegExp(`^${template}`) }).click();
    await expect(this.row('Personas', new RegExp(`^${template}`))).toHaveAttribute('aria-current', 'true');
  }

  async addLabelKey(key: string): Promise<void> {
    await this.root.getByRole('textbox', { name: 'New key' }).fill(key);
    await this.root.getByRole('textbox', { name: 'New key' }).press('Enter');
    await expect(this.root.getByRole('heading', { name: key, level: 2 })).toBeVisible();
  }

  /** The cluster of an environment in a placement. */
  place(environment: string, placement: string): Locator {
    return this.root.getByRole('button', { name: new RegExp(`${environment}, ${placement}`) });
  }

  async choose(select: Locator, option: string): Promise<void> {
    await select.click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }
}
