import { expect, test } from 'playwright/test';
import { OLDER } from './fixtures/designs.ts';
import { ChecksPage } from './pages/checks.ts';
import { openDesign } from './pages/studio.ts';

test('a gate beneath a guardrail, opened from an older design, says who alone may open it, and is settled each way', async ({
  page,
}) => {
  const studio = await openDesign(page, OLDER);
  await page.getByRole('banner').getByRole('button', { name: '4 conflicts' }).click();
  const row = (name: RegExp) => studio.dock.getByRole('list', { name: 'Conflicts' }).getByRole('button', { name });
  const card = (name: string) => studio.dock.getByRole('region', { name: `Conflict ${name}` });
  const way = (label: string) =>
    studio.dock.getByRole('list', { name: 'Ways out' }).getByRole('button', { name: label });

  // nobody approved it: the owner of the guardrail may
  await row(/^X-1 against G-1/).click();
  await expect(card('X-1 against G-1')).toContainText(
    'Only retail-security may open G-1 for payments-and-settlement, which lies beneath it: nobody approved X-1.',
  );
  await expect(way('Grant an exception in G-1')).toHaveCount(0);
  await way('Approve X-1 as retail-security').click();
  await expect(studio.toast('Approve X-1 as retail-security: noted in the decisions')).toBeVisible();
  await expect(row(/^X-1 against G-1/)).toHaveCount(0);
  await expect(page.getByRole('banner').getByRole('button', { name: '3 conflicts' })).toBeVisible();
  await studio.undoButton.click();
  await expect(row(/^X-1 against G-1/)).toBeVisible();
  await studio.redoButton.click();

  // somebody beneath it approved it: it is withdrawn
  await row(/^X-2 against G-1/).click();
  await expect(card('X-2 against G-1')).toContainText('team-a approved X-2');
  await way('Withdraw X-2').click();
  await expect(row(/^X-2 against G-1/)).toHaveCount(0);

  // whoever asked for it may not approve it, and it says so before anything is pressed
  await row(/^X-3 against G-1/).click();
  await expect(way('Approve X-3 as retail-security')).toHaveCount(0);
  await expect(card('X-3 against G-1')).toContainText(
    'retail-security asked for X-3, and may not approve it: owner and approver are two people.',
  );
  await way('Park it').click();
  await expect(row(/^X-3 against G-1 parked/)).toBeVisible();

  // a shared service is a gate, too
  await row(/^orders for out against G-1/).click();
  await expect(card('orders for out against G-1')).toContainText('orders is shared by team-a');
  await way('Grant an exception in G-1').click();
  await expect(row(/^orders for out/)).toHaveCount(0);
  await studio.undoButton.click();
  await row(/^orders for out against G-1/).click();
  await way('Take out off orders').click();
  await expect(row(/^orders for out/)).toHaveCount(0);

  await studio.dock.getByText('Decisions 4').click();
  await expect(studio.dock.getByRole('list', { name: 'Decisions' })).toContainText(
    'X-1 against G-1: retail-security approved X-1 in G-1',
  );
});

test('the checks name it, mend it, and lead to every way out', async ({ page }) => {
  const studio = await openDesign(page, OLDER);
  const checks = new ChecksPage(page);
  await checks.open();
  const found = await checks.choose('CONF-1');
  await expect(found).toContainText('X-1 out → shop/web tcp 80 widens G-1. Only retail-security may open G-1');
  await found.getByRole('button', { name: 'Every way out' }).click();
  await expect(studio.dock.getByRole('region', { name: /^Conflict orders for out against G-1/ })).toBeVisible();
  await found.getByRole('button', { name: /^X-1 out/ }).click();
  await expect(found).toContainText('Witnessout/client → shop/web tcp 80');
  await found.getByRole('button', { name: 'Every way out' }).click();
  await expect(studio.dock.getByRole('region', { name: 'Conflict X-1 against G-1' })).toBeVisible();
  await expect(checks.row('CONF-1')).toContainText('4 errors');
  await found.getByRole('button', { name: 'Apply the fix' }).click();
  await expect(studio.toast('Approve X-1 as retail-security')).toBeVisible();
  await expect(checks.row('CONF-1')).toContainText('3 errors');
  await studio.undoButton.click();
  await expect(checks.row('CONF-1')).toContainText('4 errors');
});

test('the guardrail panel refuses an approver who is the owner, and says why at the field', async ({ page }) => {
  const studio = await openDesign(page, OLDER);
  await studio.inspector.getByRole('button', { name: /^G-1/ }).click();
  const gate = studio.inspector.getByRole('group', { name: 'Exception X-2' });
  const approver = gate.getByRole('textbox', { name: 'Approver' });
  await approver.fill(' Partners-Team ');
  await approver.press('Enter');
  await expect(gate.getByText('owner and approver are two people')).toBeVisible();
  await expect(approver).toHaveAttribute('aria-invalid', 'true');
  await expect(studio.undoButton).toBeDisabled();
  await approver.press('Escape');
  await expect(approver).toHaveValue('team-a');
  await expect(gate.getByText('owner and approver are two people')).toHaveCount(0);

  // an approver from beneath the guardrail is told apart from its owner
  await expect(gate).toContainText('Only retail-security may open G-1 for payments-and-settlement');
  await approver.fill('retail-security');
  await approver.press('Enter');
  await expect(gate).not.toContainText('Only retail-security may open G-1');
});
