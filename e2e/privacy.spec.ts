import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { expect, type Page, test } from 'playwright/test';
import { DiagramDialog } from './pages/diagram.ts';
import { ExportDialog } from './pages/export.ts';
import { FilesPage } from './pages/files.ts';
import { yamlFile } from './pages/import.ts';
import { StudioPage } from './pages/studio.ts';

const fixture = (name: string) =>
  yamlFile(name, readFileSync(fileURLToPath(new URL(`./fixtures/online-boutique/${name}`, import.meta.url)), 'utf8'));

const SECRET = 'hunter2-do-not-keep-me';
const WITH_SECRETS = `apiVersion: v1
kind: Secret
metadata: {name: login, namespace: default}
stringData: {password: ${SECRET}}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: vault
  namespace: default
  annotations: {note: ${SECRET}}
spec:
  selector: {matchLabels: {app: vault}}
  template:
    metadata: {labels: {app: vault}}
    spec:
      containers:
      - name: vault
        image: vault
        args: [--token=${SECRET}]
        env: [{name: PASSWORD, value: ${SECRET}}]
`;

/** Everything that a session must not do, as it happens. */
async function watch(page: Page): Promise<{ readonly foreign: string[]; readonly complaints: string[] }> {
  const foreign: string[] = [];
  const complaints: string[] = [];
  await page.exposeFunction('tellOfViolation', (text: string) => complaints.push(`refused by the policy: ${text}`));
  await page.addInitScript(() => {
    const tell = (window as unknown as { tellOfViolation: (text: string) => void }).tellOfViolation;
    document.addEventListener('securitypolicyviolation', (e) => tell(`${e.violatedDirective} ${e.blockedURI}`));
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = new URL(page.url() === 'about:blank' ? request.url() : page.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== own.origin) foreign.push(request.url());
  });
  page.on('websocket', (socket) => foreign.push(socket.url()));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { foreign, complaints };
}

/** A session that touches every part. */
async function session(page: Page): Promise<void> {
  const studio = new StudioPage(page);
  const files = new FilesPage(page);
  const dialog = new ExportDialog(page);
  await studio.import([
    fixture('kubernetes-manifests.yaml'),
    fixture('network-policies.yaml'),
    yamlFile('vault.yaml', WITH_SECRETS),
  ]);
  await studio.connectByKeyboard('adservice', 'redis-cart');
  await expect(studio.inspector).toContainText('blocked at ingress of redis-cart');
  await studio.inspector.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(studio.dock).toContainText('blocked at ingress of default/redis-cart');
  await files.open();
  await expect(files.editor).toBeAttached();
  await studio.openPalette();
  await page.keyboard.press('Escape');
  await dialog.open();
  await dialog.downloadZip();
  await dialog.root.getByRole('button', { name: 'Diagram…' }).click();
  const diagram = new DiagramDialog(page);
  await diagram.ready();
  await diagram.chooseFormat('PNG');
  expect((await diagram.downloadSheet()).suggestedFilename()).toMatch(/\.png$/);
  await page.keyboard.press('Escape');
  await expect(diagram.root).toBeHidden();
  await studio.openMap();
  await studio.map.getByRole('button', { name: 'Arrange everything' }).click();
  await expect(studio.undoButton).toBeEnabled();
}

test('a whole session asks nobody but its own page, and breaks no rule of its policy', async ({ page }) => {
  const { foreign, complaints } = await watch(page);
  await new StudioPage(page).open();
  await session(page);
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('without a network the studio goes on, with all parts that were opened before', async ({ page, context }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await session(page);
  await studio.choose('Close design, back to the gallery');
  const { foreign, complaints } = await watch(page);
  await context.setOffline(true);
  await session(page);
  expect(foreign).toEqual([]);
  expect(complaints).toEqual([]);
});

test('no secret of an input is kept or written', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.import([yamlFile('vault.yaml', WITH_SECRETS)]);
  await expect(studio.card('vault')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();
  await studio.showProblems();
  expect(await page.content()).not.toContain(SECRET);
  const kept = await page.evaluate(async () => {
    const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of db.objectStoreNames) {
        const values = await new Promise<unknown[]>((resolve, reject) => {
          const reading = db.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error);
        });
        texts.push(JSON.stringify(values));
      }
      db.close();
    }
    return texts.join('\n');
  });
  expect(kept).toContain('vault');
  expect(kept).not.toContain(SECRET);
  const dialog = new ExportDialog(page);
  await dialog.open();
  const zip = unzipSync(readFileSync(await (await dialog.downloadZip()).path()));
  const written = Object.values(zip).map((bytes) => strFromU8(bytes));
  expect(written.join('\n')).toContain('vault');
  expect(written.join('\n')).not.toContain(SECRET);
});
