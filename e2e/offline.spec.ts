/** The studio without a network, from a folder of a static host; and two versions of it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from 'playwright/test';
import { DiagramDialog } from './pages/diagram.ts';
import { ExportDialog } from './pages/export.ts';
import { FilesPage } from './pages/files.ts';
import { yamlFile } from './pages/import.ts';
import { MapPage } from './pages/map.ts';
import { StaticServer } from './pages/static-server.ts';
import { StudioPage } from './pages/studio.ts';

test.use({ serviceWorkers: 'allow' });

const fixture = (name: string) =>
  yamlFile(name, readFileSync(fileURLToPath(new URL(`./fixtures/online-boutique/${name}`, import.meta.url)), 'utf8'));

let host: StaticServer;
test.beforeEach(async () => {
  host = new StaticServer();
  await host.start();
});
test.afterEach(async () => host.dispose());

/** Opens the studio from the host and waits until all of it is kept. */
async function firstLoad(page: Page): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.open(host.url);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  return studio;
}

/** The hashed name of the page's first script. */
const entry = async (page: Page): Promise<string> =>
  (await page.locator('script[type="module"]').first().getAttribute('src'))?.split('/').at(-1) ?? '';

test('after the first load everything works without a network, parts that were never opened included', async ({
  page,
  context,
}) => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  const studio = await firstLoad(page);
  await host.stop();
  await context.setOffline(true);
  await page.reload();

  await studio.start('Online Boutique');
  await expect(studio.solved(/^(Today|Design) solved: .* allowed/)).toBeAttached();
  await studio.choose('Close design, back to the gallery');
  await studio.import([fixture('kubernetes-manifests.yaml'), fixture('network-policies.yaml')]);
  await studio.connectByKeyboard('adservice', 'redis-cart');
  await studio.inspector.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(studio.dock).toContainText('blocked at ingress of default/redis-cart');
  const files = new FilesPage(page);
  await files.open();
  await expect(files.editor).toBeAttached();
  const dialog = new ExportDialog(page);
  await dialog.open();
  expect((await dialog.downloadZip()).suggestedFilename()).toMatch(/\.zip$/);
  const diagram = new DiagramDialog(page);
  await dialog.root.getByRole('button', { name: 'Diagram…' }).click();
  await diagram.ready();
  await diagram.chooseFormat('PNG');
  expect((await diagram.downloadSheet()).suggestedFilename()).toMatch(/\.png$/);
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);

  // closed and opened again, still without a network
  const next = await context.newPage();
  await new StudioPage(next).open(host.url);
  await expect(new MapPage(next).card('frontend')).toBeVisible();
});

test('a newer version is announced, never forced; a tab keeps its own until it is reloaded', async ({
  page,
  context,
}) => {
  const studio = await firstLoad(page);
  await studio.start('Empty page');
  await new MapPage(page).add('namespace', 'shop');
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();
  const before = await entry(page);
  host.release(['index', 'file-page', 'export-dialog']);

  // somebody opens the studio anew: that tab has the newer version at once
  const second = await context.newPage();
  await new StudioPage(second).open(host.url);
  await expect(new MapPage(second).frame('namespace', 'shop')).toBeVisible();
  expect(await entry(second)).toMatch(/^index-.*-release2\.js$/);

  // the first tab is told, keeps running, and loads parts of its own version that the host no longer has
  const told = studio.toast('A new version of Bulkhead is ready');
  await expect(told).toBeVisible({ timeout: 30_000 });
  expect(await entry(page)).toBe(before);
  const asked: string[] = [];
  page.on('requestfailed', (request) => asked.push(request.url()));
  const files = new FilesPage(page);
  await files.open();
  await expect(files.editor).toBeAttached();
  expect(asked).toEqual([]);
  // the tab that has it already is told nothing
  await expect(new StudioPage(second).toast('A new version of Bulkhead is ready')).toHaveCount(0);

  await told.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => entry(page)).toMatch(/^index-.*-release2\.js$/);
  await expect(page.getByRole('main', { name: 'Files' })).toBeVisible();
  await expect(told).toHaveCount(0);

  // once no tab runs the older one, it is gone, and the newer one works without a network
  await page.close();
  await second.close();
  const third = await context.newPage();
  await expect(async () => {
    // the browser takes its time to let go of closed tabs; one that is opened meanwhile keeps the older one alive
    await third.goto('about:blank');
    await new StudioPage(third).open(host.url);
    expect(await third.evaluate(async () => (await caches.keys()).length)).toBe(1);
  }).toPass({ timeout: 30_000 });
  await expect(third.getByRole('navigation', { name: 'Views' })).toBeVisible();
  await host.stop();
  await context.setOffline(true);
  await third.reload();
  expect(await entry(third)).toMatch(/^index-.*-release2\.js$/);
  await third.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Files' }).click();
  await expect(new FilesPage(third).editor).toBeAttached();
});

test('reloaded for a newer version, the only tab has it whole, without a network, too', async ({ page, context }) => {
  const studio = await firstLoad(page);
  host.release(['index', 'file-page']);
  // the browser looks for a newer version when the page is opened; this page comes from the older one's cache
  await context.setOffline(false);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const told = studio.toast('A new version of Bulkhead is ready');
  await expect(told).toBeVisible({ timeout: 30_000 });
  await host.stop();
  await told.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => entry(page)).toMatch(/^index-.*-release2\.js$/);
  await expect(page.getByRole('button', { name: /Online Boutique/ }).first()).toBeVisible();
});

test('can be installed, and does not run inside of another page', async ({ page }) => {
  await page.goto(`${host.url}manifest.webmanifest`);
  const manifest = JSON.parse(await page.evaluate(() => document.body.textContent ?? ''));
  expect(manifest).toMatchObject({ start_url: './', display: 'standalone' });
  for (const { src } of manifest.icons) expect((await page.request.get(host.url + src)).ok()).toBe(true);

  const around = `<!doctype html><iframe src="${host.url}" title="framed"></iframe>`;
  await page.route('**/around.html', (route) => route.fulfill({ contentType: 'text/html', body: around }));
  await page.goto(`${host.url}around.html`);
  await expect(page.frameLocator('iframe').getByText('does not run inside of another page')).toBeVisible();
});
