import { afterEach, describe, expect, it } from 'vitest';
import type { Today } from '../core/analyses/answers.ts';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import type { Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import type { Flow } from '../core/design/schema.ts';
import { WHOLE_DIAGRAM } from '../core/pipeline/diagram.ts';
import { createInlineEngine } from '../engine/inline-client.ts';
import { type FakeSession, fakeSession } from '../testing/fake-session.ts';
import { createStudio } from './create-studio.ts';
import { FIRST_REVIEW } from './review.ts';
import { flowAnswer, isStale, shownAnswer } from './selectors.ts';
import type { DocumentState } from './studio.ts';

const undoLabel = (state: DocumentState) => state.past.at(-1)?.label;
const redoLabel = (state: DocumentState) => state.future.at(-1)?.label;

import type { Studio } from './studio.ts';
import { NO_STORAGE, type StoreOutcome, type StudioStorage } from './studio-storage.ts';

const TODAY: Today = { cluster: EMPTY_CLUSTER, policies: [] };
const PACKET = { from: 'shop/web[Deployment]', to: 'shop/db[Deployment]', protocol: 'TCP', port: 5432 } as const;

function flow(id: string): Flow {
  return { id, from: 'wl:shop/web', to: 'wl:shop/db', ports: 'any', status: 'agreed' };
}

function newDocument(): Document {
  return { design: { ...emptyDesign('Shop'), flows: { 'F-1': flow('F-1') } }, layout: EMPTY_LAYOUT };
}

const studios: Studio[] = [];
afterEach(() => {
  for (const s of studios.splice(0)) s.dispose();
});

function setUp(storage: StudioStorage = NO_STORAGE): { studio: Studio; session: FakeSession } {
  const session = fakeSession();
  const studio = createStudio({ engine: createInlineEngine(() => session), storage });
  studios.push(studio);
  return { studio, session };
}

function opened(storage?: StudioStorage) {
  const parts = setUp(storage);
  parts.studio.actions.open(newDocument(), undefined, []);
  return parts;
}

/** Lets everything that was asked be answered. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

const addFlow = (studio: Studio, id: string) =>
  studio.actions.edit(`Add flow ${id}`, (d) => {
    d.design.flows[id] = flow(id);
  });

describe('the answer in step with the document', () => {
  it('is asked for when a document opens', async () => {
    const { studio } = opened();
    await settled();
    expect(flowAnswer('design', 'F-1')(studio.analysis.getState())?.verdict).toBe('allowed');
    expect(studio.analysis.getState().today.kind).toBe('idle');
  });

  it('is asked for once after several edits of one turn, and keeps the old answer meanwhile', async () => {
    const { studio, session } = opened();
    await settled();
    addFlow(studio, 'F-2');
    addFlow(studio, 'F-3');
    await Promise.resolve();
    expect(studio.analysis.getState().design.kind).toBe('running');
    expect(isStale('design')(studio.analysis.getState())).toBe(true);
    expect(shownAnswer('design')(studio.analysis.getState())?.flows['F-1']).toBeDefined();
    await settled();
    expect(session.calls.filter((c) => c.startsWith('answer'))).toEqual(['answer 1 design', 'answer 3 design']);
    expect(flowAnswer('design', 'F-3')(studio.analysis.getState())?.verdict).toBe('allowed');
  });

  it('is dropped when it comes late', async () => {
    const { studio } = opened();
    await Promise.resolve();
    addFlow(studio, 'F-2');
    await settled();
    const { design } = studio.analysis.getState();
    expect(design).toMatchObject({ kind: 'done', revision: 2 });
  });

  it('stays when only the layout changed', async () => {
    const { studio, session } = opened();
    await settled();
    studio.actions.edit('Move', (d) => {
      d.layout.nodes['ns:shop'] = { x: 1, y: 2 };
    });
    await settled();
    expect(studio.analysis.getState().design).toMatchObject({ kind: 'done', revision: 2 });
    expect(session.calls.filter((c) => c.startsWith('answer'))).toHaveLength(1);
  });

  it('says in a sentence why there is none, and is asked for again after the next change', async () => {
    const { studio, session } = opened();
    await settled();
    session.failing.set('answer', 'the policies form a ring');
    addFlow(studio, 'F-2');
    await settled();
    expect(studio.analysis.getState().design).toMatchObject({
      kind: 'failed',
      error: 'The solver could not answer: the policies form a ring.',
    });
    expect(shownAnswer('design')(studio.analysis.getState())?.flows['F-1']).toBeDefined();
    session.failing.clear();
    addFlow(studio, 'F-3');
    await settled();
    expect(studio.analysis.getState().design.kind).toBe('done');
  });

  it('is of the side on show', async () => {
    const { studio, session } = setUp();
    studio.actions.setView({ side: 'today' });
    studio.actions.open(newDocument(), TODAY, []);
    await settled();
    expect(session.calls).toEqual(['document 1 with today', 'answer 1 today']);
    studio.actions.setView({ side: 'change' });
    await settled();
    expect(session.calls.slice(2)).toEqual(['answer 1 design', 'changes 1']);
  });

  it('can be cancelled, and comes with the next change', async () => {
    const { studio } = opened();
    await Promise.resolve();
    studio.actions.cancelAnswers();
    await settled();
    expect(studio.analysis.getState().design.kind).toBe('failed');
    addFlow(studio, 'F-2');
    await settled();
    expect(studio.analysis.getState().design.kind).toBe('done');
  });

  it('is asked for again on request when there was none', async () => {
    const { studio, session } = opened();
    session.failing.set('answer', 'the policies form a ring');
    await settled();
    expect(studio.analysis.getState().design.kind).toBe('failed');
    session.failing.clear();
    studio.actions.askAgain();
    await settled();
    expect(studio.analysis.getState().design.kind).toBe('done');
  });

  it('goes when the document is closed', async () => {
    const { studio } = opened();
    await settled();
    studio.actions.close();
    await settled();
    expect(studio.analysis.getState().design.kind).toBe('idle');
    expect(studio.document.getState().document).toBeUndefined();
  });
});

describe('questions of the user', () => {
  it('traces, and traces again after an edit while the trace is open', async () => {
    const { studio, session } = opened();
    studio.actions.askTrace(PACKET);
    await settled();
    expect(studio.view.getState().dock).toEqual({ open: true, tab: 'trace' });
    addFlow(studio, 'F-2');
    await settled();
    expect(session.calls.filter((c) => c.startsWith('trace'))).toHaveLength(2);
    studio.actions.setView({ dock: { open: false, tab: 'trace' } });
    addFlow(studio, 'F-3');
    await settled();
    expect(session.calls.filter((c) => c.startsWith('trace'))).toHaveLength(2);
  });

  it('shows the reach of what is selected, while it is wanted', async () => {
    const { studio, session } = opened();
    studio.actions.select(['F-1', 'wl:shop/web']);
    await settled();
    expect(studio.analysis.getState().reach.kind).toBe('idle');
    studio.actions.setView({ showReach: true });
    await settled();
    expect(session.calls).toContain('reach 1 design wl:shop/web true');
    studio.actions.select([]);
    await settled();
    expect(studio.analysis.getState().reach.kind).toBe('idle');
  });

  it('exports when asked, and again while the files are on show', async () => {
    const { studio, session } = opened();
    studio.actions.askExport();
    await settled();
    expect(studio.analysis.getState().exported.kind).toBe('done');
    addFlow(studio, 'F-2');
    await settled();
    expect(session.calls.filter((c) => c.startsWith('export'))).toHaveLength(1);
    studio.actions.setView({ pane: 'files' });
    await settled();
    expect(session.calls.filter((c) => c.startsWith('export'))).toHaveLength(2);
  });

  it('draws the diagram of the newest document', async () => {
    const { studio } = opened();
    const drawn = studio.actions.diagram(WHOLE_DIAGRAM);
    studio.actions.edit('Rename', (d) => {
      d.design.name = 'Store';
    });
    expect((await drawn).sheets[0]?.svg).toContain('Store');
  });
});

describe('undo and redo', () => {
  it('take every edit back and do it again, with its name', async () => {
    const { studio } = opened();
    addFlow(studio, 'F-2');
    expect(undoLabel(studio.document.getState())).toBe('Add flow F-2');
    studio.actions.undo();
    expect(studio.document.getState().document?.design.flows).not.toHaveProperty('F-2');
    expect(redoLabel(studio.document.getState())).toBe('Add flow F-2');
    studio.actions.redo();
    expect(studio.document.getState().document?.design.flows).toHaveProperty('F-2');
    expect(studio.document.getState().revision).toBe(4);
  });

  it('know nothing of an edit that changed nothing', () => {
    const { studio } = opened();
    studio.actions.edit('Rename', (d) => {
      d.design.name = 'Shop';
    });
    expect(undoLabel(studio.document.getState())).toBeUndefined();
    expect(studio.document.getState().revision).toBe(1);
  });

  it('take a gesture as one step', () => {
    const { studio } = opened();
    studio.actions.edit('Place', (d) => {
      d.layout.nodes['ns:shop'] = { x: 0, y: 0 };
    });
    studio.actions.beginGesture('Move shop');
    for (let x = 1; x <= 20; x += 1) {
      studio.actions.edit('Move', (d) => {
        d.layout.nodes['ns:shop'] = { x, y: 0 };
      });
    }
    studio.actions.commitGesture();
    const { past } = studio.document.getState();
    expect(past.map((c) => c.label)).toEqual(['Place', 'Move shop']);
    expect(past[1]?.patches).toHaveLength(1);
    studio.actions.undo();
    expect(studio.document.getState().document?.layout.nodes['ns:shop']).toEqual({ x: 0, y: 0 });
  });

  it('name a step by what its edit found to do', () => {
    const { studio } = opened();
    let made = 0;
    studio.actions.edit(
      () => `Add ${made} flows`,
      (d) => {
        for (const id of ['F-2', 'F-3']) d.design.flows[id] = flow(id);
        made = 2;
      },
    );
    expect(undoLabel(studio.document.getState())).toBe('Add 2 flows');
  });

  it('take a burst of edits as one step, until something else is done', () => {
    const { studio } = opened();
    const nudge = (x: number, burst: string) =>
      studio.actions.edit(
        'Move shop',
        (d) => {
          d.layout.nodes['ns:shop'] = { x, y: 0 };
        },
        burst,
      );
    for (const x of [4, 8, 12]) nudge(x, 'one');
    nudge(16, 'two');
    addFlow(studio, 'F-2');
    nudge(20, 'two');
    const { past } = studio.document.getState();
    expect(past.map((c) => c.label)).toEqual(['Move shop', 'Move shop', 'Add flow F-2', 'Move shop']);
    const at = () => studio.document.getState().document?.layout.nodes['ns:shop'];
    const places = past.map(() => {
      studio.actions.undo();
      return at()?.x;
    });
    expect(places).toEqual([16, 16, 12, undefined]);
    // after an undo, the same burst goes on in a step of its own
    studio.actions.redo();
    studio.actions.undo();
    nudge(24, 'one');
    expect(studio.document.getState().past).toHaveLength(1);
  });

  it('forget what was taken back once something else is done', () => {
    const { studio } = opened();
    addFlow(studio, 'F-2');
    studio.actions.undo();
    addFlow(studio, 'F-3');
    expect(redoLabel(studio.document.getState())).toBeUndefined();
  });

  it('remember 500 steps', () => {
    const { studio } = opened();
    for (let i = 2; i < 520; i += 1) addFlow(studio, `F-${i}`);
    expect(studio.document.getState().past).toHaveLength(500);
  });

  it('leave the selection alone but for what is gone', () => {
    const { studio } = opened();
    addFlow(studio, 'F-2');
    studio.actions.select(['F-1', 'F-2', 'edge drawn by the map']);
    studio.actions.undo();
    expect(studio.selection.getState().ids).toEqual(['F-1', 'edge drawn by the map']);
  });
});

describe('the side on show', () => {
  const FILES = [{ name: 'shop.yaml', text: 'kind: Namespace' }];

  it('is Design where there is no Today to show', async () => {
    const { studio } = setUp();
    studio.actions.open(newDocument(), TODAY, []);
    studio.actions.setView({ side: 'change' });
    studio.actions.open(newDocument(), undefined, []);
    expect(studio.view.getState().side).toBe('design');
  });

  it('is Design again once the import that brought Today is undone', async () => {
    const { studio } = opened();
    studio.actions.acceptImport(await studio.actions.importFiles(FILES));
    studio.actions.setView({ side: 'today' });
    studio.actions.undo();
    expect(studio.view.getState().side).toBe('design');
  });
});

it('holds no version of one design against another', () => {
  const { studio } = opened();
  const review = { ...FIRST_REVIEW, before: { kind: 'version', id: 3, side: 'design' } } as const;
  studio.actions.setView({ review });
  addFlow(studio, 'F-2');
  expect(studio.view.getState().review).toEqual(review);
  studio.actions.open(newDocument(), undefined, []);
  expect(studio.view.getState().review).toEqual(FIRST_REVIEW);
  // a page that is loaded again opens its design first
  const again = createStudio({
    engine: createInlineEngine(() => fakeSession()),
    storage: NO_STORAGE,
    view: { review },
  });
  studios.push(again);
  again.actions.open(newDocument(), undefined, []);
  expect(again.view.getState().review).toEqual(review);
});

it('tells another document from a change of the same', () => {
  const { studio } = opened();
  const { opened: first } = studio.document.getState();
  addFlow(studio, 'F-2');
  expect(studio.document.getState().opened).toBe(first);
  studio.actions.close();
  studio.actions.open(newDocument(), undefined, []);
  expect(studio.document.getState().opened).toBe(first + 1);
});

describe('import', () => {
  const FILES = [{ name: 'shop.yaml', text: 'kind: Namespace' }];

  it('previews, and becomes one step that takes Today with it', async () => {
    const { studio } = opened();
    addFlow(studio, 'F-2');
    const result = await studio.actions.importFiles(FILES);
    expect(studio.document.getState().today).toBeUndefined();
    expect(studio.analysis.getState().importing.kind).toBe('done');
    studio.actions.acceptImport(result);
    expect(studio.document.getState().today?.policies).toEqual(FILES);
    studio.actions.undo();
    expect(studio.document.getState().today).toBeUndefined();
    studio.actions.redo();
    expect(studio.document.getState().today?.policies).toEqual(FILES);
  });

  it('keeps edits made while the preview was open', async () => {
    const { studio } = opened();
    const result = await studio.actions.importFiles(FILES);
    addFlow(studio, 'F-2');
    studio.actions.acceptImport(result);
    expect(studio.document.getState().document?.design.flows).toHaveProperty('F-2');
  });

  it('opens a new document when none is open', async () => {
    const { studio } = setUp();
    studio.actions.acceptImport(await studio.actions.importFiles(FILES));
    expect(studio.document.getState().document?.design.name).toBe('Untitled design');
    expect(undoLabel(studio.document.getState())).toBeUndefined();
  });

  it('stops when cancelled', async () => {
    const { studio } = opened();
    const reading = studio.actions.importFiles(FILES);
    studio.actions.cancelImport();
    await expect(reading).rejects.toThrow('cancelled');
    expect(studio.analysis.getState().importing.kind).toBe('idle');
  });

  it('says why it could not be read', async () => {
    const { studio, session } = opened();
    session.failing.set('import', 'too deep');
    await expect(studio.actions.importFiles(FILES)).rejects.toThrow('too deep');
    expect(studio.analysis.getState().importing).toMatchObject({ kind: 'failed' });
  });
});

describe('autosave', () => {
  function recorder(outcome: StoreOutcome = { kind: 'saved' }) {
    const writes: string[] = [];
    const storage: StudioStorage = {
      ...NO_STORAGE,
      begin: async ({ document, record }) => {
        writes.push(`begin ${document.design.name} ${record ?? 'new'}`);
        return outcome;
      },
      append: async (move) => {
        writes.push(move.kind === 'do' ? move.step.label : `${move.kind} ${move.steps}`);
        return outcome;
      },
    };
    return { writes, storage };
  }

  it('writes every step, undo included', async () => {
    const { writes, storage } = recorder();
    const { studio } = opened(storage);
    addFlow(studio, 'F-2');
    expect(studio.document.getState().saved.kind).toBe('saving');
    studio.actions.undo();
    await settled();
    expect(writes).toEqual(['begin Shop new', 'Add flow F-2', 'undo 1']);
    expect(studio.document.getState().saved.kind).toBe('saved');
  });

  it('says what is not saved', async () => {
    const { storage } = recorder({ kind: 'failed', reason: 'full', error: 'The disk is full.' });
    const { studio } = opened(storage);
    await settled();
    expect(studio.document.getState().saved).toMatchObject({ kind: 'failed', error: 'The disk is full.' });
    expect(studio.keeping.getState().unavailable).toBeUndefined();
    expect(studio.document.getState().document).toBeDefined();
  });

  it('says that this tab works on a copy', async () => {
    const { storage } = recorder({ kind: 'copied' });
    const { studio } = opened(storage);
    await settled();
    expect(studio.keeping.getState().tab).toBe('copy');
    expect(studio.document.getState().saved.kind).toBe('saved');
  });
});

it('foresees an edit without making it', async () => {
  const { studio } = opened();
  const before = studio.document.getState();
  const answer = await studio.actions.foresee((d) => {
    d.design.name = 'Store';
  });
  expect(answer?.drawn.design).toHaveLength(1);
  const { document, past, revision } = studio.document.getState();
  expect({ document, past, revision }).toEqual({ document: before.document, past: [], revision: before.revision });
});

it('arranges the map in one step', async () => {
  const { studio } = opened();
  await studio.actions.arrange();
  expect(studio.document.getState().document?.layout.nodes).toEqual({ 'ns:shop': { x: 7, y: 8 } });
  expect(undoLabel(studio.document.getState())).toBe('Arrange the map');
});
