import { expect, type Page, test } from 'playwright/test';
import { MapPage, middleOf, within } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

async function emptyPage(page: Page): Promise<{ studio: StudioPage; map: MapPage }> {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Empty page');
  return { studio, map: new MapPage(page) };
}

test('planes, namespaces and workloads are drawn where they are dropped', async ({ page }) => {
  const { studio, map } = await emptyPage(page);
  await map.addAt('plane', 'production', { x: 420, y: 400 });
  const plane = map.frame('plane', 'production');
  const dropped = await middleOf(plane);
  expect(Math.abs(dropped.x - 420)).toBeLessThan(8);
  expect(Math.abs(dropped.y - 400)).toBeLessThan(8);

  await map.addAt('namespace', 'shop', dropped);
  await expect(studio.inspector).toContainText('production');
  await expect(map.frame('plane', 'production')).toHaveAccessibleName(/1 namespace/);
  await map.addAt('workload', 'web', await middleOf(map.frame('namespace', 'shop')));
  await expect(map.card('web', 'shop')).toBeVisible();
  await map.add('workload', 'cart');
  await expect(map.card('cart', 'shop')).toBeVisible();
  await map.add('external', 'partner');
  await expect(map.card('partner')).toBeVisible();
  await expect(map.frame('namespace', 'shop')).toHaveAccessibleName(/2 workloads/);
});

test('a namespace dragged into a plane belongs to it', async ({ page }) => {
  const { studio, map } = await emptyPage(page);
  await map.addAt('plane', 'production', { x: 800, y: 400 });
  await map.addAt('namespace', 'shop', { x: 400, y: 400 });
  await expect(map.frame('plane', 'production')).toHaveAccessibleName(/0 namespaces/);
  await map.move(map.frame('namespace', 'shop'), await within(map.frame('plane', 'production'), 0.5, 0.6));
  await expect(map.frame('plane', 'production')).toHaveAccessibleName(/1 namespace/);
  await expect(studio.toast('Moved shop to plane production')).toBeVisible();
  await studio.toast('Moved shop to plane production').getByRole('button', { name: 'Undo' }).click();
  await expect(map.frame('plane', 'production')).toHaveAccessibleName(/0 namespaces/);
});

test('things are renamed by double click and by F2', async ({ page }) => {
  const { map } = await emptyPage(page);
  await map.add('namespace', 'shop');
  await map.add('workload', 'web');
  await map.renameByDoubleClick(map.card('web'), 'frontend');
  await expect(map.card('frontend', 'shop')).toBeVisible();
  await map.renameByKey(map.card('frontend'), 'storefront');
  await expect(map.card('storefront', 'shop')).toBeVisible();

  // Escape takes the typing back; what Kubernetes would refuse is refused with the reason
  await page.keyboard.press('F2');
  await page.keyboard.type('other');
  await page.keyboard.press('Escape');
  await expect(map.card('storefront')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('Not A Name');
  await page.keyboard.press('Enter');
  await expect(map.canvas.getByRole('alert')).toContainText('is no Kubernetes name');
  await page.keyboard.press('Escape');
  await expect(map.card('storefront')).toBeVisible();
});

test('flows are drawn by mouse with ports, and by keyboard; workloads move with their flows', async ({ page }) => {
  const { studio, map } = await emptyPage(page);
  await map.addAt('namespace', 'shop', { x: 360, y: 300 });
  await map.add('workload', 'web');
  await map.addAt('namespace', 'data', { x: 360, y: 620 });
  await map.add('workload', 'db');
  await expect(map.card('db', 'data')).toBeVisible();

  await map.connect(map.card('web'), map.card('db'));
  await page.keyboard.type('tcp 5432');
  await page.keyboard.press('Enter');
  await expect(studio.inspector).toContainText('shop/web → data/db');
  await expect(studio.inspector).toContainText('tcp 5432');
  await expect(studio.inspector.getByText('allowed', { exact: true })).toBeVisible();
  await expect(map.arrow(/web.*db/)).toHaveCount(1);

  await studio.connectByKeyboard('db', 'web');
  await expect(studio.inspector).toContainText('data/db → shop/web');

  await map.addAt('namespace', 'spare', { x: 900, y: 440 });
  await map.move(map.card('web'), await within(map.frame('namespace', 'spare'), 0.5, 0.6));
  await expect(map.card('web', 'spare')).toBeVisible();
  await map.card('web').click();
  await expect(studio.inspector.getByRole('button', { name: /spare\/web → data\/db, tcp 5432/ })).toBeVisible();
});

test('a move that changes who may reach whom is asked about first', async ({ page }) => {
  const { studio, map } = await emptyPage(page);
  await map.addAt('namespace', 'shop', { x: 360, y: 300 });
  await map.add('workload', 'web');
  await map.addAt('namespace', 'open', { x: 360, y: 620 });
  // what the design does not manage is open to all
  await map.frame('namespace', 'open').click();
  await studio.inspector.getByRole('button', { name: /Decided by/ }).click();
  await page.getByRole('option', { name: /as imported/ }).click();
  await page.keyboard.press('Escape');
  const target = await within(map.frame('namespace', 'open'), 0.5, 0.6);
  const question = page.getByRole('dialog', { name: 'Move shop/web to namespace open' });

  await map.move(map.card('web'), target);
  await expect(question).toContainText('opened, not wanted');
  await question.getByRole('button', { name: 'Leave it where it was' }).click();
  await expect(question).toBeHidden();
  await expect(map.card('web', 'shop')).toBeVisible();

  await map.move(map.card('web'), target);
  await expect(question.getByRole('button', { name: 'Move', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(map.card('web', 'open')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(map.card('web', 'shop')).toBeVisible();
});

test('undo and redo go over everything, and name each step', async ({ page }) => {
  const { studio, map } = await emptyPage(page);
  await map.addAt('namespace', 'shop', { x: 420, y: 400 });
  await map.add('workload', 'web');
  await map.add('external', 'partner');
  await studio.connectByKeyboard('web', 'partner');
  await expect(map.arrow(/web.*partner/)).toHaveCount(1);

  const steps = [
    'Connect web to partner',
    /Rename .* to partner/,
    'Add external',
    /Rename .* to web/,
    'Add workload',
    /Rename .* to shop/,
    'Add namespace',
  ];
  for (const step of steps) {
    await studio.undoButton.hover();
    await expect(page.getByRole('tooltip')).toHaveText(step instanceof RegExp ? step : new RegExp(`Undo: ${step}`));
    await page.keyboard.press('Control+z');
    await page.mouse.move(700, 500);
    await expect(page.getByRole('tooltip')).toBeHidden();
  }
  await expect(studio.undoButton).toBeDisabled();
  await expect(page.getByText('Draw who may talk to whom')).toBeVisible();
  for (const _ of steps) await page.keyboard.press('Control+Shift+z');
  await expect(studio.redoButton).toBeDisabled();
  await expect(map.arrow(/web.*partner/)).toHaveCount(1);
  await expect(map.card('web', 'shop')).toBeVisible();
});

test('what is deleted takes its flows along, says so, and comes back', async ({ page }) => {
  const { studio, map } = await emptyPage(page);
  await map.addAt('namespace', 'shop', { x: 420, y: 400 });
  await map.add('workload', 'web');
  await map.add('workload', 'db');
  await studio.connectByKeyboard('web', 'db');
  await map.card('db').click();
  await page.keyboard.press('Delete');
  await expect(map.card('db')).toBeHidden();
  const toast = studio.toast('Deleted shop/db and 1 that depended on it');
  await expect(toast).toBeVisible();
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(map.card('db', 'shop')).toBeVisible();
  await expect(map.arrow(/web.*db/)).toHaveCount(1);
});

test('keys typed while the palette is still being fetched draw nothing', async ({ page }) => {
  const { studio, map } = await emptyPage(page);
  await map.add('namespace', 'shop');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('nwzx');
  await expect(studio.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(studio.dialog).toBeHidden();
  await expect(map.canvas.getByRole('group', { name: /^(namespace|plane|Deployment|external) / })).toHaveCount(1);
});
