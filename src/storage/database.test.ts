import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Today } from '../core/analyses/answers.ts';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import { type Change, change, type Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/schema.ts';
import { type BrowserDatabase, createDatabase, type DatabaseParts } from './database.ts';
import type { TabLocks } from './tab-locks.ts';
import type { TabMemory } from './tab-memory.ts';

const TODAY: Today = { cluster: EMPTY_CLUSTER, policies: [] };
const SHOP: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };

/** One browser: all tabs share locks and database. */
function browser() {
  const held = new Set<string>();
  const locks: TabLocks = {
    acquire: async (name) => {
      if (held.has(name)) return undefined;
      held.add(name);
      return () => held.delete(name);
    },
  };
  const name = `test ${crypto.randomUUID()}`;
  let time = 1_000;
  const openTabs: BrowserDatabase[] = [];
  return {
    name,
    openTabs,
    tab(parts: DatabaseParts = {}): BrowserDatabase {
      let mine: string | undefined;
      const memory: TabMemory = {
        recall: () => mine,
        remember: (record) => {
          mine = record;
        },
      };
      time += 1;
      const made = createDatabase({ name, locks, tab: memory, now: () => time++, ...parts });
      openTabs.push(made);
      tabs.push(made);
      return made;
    },
    /** A tab that goes without a word: no snapshot, its locks are freed. */
    crash: () => held.clear(),
  };
}

const tabs: BrowserDatabase[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(tabs.splice(0).map((t) => t.dispose()));
});

function renamed(from: Document, name: string): [Document, Change] {
  return change(from, `Rename to ${name}`, (d) => {
    d.design.name = name;
  });
}

/** Makes changes in a tab and returns the document after them. */
async function rename(tab: BrowserDatabase, from: Document, ...names: string[]): Promise<Document> {
  let document = from;
  for (const name of names) {
    const [next, step] = renamed(document, name);
    expect(await tab.append(step, next)).toEqual({ kind: 'saved' });
    document = next;
  }
  return document;
}

async function reopened(tab: BrowserDatabase) {
  const last = await tab.openLast();
  if (last.kind !== 'opened') throw new Error(`not opened: ${JSON.stringify(last)}`);
  return last;
}

describe('autosave', () => {
  it('has nothing at first', async () => {
    expect(await browser().tab().openLast()).toEqual({ kind: 'none' });
  });

  it('brings back every change after a crash, and what was imported', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(SHOP, TODAY, undefined);
    await rename(tab, SHOP, 'A', 'B', 'C');
    const last = await reopened(b.tab());
    expect(last.document.design.name).toBe('C');
    expect(last.today).toEqual(TODAY);
    expect(last.problems).toEqual([]);
  });

  it('brings back what follows a snapshot, too', async () => {
    const b = browser();
    const tab = b.tab({ snapshotAfterMilliseconds: 1 });
    await tab.begin(SHOP, undefined, undefined);
    const a = await rename(tab, SHOP, 'A');
    await new Promise((resolve) => setTimeout(resolve, 30));
    await rename(tab, a, 'B', 'C');
    expect((await reopened(b.tab())).document.design.name).toBe('C');
  });

  it('goes on in the same entry after a reload', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(SHOP, undefined, undefined);
    const a = await rename(tab, SHOP, 'A');
    b.crash();
    const next = b.tab();
    const { record } = await reopened(next);
    expect(await next.begin(a, undefined, record)).toEqual({ kind: 'saved' });
    await rename(next, a, 'B');
    expect(await next.listRecent()).toMatchObject([{ record, name: 'B' }]);
    expect((await reopened(b.tab())).document.design.name).toBe('B');
  });

  it('keeps few snapshots and no change older than them', async () => {
    const b = browser();
    const tab = b.tab();
    let document = SHOP;
    for (let i = 0; i < 6; i += 1) {
      await tab.begin(document, undefined, i === 0 ? undefined : (await tab.listRecent())[0]?.record);
      document = await rename(tab, document, `A${i}`, `B${i}`);
    }
    await tab.dispose();
    const db = await openDB(b.name);
    expect(await db.count('snapshots')).toBeLessThanOrEqual(2);
    expect(await db.count('changes')).toBeLessThanOrEqual(4);
    db.close();
    expect((await reopened(b.tab())).document.design.name).toBe('B5');
  });

  it('shows the gallery after a design was closed, and lists it', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(SHOP, undefined, undefined);
    await tab.end();
    expect(await tab.openLast()).toEqual({ kind: 'none' });
    expect(await tab.listRecent()).toMatchObject([{ name: 'Shop' }]);
  });

  it('removes a design', async () => {
    const tab = browser().tab();
    await tab.begin(SHOP, undefined, undefined);
    await tab.end();
    const [shop] = await tab.listRecent();
    await tab.remove(shop?.record ?? '');
    expect(await tab.listRecent()).toEqual([]);
  });

  it('brings back what was said about an import, until another is read', async () => {
    const b = browser();
    const tab = b.tab();
    const said = [{ code: 'file/not-text', severity: 'error', message: 'no', place: { file: 'a.yaml' } }] as const;
    await tab.begin(SHOP, undefined, undefined, said);
    expect((await reopened(b.tab())).problems).toEqual(said);
    await tab.setToday(TODAY, []);
    expect((await reopened(b.tab())).problems).toEqual([]);
    await tab.setToday(TODAY, said);
    await rename(tab, SHOP, 'A');
    expect((await reopened(b.tab())).problems).toEqual(said);
  });

  it('forgets Today when an import is undone', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(SHOP, TODAY, undefined);
    await tab.setToday(undefined);
    expect((await reopened(b.tab())).today).toBeUndefined();
  });

  it('keeps preferences', async () => {
    const b = browser();
    b.tab().savePreferences({ theme: 'dark' });
    await b.openTabs[0]?.dispose();
    expect(await b.tab().loadPreferences()).toEqual({ theme: 'dark' });
  });
});

describe('two tabs on one design', () => {
  it('do not overwrite each other: the second is told and works on a copy', async () => {
    const b = browser();
    const first = b.tab();
    await first.begin(SHOP, undefined, undefined);
    const second = b.tab();
    const { record, document } = await reopened(second);
    expect(await second.begin(document, undefined, record)).toEqual({ kind: 'copied' });
    await rename(second, document, 'Mine');
    await rename(first, SHOP, 'Theirs');
    expect((await first.listRecent()).map((d) => d.name).sort()).toEqual(['Mine', 'Theirs']);
    expect((await reopened(first)).document.design.name).toBe('Theirs');
    expect((await reopened(second)).document.design.name).toBe('Mine');
  });
});

describe('when something is wrong', () => {
  it('says that there is no room, and writes everything once there is', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(SHOP, undefined, undefined);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const [a, step] = renamed(SHOP, 'A');
    const outcome = await tab.append(step, a);
    expect(outcome).toMatchObject({ kind: 'failed', error: expect.stringContaining('no room left') });
    put.mockRestore();
    await rename(tab, a, 'B');
    expect((await reopened(b.tab())).document.design.name).toBe('B');
  });

  it('says so when the browser has no database', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    const tab = browser().tab();
    expect(await tab.openLast()).toMatchObject({ kind: 'failed' });
    expect(await tab.begin(SHOP, undefined, undefined)).toMatchObject({ kind: 'failed' });
    expect(await tab.listRecent()).toEqual([]);
    expect(await tab.loadPreferences()).toBeUndefined();
    open.mockRestore();
    const [a, step] = renamed(SHOP, 'A');
    expect(await tab.append(step, a)).toEqual({ kind: 'saved' });
  });

  it('falls back to the snapshot before a broken one, and loses nothing that the journal has', async () => {
    const b = browser();
    const tab = b.tab({ snapshotAfterMilliseconds: 1 });
    await tab.begin(SHOP, undefined, undefined);
    await rename(tab, SHOP, 'A', 'B');
    await tab.dispose();
    const db = await openDB(b.name);
    const [, newest] = await db.getAll('snapshots');
    await db.put('snapshots', { ...newest, document: 'broken' });
    db.close();
    const last = await reopened(b.tab());
    expect(last.document.design.name).toBe('B');
    expect(last.problems).toEqual([]);
  });

  it('stops at the first change that cannot be read, and says how many are lost', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(SHOP, undefined, undefined);
    await rename(tab, SHOP, 'A', 'B', 'C');
    const db = await openDB(b.name);
    const [, second] = await db.getAll('changes');
    await db.put('changes', { ...second, change: { label: '', patches: [{ op: 'bad', path: 1 }] } });
    db.close();
    const last = await reopened(b.tab());
    expect(last.document.design.name).toBe('A');
    expect(last.problems.map((p) => p.message)).toEqual([
      'the last 2 changes could not be read back from this browser',
    ]);
  });

  it('says when nothing can be read', async () => {
    const b = browser();
    const tab = b.tab();
    await tab.begin(SHOP, undefined, undefined);
    const db = await openDB(b.name);
    const [only] = await db.getAll('snapshots');
    await db.put('snapshots', { ...only, document: 7 });
    db.close();
    expect(await b.tab().openLast()).toMatchObject({ kind: 'failed' });
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
    await one.begin(SHOP, undefined, undefined);
    expect(await one.saveFiles(files)).toEqual({ kind: 'saved' });
    const opened = await one.openLast();
    expect(opened).toMatchObject({ kind: 'opened', files });
    if (opened.kind !== 'opened') throw new Error('not opened');
    await one.saveFiles({ ...files, drafts: {} });
    expect(await one.openLast()).toMatchObject({ files: { ...files, drafts: {} } });
    await one.end();
    await one.remove(opened.record);
    await one.begin(SHOP, undefined, opened.record);
    expect(await one.openLast()).toMatchObject({ files: { drafts: {}, exported: undefined, designText: undefined } });
  });

  it('is left out as far as it cannot be read', async () => {
    const { tab, name } = browser();
    const one = tab();
    await one.begin(SHOP, undefined, undefined);
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

  it('is nothing in a database of the version before, which keeps its designs', async () => {
    const { tab, name } = browser();
    const old = await openDB(name, 1, {
      upgrade(db) {
        db.createObjectStore('designs', { keyPath: 'record' }).createIndex('changedAt', 'changedAt');
        db.createObjectStore('snapshots', { keyPath: ['record', 'sequence'] });
        db.createObjectStore('changes', { keyPath: ['record', 'sequence'] });
        db.createObjectStore('today', { keyPath: 'record' });
        db.createObjectStore('preferences');
      },
    });
    await old.put('designs', { record: 'r', name: 'Shop', createdAt: 1, changedAt: 1, sequence: 0 });
    await old.put('snapshots', { record: 'r', sequence: 0, document: SHOP });
    old.close();
    expect(await tab().open('r')).toMatchObject({ kind: 'opened', document: SHOP, files: { drafts: {} } });
  });
});
