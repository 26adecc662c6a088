import { describe, expect, test } from 'vitest';
import type { SideAnswer } from '../../core/analyses/answers.ts';
import { parseSentence } from '../../core/design/sentences/parse.ts';
import { createStudio } from '../../state/create-studio.ts';
import type { Studio } from '../../state/studio.ts';
import { draw } from '../../testing/draw.ts';
import { silentEngine } from '../../testing/silent-engine.ts';
import { COMMANDS } from '../app/commands/list.ts';
import { PRACTICE_TEXTS } from '../help/practice-texts.ts';
import { TOUR_LENGTH } from '../tour-place.ts';
import { ADS, CART_STORE, FRONTEND, factsOf } from './facts.ts';
import { showMe } from './show-me.ts';
import { SENTENCE, STEPS, stepAt } from './steps.ts';

const DRAWING =
  'ns online-boutique\nwl online-boutique/frontend\nwl online-boutique/adservice\nwl online-boutique/redis-cart';
const NO_CLUSTER = { namespaces: [], workloads: [], services: [], hosts: [] };

/** A studio with the workloads that the tour is about, and with manifests if asked for. */
function studioWith(drawing = DRAWING, hasManifests = true): Studio {
  const studio = createStudio({ engine: silentEngine });
  const today = hasManifests ? { cluster: NO_CLUSTER as never, policies: [] } : undefined;
  studio.actions.open({ design: draw(drawing), layout: { version: 1, nodes: {} } }, today, []);
  return studio;
}

function factsNow({ document, selection, view, analysis }: Studio) {
  return factsOf({
    document: document.getState(),
    selection: selection.getState(),
    view: view.getState(),
    analysis: analysis.getState(),
  });
}

const doneNow = (studio: Studio) => STEPS.filter((s) => s.isDone(factsNow(studio))).map((s) => s.id);
const done = <T>(answer: T) => ({ kind: 'done', revision: 1, answer }) as const;
const WITNESS = {
  from: 'online-boutique/adservice',
  to: 'online-boutique/redis-cart',
  protocol: 'TCP',
  port: 6379,
} as const;

/** Today's answer about the flow of the tour. */
function todayBlocking(flow: string): SideAnswer {
  const answer = { verdict: 'blocked', pairs: 1, allowedPairs: 0, witness: WITNESS, blocks: [], reasons: [] } as const;
  return { flows: { [flow]: answer } } as unknown as SideAnswer;
}

describe('the steps', () => {
  test('are as many as the places that are kept, each with its words and a command that there is', () => {
    expect(STEPS.length).toBe(TOUR_LENGTH);
    expect(new Set(STEPS.map((s) => s.id)).size).toBe(STEPS.length);
    const ids = COMMANDS.filter((c) => c.keys !== undefined).map((c) => c.id);
    for (const step of STEPS) {
      if (step.command !== undefined) expect(ids).toContain(step.command);
      expect(PRACTICE_TEXTS[step.practice]).toBeDefined();
      expect(step.why.split('. ').length, step.why).toBe(2);
    }
  });

  test('a place outside of the tour is its nearest step', () => {
    expect([stepAt(-1), stepAt(0), stepAt(99)].map((s) => s.id)).toEqual(['today', 'today', 'export']);
  });

  test('none is done in a design that was just opened', () => {
    expect(doneNow(studioWith())).toEqual([]);
  });

  test('the sentence can be said in the example, and draws the flow that is waited for', () => {
    const { design } = studioWith().document.getState().document ?? {};
    if (!design) throw new Error('a design is open');
    const sentence = parseSentence(SENTENCE, design);
    expect(sentence.problems).toEqual([]);
    expect(sentence.makes).toEqual([]);
    expect(sentence.flows.map((f) => [f.from, f.to, f.ports])).toEqual([
      [ADS, CART_STORE, [{ protocol: 'TCP', port: 6379 }]],
    ]);
  });
});

describe('where the tour can be taken', () => {
  test('in the example with its manifests, and nowhere else', () => {
    expect(factsNow(studioWith()).isGround).toBe(true);
    expect(factsNow(studioWith(DRAWING, false)).isGround).toBe(false);
    expect(factsNow(studioWith('ns shop\nwl shop/frontend')).isGround).toBe(false);
    expect(factsNow(createStudio({ engine: silentEngine })).isGround).toBe(false);
  });
});

describe('each step is done by what the stores say', () => {
  test('today and change: when their answer is there', () => {
    const studio = studioWith();
    studio.actions.setView({ side: 'today' });
    expect(doneNow(studio)).toEqual([]);
    studio.analysis.setState({ today: done({ flows: {} } as never), changes: done({ pairs: [], truncated: false }) });
    expect(doneNow(studio)).toEqual(['today']);
    studio.actions.setView({ side: 'change' });
    expect(doneNow(studio)).toEqual(['change']);
  });

  test('the reach: of the workload that is selected', () => {
    const studio = studioWith();
    studio.actions.select([FRONTEND]);
    expect(doneNow(studio)).toEqual(['select']);
    studio.actions.setView({ showReach: true });
    studio.analysis.setState({ reach: done({ reaches: [], reachedBy: [] }) });
    expect(doneNow(studio)).toEqual(['select', 'reach']);
    studio.actions.select([ADS]);
    expect(doneNow(studio)).toEqual([]);
  });

  test('a flow: once it is drawn that way round; a ban is none', () => {
    expect(doneNow(studioWith(`${DRAWING}\nF-1 online-boutique/redis-cart -> online-boutique/adservice 6379`))).toEqual(
      [],
    );
    const studio = studioWith(`${DRAWING}\nF-1 online-boutique/adservice -> online-boutique/redis-cart 6379`);
    expect(doneNow(studio)).toEqual(['say']);
    studio.actions.edit('Forbid it', (d) => {
      const flow = d.design.flows['F-1'];
      if (flow) flow.status = 'must not';
    });
    expect(doneNow(studio)).toEqual([]);
  });

  test('a trace: of that flow, on screen', () => {
    const studio = studioWith(`${DRAWING}\nF-1 online-boutique/adservice -> online-boutique/redis-cart 6379`);
    const trace = (to: string) => done({ packet: { ...WITNESS, to } } as never);
    studio.actions.setView({ side: 'today', dock: { open: true, tab: 'trace' } });
    studio.analysis.setState({ today: done(todayBlocking('F-1')), trace: trace('online-boutique/frontend') });
    expect(doneNow(studio)).toEqual(['today', 'say']);
    expect(stepAt(3).seen(factsNow(studio))).toContain('blocked');
    studio.analysis.setState({ trace: trace(WITNESS.to) });
    expect(doneNow(studio)).toEqual(['today', 'say', 'trace']);
    studio.actions.setView({ dock: { open: false, tab: 'trace' } });
    expect(doneNow(studio)).toEqual(['today', 'say']);
  });

  test('the export: when its proof is on screen', () => {
    const studio = studioWith();
    studio.analysis.setState({ exported: done({ proof: { kind: 'equal' } } as never) });
    expect(doneNow(studio)).toEqual([]);
    studio.actions.setView({ dialog: 'export' });
    expect(doneNow(studio)).toEqual(['export']);
  });
});

describe('shown', () => {
  /** Runs the step; the commands that it uses are only written down. */
  function shown(studio: Studio, step: (typeof STEPS)[number]['id']): string[] {
    const used: string[] = [];
    const offer = (id: string) => ({ run: () => used.push(id) }) as never;
    showMe(step, { studio, offer, facts: factsNow(studio) });
    return used;
  }

  test('steps use the commands that they teach', () => {
    expect(shown(studioWith(), 'today')).toEqual(['view.side.today']);
    expect(shown(studioWith(), 'reach')).toEqual(['view.fit-selection', 'view.reach']);
    expect(shown(studioWith(), 'change')).toEqual(['view.side.change']);
    expect(shown(studioWith(), 'export')).toEqual(['file.export']);
  });

  test('the reach of frontend is not hidden where it is shown already', () => {
    const studio = studioWith();
    studio.actions.setView({ showReach: true });
    expect(shown(studio, 'reach')).toEqual(['view.fit-selection']);
    expect(studio.selection.getState().ids).toEqual([FRONTEND]);
  });

  test('the flow is drawn once, as one step to undo, and selected', () => {
    const studio = studioWith();
    shown(studio, 'say');
    shown(studio, 'say');
    expect(doneNow(studio)).toEqual(['say']);
    expect(studio.document.getState().past.length).toBe(1);
    expect(studio.selection.getState().ids).toEqual([factsNow(studio).flow]);
    studio.actions.undo();
    expect(factsNow(studio).flow).toBeUndefined();
  });

  test('a trace waits for the verdict', () => {
    const studio = studioWith();
    expect(shown(studio, 'trace')).not.toContain('flow.trace');
    const { flow } = factsNow(studio);
    expect(flow).toBeDefined();
    studio.analysis.setState({ today: done(todayBlocking(flow ?? '')) });
    expect(shown(studio, 'trace')).toContain('flow.trace');
  });
});
