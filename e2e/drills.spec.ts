import { expect, test } from 'playwright/test';
import { DrillsPage } from './pages/drills.ts';
import { yamlFile } from './pages/import.ts';
import { MapPage } from './pages/map.ts';
import { ElementMenu } from './pages/menu.ts';
import { StudioPage } from './pages/studio.ts';

test('a compromised workload: who is in reach, over whom, and what an edit makes of it', async ({ page }) => {
  const studio = new StudioPage(page);
  const drills = new DrillsPage(page);
  const map = new MapPage(page);
  await studio.open();
  await studio.start('Empty page');
  await map.add('namespace', 'shop');
  await map.add('workload', 'web');
  await map.add('workload', 'cart');
  await map.add('workload', 'db');
  await studio.connectByKeyboard('web', 'cart', '8080');
  await studio.connectByKeyboard('cart', 'db', '5432');

  await studio.card('web').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Reach' }).click();
  await page.getByRole('menuitem', { name: /^Compromise it/ }).click();
  await expect(drills.result).toContainText('shop/web is compromised');
  const reached = drills.result.getByRole('region', { name: 'In reach' });
  await expect(reached).toContainText('shop/cart');
  await expect(reached.getByRole('listitem').filter({ hasText: 'shop/db' })).toContainText('over shop/cart');
  await reached.getByRole('button', { name: 'Trace shop/cart → shop/db' }).click();
  await expect(studio.dock).toContainText('allowed');

  // the drill keeps up with the design
  await drills.open();
  await studio.undoButton.click();
  await expect(reached.getByRole('listitem').filter({ hasText: 'shop/db' })).toHaveCount(0);
  await studio.redoButton.click();
  await expect(reached.getByRole('listitem').filter({ hasText: 'shop/db' })).toHaveCount(1);

  // and outlives a reload
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();
  await page.reload();
  await expect(drills.result).toContainText('shop/web is compromised');
});

test('the reference platform today: a policy removed, environments merged, a namespace nobody labelled', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const drills = new DrillsPage(page);
  await studio.open();
  await studio.start('Reference platform');
  await studio.showSide('Today');
  await drills.open();
  await expect(drills.result).toContainText('Try it before somebody else does');

  await drills.choose('Add a namespace');
  await drills.run();
  await expect(drills.result).toContainText(/A namespace without labels is made/);
  await expect(drills.result).toContainText(/\d+ of \d+ ends are in reach/);
  await expect(drills.result.getByRole('region', { name: 'Zones in reach' })).toBeVisible();

  await drills.choose('Remove a policy');
  await drills.pick('Policy', 'orders-checkout-dev/allow-to-checkout-api');
  await drills.run();
  await expect(drills.result).toContainText('NetworkPolicy orders-checkout-dev/allow-to-checkout-api is removed');
  await expect(drills.result).toContainText(/pairs? (opens?|closes?)/);

  await drills.choose('Merge environments');
  await drills.select('Environment', 'development');
  await drills.select('Into the cluster of the first', 'production');
  await drills.run();
  await expect(drills.result).toContainText('development and production share a cluster');
  await expect(drills.result).toContainText('in one cluster already');

  // nothing of the design was changed
  await expect(studio.undoButton).toBeDisabled();
});

/** Development and production in clusters of their own. By label development may reach production; across clusters it cannot. */
const APART = `version: 1
name: Apart
clusters:
  - { id: "cluster:east", name: east, podRanges: [10.244.0.0/16], nodeRanges: [10.20.0.0/24] }
  - { id: "cluster:west", name: west, podRanges: [10.245.0.0/16], nodeRanges: [10.21.0.0/24] }
environments:
  - { id: "env:dev", name: dev, label: { key: env, value: dev }, cluster: "cluster:east" }
  - { id: "env:prod", name: prod, label: { key: env, value: prod }, cluster: "cluster:west" }
tenants:
  - { id: "tenant:shop", name: shop, label: { key: tenant, value: shop } }
namespaces:
  - { id: "ns:shop-dev", name: shop-dev, environment: "env:dev", tenant: "tenant:shop", isolation: default-deny }
  - { id: "ns:shop-prod", name: shop-prod, environment: "env:prod", tenant: "tenant:shop", isolation: default-deny }
workloads:
  - { id: "wl:shop-dev/web", namespace: "ns:shop-dev", name: web, labels: { app: web } }
  - { id: "wl:shop-prod/db", namespace: "ns:shop-prod", name: db, labels: { app: db }, ports: [{ protocol: TCP, port: 5432 }] }
flows:
  - { id: F-1, from: "tenant:shop", to: "wl:shop-prod/db", ports: [{ protocol: TCP, port: 5432 }] }
`;

test('a zone is drilled from its menu: a tenant is compromised, environments of clusters that differ are merged', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const drills = new DrillsPage(page);
  const map = new MapPage(page);
  const menu = new ElementMenu(page);
  await studio.open();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open a design/ }).click();
  await (await chooser).setFiles([yamlFile('design.yaml', APART)]);
  await expect(studio.map).toBeVisible();

  await studio.groupBy('Environment');
  await menu.openAt(map.frame('environment', 'dev'), { x: 40, y: 12 });
  expect((await menu.labels()).length).toBeLessThanOrEqual(12);
  await menu.item('Drills').click();
  await page.getByRole('menuitem', { name: /^Compromise it/ }).click();
  await expect(drills.result).toContainText('dev is compromised');

  // of two environments the other one is meant
  await menu.openAt(map.frame('environment', 'dev'), { x: 40, y: 12 });
  await menu.item('Drills').click();
  await page.getByRole('menuitem', { name: /^Merge it/ }).click();
  await expect(drills.result).toContainText('dev and prod share a cluster');
  const opened = drills.result.getByRole('region', { name: 'Opens' });
  await expect(opened).toContainText('shop-dev/web');
  await expect(opened).toContainText('shop-prod/db');
  await expect(opened).toContainText('5432');
  await expect(drills.result).toContainText('judged at their addresses, and by labels once they share one');
  await expect(studio.undoButton).toBeDisabled();

  await studio.groupBy('Tenant');
  await menu.openAt(map.frame('tenant', 'shop'), { x: 40, y: 12 });
  await menu.item('Drills').click();
  await page.getByRole('menuitem', { name: /^Compromise it/ }).click();
  await expect(drills.result).toContainText('shop is compromised');
});
