import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Today } from '../core/analyses/answers.ts';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import type { Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { NO_FILES } from '../state/kept-files.ts';
import {
  damage,
  opening,
  openingOf,
  rename,
  renaming,
  reopened,
  type TestBrowser,
  testBrowser,
  undoing,
} from '../testing/browser-tabs.ts';

const TODAY: Today = { cluster: EMPTY_CLUSTER, policies: [] };
const SHOP: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };

const browsers: TestBrowser[] = [];
function browser(): TestBrowser {
  const made = testBrowser();
  browsers.push(made);
  return made;
}
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(browsers.splice(0).map((b) => b.dispose()));
});

describe('autosave', () => {
  it('has nothing at first', async () => {
    expect(await browser().tab().openLast()).toEqual({ kind: 'none' });
  });

  it('brings back every change after a crash, and what was imported', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(opening(SHOP, TODAY));
    await rename(tab, SHOP, 'A', 'B', 'C');
    const last = await reopened(b.tab());
    expect(last.document.design.name).toBe('C');
    expect(last.today).toEqual(TODAY);
    expect(last.problems).toEqual([]);
  });

  it('brings back what follows a snapshot, too', async () => {
    const b = browser();
    const tab = b.tab({ snapshotAfterMilliseconds: 1 });
    await tab.begin(opening(SHOP));
    const a = await rename(tab, SHOP, 'A');
    await new Promise((resolve) => setTimeout(resolve, 30));
    await rename(tab, a, 'B', 'C');
    expect((await reopened(b.tab())).document.design.name).toBe('C');
  });

  it('goes on in the same entry after a reload', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(opening(SHOP));
    const a = await rename(tab, SHOP, 'A');
    b.crash();
    const next = b.tab();
    const found = await reopened(next);
    expect(await next.begin(openingOf(found))).toEqual({ kind: 'saved' });
    await rename(next, a, 'B');
    expect(await next.listRecent()).toMatchObject([{ record: found.record, name: 'B' }]);
    expect((await reopened(b.tab())).document.design.name).toBe('B');
  });

  it('keeps few snapshots, and a bounded journal', async () => {
    const b = browser();
    const tab = b.tab();
    let document = SHOP;
    for (let i = 0; i < 6; i += 1) {
      const found = i === 0 ? undefined : await reopened(tab);
      await tab.begin(found ? openingOf(found) : opening(document));
      document = await rename(tab, document, `A${i}`, `B${i}`);
    }
    for (let i = 0; i < 1_100; i += 1) document = await rename(tab, document, `C${i}`);
    await tab.dispose();
    await damage(b, async (db) => {
      expect(await db.count('snapshots')).toBeLessThanOrEqual(2);
      expect(await db.count('changes')).toBeLessThanOrEqual(1_000 + 200);
    });
    const last = await reopened(b.tab());
    expect(last.document.design.name).toBe('C1099');
    expect(last.history.past.length).toBeGreaterThan(900);
  });

  it('shows the gallery after a design was closed, and lists it', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(opening(SHOP));
    await tab.end();
    expect(await tab.openLast()).toEqual({ kind: 'none' });
    expect(await tab.listRecent()).toMatchObject([{ name: 'Shop' }]);
  });

  it('removes a design with all that belongs to it', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(opening(SHOP, TODAY));
    await rename(tab, SHOP, 'A');
    await tab.freeze({ kind: 'named', name: 'v1', at: 1, open: [] }, { document: SHOP, today: TODAY });
    await tab.end();
    const [shop] = await tab.listRecent();
    await tab.remove(shop?.record ?? '');
    expect(await tab.listRecent()).toEqual([]);
    await damage(b, async (db) => {
      for (const store of db.objectStoreNames) expect([store, await db.count(store)]).toEqual([store, 0]);
    });
  });

  it('brings back what was said about an import, until another is read', async () => {
    const b = browser();
    const tab = b.tab();
    const said = [{ code: 'file/not-text', severity: 'error', message: 'no', place: { file: 'a.yaml' } }] as const;
    await tab.begin(opening(SHOP, undefined, undefined, said));
    expect((await reopened(b.tab())).problems).toEqual(said);
    const [a, step] = renaming(SHOP, 'A');
    await tab.append({ kind: 'do', step }, a, { today: TODAY, problems: [] });
    expect(await reopened(b.tab())).toMatchObject({ problems: [], today: TODAY });
    const [c, next] = renaming(a, 'C');
    await tab.append({ kind: 'do', step: next }, c, { today: undefined, problems: said });
    await rename(tab, c, 'D');
    expect(await reopened(b.tab())).toMatchObject({ problems: said, today: undefined });
  });

  it('keeps preferences', async () => {
    const b = browser();
    const tab = b.tab();
    tab.savePreferences({ theme: 'dark' });
    await tab.dispose();
    expect(await b.tab().loadPreferences()).toEqual({ theme: 'dark' });
  });

  it('remembers where a design is kept as a file', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(opening(SHOP));
    await tab.saveOrigin({ name: 'shop.zip', savedAt: 5, designText: 'name: Shop\n' });
    expect((await reopened(b.tab())).origin).toEqual({ name: 'shop.zip', savedAt: 5, designText: 'name: Shop\n' });
  });
});

describe('the history', () => {
  it('comes back with its names, and with what was taken back', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(opening(SHOP));
    const [a, toA] = renaming(SHOP, 'A');
    const [c, toC] = renaming(a, 'C');
    await tab.append({ kind: 'do', step: toA }, a);
    await tab.append({ kind: 'do', step: toC }, c);
    await tab.append({ kind: 'undo', steps: 1, change: undoing(toC) }, a);
    for (let reload = 0; reload < 3; reload += 1) {
      b.crash();
      const next = b.tab();
      const found = await reopened(next);
      expect(found.document).toEqual(a);
      expect(found.history).toEqual({ past: [toA], future: [toC] });
      await next.begin(openingOf(found));
    }
  });

  it('takes what an import replaced along', async () => {
    const b = browser();
    const tab = b.tab();
    const other: Today = { ...TODAY, policies: [{ name: 'a.yaml', text: 'a: 1' }] };
    await tab.begin(opening(SHOP, TODAY));
    const [a, step] = renaming(SHOP, 'A');
    const beside = { before: { today: TODAY, problems: [] }, after: { today: other, problems: [] } };
    await tab.append({ kind: 'do', step, beside }, a, beside.after);
    b.crash();
    const next = b.tab();
    const found = await reopened(next);
    expect(found.today).toEqual(other);
    expect(found.besides.get(found.history.past[0] as never)).toEqual(beside);
    await next.begin(openingOf(found));
    await damage(b, async (db) => expect(await db.count('imports')).toBe(2));
  });

  it('goes with a copy', async () => {
    const b = browser();
    const first = b.tab();
    await first.begin(opening(SHOP));
    const [a, toA] = renaming(SHOP, 'A');
    const [c, toC] = renaming(a, 'C');
    await first.append({ kind: 'do', step: toA }, a);
    await first.append({ kind: 'do', step: toC }, c);
    await first.append({ kind: 'undo', steps: 1, change: undoing(toC) }, a);
    const second = b.tab();
    expect(await second.begin(openingOf(await reopened(second)))).toEqual({ kind: 'copied' });
    expect((await reopened(second)).history).toEqual({ past: [toA], future: [toC] });
  });

  it('starts anew after what version 1 of the database kept', async () => {
    const b = browser();
    const [a, step] = renaming(SHOP, 'A');
    const db = await openDB(b.name, 1, {
      upgrade(old) {
        old.createObjectStore('designs', { keyPath: 'record' }).createIndex('changedAt', 'changedAt');
        old.createObjectStore('snapshots', { keyPath: ['record', 'sequence'] });
        old.createObjectStore('changes', { keyPath: ['record', 'sequence'] });
        old.createObjectStore('today', { keyPath: 'record' });
        old.createObjectStore('preferences');
      },
    });
    const { at: _, ...made } = step;
    await db.put('designs', { record: 'r', name: 'A', createdAt: 1, changedAt: 2, sequence: 1 });
    await db.put('snapshots', { record: 'r', sequence: 0, document: SHOP });
    await db.put('changes', { record: 'r', sequence: 1, at: 2, change: made });
    await db.put('today', { record: 'r', today: TODAY, problems: [] });
    await db.put('preferences', 'r', 'last');
    db.close();
    const tab = b.tab();
    const found = await reopened(tab);
    expect(found).toMatchObject({ record: 'r', document: a, today: TODAY, problems: [] });
    expect(found.history).toEqual({ past: [], future: [] });
    expect(found.files).toEqual(NO_FILES);
    await tab.begin(openingOf(found));
    await rename(tab, a, 'B');
    expect(await reopened(b.tab())).toMatchObject({ today: TODAY, history: { past: [{ label: 'Rename to B' }] } });
  });
});

describe('what is kept of the files', () => {
  const files = {
    drafts: { 'a.yaml': { text: 'mine', base: 'theirs' } },
    exported: {
      at: 5,
      digest: 'd',
      files: [
        { path: 'a.yaml', digest: 'e', text: 'x' },
        { path: 'b.yaml', digest: 'f' },
      ],
    },
    designText: '# kept',
  };

  it('comes back with the design, and goes with it', async () => {
    const { tab } = browser();
    const one = tab();
    await one.begin(opening(SHOP));
    expect(await one.saveFiles(files)).toEqual({ kind: 'saved' });
    const opened = await one.openLast();
    expect(opened).toMatchObject({ kind: 'opened', files });
    if (opened.kind !== 'opened') throw new Error('not opened');
    await one.saveFiles({ ...files, drafts: {} });
    expect(await one.openLast()).toMatchObject({ files: { ...files, drafts: {} } });
    await one.end();
    await one.remove(opened.record);
    await one.begin(opening(SHOP, undefined, opened.record));
    expect(await one.openLast()).toMatchObject({ files: { drafts: {}, exported: undefined, designText: undefined } });
  });

  it('goes along into the copy of another tab, which then has its own', async () => {
    const b = browser();
    const one = b.tab();
    await one.begin(opening(SHOP));
    await one.saveFiles(files);
    const two = b.tab();
    expect(await two.begin(openingOf(await reopened(two)))).toEqual({ kind: 'copied' });
    expect(await reopened(two)).toMatchObject({ files });
    await two.saveFiles({ ...files, drafts: {} });
    expect(await reopened(two)).toMatchObject({ files: { drafts: {} } });
    expect(await reopened(one)).toMatchObject({ files });
  });

  it('is left out as far as it cannot be read', async () => {
    const { tab, name } = browser();
    const one = tab();
    await one.begin(opening(SHOP));
    await one.saveFiles(files);
    const opened = await one.openLast();
    const record = opened.kind === 'opened' ? opened.record : '';
    const db = await openDB(name);
    await db.put('files', {
      record,
      part: 'drafts',
      value: { 'a.yaml': { text: 7 }, 'b.yaml': { text: 'x', base: '' } },
    });
    await db.put('files', { record, part: 'exported', value: 'nothing' });
    db.close();
    expect(await one.openLast()).toMatchObject({
      files: { drafts: { 'b.yaml': { text: 'x', base: '' } }, exported: undefined, designText: '# kept' },
    });
  });
});
