import { expect, test } from 'playwright/test';
import { ChecksPage } from './pages/checks.ts';
import { ExportDialog } from './pages/export.ts';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

test('isolation in one direction: chosen, shown, written, named by the checks and closed by their fix', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const { inspector } = studio;
  const choose = async (label: string, option: RegExp) => {
    await inspector.getByRole('button', { name: new RegExp(label) }).click();
    await page.getByRole('option', { name: option }).click();
  };
  await studio.open();
  await studio.start('Empty page');
  await map.addAt('namespace', 'shop', { x: 500, y: 300 });
  await map.add('workload', 'web');
  await map.add('workload', 'db');
  await map.connect(map.card('web'), map.card('db'));
  await page.keyboard.type('tcp 5432');
  await page.keyboard.press('Enter');
  await expect(inspector.getByText('allowed', { exact: true })).toBeVisible();

  // nothing in but flows; everything may go out
  await map.frame('namespace', 'shop').click({ position: { x: 90, y: 18 } });
  await choose('Decided by', /^the design, ingress only/);
  await map.card('web').click();
  await expect(inspector).toContainText('Ingress is closed.');
  await expect(inspector).toContainText('Egress is open to all: inside and outside.');
  await map.card('db').click();
  await expect(inspector).toContainText('Ingress is open to 1 workload in 1 namespace.');

  // one workload otherwise
  await choose('Isolated', /^neither way/);
  await expect(inspector).toContainText('Ingress is open to all: inside and outside.');
  const dialog = new ExportDialog(page);
  await dialog.open();
  await expect(dialog.proof).toContainText('Proved');
  const text = await dialog.textOf('networkpolicies.yaml');
  expect(text).toContain('nothing into shop but what this policy and those beside it allow');
  expect(text).toContain('shop/db is open: everything may come in');
  expect(text).not.toContain('- Egress');
  await page.keyboard.press('Escape');

  // the check names what is open; its fix closes it and is one step to undo
  const checks = new ChecksPage(page);
  await checks.open();
  await checks.row('APP-2').click();
  await expect(checks.root).toContainText('Nothing isolates shop/db in ingress and 2 workloads of shop in egress');
  await expect(checks.root).toContainText('Isolate shop both ways');
  await checks.root.getByRole('button', { name: 'Apply the fix' }).click();
  await expect(checks.row('APP-2')).toHaveAccessibleName(/holds/);
  await studio.undoButton.click();
  await expect(checks.row('APP-2')).not.toHaveAccessibleName(/holds/);
});
