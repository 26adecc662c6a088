import { expect, test } from 'playwright/test';
import { ChecksPage } from './pages/checks.ts';
import { GovernancePage } from './pages/governance.ts';
import { StudioPage } from './pages/studio.ts';

test('the reference platform: a proof says what it covers, a finding is traced, and what is not checked says so', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const checks = new ChecksPage(page);
  await studio.open();
  await studio.start('Reference platform');
  await checks.open();

  // what is not checked is not told as held
  await expect(checks.scorecard).toContainText(/\d+ of \d\d checks hold; \d+ more are not yet checked/);
  await expect(checks.practice(5)).toContainText('2 not yet checked');
  await expect(checks.practice(5)).not.toContainText('hold');
  const later = await checks.choose('HOST-1');
  await expect(later).toContainText('Not yet checked, so nothing is known about it');

  // a proof says what was looked at
  await expect(await checks.choose('PLANE-1')).toContainText(/Holds\. Looked at: [\d,]+ pairs across planes/);

  // the witness of a finding, in the trace
  const path = await checks.choose('PLANE-5');
  await expect(path).toContainText('Data plane may not connect to Control plane, and reaches it through others');
  await path.getByRole('button', { name: 'Trace' }).click();
  await expect(studio.dock).toContainText(
    'monitoring/prometheus → cert-manager/cert-manager-cainjector tcp 9402: allowed',
  );
});

test('a finding of the reference platform is mended in one step, and is back with one undo', async ({ page }) => {
  const studio = new StudioPage(page);
  const checks = new ChecksPage(page);
  await studio.open();
  await studio.start('Reference platform');
  await checks.open();

  // its fix: in words, with what it opens and closes, then as one step
  const labels = await checks.choose('TEN-5');
  await expect(labels).toContainText('carries env=prod, the label of production');
  await expect(labels).toContainText('Set env=staging on loyalty-rewards-staging');
  await labels.getByRole('button', { name: 'What it opens and closes' }).click();
  await expect(labels).toContainText(/It (opens|closes|changes)|Opens and closes nothing/, { timeout: 20_000 });
  await labels.getByRole('button', { name: 'Apply the fix' }).click();
  await expect(checks.row('TEN-5')).toContainText('holds', { timeout: 20_000 });
  await expect(labels).toContainText('Holds.');
  await studio.undoButton.click();
  await expect(checks.row('TEN-5')).toContainText('1 error', { timeout: 20_000 });
});

test('a finding is accepted with reason, owner and end, stands apart, and in the governance; and counts again', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const checks = new ChecksPage(page);
  const governance = new GovernancePage(page);
  await studio.open();
  await studio.start('Online Boutique');
  await checks.open();
  await expect(page.getByRole('button', { name: /^Checks.*3 open errors/ })).toBeVisible();
  const detail = await checks.choose('APP-1');
  await detail.getByRole('button', { name: 'Accept…' }).click();

  // it takes a reason, somebody who answers for it, and an end that is to come
  const form = detail.getByRole('region', { name: 'Accept it' });
  await form.getByRole('button', { name: 'Accept' }).click();
  await expect(form.getByRole('alert')).toHaveText('Not accepted: say why');
  await form.getByRole('textbox', { name: 'Reason' }).fill('an idea that nobody has decided');
  await form.getByRole('textbox', { name: 'Owner' }).fill('Observability');
  await form.getByRole('textbox', { name: 'Ends' }).fill('2020-01-31');
  await form.getByRole('button', { name: 'Accept' }).click();
  await expect(form.getByRole('alert')).toHaveText('Not accepted: the end is over already');
  await form.getByRole('textbox', { name: 'Ends' }).fill('2099-01-31');
  await form.getByRole('button', { name: 'Accept' }).click();

  await expect(checks.row('APP-1')).toContainText('accepted');
  await expect(page.getByRole('button', { name: /^Checks.*2 open errors$/ })).toBeVisible();
  const accepted = detail.getByRole('list', { name: 'Accepted findings' });
  await expect(accepted).toContainText('Observability answers for it, until 2099-01-31');
  await expect(accepted).toContainText('an idea that nobody has decided');
  await checks.filter('Show', 'With accepted findings');
  await expect(checks.list.getByRole('button')).toHaveCount(1);

  await governance.open();
  await governance.show('Exceptions');
  await governance.root.getByText('Accepted 1').click();
  await expect(governance.row('Let through', /APP-1/)).toBeVisible();
  await expect(governance.root.getByRole('textbox', { name: 'Owner' })).toHaveValue('Observability');

  await checks.open();
  await checks.detail('APP-1').getByRole('button', { name: 'Accept no longer' }).click();
  await expect(checks.root).toContainText('No check is like that');
  await checks.root.getByRole('button', { name: 'Show every check' }).click();
  await expect(checks.row('APP-1')).toContainText('1 error');
});

test('checks are found by practice, severity, state and words, on the side on show', async ({ page }) => {
  const studio = new StudioPage(page);
  const checks = new ChecksPage(page);
  await studio.open();
  await studio.start('Online Boutique');
  await checks.open();
  await checks.practice(1).click();
  await expect(checks.practice(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(checks.list.getByRole('button', { name: /^(?!PLANE|EXT)/ })).toHaveCount(0);
  await checks.root.getByRole('button', { name: 'Only planes' }).click();
  await checks.filter('Severity', 'Warnings');
  await expect(checks.row('TEN-2')).toBeVisible();
  await expect(checks.row('TEN-1')).toHaveCount(0);
  await checks.filter('Severity', 'Any');
  await checks.search.fill('redis-cart');
  await expect(checks.list.getByRole('button')).toHaveCount(3);

  // what is enforced today leaves more open; a fix is one of the design
  await checks.search.fill('');
  await studio.showSide('Today');
  await expect(checks.root).toContainText('About what is enforced today');
  const tenants = await checks.choose('TEN-1');
  await expect(tenants).toContainText(/Witness, one of [\d,]+ pairs/);
  await expect(tenants).toContainText(
    'What is enforced today stays as it is until the design is exported and applied.',
  );
  await expect(tenants.getByRole('button', { name: 'Apply the fix' })).toHaveCount(0);
  await tenants.getByRole('button', { name: 'See it in the design' }).click();
  await expect(checks.row('TEN-1')).toContainText('holds');

  // from a check to its practice, and from a practice to its checks
  await checks.detail('TEN-1').getByRole('button', { name: 'Practice 3: tenants' }).click();
  await studio.dialog.getByRole('tab', { name: /Plane segmentation/ }).click();
  await studio.dialog.getByRole('button', { name: 'Show its checks' }).click();
  await expect(studio.dialog).toBeHidden();
  await expect(checks.practice(1)).toHaveAttribute('aria-pressed', 'true');
  await checks.practice(1).click();

  // an element is one press from the map
  const flow = await checks.choose('CONF-1');
  await flow.getByRole('button', { name: 'F-19', exact: true }).click();
  await expect(studio.inspector).toContainText('F-19');
  await flow.getByRole('button', { name: 'Show on the map' }).click();
  await expect(studio.map).toBeVisible();
});

test('by keyboard alone: to the checks, down the list, mend, and accept', async ({ page }) => {
  const studio = new StudioPage(page);
  const checks = new ChecksPage(page);
  const press = (keys: string) => page.keyboard.press(keys);
  await studio.open();
  await studio.start('Online Boutique');
  await press('Shift+K');
  await expect(checks.list).toBeVisible();
  await checks.list.getByRole('button').first().focus();
  for (let i = 0; i < 60 && !(await isFocused('CONF-1')); i++) await press('ArrowDown');
  await press('Enter');
  const detail = checks.detail('CONF-1');
  await tabTo('Apply the fix');
  await press('Enter');
  await expect(checks.row('CONF-1')).toContainText('holds');
  // the focus stays with what was mended
  await expect(detail.getByRole('heading', { name: /^Nothing wanted is forbidden/ })).toBeFocused();
  await press('Control+z');
  await expect(checks.row('CONF-1')).toContainText('1 error');
  await tabTo('Accept…');
  await press('Enter');
  await expect(detail.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('for the demonstration');
  await press('Enter');
  await expect(checks.row('CONF-1')).toContainText('accepted');

  async function isFocused(id: string): Promise<boolean> {
    return checks.row(id).evaluate((element) => element === document.activeElement);
  }

  async function tabTo(name: string): Promise<void> {
    const button = detail.getByRole('button', { name, exact: true });
    await expect(button).toBeVisible();
    for (let i = 0; i < 80; i++) {
      if (await button.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
    }
    throw new Error(`${name} is not reached with Tab`);
  }
});

test('what a persona could write is found, and the attack is one press away', async ({ page }) => {
  const studio = new StudioPage(page);
  const checks = new ChecksPage(page);
  const governance = new GovernancePage(page);
  await studio.open();
  await studio.start('Online Boutique');
  await governance.open();
  await governance.addPersona('Developer');
  await checks.open();
  const planes = await checks.choose('PLANE-3');
  await expect(planes).toContainText('Developer breaks G-1 “Planes stay apart”');
  await planes.getByRole('button', { name: 'Try to break it' }).click();
  await expect(page.getByRole('dialog', { name: /^Try to break G-1/ })).toBeVisible();
});

test('an empty page says what the checks are for, and a link leads to them', async ({ page }) => {
  const studio = new StudioPage(page);
  const checks = new ChecksPage(page);
  await studio.open();
  await studio.start('Empty page');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Checks' }).click();
  await expect(checks.root).toContainText('Nothing to check yet');
  await expect(page).toHaveURL(/#\/checks/);
  await checks.root.getByRole('button', { name: 'Draw on the map' }).click();
  await expect(studio.map).toBeVisible();
});
