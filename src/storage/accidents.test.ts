import 'fake-indexeddb/auto';
import { type IDBPDatabase, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Today } from '../core/analyses/answers.ts';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import type { Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import type { StoreOutcome } from '../state/studio-storage.ts';
import {
  damage,
  opening,
  openingOf,
  rename,
  renaming,
  reopened,
  type TestBrowser,
  testBrowser,
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

const full = () => {
  throw new DOMException('full', 'QuotaExceededError');
};

describe('a full disk', () => {
  it('is told, and everything is written by itself once there is room', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(opening(SHOP));
    const told: StoreOutcome[] = [];
    tab.listen((outcome) => told.push(outcome));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    const [a, step] = renaming(SHOP, 'A');
    expect(await tab.append({ kind: 'do', step }, a)).toMatchObject({
      kind: 'failed',
      reason: 'full',
      error: expect.stringContaining('no room left'),
    });
    put.mockRestore();
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ kind: 'saved' }));
    const found = await reopened(b.tab());
    expect(found.document).toEqual(a);
    expect(found.history.past).toEqual([step]);
  });

  it('leaves a note of what was never written', async () => {
    const b = browser();
    const tab = b.tab({ retryAfterMilliseconds: 100_000 });
    await tab.begin(opening(SHOP));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    const [a, toA] = renaming(SHOP, 'A');
    const [c, toC] = renaming(a, 'C');
    await tab.append({ kind: 'do', step: toA }, a);
    await tab.append({ kind: 'do', step: toC }, c);
    put.mockRestore();
    b.crash();
    const next = b.tab();
    const found = await reopened(next);
    expect(found.document).toEqual(SHOP);
    expect(found.problems.map((p) => p.message)).toEqual([
      "the step `Rename to A` and 1 more after it never reached this browser's database",
    ]);
    await next.begin(openingOf(found));
    expect((await reopened(b.tab())).problems).toEqual([]);
  });

  it('leaves no note of what was written', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(opening(SHOP));
    const [a, step] = renaming(SHOP, 'A');
    const writing = tab.append({ kind: 'do', step }, a);
    expect([...b.notes.values()]).toEqual([{ label: 'Rename to A', count: 1, sequence: 1 }]);
    await writing;
    expect(b.notes.size).toBe(0);
  });

  it('gives way when automatic versions go, of every design; named ones stay', async () => {
    const b = browser();
    const tab = b.tab();
    for (const name of ['Shop', 'Store']) {
      await tab.begin(opening({ ...SHOP, design: emptyDesign(name) }));
      for (const kind of ['named', 'automatic'] as const) {
        await tab.freeze({ kind, name: `${name} ${kind}`, at: 5, open: [] }, { document: SHOP, today: undefined });
      }
    }
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full);
    const [a, step] = renaming(SHOP, 'A');
    await tab.append({ kind: 'do', step }, a);
    put.mockRestore();
    expect(await tab.freeRoom()).toEqual({ removed: 2, outcome: { kind: 'saved' } });
    expect((await tab.versions()).map((v) => v.name)).toEqual(['Store named']);
    expect((await reopened(b.tab())).document).toEqual(a);
  });
});

describe('a browser without a database', () => {
  it('is told as such, and kept in step once it has one', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    const tab = browser().tab();
    expect(await tab.openLast()).toMatchObject({ kind: 'failed', reason: 'unavailable' });
    expect(await tab.begin(opening(SHOP))).toMatchObject({ kind: 'failed', reason: 'unavailable' });
    expect(await tab.listRecent()).toEqual([]);
    expect(await tab.versions()).toEqual([]);
    expect(await tab.loadPreferences()).toBeUndefined();
    open.mockRestore();
    const [a, step] = renaming(SHOP, 'A');
    expect(await tab.append({ kind: 'do', step }, a)).toEqual({ kind: 'saved' });
    expect((await reopened(tab)).history.past).toEqual([step]);
  });

  it('that does not answer is not waited for, and used once it does', async () => {
    const b = browser();
    // as a tab that does not let go of an older version
    const older = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(b.name, 1);
      request.onsuccess = () => resolve(request.result);
    });
    const tab = b.tab({ patienceMilliseconds: 5 });
    expect(await tab.openLast()).toMatchObject({ kind: 'failed', error: expect.stringContaining('older Bulkhead') });
    expect(await tab.begin(opening(SHOP))).toMatchObject({ kind: 'failed', reason: 'unavailable' });
    const told: StoreOutcome[] = [];
    tab.listen((outcome) => told.push(outcome));
    older.close();
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ kind: 'saved' }));
  });

  it('of a newer Bulkhead is left as it is', async () => {
    const b = browser();
    const db = await openDB(b.name, 99, { upgrade: (newer) => void newer.createObjectStore('future') });
    db.close();
    const tab = b.tab();
    expect(await tab.openLast()).toMatchObject({ kind: 'failed', reason: 'newer' });
    expect(await tab.begin(opening(SHOP))).toMatchObject({ kind: 'failed', reason: 'newer' });
    await damage(b, async (kept) => {
      expect([...kept.objectStoreNames]).toEqual(['future']);
      expect(kept.version).toBe(99);
    });
  });
});

describe('damaged storage', () => {
  async function damaged(work: (db: IDBPDatabase) => Promise<unknown>) {
    const b = browser();
    const tab = b.tab({ snapshotAfterMilliseconds: 1 });
    await tab.begin(opening(SHOP, TODAY));
    const a = await rename(tab, SHOP, 'A', 'B');
    await tab.dispose();
    const last = b.tab();
    await last.begin(openingOf(await reopened(last)));
    await rename(last, a, 'C', 'D');
    b.crash();
    await damage(b, work);
    return { b, tab: b.tab() };
  }

  it('falls back to the snapshot before a broken one, and loses nothing that the journal has', async () => {
    const { tab } = await damaged(async (db) => {
      const newest = (await db.getAll('snapshots')).at(-1);
      await db.put('snapshots', { ...newest, document: 'broken' });
    });
    const last = await reopened(tab);
    expect(last.document.design.name).toBe('D');
    expect(last.problems).toEqual([]);
    expect(last.history.past.map((s) => s.label)).toEqual(['A', 'B', 'C', 'D'].map((n) => `Rename to ${n}`));
    expect(await tab.rescue()).toContain('broken');
  });

  it('stops at the first change that cannot be read, and says how many are lost', async () => {
    const { tab } = await damaged(async (db) => {
      const newest = (await db.getAll('changes')).at(-1);
      await db.put('changes', { ...newest, change: { label: '', patches: [{ op: 'bad', path: 1 }] } });
    });
    const last = await reopened(tab);
    expect(last.document.design.name).toBe('C');
    expect(last.history.past.at(-1)?.label).toBe('Rename to C');
    expect(last.problems.map((p) => p.message)).toEqual(['the last change could not be read back from this browser']);
    expect(await tab.rescue()).toContain('bad');
    await tab.begin(openingOf(last));
    expect((await reopened(tab)).problems).toEqual([]);
    expect((await reopened(tab)).history.past.at(-1)?.label).toBe('Rename to C');
  });

  it('leaves out what is broken inside, and names it', async () => {
    const { tab } = await damaged(async (db) => {
      for (const snapshot of await db.getAll('snapshots')) {
        snapshot.document = { ...snapshot.document, design: { ...snapshot.document.design, flows: { 'F-1': 7 } } };
        await db.put('snapshots', snapshot);
      }
    });
    const last = await reopened(tab);
    expect(last.document.design).toMatchObject({ name: 'D', flows: {} });
    expect(last.problems.map((p) => p.code)).toEqual(['file/things-lost']);
    expect(last.problems[0]?.message).toContain('`F-1`');
    expect(last.history.past).toEqual([]);
  });

  it('goes on without what was imported where that is broken', async () => {
    const { tab } = await damaged(async (db) => {
      for (const kept of await db.getAll('imports')) await db.put('imports', { ...kept, today: { cluster: 7 } });
    });
    const last = await reopened(tab);
    expect(last.today).toBeUndefined();
    expect(last.problems.map((p) => p.code)).toEqual(['file/today-lost']);
  });

  it('opens the newest version where nothing else is left', async () => {
    const { tab } = await damaged(async (db) => {
      const [design] = await db.getAll('designs');
      await db.put('versions', { record: design.record, id: 1, kind: 'named', name: 'Review', at: 5, open: [] });
      await db.put('contents', { record: design.record, id: 1, document: SHOP });
      await db.clear('snapshots');
      await db.clear('changes');
    });
    const last = await reopened(tab);
    expect(last.document).toEqual(SHOP);
    expect(last.problems.map((p) => p.code)).toEqual(['file/version-opened']);
  });

  it('says when nothing can be read, and hands out what was found', async () => {
    const { tab } = await damaged(async (db) => {
      for (const snapshot of await db.getAll('snapshots')) await db.put('snapshots', { ...snapshot, document: 7 });
    });
    expect(await tab.openLast()).toMatchObject({ kind: 'failed', reason: 'damaged' });
    expect(await tab.rescue()).toContain('"document": 7');
  });

  it('has nothing to hand out where nothing is damaged', async () => {
    const { tab } = await damaged(async () => {});
    await reopened(tab);
    expect(await tab.rescue()).toBeUndefined();
  });

  it('does not read a design that a newer Bulkhead wrote, and keeps it', async () => {
    const { b, tab } = await damaged(async (db) => {
      for (const snapshot of await db.getAll('snapshots')) {
        const design = { ...snapshot.document.design, version: 99 };
        await db.put('snapshots', { ...snapshot, document: { ...snapshot.document, design } });
      }
    });
    expect(await tab.openLast()).toMatchObject({ kind: 'failed', reason: 'newer design' });
    await damage(b, async (db) => expect((await db.getAll('snapshots'))[0].document.design.version).toBe(99));
  });

  it('survives garbage in every store', async () => {
    const { tab } = await damaged(async (db) => {
      for (const store of db.objectStoreNames) {
        if (store === 'preferences') continue;
        for (const value of await db.getAll(store)) {
          const keys = Object.entries(value).filter(([k]) =>
            ['record', 'sequence', 'number', 'id', 'part', 'what'].includes(k),
          );
          await db.put(store, { ...Object.fromEntries(keys), garbage: new Map([[1n, new Uint8Array(3)]]) });
        }
      }
    });
    expect(await tab.openLast()).toMatchObject({ kind: 'failed', reason: 'damaged' });
    expect(await tab.listRecent()).toEqual([]);
    expect(await tab.rescue()).toContain('garbage');
    expect(await tab.begin(opening(SHOP))).toEqual({ kind: 'saved' });
  });
});
