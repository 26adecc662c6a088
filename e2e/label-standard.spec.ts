import { expect, test } from 'playwright/test';
import { ExportDialog } from './pages/export.ts';
import { yamlFile } from './pages/import.ts';
import { InventoryPage } from './pages/inventory.ts';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

const DESIGN = `
version: 1
name: Standard
labelKeys:
  - { id: "key:part-of", key: app.kubernetes.io/part-of, scope: namespace, values: [checkout, payments] }
  - { id: "key:role", key: role, scope: pod, values: [front, store] }
namespaces:
  - { id: "ns:shop", name: shop, app: basket, isolation: default-deny }
workloads:
  - { id: "wl:shop/web", namespace: "ns:shop", name: web, labels: { app: web, role: front } }
  - { id: "wl:shop/db", namespace: "ns:shop", name: db, labels: { app: db, role: shelf } }
flows:
  - { id: F-1, from: "wl:shop/web", to: "wl:shop/db", ports: [{ protocol: TCP, port: 5432 }], status: agreed }
`;

test('the label standard is at hand where labels are set, and what policies select by', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const inventory = new InventoryPage(page);
  await studio.open();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open a design/ }).click();
  await (await chooser).setFiles([yamlFile('design.yaml', DESIGN)]);
  await expect(studio.map).toBeVisible();

  // the inventory marks what the standard does not list, says why, and offers what it does
  await inventory.open();
  const problem = 'the label standard lists checkout, payments for app.kubernetes.io/part-of, not basket';
  await inventory.expectCell('shop', 'Application', new RegExp(`^basket, ${problem}$`));
  await (await inventory.cell('shop', 'Application')).click();
  await expect(inventory.line).toContainText(problem);
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('check');
  await expect(page.getByRole('option', { name: /checkout.*in the label standard/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await inventory.expectCell('shop', 'Application', 'checkout');
  await inventory.close();

  // the inspector says it beside the labels
  await map.card('db').click();
  await expect(studio.inspector).toContainText('The label standard lists front, store for role, not shelf.');
  await map.card('web').click();
  await expect(studio.inspector).not.toContainText('The label standard lists');

  // policies select by keys of the standard
  const dialog = new ExportDialog(page);
  await dialog.open();
  const text = await dialog.textOf('networkpolicies.yaml');
  expect(text).toContain('role: front');
  expect(text).not.toContain('app: web');
});
