import { expect, test } from 'playwright/test';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

// at a width at which the whole platform fits with the names of its namespaces
test.use({ viewport: { width: 1920, height: 1080 } });

test('the reference platform opens from the gallery, with its verdicts, and shows what people got wrong', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await studio.start('Reference platform');
  await expect(studio.solved(/^Design solved: 87 flows, 82 allowed, 4 blocked/)).toBeAttached();
  await expect(page).toHaveTitle(/Reference platform/);
  await expect(studio.inspector).toContainText('60 namespaces');

  // planes, tenants and namespaces stand on the map, whatever their labels, and however long their names
  for (const plane of ['Control plane', 'Data plane', 'Management plane'])
    await expect(map.frame('plane', plane)).toBeVisible();
  for (const tenant of ['payments', 'storefront', 'analytics']) await expect(map.frame('tenant', tenant)).toBeVisible();
  for (const namespace of [
    'kube-system',
    'toolbox',
    'payments-ledger-prod',
    'search-catalog-dev',
    'analytics-customer-lifetime-value-model-training-pipeline-prod',
  ])
    await expect(map.frame('namespace', namespace)).toBeVisible();
  await expect(studio.inspector).toContainText('backstage/backstage');

  // today, flows that are wanted are blocked by what stands there by mistake
  await page.getByRole('radio', { name: 'Today' }).click({ force: true });
  await expect(studio.solved(/^Today solved: 87 flows/)).toBeAttached();
  await expect(studio.inspector).toContainText('orders-checkout-prod/cart');

  // one item too many in `from`: a dev console reaches the ledger, and the trace says through which rule
  await studio.trace('payments-fraud-dev/case-console', 'payments-ledger-prod/ledger-db', '5432');
  await expect(studio.dock).toContainText('NetworkPolicy payments-ledger-prod/ledger-db');
  await expect(studio.dock.getByText('allowed', { exact: true }).first()).toBeVisible();

  // the design closes it
  await page.getByRole('radio', { name: 'Design' }).click({ force: true });
  await expect(studio.dock.getByText(/blocked at/).first()).toBeVisible();
});
