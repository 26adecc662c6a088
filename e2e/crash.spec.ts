import { expect, type Page, test, type Worker } from 'playwright/test';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

/** The worker that answers now: the one started last under the solver's script. */
function solver(page: Page): Worker {
  const worker = page.workers().findLast((w) => /\/worker-/.test(w.url()));
  if (!worker) throw new Error('no solver runs');
  return worker;
}

test('a solver that dies at work is told, started again, and answers', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await studio.start('Online Boutique');
  await expect(studio.solved(/^(Today|Design) solved: .* allowed/)).toBeAttached();

  // in the middle of the next question, the worker goes without a word
  await solver(page).evaluate(() => {
    self.postMessage = () => self.close();
  });
  await studio.connectByKeyboard('adservice', 'redis-cart');
  const failed = page.getByRole('button', { name: 'Not solved: solve again' });
  await expect(failed).toBeVisible();
  await expect(page.getByText(/^Not solved: The solver stopped/)).toBeAttached();
  await expect(map.card('adservice')).toBeVisible();

  // asked again, another worker answers from what this page knows
  await failed.click();
  await expect(failed).toBeHidden();
  await expect(studio.solved(/^(Today|Design) solved: 21 flows/)).toBeAttached();
  await expect(studio.inspector).toContainText(/adservice → .*redis-cart/);
});

test('a solver that dies in its sleep is missed by nobody', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Online Boutique');
  await expect(studio.solved(/^(Today|Design) solved: .* allowed/)).toBeAttached();
  const gone = solver(page).waitForEvent('close');
  await solver(page)
    .evaluate(() => self.close())
    .catch(() => undefined);
  await gone;
  await studio.connectByKeyboard('adservice', 'redis-cart');
  await expect(studio.solved(/^(Today|Design) solved: 21 flows/)).toBeAttached();
});

test('a solver that dies while it arranges the map is told, and nothing has moved', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await studio.start('Online Boutique');
  await expect(studio.solved(/^(Today|Design) solved: .* allowed/)).toBeAttached();
  const place = await map.card('frontend').boundingBox();
  await solver(page).evaluate(() => {
    self.postMessage = () => self.close();
  });
  const arrange = studio.map.getByRole('button', { name: 'Arrange everything' });
  await arrange.click();
  await expect(studio.toast(/The map was not arranged/)).toContainText('Your design is unharmed');
  await expect(studio.undoButton).toBeDisabled();
  expect(await map.card('frontend').boundingBox()).toEqual(place);

  await arrange.click();
  await expect(studio.undoButton).toBeEnabled();
});
