import { strToU8, zipSync } from 'fflate';
import { expect, type Page, test } from 'playwright/test';
import { type GivenFile, ImportDialog, yamlFile } from './pages/import.ts';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

async function given(page: Page, files: readonly GivenFile[]): Promise<ImportDialog> {
  const studio = new StudioPage(page);
  await studio.open();
  const dialog = new ImportDialog(page);
  await dialog.open();
  await dialog.choose(files);
  return dialog;
}

const line = (...lines: string[]) => `${lines.join('\n')}\n`;

const WEB = line(
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata: {name: web, namespace: shop}',
  'spec:',
  '  selector: {matchLabels: {app: web}}',
  '  template:',
  '    metadata: {labels: {app: web}}',
  '    spec: {containers: [{name: web, image: web, ports: [{containerPort: 80}]}]}',
);
const SHOP = line('apiVersion: v1', 'kind: Namespace', 'metadata:', '  name: shop');
const BROKEN = line('kind: Deployment', 'metadata: [broken');

/** Nine levels of ten aliases each: a thousand million values if somebody wrote them out. */
const BOMB = line(
  'apiVersion: v1',
  'kind: Namespace',
  'metadata: {name: bomb}',
  'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`),
);
const BAD_PORT = line(
  'apiVersion: networking.k8s.io/v1',
  'kind: NetworkPolicy',
  'metadata: {name: web, namespace: shop}',
  'spec:',
  '  podSelector: {}',
  '  ingress:',
  '  - ports:',
  '    - {port: 70000}',
);

test('bad input is named by file and line with a way out, and the rest loads', async ({ page }) => {
  const outside = zipSync({
    '../evil.yaml': strToU8(SHOP.replace('shop', 'evil')),
    'good/ns.yaml': strToU8(SHOP.replace('shop', 'zipped')),
  });
  const dialog = await given(page, [
    yamlFile('bomb.yaml', BOMB),
    yamlFile('shop.yaml', [SHOP, BROKEN, WEB].join('---\n')),
    yamlFile('twice.yaml', line('apiVersion: v1', 'kind: Namespace', 'metadata:', '  name: twice', '  name: again')),
    yamlFile('port.yaml', BAD_PORT),
    yamlFile('chart.yaml', line('apiVersion: v1', 'kind: Namespace', 'metadata:', '  name: {{ .Values.name }}')),
    { name: 'blob.yaml', mimeType: 'application/yaml', buffer: Buffer.from([0xff, 0x00, 0x80, 0x01]) },
    { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
    { name: 'out.zip', mimeType: 'application/zip', buffer: Buffer.from(outside) },
  ]);
  const said = [
    { place: /bomb\.yaml:\d+/, message: 'aliases stand for more than', help: 'write the values out' },
    { place: /shop\.yaml:7/, message: /indentation|flow|bracket/, help: /line the field up|close/ },
    { place: 'twice.yaml:5:3', message: 'name is given twice', help: 'keep one of the two' },
    { place: 'port.yaml:8:14', message: 'port 70000 is out of range', help: 'from 1 to 65535' },
    { place: 'chart.yaml:4', message: 'a Go template', help: 'render it first' },
    { place: 'blob.yaml', message: 'is not text', help: 'save it as UTF-8' },
    { place: 'out.zip', message: '../evil.yaml leads out of the archive', help: 'pack' },
    { place: 'photo.png', message: 'carries no design', help: 'exported with its design' },
  ];
  for (const { place, message, help } of said) {
    const row = dialog.problem(place).filter({ hasText: message });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(help);
  }

  // the rest loads, and the complaints stay where they can be read
  await dialog.accept();
  const map = new MapPage(page);
  await expect(map.card('web', 'shop')).toBeVisible();
  await expect(map.frame('namespace', 'zipped')).toBeVisible();
  await expect(map.frame('namespace', 'evil')).toHaveCount(0);
  const studio = new StudioPage(page);
  await studio.showProblems();
  await expect(studio.dock.getByRole('region', { name: 'port.yaml' })).toContainText('70000 is out of range');

  // and after a reload
  await page.reload();
  await expect(map.card('web', 'shop')).toBeVisible();
  await expect(studio.dock.getByRole('region', { name: 'port.yaml' })).toContainText('70000 is out of range');
});

test('where nothing can be read the dialog says why, and takes the next try', async ({ page }) => {
  const dialog = await given(page, [{ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('png') }]);
  await expect(dialog.root.getByRole('alert')).toContainText('photo.png carries no design');
  await dialog.choose([yamlFile('shop.yaml', [SHOP, WEB].join('---\n'))]);
  await dialog.accept();
  await expect(new MapPage(page).card('web', 'shop')).toBeVisible();
});

test('script in names and labels is shown as text and never runs', async ({ page }) => {
  const script = '<img src=x onerror="window.hacked=1">';
  const dialogs: string[] = [];
  page.on('dialog', (d) => {
    dialogs.push(d.message());
    void d.dismiss();
  });
  const hostile = line(
    'apiVersion: apps/v1',
    'kind: Deployment',
    `metadata: {name: '${script}', namespace: shop}`,
    'spec:',
    `  selector: {matchLabels: {app: '${script}'}}`,
    '  template:',
    `    metadata: {labels: {app: '${script}', '__proto__': x, constructor: y}}`,
    '    spec: {containers: [{name: c, image: i}]}',
  );
  const policy = BAD_PORT.replace('name: web', `name: '${script}'`).replace('70000', '80');
  const import_ = await given(page, [
    yamlFile(`${script.replaceAll('/', '')}.yaml`, [SHOP, WEB, hostile].join('---\n')),
    yamlFile('policy.yaml', policy),
  ]);
  await expect(import_.root.getByText(script).first()).toBeVisible();
  await import_.accept();

  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await expect(map.card('web', 'shop')).toBeVisible();
  await studio.showProblems();
  await expect(studio.dock.getByText(script).first()).toBeVisible();
  await studio.openPalette();
  await page.keyboard.type('onerror');
  await expect(page.getByRole('dialog')).toContainText(/onerror|Nothing is called so/);
  await page.keyboard.press('Escape');
  await studio.openFiles();
  await expect(page.getByRole('treegrid', { name: 'Imported policies' })).toBeVisible();
  await studio.openMap();
  await map.card('web', 'shop').click();
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(dialogs).toEqual([]);
  await expect(page.getByRole('img', { name: 'x' })).toHaveCount(0);
});
