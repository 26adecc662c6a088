import { expect, test } from 'playwright/test';
import { StudioPage } from './pages/studio.ts';

test('from why to make it so: a blocked flow is opened by what is proposed, closed again, and each is one step', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Reference platform');
  await studio.inspector.getByRole('button', { name: /backstage\/backstage/ }).click();
  await studio.inspector.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(studio.dock.getByText('blocked', { exact: true }).first()).toBeVisible();

  // three guardrails stand in the way, and none of the gates can be left out
  await studio.dock.getByRole('button', { name: 'What would open it' }).click();
  const opening = studio.dock.getByRole('region', { name: 'What would open it' });
  const way = opening.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Apply' }) });
  await expect(way).toHaveCount(1, { timeout: 30_000 });
  for (const guardrail of ['G-1', 'G-2', 'G-3'])
    await expect(way).toContainText(
      `Grant backstage/backstage → payments-ledger-prod/ledger-api tcp 8080 an exception in ${guardrail}`,
    );
  await expect(way).toContainText('owned by security-team');
  await expect(way).toContainText('Opens and closes nothing else.');
  await way.getByRole('button', { name: 'Apply' }).click();
  await expect(studio.dock.getByText('allowed', { exact: true }).first()).toBeVisible();

  // and the other way round
  await studio.dock.getByRole('button', { name: 'What would close it' }).click();
  const closing = studio.dock.getByRole('region', { name: 'What would close it' });
  await expect(closing).toContainText('Remove F-83', { timeout: 30_000 });
  await expect(closing).toContainText('Add “must not”');

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(studio.dock.getByText('blocked', { exact: true }).first()).toBeVisible();
});
