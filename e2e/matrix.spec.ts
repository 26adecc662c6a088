import { expect, test } from 'playwright/test';
import { MapPage } from './pages/map.ts';
import { MatrixPage } from './pages/matrix.ts';
import { StudioPage } from './pages/studio.ts';

test('a cell is designed: what it would do is shown, it is one step, and a guardrail makes it a conflict or a gate', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const matrix = new MatrixPage(page);
  await studio.open();
  await studio.start('Empty page');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Matrix' }).click();
  await expect(matrix.root).toContainText('Nothing to hold against each other yet');
  await matrix.root.getByRole('button', { name: 'Draw on the map' }).click();
  await map.addAt('namespace', 'shop', { x: 360, y: 300 });
  await map.add('workload', 'web');
  await map.addAt('namespace', 'pay', { x: 760, y: 300 });
  await map.add('workload', 'api');
  await matrix.open();

  // a new namespace is closed: nothing is open
  await matrix.press('shop', 'pay');
  await expect(matrix.panel).toContainText('none open');

  // only these ports: what that would open is told before
  await matrix.panel.getByText('Only these').click();
  await matrix.panel.getByRole('textbox', { name: 'Ports' }).fill('443');
  await matrix.panel.getByRole('textbox', { name: 'Ports' }).press('Enter');
  await expect(matrix.panel).toContainText('It opens 1 pair.');
  await matrix.panel.getByRole('button', { name: 'Open shop → pay: tcp 443' }).click();
  await expect(matrix.panel).toContainText('only tcp 443');
  await expect(matrix.panel).toContainText('wanted by F-1');

  // the trace of a pair
  await matrix.panel.getByRole('button', { name: 'Trace shop/web to pay/api' }).click();
  await expect(studio.dock).toContainText('shop/web → pay/api tcp 443: allowed');
  await page.keyboard.press('Control+j');

  // must not: the flow stays and is a conflict; nothing is open
  await matrix.panel.getByText('Must not').click();
  await expect(matrix.panel).toContainText('It closes 1 pair.');
  await matrix.panel.getByRole('button', { name: 'Forbid shop → pay' }).click();
  await expect(matrix.panel).toContainText('none open');
  await expect(page.getByRole('button', { name: /1 conflict/ })).toBeVisible();

  // a gate in it, with its reason
  await matrix.panel.getByText('Only these').click();
  await matrix.panel.getByRole('textbox', { name: 'Ports' }).fill('443');
  await matrix.panel.getByRole('textbox', { name: 'Ports' }).press('Enter');
  await matrix.panel.getByText('Cut a gate in G-1').click();
  await matrix.panel.getByRole('textbox', { name: 'Reason' }).fill('checkout');
  await expect(matrix.panel).toContainText('It opens 1 pair.');
  await matrix.panel.getByRole('button', { name: 'Open shop → pay: tcp 443' }).click();
  await expect(matrix.panel).toContainText('only tcp 443');
  await expect(matrix.panel).toContainText('in G-1, without an end: checkout');
  await expect(matrix.panel).toContainText('through a gate');

  // each was one step
  await studio.undoButton.click();
  await expect(matrix.panel).toContainText('none open');
  await studio.undoButton.click();
  await studio.undoButton.click();
  await expect(page.getByRole('button', { name: /conflict/ })).toHaveCount(0);
  await expect(matrix.panel).not.toContainText('F-1');
});

test('the reference platform by keyboard: violations of today stand out, a gate is read, the map is one press away', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const matrix = new MatrixPage(page);
  await studio.open();
  await studio.start('Reference platform');
  await expect(page.getByRole('button', { name: /12 conflicts/ })).toBeVisible();
  await page.keyboard.press('Alt+g');
  await expect(matrix.grid).toBeVisible();
  await expect(matrix.root).toContainText('67 × 67 namespace to namespace');

  // cells by keyboard, each with its name and what it says
  await matrix.grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await expect(matrix.cell).toHaveText(/^analytics-customer-lifetime.* to analytics-ingest-prod: /);
  await page.keyboard.press('Control+End');
  await expect(matrix.cell).toHaveText('Other addresses to Other addresses: no pairs');

  // what guardrails forbid and today's policies leave open
  await studio.showSide('Today');
  await matrix.choose('Show', 'Violations');
  await expect(matrix.root.getByText(/^[\d,]+ cells$/)).toBeVisible();
  await matrix.root.getByRole('button', { name: 'Next cell' }).click();
  await expect(matrix.cell).toHaveText(/\d+ violations?/);
  await matrix.grid.focus();
  await page.keyboard.press('Enter');
  await expect(matrix.panel).toContainText('open although forbidden');
  await expect(matrix.panel).toContainText(/forbidden by .*G-/);
  await page.keyboard.press('Escape');
  await expect(matrix.panel).toBeHidden();

  // gates of the design, with reason and end
  await studio.showSide('Design');
  await matrix.choose('Show', 'Gates');
  await matrix.choose('From', 'Plane');
  await matrix.choose('To', 'Environment');
  await matrix.press('Management plane', 'production');
  await expect(matrix.panel).toContainText('through a gate');
  await expect(matrix.panel).toContainText(/X-\d+ in G-\d, (until \d{4}-\d\d-\d\d|without an end)/);
  await matrix.panel.getByRole('button', { name: 'Show on the map' }).click();
  await expect(studio.map).toBeVisible();
});

test('the change shows what opens and closes, down to workloads', async ({ page }) => {
  const studio = new StudioPage(page);
  const matrix = new MatrixPage(page);
  await studio.open();
  await studio.start('Reference platform');
  await expect(page.getByRole('button', { name: /12 conflicts/ })).toBeVisible();
  await matrix.open();
  await studio.showSide('Change');
  await matrix.choose('From', 'Workload');
  await matrix.choose('To', 'Workload');
  await expect(matrix.root).toContainText(/3\d\d × 3\d\d workload to workload/);
  await matrix.choose('Show', 'Closed');
  await matrix.root.getByRole('button', { name: 'Next cell' }).click();
  await expect(matrix.cell).toHaveText(/changes .*; 1 closed/);
  await matrix.root.getByRole('button', { name: 'Smaller cells' }).click();
  await matrix.grid.focus();
  await page.keyboard.press('Enter');
  await expect(matrix.panel).toContainText('closes');
});
