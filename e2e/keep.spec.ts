import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';
import { banner } from './pages/accidents.ts';
import { yamlFile } from './pages/import.ts';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

const fixture = (name: string) =>
  yamlFile(name, readFileSync(fileURLToPath(new URL(`./fixtures/online-boutique/${name}`, import.meta.url)), 'utf8'));

test('a reload keeps the document, Today and the view', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await studio.import([fixture('kubernetes-manifests.yaml'), fixture('network-policies.yaml')]);
  await studio.connectByKeyboard('adservice', 'redis-cart');
  await expect(studio.solved('Today solved: 17 flows, 16 allowed, 1 blocked.')).toBeAttached();
  await studio.groupBy('Namespace');
  await studio.showProblems();

  await page.reload();
  await expect(map.card('frontend')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Today' })).toBeChecked();
  await expect(studio.solved('Today solved: 17 flows, 16 allowed, 1 blocked.')).toBeAttached();
  await expect(studio.map.getByRole('button', { name: /Group by/ })).toContainText('Namespace');
  await expect(studio.dock.getByRole('tab', { name: /Input problems/ })).toHaveAttribute('aria-selected', 'true');

  await studio.openFiles();
  await page.reload();
  await expect(page.getByRole('main', { name: 'Files' })).toBeVisible();
});

test('a tab closed right after an edit has lost nothing', async ({ page, context }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Empty page');
  const map = new MapPage(page);
  await map.add('namespace', 'shop');
  await map.add('workload', 'web');
  await page.close();

  const next = await context.newPage();
  await new StudioPage(next).open();
  await expect(new MapPage(next).card('web', 'shop')).toBeVisible();
});

test('a second tab is told, works on a copy, and overwrites nothing', async ({ page, context }) => {
  const first = new StudioPage(page);
  await first.open();
  await first.start('Empty page');
  await new MapPage(page).add('namespace', 'shop');
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();

  const tab = await context.newPage();
  const second = new StudioPage(tab);
  await second.open();
  await expect(new MapPage(tab).frame('namespace', 'shop')).toBeVisible();
  await expect(banner(tab)).toContainText('open in another tab');
  await new MapPage(tab).add('namespace', 'billing');
  await expect(tab.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();

  await page.reload();
  await expect(new MapPage(page).frame('namespace', 'shop')).toBeVisible();
  await expect(new MapPage(page).frame('namespace', 'billing')).toHaveCount(0);
  await tab.reload();
  await expect(new MapPage(tab).frame('namespace', 'billing')).toBeVisible();
});

test('a second tab takes the design over; the first says so, goes on in a copy, and takes it back', async ({
  page,
  context,
}) => {
  const first = new StudioPage(page);
  await first.open();
  await first.start('Empty page');
  await first.nameDesign('Shop');
  await new MapPage(page).add('namespace', 'shop');
  await expect(page.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();

  const tab = await context.newPage();
  await new StudioPage(tab).open();
  // made in the first tab after the second has read the design
  await new MapPage(page).add('namespace', 'late');
  await banner(tab).getByRole('button', { name: 'Take over in this tab' }).click();
  await expect(new MapPage(tab).frame('namespace', 'late')).toBeVisible();
  await expect(banner(tab)).toHaveCount(0);
  await expect(banner(page)).toContainText('Another tab took this design over');
  await expect(page.getByRole('button', { name: 'Not saving' })).toBeVisible();
  await new MapPage(tab).add('namespace', 'billing');
  await expect(tab.getByRole('button', { name: 'Saved', exact: true })).toBeVisible();

  await new MapPage(page).add('namespace', 'mine');
  await expect(banner(page)).toContainText('works on a copy');
  await banner(page).getByRole('button', { name: 'Take over in this tab' }).click();
  await expect(new MapPage(page).frame('namespace', 'billing')).toBeVisible();
  await expect(new MapPage(page).frame('namespace', 'mine')).toHaveCount(0);
  await expect(banner(tab)).toContainText('Another tab took this design over');

  // the copy with the change is kept; the second tab's, in which nothing was changed, is gone
  await first.choose('Close design, back to the gallery');
  const recent = page.getByRole('region', { name: 'Recent designs' });
  await expect(recent.getByRole('button', { name: /^Shop/ })).toHaveCount(2);
});

test('a design is saved into its folder again after a reload, without asking, and never over what others wrote', async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open();
  // a real folder of this browser stands in for the picker, which no test can drive
  await page.addInitScript(() => {
    Object.defineProperty(window, 'showDirectoryPicker', {
      value: async () => {
        const asked = Number(sessionStorage.getItem('asked') ?? 0) + 1;
        sessionStorage.setItem('asked', `${asked}`);
        return (await navigator.storage.getDirectory()).getDirectoryHandle('designs', { create: true });
      },
    });
  });
  await page.reload();
  const inFolder = (text?: string) =>
    page.evaluate(async (write) => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('designs');
      const file = await folder.getFileHandle('design.yaml');
      if (write !== undefined) {
        const stream = await file.createWritable();
        await stream.write(write);
        await stream.close();
      }
      return (await file.getFile()).text();
    }, text);
  const asked = () => page.evaluate(() => sessionStorage.getItem('asked'));
  await studio.start('Empty page');
  await studio.nameDesign('Shop');
  await page.keyboard.press('Control+s');
  await expect(studio.toast('Saved design.yaml and layout.yaml in designs')).toBeVisible();
  await new MapPage(page).add('namespace', 'shop');
  const state = page.getByRole('button', { name: 'Saved', exact: true });
  await expect(state).toHaveAccessibleDescription('changed since it was saved in designs');

  await page.reload();
  await expect(state).toHaveAccessibleDescription('changed since it was saved in designs');
  await state.click();
  await page.getByRole('button', { name: 'Save to designs' }).click();
  await expect(studio.toast('Saved design.yaml and layout.yaml in designs')).toBeVisible();
  expect(await inFolder()).toContain('name: shop');
  expect(await asked()).toBe('1');
  await expect(state).toHaveAccessibleDescription('as in designs');
  await page.keyboard.press('Control+z');
  await expect(state).toHaveAccessibleDescription('changed since it was saved in designs');
  await page.keyboard.press('Control+y');
  await expect(state).toHaveAccessibleDescription('as in designs');

  const newer = 'version: 99\nname: Tomorrow\n';
  await inFolder(newer);
  await new MapPage(page).add('namespace', 'billing');
  await page.keyboard.press('Control+s');
  await expect(studio.toast(/holds something else/)).toBeVisible();
  expect(await inFolder()).toBe(newer);
});

test('work that is in no file for long is a quiet word in the title bar, no dialog', async ({ page }) => {
  await page.clock.install();
  const studio = new StudioPage(page);
  await studio.open();
  await studio.start('Empty page');
  await new MapPage(page).add('namespace', 'shop');
  const state = page.getByRole('button', { name: 'Saved', exact: true });
  await page.clock.fastForward('00:26:00');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await state.click();
  await expect(page.getByRole('region', { name: 'As a file' })).toContainText(
    '26 minutes of work are in this browser only',
  );
});

test('designs that were closed stand in the gallery and open again', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await studio.import([fixture('kubernetes-manifests.yaml'), fixture('network-policies.yaml')]);
  await studio.nameDesign('With policies');
  await studio.choose('Close design, back to the gallery');
  await studio.start('Empty page');
  await studio.nameDesign('Drawn');
  await map.add('namespace', 'shop');
  await studio.choose('Close design, back to the gallery');

  const recent = page.getByRole('region', { name: 'Recent designs' });
  await recent.getByRole('button', { name: /^With policies/ }).click();
  await expect(map.card('frontend')).toBeVisible();
  await page.getByRole('radio', { name: 'Today' }).click({ force: true });
  await expect(studio.solved('Today solved: 16 flows, 16 allowed.')).toBeAttached();
  await studio.choose('Close design, back to the gallery');
  await recent.getByRole('button', { name: /^Drawn/ }).click();
  await expect(map.frame('namespace', 'shop')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Design' })).toBeChecked();
  await studio.choose('Close design, back to the gallery');
  await recent.getByRole('button', { name: 'Remove Drawn from this browser' }).click();
  await expect(recent.getByRole('button', { name: /^Drawn/ })).toHaveCount(0);
});

test('a design saved as a file opens again as it was', async ({ page }) => {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await studio.start('Empty page');
  await studio.nameDesign('Shop');
  await map.addAt('plane', 'production', { x: 700, y: 400 });
  await map.addAt('namespace', 'shop', { x: 700, y: 420 });
  await map.add('workload', 'web');
  await map.add('workload', 'db');
  await map.connect(map.card('web'), map.card('db'));
  await page.keyboard.type('tcp 5432');
  await page.keyboard.press('Enter');
  await expect(studio.inspector.getByText('allowed', { exact: true })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^shop\.zip$/i);
  const zip = { name: 'shop.zip', mimeType: 'application/zip', buffer: readFileSync(await saved.path()) };

  await studio.choose('Close design, back to the gallery');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open a design/ }).click();
  await (await chooser).setFiles([zip]);
  await expect(map.card('web', 'shop')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Design name' })).toHaveValue('Shop');
  await expect(map.frame('plane', 'production')).toHaveAccessibleName(/1 namespace/);
  await expect(map.arrow(/web.*db.*tcp 5432/)).toHaveCount(1);

  const again = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect(readFileSync(await (await again).path()).equals(zip.buffer)).toBe(true);
});

test('a file that is no design is refused with the reason', async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  for (const [text, reason] of [
    ['kind: Namespace\n', 'There is no design in these files'],
    ['bulkhead: 99\nname: x\n', /newer|version|no design/],
  ] as const) {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /Open a design/ }).click();
    await (await chooser).setFiles([yamlFile('design.yaml', text)]);
    await expect(studio.toast(reason).first()).toBeVisible();
  }
});
