import { expect, test } from 'playwright/test';
import { DrillsPage } from './pages/drills.ts';
import { MapPage } from './pages/map.ts';
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
