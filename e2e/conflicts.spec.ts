import { expect, test } from 'playwright/test';
import { StudioPage } from './pages/studio.ts';

test('conflicts are found before anything is compiled, and settled three ways, each one step with its decision', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Reference platform');
  await page.getByRole('button', { name: /12 conflicts/ }).click();
  const card = (name: RegExp) =>
    studio.dock.getByRole('option', { name }).or(studio.dock.getByRole('button', { name }));

  // both sides are named with who answers for them
  await card(/^F-83 against G-1/)
    .first()
    .click();
  await expect(studio.dock).toContainText('owned by developer-experience');
  await expect(studio.dock).toContainText('owned by security-team');

  // an exception: the first wall has a gate
  await studio.dock.getByRole('textbox', { name: 'Reason' }).fill('agreed in the workshop');
  await studio.dock.getByRole('button', { name: 'Grant an exception in G-1' }).click();
  await expect(page.getByRole('button', { name: /11 conflicts/ })).toBeVisible();

  // parked: it stays blocked and is not forgotten
  await card(/^F-83 against G-2/)
    .first()
    .click();
  await studio.dock.getByRole('button', { name: 'Park it' }).click();
  await expect(studio.dock.getByText('Parking lot 3')).toBeVisible();

  // dropped: nothing is left to forbid
  await card(/^F-83 against G-3/)
    .first()
    .click();
  await studio.dock.getByRole('button', { name: 'Drop F-83' }).click();
  await expect(card(/^F-83 against/)).toHaveCount(0);

  await page.getByRole('banner').getByRole('button', { name: 'Undo' }).click();
  await expect(card(/^F-83 against G-3/).first()).toBeVisible();
});
