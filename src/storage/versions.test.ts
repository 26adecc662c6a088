import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Today } from '../core/analyses/answers.ts';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import type { Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import type { Version } from '../state/studio-storage.ts';
import { opening, openingOf, type TestBrowser, testBrowser } from '../testing/browser-tabs.ts';

const TODAY: Today = { cluster: EMPTY_CLUSTER, policies: [{ name: 'a.yaml', text: 'a: 1' }] };
const SHOP: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };
const STORE: Document = { ...SHOP, design: emptyDesign('Store') };
const HOUR = 3_600_000;

const named = (name: string, at = 1): Omit<Version, 'id'> => ({ kind: 'named', name, at, open: [] });

let b: TestBrowser;
afterEach(() => b.dispose());

async function tabWith(document = SHOP, today?: Today) {
  b = testBrowser();
  const tab = b.tab();
  await tab.begin(opening(document, today));
  return tab;
}

describe('a version', () => {
  it('keeps everything, with its list of open items, over a reload', async () => {
    const tab = await tabWith(SHOP, TODAY);
    const open = [{ id: 'F-1', reason: 'proposed', text: 'a -> b any port' }] as const;
    await tab.freeze(
      { kind: 'named', name: 'Review', note: 'with Ada', at: 7, open },
      { document: SHOP, today: TODAY },
    );
    b.crash();
    const next = b.tab();
    const found = await next.openLast();
    if (found.kind !== 'opened') throw new Error('not opened');
    await next.begin(openingOf(found));
    expect(await next.versions()).toEqual([{ id: 1, kind: 'named', name: 'Review', note: 'with Ada', at: 7, open }]);
    const content = await next.readVersion(1);
    expect(content).toEqual({ document: SHOP, today: TODAY });
    // the same import is the same object, so that a restore can tell it from another
    expect(content?.today).toBe(found.today);
  });

  it('belongs to its design', async () => {
    const tab = await tabWith();
    await tab.freeze(named('Shop'), { document: SHOP, today: undefined });
    await tab.begin(opening(STORE));
    await tab.freeze(named('Store'), { document: STORE, today: undefined });
    expect((await tab.versions()).map((v) => v.name)).toEqual(['Store']);
    expect((await tab.readVersion(1))?.document.design.name).toBe('Store');
  });

  it('is listed newest first, renamed, and removed', async () => {
    const tab = await tabWith();
    for (const [name, at] of [['a', 1] as const, ['c', 3] as const, ['b', 2] as const]) {
      await tab.freeze(named(name, at), { document: SHOP, today: undefined });
    }
    expect((await tab.versions()).map((v) => v.name)).toEqual(['c', 'b', 'a']);
    await tab.renameVersion(1, 'first', 'a note');
    await tab.removeVersion(2);
    expect((await tab.versions()).map((v) => [v.name, v.note])).toEqual([
      ['b', undefined],
      ['first', 'a note'],
    ]);
    expect(await tab.readVersion(2)).toBeUndefined();
  });

  it('of the studio is kept for ever once it was given a name, and goes with age before', async () => {
    const tab = await tabWith();
    for (const at of [1, 2])
      await tab.freeze({ ...named('While working', at), kind: 'automatic' }, { document: SHOP, today: undefined });
    await tab.renameVersion(1, 'Keep me', undefined);
    await tab.freeze({ ...named('much later', 2_000 * HOUR), kind: 'automatic' }, { document: SHOP, today: undefined });
    expect((await tab.versions()).map((v) => v.name)).toEqual(['much later', 'Keep me']);
  });

  it('shares what was imported', async () => {
    const tab = await tabWith(SHOP, TODAY);
    for (const name of ['a', 'b', 'c']) await tab.freeze(named(name), { document: SHOP, today: TODAY });
    const { openDB } = await import('idb');
    const db = await openDB(b.name);
    expect(await db.count('imports')).toBe(1);
    await db.put('contents', { ...(await db.getAll('contents'))[0], document: { design: 'broken' } });
    db.close();
    expect(await tab.readVersion(1)).toBeUndefined();
    expect((await tab.readVersion(2))?.today).toEqual(TODAY);
  });

  it('makes a copy worth keeping', async () => {
    await tabWith();
    const second = b.tab();
    const found = await second.openLast();
    if (found.kind !== 'opened') throw new Error('not opened');
    expect(await second.begin(openingOf(found))).toEqual({ kind: 'copied' });
    await second.freeze(named('mine'), { document: SHOP, today: undefined });
    await second.end();
    expect(await second.listRecent()).toHaveLength(2);
  });
});
