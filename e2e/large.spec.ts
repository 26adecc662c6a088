import { expect, test } from 'playwright/test';
import { largePlatform } from './large-platform.mjs';
import { ChecksPage } from './pages/checks.ts';
import { GovernancePage } from './pages/governance.ts';
import { StrengthDialog } from './pages/strength.ts';
import { StudioPage } from './pages/studio.ts';

test('a large platform: what takes long says how far it is and can be cancelled, and long lists draw what is in sight', async ({
  page,
}) => {
  test.slow();
  const studio = new StudioPage(page);
  const checks = new ChecksPage(page);
  const governance = new GovernancePage(page);
  const strength = new StrengthDialog(page);
  await studio.open();
  await studio.import(
    largePlatform({ namespaces: 500, workloads: 5000, policies: 5000, conflicts: 300, labelKeys: 300 }),
  );
  await expect(page.getByRole('button', { name: /300 conflicts/ })).toBeVisible({ timeout: 30_000 });

  // the checks are cancelled, and it is said how they go on
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Checks' }).click();
  await expect(checks.root.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^[1-9]/, { timeout: 30_000 });
  await checks.root.getByRole('button', { name: 'Cancel' }).click();
  await expect(checks.root.getByRole('button', { name: 'Try again' })).toBeVisible();

  // so is a try at a guardrail; asked again, it is answered
  await strength.open('G-1');
  await strength.tryIt();
  await expect(strength.outcome.getByRole('progressbar')).toBeVisible();
  await strength.outcome.getByRole('button', { name: 'Cancel' }).click();
  await expect(strength.outcome).toContainText('It was cancelled before it was decided.');
  await strength.tryIt();
  await expect(strength.outcome).toContainText('holds whatever Developer writes', { timeout: 60_000 });
  await strength.close();

  // the label standard draws the rows in sight, and each can be reached and edited
  await governance.open();
  await governance.show('Label standard');
  const keys = governance.root.getByRole('list', { name: 'Label keys' });
  const rows = keys.getByRole('listitem');
  await expect(rows.first()).toHaveAttribute('aria-setsize', '300');
  expect(await rows.count()).toBeLessThan(60);
  await governance.root.getByRole('region', { name: 'Label keys, list' }).focus();
  await page.keyboard.press('End');
  await governance.row('Label keys', /key-299/).click();
  await governance.root.getByText('Required', { exact: true }).click();
  await expect(governance.row('Label keys', /key-299.*LAB-1: 5000 without.*required/)).toBeVisible();
  expect(await rows.count()).toBeLessThan(60);

  // a key that is added is in sight
  await governance.root.getByRole('region', { name: 'Label keys, list' }).focus();
  await page.keyboard.press('Home');
  await expect(governance.row('Label keys', /^app/)).toBeInViewport();
  await governance.addLabelKey('example.com/new');
  await expect(governance.row('Label keys', /example\.com\/new/)).toBeInViewport();
});
