import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { StudioPage } from './pages/studio.ts';

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/online-boutique/${name}`, import.meta.url));
const BOUTIQUE = [fixture('kubernetes-manifests.yaml'), fixture('network-policies.yaml')];

test('the whole job: import, draw, see what blocks, fix it, export with proof, read the export back', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open();

  // import a real application and see on the map what its policies allow
  await studio.chooseImport(BOUTIQUE);
  await expect(studio.dialog.getByText('Deployment', { exact: true })).toBeVisible();
  await expect(studio.dialog.getByText('NetworkPolicy', { exact: true })).toBeVisible();
  await studio.dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(studio.solved('Today solved: 16 flows, 16 allowed.')).toBeAttached();
  await expect(studio.card('frontend')).toBeVisible();
  await expect(page.getByText('13 policies')).toBeVisible();

  // draw a flow by keyboard; the solver says who blocks it
  await studio.connectByKeyboard('adservice', 'redis-cart');
  await expect(studio.solved('Today solved: 17 flows, 16 allowed, 1 blocked.')).toBeAttached();
  await expect(studio.inspector).toContainText('blocked at ingress of redis-cart by tier NetworkPolicy');

  // trace it, down to the deciding line
  await studio.inspector.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(studio.dock).toContainText('blocked at ingress of default/redis-cart');
  await expect(studio.dock).toContainText('NetworkPolicy default/redis-cart');

  // fix it: the design takes over the namespace, and what its policies allow becomes flows
  await studio.inspector.getByRole('button', { name: 'Let the design manage default' }).click();
  await expect(studio.inspector.getByText('allowed', { exact: true })).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Design' })).toBeChecked();

  // without the pods' addresses the export cannot be proven, and says so
  await studio.openExport();
  await expect(studio.dialog).toContainText('Not proved');
  await page.keyboard.press('Escape');

  // say where pods live; then the proof holds
  await page.keyboard.press('Escape');
  await studio.map.click({ position: { x: 500, y: 120 } });
  const pods = studio.inspector.getByRole('textbox', { name: 'Pod addresses' });
  await pods.fill('10.244.0.0/16');
  await pods.press('Enter');
  await studio.openExport();
  await expect(studio.dialog).toContainText('Proved');
  const download = await studio.downloadZip();
  const zip = { name: 'export.zip', mimeType: 'application/zip', buffer: readFileSync(await download.path()) };
  await page.keyboard.press('Escape');

  // read the export back: what it enforces today is what was designed
  const designed = await page
    .getByText(/^Design solved: .* flows/)
    .first()
    .textContent();
  await studio.import([zip]);
  await page.getByRole('radio', { name: 'Today' }).click({ force: true });
  await expect(studio.solved((designed ?? '').replace('Design', 'Today'))).toBeAttached();
  await page.getByRole('radio', { name: 'Change' }).click({ force: true });
  await expect(page.getByText('Nothing changes').first()).toBeVisible();

  // nothing that was on screen is lost on reload
  await page.reload();
  await expect(studio.card('frontend')).toBeVisible();
});
