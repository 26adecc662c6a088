import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { FilesPage } from './pages/files.ts';
import { yamlFile } from './pages/import.ts';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

const fixture = (name: string) =>
  yamlFile(name, readFileSync(fileURLToPath(new URL(`./fixtures/online-boutique/${name}`, import.meta.url)), 'utf8'));

test('the editor is fetched when it is first needed, under the page’s own policy', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const files = new FilesPage(page);
  await studio.open();
  await studio.start('Empty page');
  await map.add('namespace', 'shop');
  await map.add('workload', 'web');
  expect(fetched.filter((url) => /editor/.test(url))).toEqual([]);

  await files.open();
  await expect(files.written.getByRole('row', { name: 'networkpolicies.yaml' })).toBeVisible();
  await expect(files.written.getByRole('row', { name: 'design.yaml' })).toBeVisible();
  await files.choose(files.written, 'networkpolicies.yaml');
  await expect(files.editor).toBeAttached();
  await expect(files.text('kind')).toBeVisible();
  expect(fetched.filter((url) => /editor/.test(url)).length).toBeGreaterThan(0);
  // read only: typing changes nothing
  await files.text('kind').click();
  await page.keyboard.type('zzz');
  await expect(files.text('zzz')).toHaveCount(0);
});

test('a trace leads to the line that decides, in imported and in generated policies', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const files = new FilesPage(page);
  await studio.open();
  await studio.import([fixture('kubernetes-manifests.yaml'), fixture('network-policies.yaml')]);
  await studio.connectByKeyboard('adservice', 'redis-cart');
  await expect(studio.inspector).toContainText('blocked at ingress of redis-cart');
  await studio.inspector.getByRole('button', { name: 'Trace', exact: true }).click();

  // imported: the file it came from, at the line of the policy there
  const link = studio.dock.getByRole('button', { name: /^NetworkPolicy default\/redis-cart.* line \d+$/ }).last();
  const line = /line (\d+)/.exec((await link.innerText()).replace(/\s+/g, ' '))?.[1] ?? '';
  await link.click();
  await expect(files.file('network-policies.yaml')).toBeVisible();
  await expect(files.editor).toBeAttached();
  await expect(files.file('network-policies.yaml').getByText(line, { exact: true }).first()).toBeVisible();
  await expect(files.text(/redis-cart/)).toBeVisible();

  // generated: the file that export would write
  await studio.openMap();
  await map.card('adservice').click();
  await studio.inspector.getByRole('button', { name: /adservice → .*redis-cart/ }).click();
  await studio.inspector.getByRole('button', { name: 'Let the design manage default' }).click();
  await expect(studio.inspector.getByText('allowed', { exact: true })).toBeVisible();
  await expect(studio.dock).toContainText(/allowed, at ingress of/);
  await studio.dock
    .getByRole('button', { name: /NetworkPolicy default\/.* line \d+$/ })
    .last()
    .click();
  await expect(files.file(/^File .*networkpolicies\.yaml$/)).toBeVisible();
  await expect(files.written.getByRole('row', { name: 'networkpolicies.yaml', selected: true })).toBeVisible();
  await expect(files.text('NetworkPolicy')).toBeVisible();
});

test('problems stand in the tree and at their lines', async ({ page }) => {
  const studio = new StudioPage(page);
  const files = new FilesPage(page);
  const bad = [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata: {name: web, namespace: shop}',
    'spec:',
    '  podSelector: {}',
    '  ingress:',
    '  - ports:',
    '    - {port: 70000}',
  ].join('\n');
  await studio.open();
  await studio.import([yamlFile('bad.yaml', bad)]);
  await files.open();
  await files.imported.getByRole('row', { name: /bad\.yaml/ }).click();
  await expect(files.imported.getByRole('row', { name: /bad\.yaml/ })).toContainText('2');
  await expect(files.text('70000')).toBeVisible();
  await files.text('70000').hover();
  await expect(page.getByText(/70000 is out of range/).first()).toBeVisible();
});
