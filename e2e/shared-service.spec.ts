import { expect, test } from 'playwright/test';
import { ExportDialog } from './pages/export.ts';
import { HistoryPage } from './pages/history.ts';
import { MapPage } from './pages/map.ts';
import { ElementMenu } from './pages/menu.ts';
import { StudioPage } from './pages/studio.ts';

test('a shared service: its consumers get through the guardrail, others do not, and the manifests prove it', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const menu = new ElementMenu(page);
  const { inspector } = studio;
  await studio.open();
  await studio.start('Empty page');

  // two planes, kept apart, and one in the upper that reaches for what is in the lower
  await map.addAt('plane', 'management', { x: 400, y: 330 });
  await map.addAt('namespace', 'tools', { x: 400, y: 340 });
  await map.add('workload', 'backup');
  await map.add('workload', 'scan');
  await map.addAt('plane', 'data', { x: 400, y: 680 });
  await map.addAt('namespace', 'orders', { x: 400, y: 690 });
  await map.add('workload', 'db');
  await map.connect(map.card('scan'), map.card('db'));
  await page.keyboard.type('tcp 5432');
  await page.keyboard.press('Enter');
  await map.leave();
  await studio.addGuardrail('Separate planes');
  await expect(map.arrow(/scan.*db.*wanted but blocked/)).toHaveCount(1);

  // it is made from the menu; its port is that of the flow
  await menu.openAt(map.card('db'));
  await menu.item(/^Connect/).click();
  await page.getByRole('menuitem', { name: 'Make it a shared service' }).click();
  await expect(
    map.canvas.getByRole('group', { name: /db in orders.*shared service orders\/db for 0 consumers/ }),
  ).toBeVisible();
  await expect(inspector).toContainText('Nobody uses it yet, so it admits nobody.');
  await expect(map.canvas.getByRole('region', { name: 'Legend' })).toContainText('shared service');

  // its consumer is named on the map, and gets through; who is none stays out
  await map.leave();
  await menu.openAt(map.card('backup'));
  await menu.item(/^Connect/).click();
  await page.getByRole('menuitem', { name: 'Let it use orders/db' }).click();
  await expect(map.arrow(/backup → db shared tcp 5432: wanted and allowed/)).toHaveCount(1);
  await expect(map.arrow(/scan.*db.*wanted but blocked/)).toHaveCount(1);
  await map.leave();
  await map.card('db').click();
  const admitted = inspector.getByRole('list', { name: 'Admitted to orders/db' });
  await expect(admitted.getByRole('button')).toHaveText([/tools\/backup.*allowed/]);

  // undo takes one step after the other, by name
  const history = new HistoryPage(page);
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await expect(history.list).toBeVisible();
  const entries = await history.entries();
  expect(entries.slice(0, 2).map((e) => e.replace(/, on screen$/, ''))).toEqual([
    'Let tools/backup use orders/db',
    'Make orders/db a shared service',
  ]);
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await map.leave();
  await page.keyboard.press('Control+z');
  await expect(map.arrow(/backup → db/)).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(map.arrow(/backup → db shared tcp 5432: wanted and allowed/)).toHaveCount(1);

  // a copy of both is a shared service of its own, for the copy alone
  await map.card('db', 'orders').click();
  await map.card('backup', 'tools').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+c');
  await expect(studio.toast('Copied 2 workloads and 1 shared service')).toBeVisible();
  await map.leave();
  await page.keyboard.press('Control+v');
  await expect(map.arrow(/backup-2 → db-2 shared tcp 5432: wanted and allowed/)).toHaveCount(1);
  await expect(map.arrow(/backup → db-2/)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(map.arrow(/backup-2/)).toHaveCount(0);

  // the export proves it: a gate for the consumer stands before the wall
  await map.leave();
  await studio.setPodAddresses('10.244.0.0/16');
  const dialog = new ExportDialog(page);
  await dialog.open();
  await expect(dialog.proof).toContainText('Proved');
  const gate = await dialog.textOf('shared-orders-db-to.yaml');
  const wall = await dialog.textOf('g-1-plane-data.yaml');
  expect(gate).toContain('action: Pass');
  expect(gate).toContain('app: backup');
  expect(gate).not.toContain('app: scan');
  expect(wall).toContain('action: Deny');
  expect(priorityOf(gate)).toBeLessThan(priorityOf(wall));
});

function priorityOf(manifest: string): number {
  return Number(/priority: (\d+)/.exec(manifest)?.[1]);
}
