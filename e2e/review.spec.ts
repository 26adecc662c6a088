import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'playwright/test';
import { HistoryPage } from './pages/history.ts';
import { yamlFile } from './pages/import.ts';
import { MapPage } from './pages/map.ts';
import { ReviewPage } from './pages/review.ts';
import { StudioPage } from './pages/studio.ts';

test('today is reviewed against the design, commented, and taken along as one page', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Online Boutique');
  await page.keyboard.press('Alt+r');
  const review = page.getByRole('main', { name: 'Review' });
  await expect(review.getByRole('list', { name: 'Summary' })).toContainText('pairs', { timeout: 20_000 });
  await expect(review.getByRole('img', { name: 'What changes from Today to Design' })).toBeVisible();

  const sentence = review.getByRole('button', { name: /as G-1 demands/ }).first();
  await sentence.click();
  await expect(review.getByRole('list', { name: 'Behind it' })).toContainText('forbidden by G-1');
  await expect(review.getByRole('region', { name: 'What decides' })).toContainText('denied at');
  await review.getByRole('textbox', { name: 'Comment' }).fill('seen by security');
  await review.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(review.getByRole('region', { name: 'Comments' })).toContainText('seen by security');

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);

  const download = page.waitForEvent('download');
  await review.getByRole('button', { name: 'HTML page' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  expect(text).toContain("default-src 'none'");
  expect(text).toContain('seen by security');
});

test('what one looks for is found by kind, traced on either side, and shown on the map', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Online Boutique');
  await page.keyboard.press('Alt+r');
  const review = page.getByRole('main', { name: 'Review' });
  const forbidden = review.getByRole('button', { name: /as G-1 demands/ });
  await expect(forbidden.first()).toBeVisible();
  const kind = review.getByRole('group', { name: 'Kinds of change' }).getByRole('button', { name: /^Closed/ });
  await kind.click();
  await expect(forbidden).toHaveCount(0);
  await kind.click();
  await forbidden.first().click();
  await review.getByRole('button', { name: 'Trace today' }).first().click();
  await expect(studio.dock).toContainText('allowed');
  await review.getByRole('button', { name: 'Trace in the design' }).first().click();
  await expect(studio.dock).toContainText('blocked');
  await review.getByRole('button', { name: 'Show on the map' }).first().click();
  await expect(studio.map).toBeVisible();
});

test('a version is reviewed against what became of it, and a given file against the design', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await studio.start('Empty page');
  await map.add('namespace', 'shop');
  await map.add('workload', 'web');
  await map.add('workload', 'db');
  await new HistoryPage(page).freeze('Monday');
  await studio.connectByKeyboard('web', 'db', '5432');
  await page.keyboard.press('Alt+r');
  const review = page.getByRole('main', { name: 'Review' });
  await review.getByRole('button', { name: /Before$/ }).click();
  await page
    .getByRole('option', { name: /Monday/ })
    .first()
    .click();
  await expect(review).toContainText('shop/web can now connect to shop/db on tcp 5432');
  await review.getByRole('button', { name: 'Swap the sides' }).click();
  await expect(review).toContainText('shop/web could connect to shop/db on tcp 5432');

  // a file that somebody changed meanwhile lets other ports through
  await review.getByRole('button', { name: 'Swap the sides' }).click();
  const chooser = page.waitForEvent('filechooser');
  await review.getByRole('button', { name: 'Before: choose files or a zip' }).click();
  await (await chooser).setFiles([yamlFile('other-port.yaml', OTHER_PORT)]);
  await expect(review.getByRole('button', { name: /Before$/ })).toContainText('other-port.yaml');
  await expect(review).toContainText('shop/web could connect to shop/db on tcp 80, and can no longer');
  await expect(review).toContainText('shop/web can now connect to shop/db on tcp 5432');
});

test('files, a zip and a folder fall onto a side or are chosen; what cannot be read is said; sides outlive a reload', async ({
  page,
}, testInfo) => {
  const studio = new StudioPage(page);
  const review = new ReviewPage(page);
  await studio.open();
  await studio.start('Empty page');
  await review.open();
  // nothing is imported, and nothing needs to be
  await expect(review.root).toContainText('Nothing is imported to compare with');
  await review.drop(review.side('Before'), [{ name: 'main.yaml', bytes: strToU8(OTHER_PORT) }]);
  await expect(review.side('Before')).toContainText('main.yaml');
  const wider = OTHER_PORT.replaceAll('port: 80', 'port: 443');
  await review.drop(review.root.getByRole('group', { name: 'Review' }), [
    { name: 'branch.zip', bytes: zipSync({ 'deploy/all.yaml': strToU8(wider), 'notes.txt': strToU8('-') }) },
  ]);
  await expect(review.side('After')).toContainText('branch.zip');
  await expect(review.root).toContainText('shop/web can now connect to shop/db on tcp 443');
  await expect(review.root).toContainText('shop/web could connect to shop/db on tcp 80, and can no longer');

  const folder = testInfo.outputPath('branch');
  mkdirSync(join(folder, 'policies'), { recursive: true });
  writeFileSync(join(folder, 'policies', 'all.yaml'), OTHER_PORT.replaceAll('port: 80', 'port: 8443'));
  await review.give('After', 'choose a folder', folder);
  await expect(review.side('After')).toContainText('branch');
  await expect(review.root).toContainText('shop/web can now connect to shop/db on tcp 8443');

  writeFileSync(join(folder, 'policies', 'all.yaml'), OTHER_PORT.replaceAll('port: 80', 'port: 9443'));
  await review.dropFolder(review.side('After'), folder);
  await expect(review.root).toContainText('shop/web can now connect to shop/db on tcp 9443');
  await expect(review.side('After')).toContainText('branch');

  // no archive, and one that leads out of itself
  await review.drop(review.side('After'), [{ name: 'broken.zip', bytes: strToU8('no zip') }]);
  await expect(studio.toast('`broken.zip` is not a zip archive')).toBeVisible();
  await review.drop(review.side('After'), [{ name: 'up.zip', bytes: zipSync({ '../up.yaml': strToU8(wider) }) }]);
  await expect(studio.toast('`../up.yaml` leads out of the archive')).toBeVisible();
  await expect(review.side('After')).toContainText('branch');

  // files given by hand are in no database: that is said, and the other sides are there again
  await new HistoryPage(page).freeze('Monday');
  await review.choose('Before', /Monday, design/);
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();
  await page.reload();
  await expect(review.root).toContainText('Give branch again');
  await expect(review.side('Before')).toContainText('Monday, design');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`)).toEqual([]);
  await review.give('After', 'choose a folder', folder);
  await expect(review.root).toContainText('can now connect');
});

test('what is certain is told apart from what is not, with the reason once', async ({ page }) => {
  const studio = new StudioPage(page);
  const review = new ReviewPage(page);
  await studio.open();
  await studio.start('Reference platform');
  await review.open();
  const certainty = review.root.getByRole('group', { name: 'Certainty' });
  await expect(certainty).toBeVisible({ timeout: 60_000 });
  await expect(review.summary).toContainText('and perhaps');
  await certainty.getByRole('button', { name: /^Perhaps/ }).click();
  const perhaps = review.root.getByRole('heading', { level: 3, name: /, perhaps$/ });
  await expect(perhaps.first()).toBeVisible();
  await expect(review.root).toContainText('Not certain: it may be the own node of the pod');
  await certainty.getByRole('button', { name: /^Certain/ }).click();
  await expect(perhaps).toHaveCount(0);
  await expect(review.root).not.toContainText('It is no longer certain');
});

const OTHER_PORT = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { kubernetes.io/metadata.name: shop } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: shop }
spec: { selector: { matchLabels: { app: db } }, template: { metadata: { labels: { app: db } } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 80 }] }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 80 }] }]
`;
