import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { ExportDialog } from './pages/export.ts';
import { MapPage } from './pages/map.ts';
import { SentenceBarPage } from './pages/sentences.ts';
import { StudioPage } from './pages/studio.ts';
import { TourPage } from './pages/tour.ts';

const side = (page: Page, name: string) => page.getByRole('radio', { name }).click({ force: true });

test('a person takes the tour by mouse, and goes on after a reload', async ({ page }) => {
  const studio = new StudioPage(page);
  const tour = new TourPage(page);
  const bar = new SentenceBarPage(page);
  await studio.open();
  await page.getByRole('button', { name: 'Take the tour' }).click();

  // nothing is taken from the user: the card comes without the focus
  await tour.at(1, 'Begin with what is enforced');
  await expect(tour.card.locator(':focus')).toHaveCount(0);
  await side(page, 'Today');
  await tour.next('is wanted and allowed');

  await tour.at(2, 'Look at one workload');
  await expect(tour.button('Skip')).toBeVisible();
  await studio.card('frontend').click();
  await tour.next('how open it is');

  await tour.at(3, 'Ask how far it reaches');
  await studio.inspector.getByRole('button', { name: 'Show reach' }).click();
  await tour.next('lists whom it reaches');
  await tour.at(4, 'Say what is needed');

  await page.reload();
  await tour.at(4, 'Say what is needed');
  await tour.button('Back').click();
  await tour.at(3, 'Ask how far it reaches');
  await tour.button('Skip').click();
  await bar.field.click();
  await bar.say('adservice -> redis-cart 6379');
  await tour.next('the solver has judged it: blocked');

  await tour.at(5, 'Ask who decides');
  await studio.inspector.getByRole('button', { name: 'Trace', exact: true }).click();
  await expect(studio.dock).toContainText('blocked at ingress of online-boutique/redis-cart');
  await tour.next('the policy that decides');

  await tour.at(6, 'See what your design changes');
  await side(page, 'Change');
  await tour.next('Your flow is opened');

  await tour.at(7, 'Read the proof');
  await studio.openExport();
  await expect(new ExportDialog(page).proof).toContainText('Proved');
  await page.keyboard.press('Escape');
  await expect(tour.card).toContainText('That is the whole way');
  await tour.button('Finish').click();
  await expect(tour.card).toBeHidden();
  await expect(studio.toast('That was the tour')).toBeVisible();
});

test('the tour shows each step, waits when it is put aside, and goes on from the gallery', async ({ page }) => {
  const studio = new StudioPage(page);
  const tour = new TourPage(page);
  await studio.open();
  await page.getByRole('button', { name: 'Take the tour' }).click();
  await tour.showAndNext();
  await tour.showAndNext();
  await tour.showAndNext();
  await tour.showAndNext();
  await tour.at(5, 'Ask who decides');
  await tour.button('Put the tour aside').click();
  await expect(tour.card).toBeHidden();
  await studio.choose('Close design, back to the gallery');
  await page.getByRole('button', { name: 'Go on with the tour (5 of 7)' }).click();

  // the flow that was said before is still there
  await tour.at(5, 'Ask who decides');
  await tour.button('Show me').click();
  await expect(studio.dock).toContainText('adservice → online-boutique/redis-cart tcp 6379');
  await tour.button('Next').click();
  await tour.showAndNext();
  await tour.button('Show me').click();
  await expect(new ExportDialog(page).proof).toContainText('Proved');
  await page.keyboard.press('Escape');
  await expect(tour.button('Finish')).toBeVisible();

  // over a design of one's own it asks for the example, and takes nothing away
  await tour.button('Back').click();
  await studio.choose('Close design, back to the gallery');
  await studio.start('Empty page');
  await expect(tour.card).toContainText('The tour walks through an example');
  await tour.button('Open the Online Boutique').click();
  await tour.at(6, 'See what your design changes');
});

test('a zone leads to its practice, and back', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  const { practices } = new TourPage(page);
  await studio.open();
  await studio.start('Online Boutique');
  await map.frame('plane', 'Data plane').click({ position: { x: 60, y: 12 } });
  await studio.inspector.getByRole('button', { name: 'Practice 1: planes' }).click();
  await expect(practices.getByRole('heading', { name: 'Plane segmentation' })).toBeVisible();
  await expect(practices).toContainText('Not yet');
  await practices.getByRole('tab', { name: /Multi-tenancy/ }).click();
  await expect(practices.getByRole('heading', { name: 'Multi-tenancy' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(practices.getByRole('heading', { name: 'Application microsegmentation' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(practices).toBeHidden();
  await expect(studio.inspector.getByRole('button', { name: 'Practice 1: planes' })).toBeFocused();

  // from a dialog one comes back to it
  await studio.openExport();
  await studio.dialog.getByRole('button', { name: 'Practice 10: standard policy by GitOps' }).click();
  await expect(practices.getByRole('heading', { name: /Central, standard policy/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(new ExportDialog(page).proof).toBeVisible();
});

test('where there is nothing yet, it says what will be there and how to get it', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await expect(page.getByRole('region', { name: 'Recent designs' })).toContainText('None yet');
  await studio.start('Empty page');
  await expect(studio.inspector).toContainText('Select anything on the map');

  const find = studio.map.getByRole('combobox', { name: 'Find on the map' });
  await find.fill('payments');
  await expect(page.getByText('Nothing on the map is called “payments”')).toBeVisible();
  await find.fill('');

  await studio.openExport();
  await expect(studio.dialog).toContainText('There is nothing to enforce yet');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+Alt+z');
  await studio.dock.getByRole('button', { name: 'Freeze a version…' }).click();
  await expect(page.getByRole('dialog', { name: /Freeze/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await studio.dock.getByRole('tab', { name: 'Inventory' }).click();
  await page.keyboard.press('Control+j');

  await studio.map.getByRole('button', { name: 'Say a flow…' }).click();
  await page.keyboard.type('shop/web -> shop/db 5432');
  await page.keyboard.press('Enter');
  await expect(map.card('web', 'shop')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`rules of axe, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const studio = new StudioPage(page);
    const tour = new TourPage(page);
    const broken: string[] = [];
    const check = async (part: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const v of violations)
        for (const n of v.nodes) broken.push(`${part}: ${v.id}: ${n.html.slice(0, 160)} (${n.failureSummary ?? ''})`);
    };
    await studio.open();
    await expect(page.getByRole('region', { name: 'Recent designs' })).toBeVisible();
    await check('gallery');
    await page.getByRole('button', { name: 'Take the tour' }).click();
    await tour.at(1, 'Begin with what is enforced');
    await check('a step');
    await tour.button('Show me').click();
    await expect(tour.button('Next')).toBeVisible();
    await check('a step that is done');
    await tour.card.getByRole('button', { name: 'Practice 1: planes' }).click();
    await expect(tour.practices.getByRole('heading', { name: 'Plane segmentation' })).toBeVisible();
    await check('practices');
    expect(broken).toEqual([]);
  });
}
