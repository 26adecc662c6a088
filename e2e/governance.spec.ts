import { expect, test } from 'playwright/test';
import { GovernancePage } from './pages/governance.ts';
import { StudioPage } from './pages/studio.ts';

test('personas come from templates, say in words what they may change, and undo', async ({ page }) => {
  const studio = new StudioPage(page);
  const governance = new GovernancePage(page);
  await studio.open();
  await studio.start('Reference platform');
  await page.keyboard.press('Alt+o');
  await expect(governance.root).toBeVisible();
  await governance.addPersona('Reviewer');
  const words = governance.root.getByRole('region', { name: 'What it may change' });
  await expect(words).toContainText('Nothing: it reads only');
  await governance.addPersona('Security');
  await expect(words).toContainText('ClusterNetworkPolicy in tier Admin');
  await governance.root.getByRole('button', { name: 'Add a power: after the handover' }).click();
  await page.getByRole('menuitem', { name: /^New namespaces/ }).click();
  await expect(words).toContainText('new namespaces after the handover');
  // a press while the menu still fades away goes to the menu
  await expect(page.getByRole('menu')).toHaveCount(0);
  await studio.undoButton.click();
  await expect(studio.redoButton).toBeEnabled();
  await expect(words).not.toContainText('new namespaces');
});

test('the label standard takes keys in use over, and says at once who is not as it says', async ({ page }) => {
  const studio = new StudioPage(page);
  const governance = new GovernancePage(page);
  await studio.open();
  await studio.start('Reference platform');
  await governance.open();
  await governance.show('Label standard');
  await governance.addLabelKey('example.com/cost-centre');
  const row = governance.row('Label keys', /example\.com\/cost-centre/);
  await expect(row).not.toContainText('LAB-1');
  await governance.root.getByText('Required', { exact: true }).click();
  await expect(row).toContainText(/LAB-1: \d+ without/);
  await expect(governance.root.getByRole('region', { name: 'Not as the standard says' })).toContainText('lacks it');
  await studio.undoButton.click();
  await expect(row).not.toContainText('LAB-1');

  const inUse = governance.root.getByRole('list', { name: 'Keys in use' });
  const before = await inUse.getByRole('button').count();
  await inUse.getByRole('button').first().click();
  await expect(governance.root.getByRole('list', { name: 'Label keys' }).getByRole('button')).toHaveCount(2);
  expect(before).toBeGreaterThan(0);
});

test('dev and test are merged into one cluster in one edit, which one undo takes back', async ({ page }) => {
  const studio = new StudioPage(page);
  const governance = new GovernancePage(page);
  await studio.open();
  await studio.start('Empty page');
  await governance.open();
  await governance.show('Memberships');
  await governance.choose(governance.root.getByRole('button', { name: /Axis/ }), 'Environments');
  for (const name of ['dev', 'test']) {
    await governance.root.getByRole('button', { name: 'Add environment' }).click();
    const field = governance.root.getByRole('textbox', { name: 'Name' });
    await field.fill(name);
    await field.press('Enter');
    await expect(governance.row('Environments', new RegExp(`^${name}`))).toBeVisible();
  }
  await governance.show('Placements');
  for (const count of ['1 cluster', '2 clusters']) {
    await governance.root.getByRole('button', { name: 'Add cluster' }).click();
    await expect(governance.root).toContainText(count);
  }
  await governance.choose(governance.place('dev', 'As drawn'), 'cluster');
  await governance.choose(governance.place('test', 'As drawn'), 'cluster-2');
  await governance.root.getByRole('button', { name: 'Add placement' }).click();
  await expect(governance.place('test', 'Another placement')).toContainText('cluster-2');

  for (const name of ['dev', 'test']) await governance.root.getByText(name, { exact: true }).click();
  await governance.root
    .getByRole('button', { name: /Place dev, test, Another placement|Place 2 together/ })
    .last()
    .click();
  await page.getByRole('menuitem', { name: 'On cluster', exact: true }).click();
  await expect(governance.place('dev', 'Another placement')).toContainText(/cluster(?!-2)/);
  await expect(governance.place('test', 'Another placement')).not.toContainText('cluster-2');
  await expect(governance.place('test', 'As drawn')).toContainText('cluster-2');
  await studio.undoButton.click();
  await expect(governance.place('test', 'Another placement')).toContainText('cluster-2');
});
