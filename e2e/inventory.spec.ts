import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { PLATFORM_NAMES, platformManifests, platformTable } from './fixtures/platform.ts';
import { yamlFile } from './pages/import.ts';
import { InventoryPage } from './pages/inventory.ts';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

async function platform(page: Page, apps?: number): Promise<{ studio: StudioPage; inventory: InventoryPage }> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.import([yamlFile('platform.yaml', platformManifests(apps))]);
  await expect(studio.solved(/^Today solved/).first()).toBeAttached();
  return { studio, inventory: new InventoryPage(page) };
}

test('sixty namespaces are classified by the evidence: in bulk, by column, one by one', async ({ page }) => {
  const { studio, inventory } = await platform(page);
  await expect(studio.inspector).toContainText('60 of 60 namespaces are in no plane');
  await studio.inspector.getByRole('button', { name: 'Open the inventory' }).click();
  await expect(inventory.grid).toHaveAttribute('aria-rowcount', '61');

  // what is suggested says why; what contradicts itself is shown, and no part of what is sure
  await inventory.filter('crm-mail-dev');
  await inventory.expectCell(
    'crm-mail-dev',
    'Environment',
    /prod, suggested, a guess: label stage=prod; but dev, since name ends in -dev/,
  );
  await (await inventory.cell('crm-mail-dev', 'Environment')).click();
  await expect(inventory.line).toContainText('name ends in -dev, as 15 others do');
  await expect(inventory.line.getByRole('button', { name: 'Take dev' })).toBeVisible();
  await inventory.filter('');
  await (await inventory.cell('argocd', 'Plane')).hover();
  await expect(page.getByRole('tooltip')).toContainText('runs argocd-server, which is management plane');

  // in bulk, with the count before; one step to undo
  const accept = inventory.tools.getByRole('button', { name: /^Accept \d+ sure suggestions$/ });
  await accept.click();
  await expect(studio.toast(/^Classified \d+ namespaces/)).toBeVisible();
  await inventory.expectCell('pay-api-prod', 'Environment', 'prod');
  await inventory.expectCell('argocd', 'Plane', 'management');
  await inventory.expectCell('crm-mail-dev', 'Environment', /suggested/);
  await studio.undoButton.hover();
  await expect(page.getByRole('tooltip')).toHaveText(/Undo: Classify \d+ namespaces/);
  await studio.undoButton.click();
  await inventory.expectCell('pay-api-prod', 'Environment', /suggested, sure/);

  // a column alone, and one cell by its check
  await inventory.grid.getByRole('button', { name: /^Accept \d+ sure in Environment$/ }).click();
  await inventory.expectCell('pay-api-prod', 'Environment', 'prod');
  await inventory.expectCell('kube-system', 'Plane', /suggested, sure/);
  const cell = await inventory.cell('kube-system', 'Plane');
  await cell.hover();
  await cell.getByRole('button', { name: 'Accept control' }).click();
  await inventory.expectCell('kube-system', 'Plane', 'control');
  await inventory.show(/in no environment/);
  await expect(inventory.grid).toHaveAttribute('aria-rowcount', '14');
});

test('a table from a spreadsheet is shown before it applies, in one step, and the map groups by it', async ({
  page,
}) => {
  const { studio, inventory } = await platform(page);
  await inventory.open();
  await (await inventory.cell('argocd', 'Plane')).click();
  await inventory.paste(
    platformTable().replace('shop-web-prod\t', 'shop-wbe-prod\t').replace('vault\tmanagement', 'vault\t-'),
  );

  // the wrong row is named, with what it may mean
  await expect(inventory.table).toContainText('59 of 60 rows match a namespace.');
  await expect(inventory.section('Columns').getByRole('button', { name: /Environment/ })).toBeVisible();
  const unmatched = inventory.section('Rows that match nothing');
  await expect(unmatched).toContainText('shop-wbe-prod');
  await expect(unmatched).toContainText('is it shop-web-prod?');
  await expect(inventory.section('New zones')).toContainText('environment staging · 16');
  await inventory.table.getByRole('button', { name: 'Classify 59 namespaces' }).click();
  await expect(inventory.table).toBeHidden();
  await expect(studio.toast('Classified 59 namespaces')).toBeVisible();
  await inventory.filter('pay-ledger');
  await inventory.expectCell('pay-ledger-staging', 'Environment', 'staging');
  await inventory.filter('shop-web');
  await inventory.expectCell('shop-web-prod', 'Owner', /suggested/);

  // filling down puts the wrong row right
  await (await inventory.cell('shop-web-dev', 'Owner')).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await inventory.expectCell('shop-web-prod', 'Owner', 'shop-team');
  await page.mouse.move(700, 500);
  await studio.undoButton.hover();
  await expect(page.getByRole('tooltip')).toContainText('Undo: Set the owner of shop-web-prod');

  // the map has the zones
  await inventory.close();
  await studio.groupBy('Tenant');
  const map = new MapPage(page);
  await expect(map.frame('tenant', 'pay')).toHaveAccessibleName(/9 namespaces/);
  await studio.groupBy('Environment');
  await expect(map.frame('environment', 'staging')).toHaveAccessibleName(/16 namespaces/);

  // undone in two steps: the fill, and the whole table
  await studio.undoButton.click();
  await studio.undoButton.click();
  await expect(studio.undoButton).toBeDisabled();
});

test('a table over what is set says before and after; bad rows and values have their line and column', async ({
  page,
}) => {
  const { inventory } = await platform(page);
  await inventory.open();
  await inventory.tools.getByRole('button', { name: 'Paste a table…' }).click();
  await page.keyboard.insertText('\uFEFFNamespace;Stage;Team;Cost\r\nvault;prod;core;1;;\r\nargocd;dev;core;2\r\n');
  await expect(inventory.table).toContainText('2 of 2 rows match a namespace. 4 values would be set; 3 new zones.');
  await inventory.table.getByRole('button', { name: 'Classify 2 namespaces' }).click();
  await inventory.filter('vault');
  await inventory.expectCell('vault', 'Tenant', 'core');

  await inventory.tools.getByRole('button', { name: 'Paste a table…' }).click();
  await page.keyboard.insertText('ns,env,app\nvault,"dev",not a label\nargocd,dev\nvault,prod');
  await expect(inventory.section('Problems')).toContainText('line 2, column 13');
  await expect(inventory.section('Problems')).toContainText('stands in line 2 already');
  const changes = inventory.section('Values that would change');
  await expect(changes).toContainText(/vault.*environment.*prod.*dev/);
  await changes.getByText('Keep what is set').click();
  await expect(inventory.table.getByRole('button', { name: 'Nothing to apply' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await inventory.expectCell('vault', 'Environment', 'prod');
});

test('the hands of a spreadsheet, by keyboard alone', async ({ page }) => {
  const { studio, inventory } = await platform(page);
  const press = (keys: string) => page.keyboard.press(keys);
  await inventory.open();
  // the way in from the tools
  await inventory.tools.getByRole('button', { name: 'Paste a table…' }).focus();
  await press('Tab');
  await expect(inventory.grid).toBeFocused();

  // type to replace: a new zone is made; Tab goes on
  await press('ArrowRight');
  await page.keyboard.type('Mgmt');
  await expect(page.getByRole('option', { name: /Mgmt.*new plane/ })).toBeVisible();
  await press('Tab');
  await inventory.expectCell('argocd', 'Plane', 'Mgmt');
  await expect(inventory.grid).toBeFocused();
  // open it, complete a name that is there, Enter goes down
  await press('Home');
  await press('ArrowDown');
  await press('ArrowRight');
  await press('F2');
  await page.keyboard.type('mg');
  await press('ArrowDown');
  await press('Enter');
  await inventory.expectCell('cert-manager', 'Plane', /^Mgmt, against the evidence/);
  // Escape takes the typing back
  await press('x');
  await press('Escape');
  await inventory.expectCell('crm-core-dev', 'Plane', /^(?!x)/);

  // Enter accepts what is suggested, of a whole range too
  await press('Shift+ArrowDown');
  await press('Shift+ArrowRight');
  await press('Enter');
  await inventory.expectCell('crm-core-dev', 'Environment', 'dev');
  await inventory.expectCell('crm-core-prod', 'Plane', 'data');

  // copied cells are put where the cursor is
  await press('Control+c');
  await expect(studio.toast('Copied 4 cells')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('data\tdev\ndata\tprod');
  await press('End');
  await press('Home');
  await press('ArrowDown');
  await press('ArrowDown');
  await press('ArrowRight');
  await press('Control+v');
  await inventory.expectCell('crm-mail-dev', 'Environment', /^dev, against the evidence/);
  // Delete clears; all of it is undone step by step
  await press('Delete');
  await inventory.expectCell('crm-mail-dev', 'Plane', /suggested/);
  await press('Control+z');
  await inventory.expectCell('crm-mail-dev', 'Plane', 'data');

  // the headings are reached, and sort
  await press('Control+Home');
  await press('ArrowUp');
  await press('Enter');
  await expect(inventory.grid.getByRole('columnheader', { name: 'Namespace' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(inventory.grid.getByRole('row').nth(1)).toContainText('velero');
});

test('rows and map select one another, and far rows are drawn when they are reached', async ({ page }) => {
  const { studio, inventory } = await platform(page);
  await page.keyboard.press('Shift+T');
  await expect(inventory.grid).toBeVisible();
  await expect(inventory.row('velero')).toHaveCount(0);
  await (await inventory.cell('argocd', 'Namespace')).click();
  await expect(studio.inspector.getByRole('heading', { name: 'argocd' })).toBeVisible();
  await page.keyboard.press('Control+End');
  await expect(inventory.row(PLATFORM_NAMES.at(-1) ?? '')).toBeVisible();
  await expect(studio.inspector.getByRole('heading', { name: 'velero' })).toBeVisible();

  // found by name, it is selected, and the grid goes there
  await studio.openPalette();
  await page.keyboard.type('crm-core-prod');
  await page
    .getByRole('menuitem', { name: /crm-core-prod/ })
    .first()
    .click();
  await expect(inventory.row('crm-core-prod')).toBeVisible();
  await expect(inventory.line).toContainText('crm-core-prod');

  await page.getByRole('radio', { name: 'Workloads' }).click();
  await expect(inventory.grid).toHaveAttribute('aria-label', 'Workloads');
  await expect(inventory.grid).toHaveAttribute('aria-rowcount', String(48 * 2 + 12 + 1));
});

for (const theme of ['light', 'dark'] as const) {
  test(`the inventory keeps the rules of axe, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const { inventory } = await platform(page, 1);
    const found: string[] = [];
    const check = async (part: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const v of violations)
        for (const n of v.nodes) found.push(`${part}: ${v.id}: ${n.html.slice(0, 200)} ${n.failureSummary}`);
    };
    await page.keyboard.press('Shift+T');
    await expect(inventory.grid).toBeVisible();
    await check('docked');
    await page.keyboard.press('Shift+J');
    await (await inventory.cell('crm-mail-dev', 'Environment')).click();
    await check('contradicted cell');
    await page.keyboard.press('F2');
    await check('editor');
    await page.keyboard.press('Escape');
    await inventory.paste('Namespace,Env\nvault,prod\nnobody,prod\n"open,x');
    await expect(inventory.section('Problems')).toBeVisible();
    await check('table');
    expect(found).toEqual([]);
  });
}
