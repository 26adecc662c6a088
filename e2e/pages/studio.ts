import { type Download, expect, type Locator, type Page } from 'playwright/test';

/** The studio as a person sees it: everything is found by role and visible text. */
export class StudioPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the studio without the native pickers, which no test can drive; it then uploads and downloads. */
  async open(url = '/'): Promise<void> {
    await this.page.addInitScript(() => {
      for (const name of ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'])
        Reflect.deleteProperty(window, name);
    });
    // from here on the browser hands choosers over: asked for with the key that opens one, it may be told too late
    this.page.on('filechooser', () => {});
    await this.page.goto(url);
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  get dock(): Locator {
    return this.page.getByRole('region', { name: 'Dock' });
  }

  get map(): Locator {
    return this.page.getByRole('main', { name: 'Map' });
  }

  get undoButton(): Locator {
    return this.page.getByRole('button', { name: 'Undo', exact: true }).first();
  }

  get redoButton(): Locator {
    return this.page.getByRole('button', { name: 'Redo', exact: true });
  }

  /** A message that passes, by its first line. */
  toast(text: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Messages' }).getByRole('alertdialog').filter({ hasText: text });
  }

  card(name: string): Locator {
    return this.map.getByRole('group', { name: new RegExp(`^(Deployment|StatefulSet|Pod) ${name} in`) });
  }

  async start(what: 'Empty page' | 'Online Boutique' | 'Reference platform'): Promise<void> {
    await this.page
      .getByRole('button', { name: new RegExp(what) })
      .first()
      .click();
    await expect(this.map).toBeVisible();
  }

  /** Chooses files in the import dialog; the preview is then shown. */
  async chooseImport(files: readonly (string | { name: string; mimeType: string; buffer: Buffer })[]): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Import/ })
      .first()
      .click();
    const chooser = this.page.waitForEvent('filechooser');
    await this.dialog.getByRole('button', { name: 'Choose files…' }).click();
    await (await chooser).setFiles(files as string[]);
    await expect(this.dialog.getByRole('button', { name: 'Accept' })).toBeVisible();
  }

  async import(files: readonly (string | { name: string; mimeType: string; buffer: Buffer })[]): Promise<void> {
    await this.chooseImport(files);
    await this.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** What the live region said last about a solve: `Today solved: 16 flows, 16 allowed.` */
  solved(text: string | RegExp): Locator {
    return this.page.getByText(text);
  }

  /** Draws a flow with the keyboard; without ports, they are left open. */
  async connectByKeyboard(from: string, to: string, ports?: string): Promise<void> {
    await this.card(from).focus();
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('c');
    await expect(this.dialog).toBeVisible();
    await this.page.keyboard.type(to);
    await expect(this.page.getByRole('option', { name: new RegExp(to) }).first()).toBeVisible();
    await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    if (ports !== undefined) await this.dialog.getByRole('textbox', { name: 'Ports' }).fill(ports);
    await this.dialog.getByRole('button', { name: /^Add flow/ }).click();
    await expect(this.dialog).toBeHidden();
  }

  /** Chooses from the main menu. */
  async choose(command: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Main menu' }).click();
    await this.page.getByRole('menuitem', { name: command }).click();
    // it takes the keys until it has faded away
    await expect(this.page.getByRole('menu')).toBeHidden();
  }

  async nameDesign(name: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'Design name' });
    await field.fill(name);
    await field.press('Enter');
    await expect(this.page).toHaveTitle(new RegExp(name));
  }

  async openPalette(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(
      this.page.getByRole('searchbox').or(this.page.getByRole('textbox', { name: 'Command or element' })),
    ).toBeFocused();
  }

  /** Opens the dock at the complaints about the input. */
  async showProblems(): Promise<void> {
    await this.page.keyboard.press('Control+j');
    await this.dock.getByRole('tab', { name: /Input problems/ }).click();
  }

  /** Asks the dock for one packet over TCP. */
  async trace(from: string, to: string, port: string): Promise<void> {
    await this.page.keyboard.press('Control+j');
    await this.dock.getByRole('tab', { name: 'Trace' }).click();
    await this.pick('From', from);
    await this.pick('To', to);
    await this.dock.getByRole('textbox', { name: 'Port' }).fill(port);
    await this.dock.getByRole('button', { name: 'Trace', exact: true }).click();
  }

  private async pick(label: string, name: string): Promise<void> {
    await this.dock.getByRole('combobox', { name: label, exact: true }).fill(name);
    await this.page.getByRole('option', { name }).first().click();
  }

  /** Chooses a thing by its name in a field that completes. */
  async pickIn(where: Locator, label: string, name: string): Promise<void> {
    await where.getByRole('combobox', { name: label, exact: true }).fill(name);
    await this.page
      .getByRole('option', { name: new RegExp(`^${name}\\b`) })
      .first()
      .click();
  }

  async openFiles(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Files' }).click();
  }

  async openMap(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Map' }).click();
    await expect(this.map).toBeVisible();
  }

  /** With nothing selected: a guardrail from the menu of the inspector. */
  async addGuardrail(which: string): Promise<void> {
    await this.inspector.getByRole('button', { name: 'Add a guardrail' }).click();
    await this.page.getByRole('menuitem', { name: which }).click();
    await expect(this.inspector.getByRole('button', { name: new RegExp(which) })).toBeVisible();
  }

  /** With nothing selected: where pods live. */
  async setPodAddresses(range: string): Promise<void> {
    const field = this.inspector.getByRole('textbox', { name: 'Pod addresses' });
    await field.fill(range);
    await field.press('Enter');
    await expect(this.inspector.getByRole('button', { name: `Remove ${range}` })).toBeVisible();
  }

  async groupBy(axis: 'Plane' | 'Environment' | 'Tenant' | 'Namespace'): Promise<void> {
    await this.map.getByRole('button', { name: /Group by/ }).click();
    await this.page.getByRole('option', { name: axis, exact: true }).click();
    await this.fit();
  }

  /** Brings everything on the map into sight. */
  async fit(): Promise<void> {
    await this.map.getByRole('button', { name: 'Fit everything' }).click();
  }

  /** Puts a namespace into a plane, environment or tenant with the inspector. */
  async putInZone(namespace: Locator, axis: 'Plane' | 'Environment' | 'Tenant', zone: string): Promise<void> {
    const field = this.inspector.getByRole('button', { name: new RegExp(`${axis}$`) });
    // a card that still moves, as after a fit, slips away from under a press
    await expect(async () => {
      await namespace.click({ position: { x: 60, y: 12 } });
      await expect(field).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await field.click();
    await this.page.getByRole('option', { name: zone, exact: true }).click();
  }

  /** What the map and the answers are about. */
  async showSide(side: 'Today' | 'Design' | 'Change'): Promise<void> {
    const radio = this.page.getByRole('radio', { name: side });
    await radio.click();
    await expect(radio).toBeChecked();
  }

  async openExport(): Promise<void> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(this.dialog.getByRole('button', { name: 'Download zip' })).toBeEnabled();
  }

  async downloadZip(): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.dialog.getByRole('button', { name: 'Download zip' }).click();
    return download;
  }
}

/** Opens the studio on a design given as the text of its file. */
export async function openDesign(page: Page, text: string): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.open();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open a design/ }).click();
  await (await chooser).setFiles([{ name: 'design.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) }]);
  await expect(studio.map).toBeVisible();
  return studio;
}
