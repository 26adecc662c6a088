import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from 'playwright/test';
import { InventoryPage } from './pages/inventory.ts';
import { boxOf, MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

const EXAMPLE = fileURLToPath(new URL('../public/examples/reference-platform/', import.meta.url));
/** The reference platform as its cluster gives it. */
const PLATFORM = readdirSync(EXAMPLE)
  .filter((name) => name.endsWith('.yaml') && name !== 'design.yaml' && name !== 'layout.yaml')
  .map((name) => `${EXAMPLE}${name}`);
const TABLE = readFileSync(`${EXAMPLE}classification.tsv`, 'utf8');

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Presses what somebody reads, wherever it stands. */
async function press(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).locator('visible=true').first().click();
}

test('a newcomer goes from an example to a checked export by reading alone', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await press(page, 'Online Boutique');
  await expect(page.getByText('Needs a look').first()).toBeVisible();

  // what needs a look says who blocks, and where that is decided
  const inspector = studio.inspector;
  await press(page, 'monitoring/prometheus');
  await expect(inspector).toContainText(/blocked/);
  await press(page, /^Trace$/);
  await expect(studio.dock).toContainText(/blocked at/);

  // the export is proven, and taken home
  await press(page, /^Export$/);
  await expect(page.getByText(/^Proved/).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await press(page, /^Download zip/);
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
});

test('a platform of sixty namespaces is classified by pasting a table, in one step', async ({ page }) => {
  const studio = new StudioPage(page);
  const inventory = new InventoryPage(page);
  await studio.open();
  await studio.import(PLATFORM);
  await inventory.open();
  await (await inventory.cell('argocd', 'Plane')).click();
  await inventory.paste(TABLE);
  await expect(inventory.table).toContainText('60 of 60 rows match a namespace.');
  await inventory.table.getByRole('button', { name: 'Classify 60 namespaces' }).click();
  await expect(studio.toast('Classified 60 namespaces')).toBeVisible();
  await inventory.close();
  const map = new MapPage(page);
  await expect(map.frame('plane', 'management')).toBeVisible();
  // nothing else was done, so nothing is left to undo but the import
  await page.keyboard.press('Control+z');
  await page.mouse.move(700, 500);
  await studio.redoButton.hover();
  await expect(page.getByRole('tooltip')).toContainText('Redo: Classify 60 namespaces');
});

test('what was arranged by hand stays where it stands when the manifests are read again', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const file = (app: string) => ({
    name: 'shop.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(
      ['web', 'db', app]
        .map(
          (name) =>
            `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c}]}}}\n`,
        )
        .join('---\n'),
    ),
  });
  await studio.open();
  await studio.import([file('cache')]);
  const before = await boxOf(map.card('web'));
  await map.move(map.card('web'), { x: before.x + before.width / 2 + 180, y: before.y + before.height / 2 + 140 });
  const moved = await boxOf(map.card('web'));
  expect(moved.y).toBeGreaterThan(before.y + 80);
  const apart = async () => {
    const [web, db] = [await boxOf(map.card('web')), await boxOf(map.card('db'))];
    return { x: Math.round(web.x - db.x), y: Math.round(web.y - db.y) };
  };
  const arranged = await apart();
  await studio.import([file('queue')]);
  await expect(map.card('queue')).toBeVisible();
  expect(await apart()).toEqual(arranged);
});
