import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { expect, type Page, test } from 'playwright/test';
import { DiagramDialog } from './pages/diagram.ts';
import { ExportDialog } from './pages/export.ts';
import { FilesPage } from './pages/files.ts';
import { yamlFile } from './pages/import.ts';
import { builtFiles } from './pages/static-server.ts';
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

test.use({ serviceWorkers: 'allow' });

/** What the studio is made of; it asks its own host for nothing else. */
const OWN_FILES = new Set(
  builtFiles().filter((path) => !/^(\.vite|schemas)\/|^studio\.png$|\/(LICENSE|NOTICE\.md)$/.test(path)),
);

function isOwn(url: URL, own: URL): boolean {
  return url.origin === own.origin && (url.pathname === '/' || OWN_FILES.has(url.pathname.slice(1)));
}

/** Everything that a session must not do, as it happens; requests of its workers, the service worker's too, included. */
async function watch(page: Page): Promise<{ readonly foreign: string[]; readonly complaints: string[] }> {
  const foreign: string[] = [];
  const complaints: string[] = [];
  await page.exposeFunction('tellOfViolation', (text: string) => complaints.push(`refused by the policy: ${text}`));
  await page.addInitScript(() => {
    const tell = (window as unknown as { tellOfViolation: (text: string) => void }).tellOfViolation;
    document.addEventListener('securitypolicyviolation', (e) => tell(`${e.violatedDirective} ${e.blockedURI}`));
  });
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    const own = new URL(page.url() === 'about:blank' ? request.url() : page.url());
    const isAsking = !['data:', 'blob:'].includes(url.protocol);
    if (isAsking && (!isOwn(url, own) || request.method() !== 'GET')) foreign.push(`${request.method()} ${url.href}`);
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
  // what is fetched to be kept for later is watched, too
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
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

test('the policy of the page allows nothing but what the studio needs', async ({ page }) => {
  const response = await page.goto('/');
  const html = (await response?.text()) ?? '';
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? '';
  const directives = Object.fromEntries(policy.split(';').map((d) => d.trim().split(/ (.*)/s, 2) as [string, string]));
  // whatever is not named (objects, frames, media, prefetching) falls to `default-src`; what does not fall there is named
  expect(directives).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'worker-src': "'self'",
    // the editor renders its lines as text with style attributes, hundreds a view, and writes style sheets for its theme
    'style-src': "'self' 'unsafe-inline'",
    // the wave under an error in the editor; the diagram on its way to a PNG
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
  });
  // a policy inside of the page cannot say who may frame it: the server does, and the page itself (`offline.spec.ts`)
  expect(response?.headers()['content-security-policy']).toBe("frame-ancestors 'none'");
  expect(response?.headers()['referrer-policy']).toBe('no-referrer');

  await new StudioPage(page).open();
  const refused = await page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', (e) => violated.push(e.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="https://example.org/a.png"><object data="/icon.svg"></object>',
    );
    document.body.insertAdjacentHTML('beforeend', '<iframe src="/icon.svg" title="x"></iframe><base href="/else/">');
    await fetch('https://example.org/').catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 500));
    return [...new Set(violated)].sort();
  });
  expect(refused).toEqual(['base-uri', 'connect-src', 'frame-src', 'img-src', 'object-src', 'script-src-elem']);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});
