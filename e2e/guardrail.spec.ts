import { expect, test } from 'playwright/test';
import { ExportDialog } from './pages/export.ts';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

test('planes kept apart: a flow across is blocked, a gate lets it through, the manifests prove it', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const inspector = studio.inspector;
  await studio.open();
  await studio.start('Empty page');

  // two planes with a namespace and a workload each, and a flow across
  await map.addAt('plane', 'management', { x: 400, y: 250 });
  await map.addAt('namespace', 'tools', { x: 400, y: 260 });
  await map.add('workload', 'backup');
  await map.addAt('plane', 'data', { x: 400, y: 620 });
  await map.addAt('namespace', 'orders', { x: 400, y: 640 });
  await map.add('workload', 'db');
  await map.connect(map.card('backup'), map.card('db'));
  await page.keyboard.type('tcp 5432');
  await page.keyboard.press('Enter');
  await expect(inspector.getByText('allowed', { exact: true })).toBeVisible();

  // the guardrail stops it, and everything that shows the flow says so
  await map.leave();
  await studio.addGuardrail('Separate planes');
  await expect(map.arrow(/backup.*db.*wanted but blocked/)).toHaveCount(1);
  await inspector.getByRole('button', { name: /F-1.*blocked/ }).click();
  await expect(inspector).toContainText('Guardrail G-1 “Separate planes” forbids it.');
  await inspector.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(studio.dock).toContainText('tools/backup → orders/db tcp 5432: blocked');
  await expect(studio.dock).toContainText(/ClusterNetworkPolicy \S*g-1/i);

  // an exception is a gate: it passes on to the namespaces, whose flows then allow
  await inspector.getByRole('button', { name: 'Grant an exception in G-1' }).click();
  await expect(inspector.getByText('allowed', { exact: true })).toBeVisible();
  await expect(map.arrow(/backup.*db.*wanted and allowed/)).toHaveCount(1);
  await expect(studio.dock).toContainText('tools/backup → orders/db tcp 5432: allowed');
  await expect(studio.dock).toContainText('passes on');

  // export: the gate stands before the wall, and the proof holds once the pods have addresses
  await map.leave();
  await studio.setPodAddresses('10.244.0.0/16');
  const dialog = new ExportDialog(page);
  await dialog.open();
  await expect(dialog.proof).toContainText('Proved');
  await expect(dialog.root).toContainText('An API the cluster may not serve');
  const gate = await dialog.textOf('g-1-x-1-to.yaml');
  const wall = await dialog.textOf('g-1-plane-data.yaml');
  for (const text of [gate, wall]) {
    expect(text).toContain('kind: ClusterNetworkPolicy');
    expect(text).toContain('tier: Admin');
  }
  expect(gate).toContain('action: Pass');
  expect(wall).toContain('action: Deny');
  expect(priorityOf(gate)).toBeLessThan(priorityOf(wall));
  await page.keyboard.press('Escape');

  // another guardrail, where tenants differ, still blocks
  await studio.groupBy('Tenant');
  await map.add('tenant', 'acme');
  await map.add('tenant', 'zenith');
  await studio.fit();
  await studio.putInZone(map.frame('namespace', 'tools'), 'Tenant', 'acme');
  await studio.putInZone(map.frame('namespace', 'orders'), 'Tenant', 'zenith');
  await map.leave();
  await studio.addGuardrail('Separate tenants');
  await inspector.getByRole('button', { name: /F-1.*blocked/ }).click();
  await expect(inspector).toContainText('Guardrail G-2 “Separate tenants” forbids it.');
  await expect(inspector).not.toContainText('Grant an exception in G-1');
});

/** The lower comes first. */
function priorityOf(policy: string): number {
  return Number(/priority: (\d+)/.exec(policy)?.[1]);
}
