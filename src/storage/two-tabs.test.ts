import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Today } from '../core/analyses/answers.ts';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import type { Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import type { StoreOutcome } from '../state/studio-storage.ts';
import {
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

describe('two tabs on one design', () => {
  async function twoTabs() {
    const b = browser();
    const first = b.tab();
    await first.begin(opening(SHOP));
    const second = b.tab();
    const found = await reopened(second);
    expect(await second.begin(openingOf(found))).toEqual({ kind: 'copied' });
    return { b, first, second, record: found.record };
  }

  it('do not overwrite each other: the second is told and works on a copy', async () => {
    const { first, second } = await twoTabs();
    await rename(second, SHOP, 'Mine');
    await rename(first, SHOP, 'Theirs');
    expect((await first.listRecent()).map((d) => d.name).sort()).toEqual(['Mine', 'Theirs']);
    expect((await reopened(first)).document.design.name).toBe('Theirs');
    expect((await reopened(second)).document.design.name).toBe('Mine');
  });

  it('change places when the second takes over; the first goes on in a copy once something is changed there', async () => {
    const { b, first, second, record } = await twoTabs();
    const told: StoreOutcome[] = [];
    first.listen((outcome) => told.push(outcome));
    const a = await rename(first, SHOP, 'A');
    const taken = await second.takeOver();
    if (taken.kind !== 'opened') throw new Error('not opened');
    expect(taken).toMatchObject({ record, document: a });
    expect(told).toEqual([{ kind: 'taken' }]);
    expect(await second.begin(openingOf(taken))).toEqual({ kind: 'saved' });
    // the copy in which nothing was changed is gone
    expect(await second.listRecent()).toHaveLength(1);
    await rename(second, a, 'Second');
    const [mine, step] = renaming(a, 'First');
    expect(await first.append({ kind: 'do', step }, mine)).toEqual({ kind: 'copied' });
    expect((await first.listRecent()).map((d) => d.name).sort()).toEqual(['First', 'Second']);
    expect(await b.tab().open(record)).toMatchObject({ document: { design: { name: 'Second' } } });
  });

  it('never write over each other, even where the first does not hear that it lost the design', async () => {
    const b = browser();
    const deaf = { acquire: async () => () => {}, steal: async () => () => {} };
    const first = b.tab({ locks: deaf });
    await first.begin(opening(SHOP));
    const second = b.tab({ locks: deaf });
    const found = await reopened(second);
    await second.begin(openingOf(found));
    const [a, step] = renaming(SHOP, 'First');
    expect(await first.append({ kind: 'do', step }, a)).toEqual({ kind: 'taken' });
    expect(await b.tab().open(found.record)).toMatchObject({ document: SHOP });
    const [next, another] = renaming(a, 'First again');
    expect(await first.append({ kind: 'do', step: another }, next)).toEqual({ kind: 'copied' });
    expect((await first.listRecent()).map((d) => d.name).sort()).toEqual(['First again', 'Shop']);
  });

  it('open the design again where the second went before its copy was written', async () => {
    const b = browser();
    const first = b.tab();
    await first.begin(opening(SHOP));
    let remembered: string | undefined;
    const memory = {
      recall: () => remembered,
      remember: (record: string | undefined) => {
        remembered = record;
      },
    };
    const second = b.tab({ tab: memory });
    const found = await reopened(second);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await second.begin(openingOf(found))).not.toEqual({ kind: 'copied' });
    // the tab is reloaded: another page with the same memory
    const again = b.tab({ tab: memory });
    expect(await reopened(again)).toMatchObject({ record: found.record, document: SHOP });
    put.mockRestore();
  });

  it('work on a copy, too, when the first wrote between reading and locking', async () => {
    const b = browser();
    const first = b.tab();
    await first.begin(opening(SHOP));
    const second = b.tab();
    const stale = await reopened(second);
    await rename(first, SHOP, 'A');
    await first.dispose();
    expect(await second.begin(openingOf(stale))).toEqual({ kind: 'copied' });
    expect(await b.tab().open(stale.record)).toMatchObject({ document: { design: { name: 'A' } } });
  });

  it('write the whole design again when the other tab removed it', async () => {
    const b = browser();
    const first = b.tab();
    await first.begin(opening(SHOP, TODAY));
    const a = await rename(first, SHOP, 'A');
    const second = b.tab();
    const [recent] = await second.listRecent();
    await second.remove(recent?.record ?? '');
    await rename(first, a, 'B');
    expect(await reopened(first)).toMatchObject({ document: { design: { name: 'B' } } });
  });
});
