/** A session that solves nothing: answers with what it was asked, so that tests see who asked what and when. */
import type { ExportAnswer, FlowAnswer, ImportResult, SideAnswer } from '../core/analyses/answers.ts';
import { CHANGE_KINDS, type ReviewAnswer } from '../core/analyses/review/answer.ts';
import { NOTHING_COVERED } from '../core/analyses/strength/answer.ts';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import type { Document } from '../core/design/change.ts';
import { compareDocuments } from '../core/design/compare/compare.ts';
import { applyDelta } from '../engine/document-delta.ts';
import type { ProgressReport, Session } from '../engine/session.ts';

export interface FakeSession extends Session {
  /** `answer 3 design`: every call, in order. */
  readonly calls: string[];
  /** Every document that it was told. */
  readonly told: Document[];
  /** What it answered to its last import. */
  imported: ImportResult | undefined;
  /** Makes the next calls of a method fail with a message. */
  readonly failing: Map<string, string>;
}

const NOTHING_DIFFERS: ReviewAnswer = {
  speaks: 'after',
  sentences: [],
  left: 0,
  totals: Object.fromEntries(
    CHANGE_KINDS.map((k) => [k, { sentences: 0, pairs: 0, perhaps: 0 }]),
  ) as ReviewAnswer['totals'],
  beyond: [],
  edits: { policies: { added: [], removed: [], changed: [] }, labels: [], drawn: [] },
  located: [],
  reach: { workloads: 0, namespaces: 0 },
  drawing: { grain: 'ends', nodes: [], links: [], left: 0, unchangedLeft: 0 },
  ends: { added: [], removed: [] },
};

/** Every flow is allowed, every import adds nothing, an export is one file that names the design. */
export function fakeSession(): FakeSession {
  const calls: string[] = [];
  const told: Document[] = [];
  const failing = new Map<string, string>();
  let document: Document | undefined;

  function called(method: string, rest: readonly unknown[], onProgress?: ProgressReport): Document {
    calls.push([method, ...rest].join(' '));
    onProgress?.({ stage: 'solving', done: 0.5 });
    const failure = failing.get(method);
    if (failure !== undefined) throw new Error(failure);
    if (!document && method !== 'import') throw new Error('no document');
    return document as Document;
  }

  const session: FakeSession = {
    calls,
    told,
    imported: undefined,
    failing,
    setDocument(revision, next, today) {
      calls.push(`document ${revision}${today ? ' with today' : ''}`);
      document = next;
      told.push(next);
    },
    importFiles(request, onProgress): ImportResult {
      called('import', [request.files.map((f) => f.name).join(' ')], onProgress);
      session.imported = {
        document: request.document,
        today: { cluster: EMPTY_CLUSTER, policies: request.files },
        diagnostics: [],
        counts: {},
        passedOver: [],
      };
      return session.imported;
    },
    lookAhead: () => {},
    answer: (revision, side, onProgress) => fakeSideAnswer(called('answer', [revision, side], onProgress), side),
    changes(revision, onProgress) {
      called('changes', [revision], onProgress);
      return { pairs: [], truncated: false };
    },
    conflicts(revision) {
      called('conflicts', [revision]);
      return [];
    },
    compare(before, after, onProgress) {
      called('compare', [before.design.name, after.design.name], onProgress);
      return {
        drawn: compareDocuments(before, after),
        changes: { pairs: [], truncated: false },
        names: {},
      };
    },
    foresee(revision, delta, onProgress) {
      const shown = called('foresee', [revision], onProgress);
      return {
        drawn: compareDocuments(shown, applyDelta(shown, delta)),
        changes: { pairs: [], truncated: false },
        names: {},
      };
    },
    reach(revision, side, id, through, onProgress) {
      called('reach', [revision, side, id, through], onProgress);
      return { reaches: [], reachedBy: [] };
    },
    trace(revision, side, packet, onProgress) {
      called('trace', [revision, side, packet.from, packet.to, packet.port], onProgress);
      return { packet, verdict: 'allowed', reasons: [], hooks: [] };
    },
    ways(revision, request, onProgress) {
      called('ways', [revision, request.packet.from, request.packet.to, request.want], onProgress);
      return { request, verdict: 'denied', ways: [], obstacles: [] };
    },
    exportTree: (revision, _text, onProgress) => fakeExport(called('export', [revision], onProgress)),
    fileEdit(revision, { path, text }, onProgress) {
      const document = called('edit', [revision, path], onProgress);
      const renamed = { ...document, design: { ...document.design, name: text } };
      const way = { kind: 'document', label: `Edit ${path}`, document: renamed, changes: [text], remarks: [] } as const;
      return { diagnostics: [], ways: [way] };
    },
    diagram(revision, side, request, onProgress) {
      const { design } = called('diagram', [revision, side, request.theme], onProgress);
      const svg = `<svg><title>${design.name.replace(/[<&]/g, '')}</title></svg>`;
      return {
        sheets: [
          {
            series: 'segmentation',
            title: 'Overview',
            note: '',
            paper: 'A4',
            millimetres: { width: 297, height: 210 },
            svg,
          },
        ],
        mermaid: 'flowchart LR\n',
      };
    },
    matrix(revision, side, request, onProgress) {
      called('matrix', [revision, side, request.rows, request.columns], onProgress);
      const none = { pairs: 0, open: 0, whole: 0, undecided: 0, violations: 0, surplus: 0, broken: 0, gates: 0 };
      const totals = { ...none, opened: 0, closed: 0 };
      return { kind: 'matrix', request, rows: [], columns: [], cells: new Uint16Array(), palette: [], totals };
    },
    matrixCell(revision, side, place, onProgress) {
      called('cell', [revision, side, place.row, place.column], onProgress);
      return { place, entries: [], walls: [], truncated: false };
    },
    strength(revision, side, { guardrail, persona }, onProgress) {
      called('strength', [revision, side, guardrail, persona ?? 'nobody'], onProgress);
      return {
        guardrail,
        ...(persona === undefined ? {} : { persona }),
        verdict: { kind: 'holds' },
        covered: NOTHING_COVERED,
        keys: [],
        closings: [],
      };
    },
    drills(revision, side, drill, onProgress) {
      called('drills', [revision, side, drill?.kind ?? 'none'], onProgress);
      return { side, choices: { policies: [], labels: [{ key: 'app', value: 'web' }], truncated: false } };
    },
    checks(revision, side, day, onProgress) {
      called('checks', [revision, side, day], onProgress);
      const said = { id: 'PLANE-1', practice: 1, row: '1.1', severity: 'error', demand: 'Planes stay apart' } as const;
      return { checks: [{ ...said, state: 'holds', text: `on ${day}`, findings: [] }], scorecard: [] };
    },
    review(revision, { before, after }, onProgress) {
      called('review', [revision, before.kind, after.kind], onProgress);
      return { answer: NOTHING_DIFFERS, diagnostics: [] };
    },
    reviewAs: (form, { before, after }) => `${form.kind} of ${before} to ${after}`,
    arrange(revision, nesting) {
      const { layout } = called('arrange', [revision, nesting]);
      return { ...layout, nodes: { ...layout.nodes, 'ns:shop': { x: 7, y: 8 } } };
    },
  };
  return session;
}

function fakeSideAnswer(document: Document, side: SideAnswer['side']): SideAnswer {
  const allowed: FlowAnswer = { verdict: 'allowed', pairs: 1, allowedPairs: 1, blocks: [], reasons: [] };
  const { flows, workloads } = document.design;
  return {
    side,
    statistics: {
      endpoints: Object.keys(workloads).length,
      classes: 1,
      policies: 0,
      signatures: { egress: 0, ingress: 0 },
    },
    milliseconds: 1,
    flows: Object.fromEntries(Object.keys(flows).map((id) => [id, allowed])),
    exposures: {},
    sharedServices: {},
    openness: {},
    traffic: { pairs: [], truncated: false, namespaces: [] },
    diagnostics: [],
  };
}

function fakeExport(document: Document): ExportAnswer {
  return {
    files: [{ path: 'design.yaml', text: `name: ${JSON.stringify(document.design.name)}\n` }],
    proof: { kind: 'equal', pairs: 0, required: 0, forbidden: 0, unavoidable: 0, undeclared: 0 },
    losses: [],
    notEnforceable: [],
    skippedNamespaces: [],
    applyOrder: [],
    diagnostics: [],
  };
}
