/** One test for each accident: what was on screen is there or one named step behind, and the user is told. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import { banner, beside, damage, killProcess, setQuota } from './pages/accidents.ts';
import { HistoryPage } from './pages/history.ts';
import { yamlFile } from './pages/import.ts';
import { MapPage } from './pages/map.ts';
import { StudioPage } from './pages/studio.ts';

const saved = (page: Page) => page.getByRole('button', { name: 'Saved', exact: true });

/** A design with a namespace and a workload, written to the browser. */
async function drawn(page: Page): Promise<{ readonly studio: StudioPage; readonly map: MapPage }> {
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await studio.start('Empty page');
  await studio.nameDesign('Shop');
  await map.add('namespace', 'shop');
  await map.add('workload', 'web');
  await expect(saved(page)).toBeVisible();
  return { studio, map };
}

test('a tab whose process is killed right after an edit has lost nothing, undo included', async ({ page, context }) => {
  const { map } = await drawn(page);
  await map.add('workload', 'db');
  await killProcess(page);
  const next = await context.newPage();
  await new StudioPage(next).open();
  const again = new MapPage(next);
  await expect(again.card('db', 'shop')).toBeVisible();
  await next.keyboard.press('Control+z');
  await expect(again.card('web', 'shop')).toBeVisible();
  await expect(new StudioPage(next).redoButton).toBeEnabled();
});

test('a tab that is killed before an edit is written says which step is missing', async ({ page, context }) => {
  const { studio } = await drawn(page);
  // the browser takes no more writes of this tab, and says nothing
  await page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => new Promise(() => {}) as never;
    Object.defineProperty(IDBObjectStore.prototype, 'put', { value: () => new EventTarget() });
  });
  await studio.nameDesign('Store');
  await killProcess(page);
  const next = await context.newPage();
  const again = new StudioPage(next);
  await again.open();
  await expect(new MapPage(next).card('web', 'shop')).toBeVisible();
  await expect(next.getByRole('textbox', { name: 'Design name' })).toHaveValue('Shop');
  await expect(again.toast(/The step .*Rename design to Store.* never reached/)).toBeVisible();
  await next.reload();
  await expect(new MapPage(next).card('web', 'shop')).toBeVisible();
  await expect(again.toast(/never reached/)).toHaveCount(0);
});

test('a full disk is told with ways out, the design goes into a file, and later it is written by itself', async ({
  page,
}) => {
  const { studio, map } = await drawn(page);
  await setQuota(page, 1);
  const failed = page.getByRole('button', { name: 'Not saved: no room' });
  // Chromium looks at the room that is left every half minute
  let name = '';
  await expect(async () => {
    name = `Shop ${Date.now()}`;
    await studio.nameDesign(name);
    await expect(failed).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await map.add('workload', 'db');
  await expect(banner(page)).toContainText('no room left');
  await failed.click();
  const panel = page.getByRole('dialog', { name: 'How this design is kept' });
  await expect(panel).toContainText('tried again by itself');
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Save as a file' }).click();
  expect((await download).suggestedFilename()).toBe(`${name.toLowerCase().replace(' ', '-')}.zip`);

  await failed.click();
  await panel.getByRole('button', { name: /^Free room/ }).click();
  await expect(studio.toast(/automatic versions/)).toBeVisible();
  await setQuota(page);
  await expect(saved(page)).toBeVisible({ timeout: 30_000 });
  await expect(banner(page)).toHaveCount(0);
  await page.reload();
  await expect(map.card('db', 'shop')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Design name' })).toHaveValue(name);
  await expect(studio.undoButton).toBeEnabled();
});

test('a damaged snapshot costs nothing while the journal has it', async ({ page }) => {
  const { studio, map } = await drawn(page);
  await page.reload();
  await map.add('workload', 'db');
  await expect(saved(page)).toBeVisible();
  await beside(page);
  let nth = 0;
  await damage(page, 'snapshots', (value) => {
    nth += 1;
    return nth === 1 ? value : { ...value, document: 'garbage' };
  });
  expect(nth).toBe(2);
  await studio.open();
  await expect(map.card('db', 'shop')).toBeVisible();
  await expect(studio.undoButton).toBeEnabled();
});

test('a damaged journal is read up to the damage, and what was found can be downloaded', async ({ page }) => {
  const { studio, map } = await drawn(page);
  await beside(page);
  await damage(page, 'changes', (value) => {
    const change = value['change'] as { label: string };
    return /workload/i.test(change.label) || /web/.test(change.label)
      ? { ...value, change: { ...change, patches: [{ op: 'garbage', path: 7 }] } }
      : value;
  });
  // the snapshots after it are gone, too
  await damage(page, 'snapshots', (value) => (Number(value['sequence']) > 1 ? undefined : value));
  await studio.open();
  await expect(map.frame('namespace', 'shop')).toBeVisible();
  const told = studio.toast(/could not be read back from this browser/);
  await expect(told).toBeVisible();
  const download = page.waitForEvent('download');
  await told.getByRole('button', { name: 'Download what was found' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('garbage');
  await map.add('workload', 'again');
  await page.reload();
  await expect(map.card('again', 'shop')).toBeVisible();
});

test('what is damaged inside of a design is left out and named, and the rest opens', async ({ page }) => {
  const { studio, map } = await drawn(page);
  await page.reload();
  await expect(map.card('web', 'shop')).toBeVisible();
  await beside(page);
  await damage(page, 'snapshots', (value) => {
    const document = value['document'] as { design: Record<string, unknown> };
    return {
      ...value,
      document: { ...document, design: { ...document.design, workloads: { 'wl:shop/web': { id: 'garbage' } } } },
    };
  });
  await damage(page, 'changes', () => undefined);
  await studio.open();
  await expect(map.frame('namespace', 'shop')).toBeVisible();
  await expect(map.card('web', 'shop')).toHaveCount(0);
  await expect(studio.toast(/wl:shop\/web.* could not be read back/)).toBeVisible();
});

test('a design of which nothing can be read is said so, can be downloaded, and does not stop the studio', async ({
  page,
}) => {
  const { studio } = await drawn(page);
  await beside(page);
  await damage(page, 'snapshots', (value) => ({ ...value, document: 7 }));
  await damage(page, 'changes', (value) => ({ ...value, change: 'garbage' }));
  await studio.open();
  const told = studio.toast('cannot be read. Open it from a file.');
  await expect(told).toBeVisible();
  const download = page.waitForEvent('download');
  await told.getByRole('button', { name: 'Download what was found' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('"document": 7');
  await studio.start('Empty page');
  await expect(saved(page)).toBeVisible();
});

test('a browser that keeps no database: a banner says so, work goes on, and closing warns while it is at stake', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(IDBFactory.prototype, 'open', {
      value: () => {
        throw new DOMException('not in a private window', 'SecurityError');
      },
    });
  });
  const studio = new StudioPage(page);
  const map = new MapPage(page);
  await studio.open();
  await expect(banner(page)).toContainText('keeps no database');
  await studio.start('Empty page');
  await expect(banner(page)).toContainText('in this tab only');
  await map.add('namespace', 'shop');
  await expect(page.getByRole('button', { name: 'Not saved', exact: true })).toBeVisible();

  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  await (await asked).dismiss();
  const download = page.waitForEvent('download');
  await banner(page).getByRole('button', { name: 'Save as a file' }).click();
  await download;
  // it is all in the file now: nothing to warn of
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => page.isClosed()).toBe(true);
});

test('closing asks nothing where everything is written', async ({ page }) => {
  await drawn(page);
  page.on('dialog', () => {
    throw new Error('asked before closing');
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => page.isClosed()).toBe(true);
});

test('a database that a newer Bulkhead wrote is left as it is, and said so', async ({ page }) => {
  const studio = new StudioPage(page);
  await beside(page);
  const version = () =>
    page.evaluate(async () => (await indexedDB.databases()).find((d) => d.name === 'bulkhead')?.version);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('bulkhead', 99);
        opening.onupgradeneeded = () => opening.result.createObjectStore('future');
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  await studio.open();
  await expect(banner(page)).toContainText('a newer Bulkhead wrote this browser’s database, which is left as it is');
  await studio.start('Empty page');
  await new MapPage(page).add('namespace', 'shop');
  await expect(page.getByRole('button', { name: 'Not saved', exact: true })).toBeVisible();
  expect(await version()).toBe(99);
});

test('a database that another tab keeps locked is not waited for, and used once it is free', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await beside(other);
  // as a tab that runs an older version and does not let go
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('bulkhead', 1);
        opening.onsuccess = () => {
          (window as unknown as { kept: unknown }).kept = opening.result;
          resolve();
        };
      }),
  );
  const studio = new StudioPage(page);
  await studio.open();
  await expect(banner(page)).toContainText('older Bulkhead');
  await studio.start('Empty page');
  await new MapPage(page).add('namespace', 'shop');
  await expect(page.getByRole('button', { name: 'Not saved', exact: true })).toBeVisible();
  await other.close();
  await expect(saved(page)).toBeVisible({ timeout: 30_000 });
  await expect(banner(page)).toHaveCount(0);
});

test('a design of a newer Bulkhead is refused, from a file and from this browser, and kept untouched', async ({
  page,
}) => {
  const { studio, map } = await drawn(page);
  const newer = 'version: 99\nname: Tomorrow\ntarget: kubernetes\nteleporters: []\n';
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles([yamlFile('design.yaml', newer)]);
  await expect(studio.toast(/newer/)).toBeVisible();
  await expect(map.card('web', 'shop')).toBeVisible();

  await beside(page);
  await damage(page, 'snapshots', (value) => {
    const document = value['document'] as { design: object };
    return { ...value, document: { ...document, design: { ...document.design, version: 99 } } };
  });
  await studio.open();
  await expect(studio.toast(/A newer Bulkhead wrote this design/)).toBeVisible();
  await studio.start('Empty page');
  await expect(saved(page)).toBeVisible();
  await beside(page);
  await damage(page, 'snapshots', (value) => {
    const { design } = value['document'] as { design: { name: string; version: number } };
    if (design.name === 'Shop' && design.version !== 99) throw new Error('written over');
    return value;
  });
});

test('a version that was put aside is opened where all else is lost', async ({ page }) => {
  const { studio, map } = await drawn(page);
  await new HistoryPage(page).freeze('Review');
  await beside(page);
  await damage(page, 'snapshots', () => undefined);
  await damage(page, 'changes', () => undefined);
  await studio.open();
  await expect(map.card('web', 'shop')).toBeVisible();
  await expect(studio.toast(/this is its version .*Review/)).toBeVisible();
});
