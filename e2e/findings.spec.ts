import { expect, type Page, test } from 'playwright/test';
import { COUNT, MANY, ON_HOSTS } from './fixtures/designs.ts';
import { ChecksPage } from './pages/checks.ts';
import { openDesign } from './pages/studio.ts';

async function opened(page: Page, design: string): Promise<ChecksPage> {
  await openDesign(page, design);
  const checks = new ChecksPage(page);
  await checks.open();
  return checks;
}

test('of a thousand findings only those in sight are drawn, and they are found by words, namespace and owner', async ({
  page,
}) => {
  const checks = await opened(page, MANY);
  const detail = await checks.choose('LAB-1');
  const list = detail.getByRole('list', { name: 'Findings' });
  const items = list.locator(':scope > li');
  await expect(items.first()).toContainText('team-0000 lacks the required label cost');
  expect(await items.count()).toBeLessThan(60);
  await expect(items.first()).toHaveAttribute('aria-setsize', String(COUNT));

  // to the end: the last one is there, and the open one keeps its place at the top
  await detail.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await expect(list.getByText('team-1199 lacks')).toBeInViewport();
  expect(await items.count()).toBeLessThan(60);
  await list.getByText('team-1199 lacks').click();
  await detail.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await expect(list.getByRole('button', { name: 'Apply the fix' })).toBeInViewport();

  const among = detail.getByRole('textbox', { name: 'Find among 1,200 findings' });
  await among.fill('team-077');
  await expect(detail.getByText('10 found')).toBeVisible();
  await expect(items).toHaveCount(10);
  await among.fill('ada');
  await expect(detail.getByText('3 found')).toBeVisible();
  await expect(items.nth(1)).toContainText('team-0407');

  // what is mended goes, and the rest stays
  await items.first().getByRole('button').first().click();
  await items.first().getByRole('button', { name: 'Apply the fix' }).click();
  await expect(detail.getByText('2 found')).toBeVisible();
  await expect(checks.row('LAB-1')).toContainText('1,199 errors');
});

test('what no policy of the target could stop is neither green nor an error, and says why', async ({ page }) => {
  const checks = await opened(page, ON_HOSTS);
  await expect(checks.row('PLANE-1')).toContainText('not enforceable');
  await expect(checks.scorecard).toContainText('not enforceable by this target');
  await expect(checks.practice(1)).toContainText('not enforceable');
  const detail = await checks.choose('PLANE-1');
  await expect(detail).toContainText('Not enforceable by this target: no policy could stop it');
  const list = detail.getByRole('list', { name: 'Not enforceable' });
  await expect(list).toContainText(
    'No policy of this target could stop it: ops/agent and shop/agent run in their hosts’ network, which escapes every policy.',
  );
  await expect(list.getByRole('button', { name: 'Apply the fix' })).toHaveCount(0);
  await checks.filter('Show', 'Not enforceable');
  await expect(checks.row('PLANE-1')).toBeVisible();
  await expect(checks.row('PLANE-2')).toHaveCount(0);
});
