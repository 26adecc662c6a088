import { describe, expect, it } from 'vitest';
import type { ExportAnswer, SideAnswer, Today } from '../core/analyses/answers.ts';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import { change, type Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { WHOLE_DIAGRAM } from '../core/pipeline/diagram.ts';
import type { CoreCalls } from './core-calls.ts';
import { documentDelta } from './document-delta.ts';
import { createSession } from './session.ts';

const SHOP: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };
const TODAY: Today = { cluster: EMPTY_CLUSTER, policies: [] };
const PACKET = { from: 'a', to: 'b', protocol: 'TCP', port: 80 } as const;

/** A session over functions that only note that they ran. */
function setUp() {
  const ran: string[] = [];
  const note =
    <T>(name: string, answer: () => T) =>
    () => {
      ran.push(name);
      return answer();
    };
  const core = {
    importFiles: note('import', () => ({})),
    prepareDesign: note('prepare design', () => ({})),
    prepareToday: note('prepare today', () => ({})),
    solveSide: (_: unknown, onProgress: (done: number) => void) => {
      ran.push('solve');
      onProgress(1);
      return {};
    },
    answerSide: note('answer', () => ({}) as SideAnswer),
    answerChanges: note('changes', () => ({ pairs: [], truncated: false })),
    answerReach: note('reach', () => ({ reaches: [], reachedBy: [] })),
    trace: note('trace', () => ({})),
    proveDesign: note('prove', () => ({})),
    exportTree: note('export', () => ({}) as ExportAnswer),
    diagram: note('diagram', () => ({ sheets: [], mermaid: '' })),
    logical: note('logical', () => ({ sheets: [], mermaid: '' })),
    drills: note('drill', () => ({})),
    checkOutcomes: note('checks', () => []),
    judgeOutcomes: (_: unknown, acceptances: object) => {
      ran.push(`judge ${Object.keys(acceptances).length}`);
      return {};
    },
    compareDocuments: (before: Document, after: Document, solve: (of: Document) => unknown) => {
      ran.push('compare');
      solve(before);
      solve(after);
      return {};
    },
  } as unknown as CoreCalls;
  return { session: createSession(core), ran };
}

const moved = (document: Document): Document =>
  change(document, 'Move', (d) => {
    d.layout.nodes['ns:shop'] = { x: 1, y: 1 };
  })[0];

const renamed = (document: Document): Document =>
  change(document, 'Rename', (d) => {
    d.design.name = 'Store';
  })[0];

describe('a session', () => {
  it('solves only what an edit would make when it foresees it', () => {
    const { session, ran } = setUp();
    session.setDocument(1, SHOP, undefined);
    session.answer(1, 'design');
    ran.length = 0;
    session.foresee(1, documentDelta(SHOP, renamed(SHOP)));
    expect(ran).toEqual(['compare', 'prepare design', 'solve']);
    ran.length = 0;
    session.answer(1, 'design');
    expect(ran).toEqual([]);
  });

  it('draws what is required without solving anything', () => {
    const { session, ran } = setUp();
    session.setDocument(1, SHOP, undefined);
    session.diagram(1, 'design', { ...WHOLE_DIAGRAM, sheets: 'logical' });
    expect(ran).toEqual(['logical']);
  });

  it('solves a side once for all questions about it', async () => {
    const { session, ran } = setUp();
    session.setDocument(1, SHOP, undefined);
    session.answer(1, 'design');
    session.answer(1, 'design');
    session.reach(1, 'design', 'wl:a', true);
    session.trace(1, 'design', PACKET);
    session.diagram(1, 'design', WHOLE_DIAGRAM);
    expect(ran).toEqual(['prepare design', 'solve', 'answer', 'reach', 'trace', 'prove', 'diagram']);
  });

  it('keeps what it solved when things only move, but exports anew', () => {
    const { session, ran } = setUp();
    session.setDocument(1, SHOP, undefined);
    session.answer(1, 'design');
    session.exportTree(1);
    session.setDocument(2, moved(SHOP), undefined);
    session.answer(2, 'design');
    session.exportTree(2);
    expect(ran).toEqual(['prepare design', 'solve', 'answer', 'prove', 'export', 'export']);
  });

  it('solves and checks nothing anew when somebody answers for a finding', () => {
    const { session, ran } = setUp();
    session.setDocument(1, SHOP, TODAY);
    session.checks(1, 'design', '2027-01-31');
    expect(ran).toEqual(['prepare design', 'solve', 'answer', 'checks', 'judge 0']);
    ran.length = 0;
    const [answered] = change(SHOP, 'Accept', (d) => {
      const said = { check: 'TEN-4', subject: 'x', reason: 'old', owner: 'Platform' };
      d.design.acceptances['accepted:x'] = { id: 'accepted:x', ...said };
    });
    session.setDocument(2, answered, TODAY);
    session.checks(2, 'design', '2027-01-31');
    expect(ran).toEqual(['judge 1']);
  });

  it('checks anew on another side, on another day, and of another design', () => {
    const { session, ran } = setUp();
    session.setDocument(1, SHOP, TODAY);
    session.checks(1, 'design', '2027-01-31');
    session.checks(1, 'today', '2027-01-31');
    session.checks(1, 'today', '2027-02-01');
    session.setDocument(2, renamed(SHOP), TODAY);
    session.checks(2, 'today', '2027-02-01');
    expect(ran.filter((r) => r === 'checks')).toHaveLength(4);
  });

  it('solves anew when the design changed', () => {
    const { session, ran } = setUp();
    session.setDocument(1, SHOP, undefined);
    session.answer(1, 'design');
    session.setDocument(2, renamed(SHOP), undefined);
    session.answer(2, 'design');
    expect(ran.filter((r) => r === 'solve')).toHaveLength(2);
  });

  it('solves both sides for the change, once each', () => {
    const { session, ran } = setUp();
    session.setDocument(1, SHOP, TODAY);
    session.changes(1);
    session.changes(1);
    session.answer(1, 'today');
    expect(ran).toEqual(['prepare today', 'solve', 'prepare design', 'solve', 'changes', 'answer']);
  });

  it('keeps Today solved while flows are drawn', () => {
    const { session, ran } = setUp();
    session.setDocument(1, SHOP, TODAY);
    session.answer(1, 'today');
    const [drawn] = change(SHOP, 'Draw', (d) => {
      d.design.flows['F-1'] = { id: 'F-1', from: 'wl:a', to: 'wl:b', ports: 'any', status: 'agreed' };
    });
    session.setDocument(2, drawn, TODAY);
    session.answer(2, 'today');
    expect(ran).toEqual(['prepare today', 'solve', 'answer', 'answer']);
  });

  it('says that there is no Today before an import', () => {
    const { session } = setUp();
    session.setDocument(1, SHOP, undefined);
    expect(() => session.answer(1, 'today')).toThrow('nothing was imported');
  });

  it('answers about the revision it has, and no other', () => {
    const { session } = setUp();
    expect(() => session.answer(1, 'design')).toThrow('revision');
    session.setDocument(2, SHOP, undefined);
    expect(() => session.answer(1, 'design')).toThrow('revision');
  });

  it('does not keep what failed', () => {
    let tries = 0;
    const session = createSession({
      prepareDesign: () => {
        tries += 1;
        throw new Error('no');
      },
    } as unknown as CoreCalls);
    session.setDocument(1, SHOP, undefined);
    expect(() => session.exportTree(1)).toThrow('no');
    expect(() => session.exportTree(1)).toThrow('no');
    expect(tries).toBe(2);
  });

  it('reports progress while it solves, and none when it knows', () => {
    const { session } = setUp();
    const stages: string[] = [];
    session.setDocument(1, SHOP, undefined);
    session.answer(1, 'design', (p) => stages.push(p.stage));
    expect(stages).toEqual(['compiling', 'solving']);
    session.answer(1, 'design', (p) => stages.push(p.stage));
    expect(stages).toHaveLength(2);
  });
});
