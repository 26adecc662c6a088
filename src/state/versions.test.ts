import { afterEach, describe, expect, it } from 'vitest';
import type { Today } from '../core/analyses/answers.ts';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import type { Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import type { Flow } from '../core/design/schema.ts';
import { createInlineEngine } from '../engine/inline-client.ts';
import { fakeSession } from '../testing/fake-session.ts';
import { createStudio } from './create-studio.ts';
import type { Studio } from './studio.ts';
import { NO_STORAGE, type StudioStorage, type Version, type VersionContent } from './studio-storage.ts';
import { ASIDE_AFTER_MILLISECONDS } from './versions.ts';

const TODAY: Today = { cluster: EMPTY_CLUSTER, policies: [{ name: 'a.yaml', text: 'a: 1' }] };
const FILES = [{ name: 'shop.yaml', text: 'kind: Namespace' }];

const flow = (id: string, status: Flow['status'] = 'agreed'): Flow => ({
  id,
  from: 'wl:shop/web',
  to: 'wl:shop/db',
  ports: 'any',
  status,
});
const shop = (): Document => ({
  design: { ...emptyDesign('Shop'), flows: { 'F-1': flow('F-1') } },
  layout: EMPTY_LAYOUT,
});

const studios: Studio[] = [];
afterEach(() => {
  for (const s of studios.splice(0)) s.dispose();
});

/** A storage that keeps versions in memory. */
function shelf() {
  const kept: { version: Version; content: VersionContent }[] = [];
  const storage: StudioStorage = {
    ...NO_STORAGE,
    freeze: async (version, content) => {
      kept.unshift({ version: { ...version, id: kept.length + 1 }, content });
      return { kind: 'saved' };
    },
    versions: async () => kept.map((k) => k.version),
    readVersion: async (id) => kept.find((k) => k.version.id === id)?.content,
    freeRoom: async () => ({ outcome: { kind: 'saved' }, removed: 2 }),
  };
  return { kept, storage };
}

function setUp() {
  const { kept, storage } = shelf();
  const clock = { now: 1_000_000 };
  const studio = createStudio({ engine: createInlineEngine(fakeSession), storage, now: () => clock.now });
  studios.push(studio);
  studio.actions.open(shop(), undefined, []);
  return { studio, kept, clock, names: () => kept.map((k) => k.version.name) };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

const addFlow = (studio: Studio, id: string, status?: Flow['status']) =>
  studio.actions.edit(`Add flow ${id}`, (d) => {
    d.design.flows[id] = flow(id, status);
  });
const flows = (studio: Studio) => Object.keys(studio.document.getState().document?.design.flows ?? {});

describe('a version', () => {
  it('is frozen with its list of open items, and stands in the list', async () => {
    const { studio, kept } = setUp();
    addFlow(studio, 'F-2', 'open question');
    expect(await studio.actions.freeze('Review', 'with Ada')).toEqual({ kind: 'saved' });
    expect(studio.keeping.getState().versions).toMatchObject([
      { kind: 'named', name: 'Review', note: 'with Ada', open: [{ id: 'F-2', reason: 'open question' }] },
    ]);
    expect(kept[0]?.content.document).toBe(studio.document.getState().document);
  });

  it('is restored as one step with its name, and what was on screen is put aside first', async () => {
    const { studio, names } = setUp();
    await studio.actions.freeze('Review', undefined);
    addFlow(studio, 'F-2');
    expect(await studio.actions.restoreVersion(1)).toBe('restored');
    expect(flows(studio)).toEqual(['F-1']);
    expect(studio.document.getState().past.map((s) => s.label)).toEqual(['Add flow F-2', 'Restore "Review"']);
    expect(names()).toEqual(['Before restoring Review', 'Review']);
    studio.actions.undo();
    expect(flows(studio)).toEqual(['F-1', 'F-2']);
  });

  it('takes Today with it, there and back', async () => {
    const { studio } = setUp();
    await studio.actions.freeze('Before', undefined);
    studio.actions.acceptImport({ ...(await studio.actions.importFiles(FILES)), today: TODAY });
    expect(studio.document.getState().today).toEqual(TODAY);
    await studio.actions.restoreVersion(1);
    expect(studio.document.getState().today).toBeUndefined();
    studio.actions.undo();
    expect(studio.document.getState().today).toEqual(TODAY);
  });

  it('that is what is on screen changes nothing, though it was read anew', async () => {
    const { studio, kept } = setUp();
    await studio.actions.freeze('Review', undefined);
    kept[0] = structuredClone(kept[0]) as (typeof kept)[0];
    expect(await studio.actions.restoreVersion(1)).toBe('same');
    expect(studio.document.getState().past).toEqual([]);
  });

  it('opens as a design of its own', async () => {
    const { studio } = setUp();
    await studio.actions.freeze('Review', undefined);
    addFlow(studio, 'F-2');
    expect(await studio.actions.openVersion(1)).toBe('opened');
    expect(studio.document.getState().document?.design.name).toBe('Shop (Review)');
    expect(studio.document.getState().past).toEqual([]);
  });

  it('that cannot be read says so', async () => {
    const { studio } = setUp();
    expect(await studio.actions.restoreVersion(7)).toBe('unreadable');
    expect(await studio.actions.openVersion(7)).toBe('unreadable');
    studio.actions.compare(7, 'now');
    await settled();
    expect(studio.analysis.getState().comparison).toMatchObject({
      kind: 'failed',
      error: expect.stringContaining('cannot be read'),
    });
  });
});

describe('the studio puts aside', () => {
  it('what was there before an import', async () => {
    const { studio, names } = setUp();
    addFlow(studio, 'F-2');
    studio.actions.acceptImport(await studio.actions.importFiles(FILES));
    await settled();
    expect(names()).toEqual(['Before an import']);
  });

  it('work of more than ten minutes, as it was before the next step, and nothing where none was done', async () => {
    const { studio, kept, clock } = setUp();
    addFlow(studio, 'F-2');
    clock.now += ASIDE_AFTER_MILLISECONDS - 1;
    addFlow(studio, 'F-3');
    await settled();
    expect(kept).toEqual([]);
    clock.now += 1;
    addFlow(studio, 'F-4');
    await settled();
    expect(kept.map((k) => Object.keys(k.content.document.design.flows))).toEqual([['F-1', 'F-2', 'F-3']]);
    addFlow(studio, 'F-5');
    await settled();
    expect(kept).toHaveLength(1);
    clock.now += 2 * ASIDE_AFTER_MILLISECONDS;
    studio.actions.beginGesture('Drag');
    addFlow(studio, 'F-6');
    studio.actions.commitGesture();
    await settled();
    expect(kept.map((k) => Object.keys(k.content.document.design.flows).at(-1))).toEqual(['F-5', 'F-3']);
  });

  it('nothing after it was opened and left alone for long', async () => {
    const { studio, kept, clock } = setUp();
    clock.now += 5 * ASIDE_AFTER_MILLISECONDS;
    addFlow(studio, 'F-2');
    await settled();
    expect(kept).toEqual([]);
  });
});

describe('a comparison', () => {
  it('is of two versions, or of one with what is on screen', async () => {
    const { studio } = setUp();
    await studio.actions.freeze('First', undefined);
    addFlow(studio, 'F-2');
    await studio.actions.freeze('Second', undefined);
    addFlow(studio, 'F-3');
    const told = async (before: number, after: number | 'now') => {
      studio.actions.compare(before, after);
      await settled();
      const { comparison } = studio.analysis.getState();
      if (comparison.kind !== 'done') throw new Error(comparison.kind);
      return comparison.answer.drawn.groups.flatMap((g) => g.items.map((i) => `${i.kind} ${i.id}`));
    };
    expect(await told(1, 2)).toEqual(['added F-2']);
    expect(await told(1, 'now')).toEqual(['added F-2', 'added F-3']);
    expect(studio.keeping.getState().compared).toEqual({ before: 1, after: 'now' });
  });

  it('shows the answer to the newest question only', async () => {
    const { studio } = setUp();
    await studio.actions.freeze('First', undefined);
    addFlow(studio, 'F-2');
    studio.actions.compare(1, 'now');
    studio.actions.compare('now', 'now');
    await settled();
    expect(studio.analysis.getState().comparison).toMatchObject({ kind: 'done', answer: { drawn: { groups: [] } } });
  });
});

describe('a way through the history', () => {
  it('of many steps is one change of the screen, there and back', () => {
    const { studio } = setUp();
    for (const id of ['F-2', 'F-3', 'F-4']) addFlow(studio, id);
    const { revision } = studio.document.getState();
    studio.actions.travel(-3);
    expect(flows(studio)).toEqual(['F-1']);
    expect(studio.document.getState().revision).toBe(revision + 1);
    studio.actions.travel(2);
    expect(flows(studio)).toEqual(['F-1', 'F-2', 'F-3']);
    expect(studio.document.getState().future.map((s) => s.label)).toEqual(['Add flow F-4']);
    studio.actions.travel(99);
    expect(flows(studio)).toHaveLength(4);
    studio.actions.travel(1);
    expect(flows(studio)).toHaveLength(4);
  });

  it('over an import takes Today along', async () => {
    const { studio } = setUp();
    addFlow(studio, 'F-2');
    studio.actions.acceptImport({ ...(await studio.actions.importFiles(FILES)), today: TODAY });
    addFlow(studio, 'F-3');
    studio.actions.travel(-2);
    expect(studio.document.getState().today).toBeUndefined();
    studio.actions.travel(2);
    expect(studio.document.getState().today).toEqual(TODAY);
  });

  it('that does not fit the document is forgotten, and the document stays', () => {
    const { studio } = setUp();
    const bad = {
      label: 'Bad',
      at: 5,
      patches: [],
      inverse: [{ op: 'replace' as const, path: ['no', 'where'], value: 1 }],
    };
    studio.actions.open(shop(), undefined, [], 'r', { history: { past: [bad], future: [] }, besides: new Map() });
    studio.actions.undo();
    expect(flows(studio)).toEqual(['F-1']);
    expect(studio.document.getState().past).toEqual([]);
  });
});

it('a file is behind by the steps made since, and in step again once they are undone', () => {
  const { studio, clock } = setUp();
  addFlow(studio, 'F-2');
  const at = studio.document.getState().past.at(-1)?.at;
  studio.actions.setFile({ name: 'shop', savedAt: clock.now, stepAt: at });
  addFlow(studio, 'F-3');
  expect(studio.document.getState().past.at(-1)?.at).not.toBe(at);
  studio.actions.undo();
  expect(studio.document.getState().past.at(-1)?.at).toBe(at);
});

it('room is made, and said how much', async () => {
  const { studio } = setUp();
  expect(await studio.actions.freeRoom()).toBe(2);
});
