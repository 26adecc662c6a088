/** The working end of the engine: decodes requests, calls the session, replies. The worker is this and nothing else. */

import type { ImportResult, Today } from '../core/analyses/answers.ts';
import type { Document } from '../core/design/change.ts';
import { unreachable } from '../core/lib/assert.ts';
import { applyDelta } from './document-delta.ts';
import { fewReports } from './few-reports.ts';
import type { Answer, Call, Request, ServerPort } from './protocol.ts';
import type { ProgressReport, Session } from './session.ts';

/** Workloads of an import up to which Today is solved before it is asked for. */
const AHEAD = 2_000;

/**
 * Answers every request that arrives at the port, in order. An error becomes a `failed` reply and ends nothing.
 * `prepare`: loads what a call needs; later requests wait behind it. `now`: milliseconds of any clock; progress is told
 * so often that it is seen, and no more.
 */
export function serve(
  port: ServerPort,
  session: Session,
  prepare: (call: Call) => Promise<void> | undefined = () => undefined,
  now: () => number = () => performance.now(),
): void {
  let document: Document | undefined;
  let today: Today | undefined;
  let imported: ImportResult | undefined;
  let requests = 0;
  let waiting: Promise<void> | undefined;

  function update(request: Extract<Request, { kind: 'document' }>): void {
    const { document: next } = request;
    if (next.kind === 'whole') document = next.document;
    else if (next.kind === 'imported') document = imported?.document;
    else if (document) document = applyDelta(document, next.delta);
    if (request.today.kind === 'set') today = request.today.today;
    if (request.today.kind === 'imported') today = imported?.today;
    if (document) session.setDocument(request.revision, document, today);
  }

  /** While somebody looks at the preview, what it will be asked for is worked out; not where that might take long. */
  function lookAhead({ document: next, today: then }: ImportResult): void {
    const asked = requests;
    setTimeout(() => {
      if (asked === requests && then.cluster.workloads.length <= AHEAD) session.lookAhead(next, then);
    });
  }

  function handle(request: Request): void {
    if (request.kind === 'document') {
      update(request);
      return;
    }
    const { id, call } = request;
    try {
      const report = fewReports((progress) => port.post({ kind: 'progress', id, progress }), now);
      const answer = run(session, call, report);
      port.post({ kind: 'done', id, answer });
      if (call.method === 'importFiles') {
        imported = answer as ImportResult;
        lookAhead(imported);
      }
    } catch (error) {
      fail(request, error);
    }
  }

  function fail(request: Request, error: unknown): void {
    if (request.kind === 'document') return;
    port.post({ kind: 'failed', id: request.id, message: error instanceof Error ? error.message : String(error) });
  }

  port.listen((request) => {
    requests++;
    const needed = request.kind === 'document' ? undefined : prepare(request.call);
    if (!waiting && !needed) {
      handle(request);
      return;
    }
    const mine = Promise.all([waiting, needed]).then(
      () => handle(request),
      (error: unknown) => fail(request, error),
    );
    waiting = mine;
    void mine.then(() => {
      if (waiting === mine) waiting = undefined;
    });
  });
}

function run(session: Session, call: Call, onProgress: ProgressReport): Answer {
  switch (call.method) {
    case 'importFiles':
      return session.importFiles(call.request, onProgress);
    case 'answer':
      return session.answer(call.revision, call.side, onProgress);
    case 'changes':
      return session.changes(call.revision, onProgress);
    case 'conflicts':
      return session.conflicts(call.revision);
    case 'compare':
      return session.compare(call.before, call.after, onProgress);
    case 'foresee':
      return session.foresee(call.revision, call.delta, onProgress);
    case 'reach':
      return session.reach(call.revision, call.side, call.id, call.through, onProgress);
    case 'trace':
      return session.trace(call.revision, call.side, call.packet, onProgress);
    case 'ways':
      return session.ways(call.revision, call.request, onProgress);
    case 'exportTree':
      return session.exportTree(call.revision, call.designText, onProgress);
    case 'fileEdit':
      return session.fileEdit(call.revision, call.edit, onProgress);
    case 'arrange':
      return session.arrange(call.revision, call.nesting);
    case 'diagram':
      return session.diagram(call.revision, call.side, call.request, onProgress);
    case 'matrix':
      return session.matrix(call.revision, call.side, call.request, onProgress);
    case 'matrixCell':
      return session.matrixCell(call.revision, call.side, call.place, onProgress);
    case 'drills':
      return session.drills(call.revision, call.side, call.drill, onProgress);
    case 'checks':
      return session.checks(call.revision, call.side, call.day, onProgress);
    case 'review':
      return session.review(call.revision, call.request, onProgress);
    case 'reviewAs':
      return session.reviewAs(call.form, call.review);
    case 'strength':
      return session.strength(call.revision, call.side, call.request, onProgress);
    default:
      return unreachable(call);
  }
}
