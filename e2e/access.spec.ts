import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { MANY, OLDER, ON_HOSTS } from './fixtures/designs.ts';
import { ChecksPage } from './pages/checks.ts';
import { DrillsPage } from './pages/drills.ts';
import { ExportDialog } from './pages/export.ts';
import { FilesPage } from './pages/files.ts';
import { GovernancePage } from './pages/governance.ts';
import { HistoryPage } from './pages/history.ts';
import { ImportDialog, yamlFile } from './pages/import.ts';
import { MapPage } from './pages/map.ts';
import { MatrixPage } from './pages/matrix.ts';
import { ElementMenu } from './pages/menu.ts';
import { openDesign, StudioPage } from './pages/studio.ts';

const fixture = (name: string) =>
  yamlFile(name, readFileSync(fileURLToPath(new URL(`./fixtures/online-boutique/${name}`, import.meta.url)), 'utf8'));
const BOUTIQUE = [fixture('kubernetes-manifests.yaml'), fixture('network-policies.yaml')];

/** What axe finds on the page as it stands, in words that name the rule and the place. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} (${n.failureSummary ?? ''})`));
}

/** Looks at parts as they come up, and says at the end which of them break a rule. */
function checker(page: Page): { readonly check: (part: string) => Promise<void>; readonly done: () => void } {
  const found = new Map<string, string[]>();
  return {
    async check(part) {
      const here = await violations(page);
      if (here.length > 0) found.set(part, here);
    },
    done: () => expect(Object.fromEntries(found)).toEqual({}),
  };
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`rules of axe, ${theme}`, () => {
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await new StudioPage(page).open();
    });

    test('the ways in', async ({ page }) => {
      const { check, done } = checker(page);
      const dialog = new ImportDialog(page);
      await check('gallery');
      await dialog.open();
      await check('import');
      await dialog.choose(BOUTIQUE);
      await expect(dialog.root.getByRole('button', { name: 'Accept' })).toBeVisible();
      await check('import preview');
      done();
    });

    test('the map, its inspector and its dock', async ({ page }) => {
      const { check, done } = checker(page);
      const studio = new StudioPage(page);
      await studio.import(BOUTIQUE);
      await studio.connectByKeyboard('adservice', 'redis-cart');
      await expect(studio.inspector).toContainText('blocked at ingress of redis-cart');
      await check('map with a flow');
      await studio.inspector.getByRole('button', { name: 'Trace', exact: true }).click();
      await expect(studio.dock).toContainText('blocked at ingress of default/redis-cart');
      await check('trace');
      await studio.dock.getByRole('tab', { name: /Input problems/ }).click();
      await studio.card('frontend').click();
      await check('workload and problems');
      done();
    });

    test('files, export and what floats above', async ({ page }) => {
      const { check, done } = checker(page);
      const studio = new StudioPage(page);
      const map = new MapPage(page);
      const files = new FilesPage(page);
      await studio.start('Empty page');
      await map.add('namespace', 'shop');
      await map.add('workload', 'web');
      await files.open();
      await expect(files.editor).toBeAttached();
      await check('files');
      await studio.openPalette();
      await check('palette');
      await page.keyboard.press('Escape');
      await expect(studio.dialog).toBeHidden();
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await check('shortcuts');
      await page.keyboard.press('Escape');
      await new ExportDialog(page).open();
      await check('export');
      done();
    });

    test('the matrix and a cell of it', async ({ page }) => {
      const { check, done } = checker(page);
      const matrix = new MatrixPage(page);
      await new StudioPage(page).import(BOUTIQUE);
      await matrix.open();
      await check('matrix');
      await matrix.choose('From', 'Workload');
      await expect(matrix.root).toContainText('workload to namespace');
      await matrix.grid.focus();
      await page.keyboard.press('Enter');
      await expect(matrix.panel).toBeVisible();
      await check('a cell');
      await new StudioPage(page).showSide('Design');
      await matrix.panel.getByText('Must not').click();
      await expect(matrix.panel).toContainText('Adds a guardrail');
      await check('a cell that is set');
      done();
    });

    test('the drills', async ({ page }) => {
      const { check, done } = checker(page);
      const drills = new DrillsPage(page);
      await new StudioPage(page).import(BOUTIQUE);
      await drills.open();
      await check('no drill yet');
      await drills.choose('Add a namespace');
      await drills.run();
      await expect(drills.result).toContainText('ends are in reach');
      await check('a namespace');
      await drills.choose('Compromise');
      await drills.pick('Held by an attacker', 'default/frontend');
      await drills.run();
      await expect(drills.result).toContainText('is compromised');
      await check('a compromise');
      done();
    });

    test('the checks, a finding, and its acceptance', async ({ page }) => {
      const { check, done } = checker(page);
      const checks = new ChecksPage(page);
      await new StudioPage(page).start('Online Boutique');
      await checks.open();
      await check('the checks');
      const finding = await checks.choose('CONF-1');
      await finding.getByRole('button', { name: 'Accept…' }).click();
      await finding.getByRole('button', { name: 'Accept', exact: true }).click();
      await expect(finding.getByRole('alert')).toBeVisible();
      await finding.getByRole('button', { name: 'What it opens and closes' }).click();
      await expect(finding).toContainText('It opens 1 pair');
      await check('a finding');
      await finding.getByRole('textbox', { name: 'Reason' }).fill('for now');
      await finding.getByRole('textbox', { name: 'Owner' }).fill('Ops');
      await finding.getByRole('button', { name: 'Accept', exact: true }).click();
      await expect(checks.row('CONF-1')).toContainText('accepted');
      await check('an accepted finding');
      await checks.choose('HOST-1');
      await checks.practice(5).click();
      await check('what is not yet checked');
      await checks.search.fill('nothing is called so');
      await check('nothing found');
      done();
    });

    test('conflicts, and who may open a guardrail', async ({ page }) => {
      const { check, done } = checker(page);
      const studio = await openDesign(page, OLDER);
      await page.getByRole('banner').getByRole('button', { name: '4 conflicts' }).click();
      await expect(studio.dock.getByRole('list', { name: 'Ways out' })).toBeVisible();
      await check('a conflict');
      await studio.inspector.getByRole('button', { name: /^G-1/ }).click();
      await expect(studio.inspector.getByText('widens G-1').first()).toBeVisible();
      await check('an exception that widens');
      done();
    });

    for (const [what, design, id] of [
      ['many findings', MANY, 'LAB-1'],
      ['what no policy could stop', ON_HOSTS, 'PLANE-1'],
    ] as const)
      test(what, async ({ page }) => {
        const { check, done } = checker(page);
        const checks = new ChecksPage(page);
        await openDesign(page, design);
        await checks.open();
        await checks.choose(id);
        await check(what);
        done();
      });

    test('the review and a sentence of it', async ({ page }) => {
      const { check, done } = checker(page);
      await new StudioPage(page).start('Online Boutique');
      await page.keyboard.press('Alt+r');
      const review = page.getByRole('main', { name: 'Review' });
      await expect(review.getByRole('list', { name: 'Summary' })).toContainText('pairs');
      await check('the review');
      await review
        .getByRole('button', { name: /as G-1 demands/ })
        .first()
        .click();
      await expect(review.getByRole('region', { name: 'What decides' })).toContainText('denied at');
      await check('a sentence');
      done();
    });

    test('the governance view', async ({ page }) => {
      const { check, done } = checker(page);
      const studio = new StudioPage(page);
      const governance = new GovernancePage(page);
      await studio.start('Reference platform');
      await governance.open();
      await governance.addPersona('Developer');
      await check('personas');
      await governance.show('Label standard');
      await governance.addLabelKey('example.com/cost-centre');
      await check('label standard');
      for (const section of ['Memberships', 'Placements', 'Exceptions'] as const) {
        await governance.show(section);
        await check(section);
      }
      done();
    });

    test('history, versions and questions', async ({ page }) => {
      const { check, done } = checker(page);
      const studio = new StudioPage(page);
      const map = new MapPage(page);
      const history = new HistoryPage(page);
      await studio.start('Empty page');
      await map.addAt('namespace', 'shop', { x: 360, y: 300 });
      await map.add('workload', 'web');
      await history.freeze('First');
      await map.addAt('namespace', 'spare', { x: 700, y: 300 });
      await history.open();
      await history.choose('First');
      await check('history');
      await page.keyboard.press('Control+Alt+s');
      await expect(studio.dialog).toBeVisible();
      await check('freeze');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Compare with now' }).click();
      await expect(page.getByRole('dialog', { name: 'Compare versions' })).toContainText('spare');
      await check('comparison');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Alt+z');
      await map.card('web').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Shift+M');
      await expect(studio.dialog).toBeVisible();
      await check('move');
      // the first closes the list of names, the second the dialog
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(studio.dialog).toBeHidden();
      await map.card('web').focus();
      await new ElementMenu(page).openByKey('ContextMenu');
      await check('menu of a workload');
      done();
    });
  });
}

test('the main job by keyboard alone', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const press = (keys: string) => page.keyboard.press(keys);
  await studio.open();

  // start an empty page from the gallery
  const empty = page.getByRole('button', { name: /Empty page/ });
  await tabTo(page, empty);
  await press('Enter');
  await expect(studio.map).toBeVisible();

  // draw two workloads; a new name is typed where the thing stands
  await named(page, map, 'n', 'shop');
  await named(page, map, 'w', 'web');
  await named(page, map, 'w', 'db');

  // connect what is selected: from db to web
  await press('c');
  await expect(page.getByRole('combobox', { name: 'To' })).toBeFocused();
  await page.keyboard.type('web');
  await expect(page.getByRole('option', { name: /web/ }).first()).toBeVisible();
  await press('ArrowDown');
  await press('Enter');
  const ports = studio.dialog.getByRole('textbox', { name: 'Ports' });
  await expect(ports).toBeFocused();
  await page.keyboard.type('tcp 80');
  await press('Enter');
  await expect(studio.dialog).toBeHidden();
  await expect(studio.inspector).toContainText(/db → (shop\/)?web/);
  await expect(studio.inspector.getByText('allowed', { exact: true })).toBeVisible();

  // trace it, from the inspector
  await tabTo(page, studio.inspector.getByRole('button', { name: 'Trace', exact: true }));
  await press('Enter');
  await expect(studio.dock).toContainText('shop/db → shop/web tcp 80: allowed');

  // say who decides in the namespace
  await press('Escape');
  await tabTo(page, map.frame('namespace', 'shop'));
  await press('Enter');
  await expect(studio.inspector).toContainText('Decided by');
  await tabTo(page, studio.inspector.getByRole('button', { name: /Decided by/ }));
  await press('Enter');
  await expect(page.getByRole('option', { name: 'the design', exact: true })).toBeFocused();
  await press('Escape');

  // move a card, rename it, and take both back
  await tabTo(page, map.card('web'));
  await press('Enter');
  await press('Shift+ArrowRight');
  await press('F2');
  await page.keyboard.type('front');
  await press('Enter');
  await expect(map.card('front')).toBeVisible();
  await press('Control+z');
  await expect(map.card('web')).toBeVisible();

  // export, and come back to where one was
  await press('Control+e');
  const dialog = new ExportDialog(page);
  await dialog.ready();
  await expect(dialog.proof).toBeVisible();
  const download = page.waitForEvent('download');
  await tabTo(page, dialog.root.getByRole('button', { name: 'Download zip' }));
  await press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  await press('Escape');
  await expect(dialog.root).toBeHidden();
  await press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('shaping a platform by keyboard alone', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const menu = new ElementMenu(page);
  const press = (keys: string) => page.keyboard.press(keys);
  const nameField = map.canvas.getByRole('textbox', { name: /^Name of/ });
  await studio.open();
  await tabTo(page, page.getByRole('button', { name: /Empty page/ }));
  await press('Enter');
  await expect(studio.map).toBeVisible();

  // a workload, and beside it another that it is connected to; its ports follow its name
  await named(page, map, 'n', 'shop');
  await named(page, map, 'w', 'web');
  await press('Control+ArrowRight');
  await expect(nameField).toBeFocused();
  await page.keyboard.type('db');
  await press('Tab');
  const ports = page.getByRole('dialog', { name: 'Fields of shop/db' }).getByRole('textbox', { name: 'Ports' });
  await expect(ports).toBeFocused();
  await page.keyboard.type('5432');
  await press('Enter');
  await expect(map.card('db', 'shop')).toBeFocused();

  // the flow between them gets its ports from the menu key, and is traced
  await tabTo(page, map.arrow(/web .*→ db/));
  await press('Enter');
  await press('F2');
  const flowPorts = page.getByRole('dialog', { name: 'Fields of F-1' }).getByRole('textbox', { name: 'Ports' });
  await expect(flowPorts).toBeFocused();
  await page.keyboard.type('5432');
  await press('Enter');
  await expect(flowPorts).toBeHidden();
  await expect(studio.inspector.getByText('allowed', { exact: true })).toBeVisible();
  await tabTo(page, map.arrow(/web .*→ db/));
  await menu.openByKey();
  await expect(menu.item('Trace')).toBeFocused();
  await press('Enter');
  await expect(studio.dock).toContainText('shop/web → shop/db tcp 5432: allowed');
  await press('Control+j');

  // the namespace goes into a plane, is copied and pasted, and the copy into another plane
  await tabTo(page, map.frame('namespace', 'shop'));
  await press('Enter');
  await press('Control+g');
  await expect(nameField).toBeFocused();
  await page.keyboard.type('data');
  await press('Enter');
  await expect(map.frame('plane', 'data')).toHaveAccessibleName(/1 namespace/);
  await press('i');
  await expect(studio.inspector).toContainText('1 namespace, 2 workloads');
  await tabTo(page, map.frame('namespace', 'shop'));
  await press('Enter');
  await press('Control+c');
  await press('Control+v');
  await expect(map.frame('namespace', 'shop-2')).toBeFocused();
  await named(page, map, 'z', 'spare');
  await tabTo(page, map.frame('namespace', 'shop-2'));
  await press('Enter');
  await press('Shift+M');
  await expect(page.getByRole('combobox', { name: 'Move to' })).toBeFocused();
  await page.keyboard.type('spare');
  await press('Enter');
  await expect(studio.toast('Moved shop-2 to plane spare')).toBeVisible();

  // what is deleted comes back; it is selected still
  await tabTo(page, map.frame('namespace', 'shop-2'));
  await press('Delete');
  await expect(map.frame('namespace', 'shop-2')).toBeHidden();
  await press('Control+z');
  await expect(map.frame('namespace', 'shop-2')).toBeVisible();
});

/** Adds a thing by its key and types its name. */
async function named(page: Page, map: MapPage, key: string, name: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(map.canvas.getByRole('textbox', { name: /^Name of/ })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(map.canvas.getByRole('group', { name: new RegExp(`\\b${name}\\b`) }).first()).toBeFocused();
}

const MOST_TABS = 80;

/** Tab until something has the focus, as a person without a mouse would. */
async function tabTo(page: Page, thing: ReturnType<Page['locator']>): Promise<void> {
  for (let i = 0; i < MOST_TABS; i++) {
    // a list that opens under a field hides the rest for as long as the field has the focus
    const shown = (await thing.count()) > 0;
    if (shown && (await thing.evaluate((element) => element === document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${thing} is not reached with ${MOST_TABS} presses of Tab`);
}
