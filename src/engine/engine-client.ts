/** The asking end of the engine, the same over a worker and inline. */
import { CallQueue } from './call-queue.ts';
import type { Engine } from './engine.ts';
import type { ClientPort } from './protocol.ts';

export interface ClientParts {
  /** Starts the other end. Called again after a crash and after a running call was cancelled. */
  readonly spawn: () => ClientPort;
  /** How long a running call that nobody waits for any more may go on before the other end is started afresh. */
  readonly runawayMilliseconds?: number;
}

const RUNAWAY_MILLISECONDS = 5_000;

/** An engine over the other end that `spawn` starts. Rejections are the classes of `errors.ts`. */
export function createEngineClient({ spawn, runawayMilliseconds = RUNAWAY_MILLISECONDS }: ClientParts): Engine {
  const calls = new CallQueue(spawn, runawayMilliseconds);
  return {
    setDocument(revision, document, today) {
      calls.setWorld({ revision, document, today });
      return Promise.resolve();
    },
    importFiles: (request, options) => calls.ask({ method: 'importFiles', request }, options),
    answer: (revision, side, options) => calls.ask({ method: 'answer', revision, side }, options),
    changes: (revision, options) => calls.ask({ method: 'changes', revision }, options),
    conflicts: (revision, options) => calls.ask({ method: 'conflicts', revision }, options),
    compare: (before, after, options) => calls.ask({ method: 'compare', before, after }, options),
    foresee: (revision, after, options) =>
      calls.ask({ method: 'foresee', revision, delta: calls.deltaTo(after) }, options),
    reach: (revision, side, id, through, options) =>
      calls.ask({ method: 'reach', revision, side, id, through }, options),
    trace: (revision, side, packet, options) => calls.ask({ method: 'trace', revision, side, packet }, options),
    ways: (revision, request, options) => calls.ask({ method: 'ways', revision, request }, options),
    exportTree: (revision, options) =>
      calls.ask({ method: 'exportTree', revision, designText: options?.designText }, options),
    fileEdit: (revision, edit, options) => calls.ask({ method: 'fileEdit', revision, edit }, options),
    diagram: (revision, side, request, options) => calls.ask({ method: 'diagram', revision, side, request }, options),
    strength: (revision, side, request, options) => calls.ask({ method: 'strength', revision, side, request }, options),
    matrix: (revision, side, request, options) => calls.ask({ method: 'matrix', revision, side, request }, options),
    matrixCell: (revision, side, place, options) => calls.ask({ method: 'matrixCell', revision, side, place }, options),
    drills: (revision, side, drill, options) => calls.ask({ method: 'drills', revision, side, drill }, options),
    checks: (revision, side, day, options) => calls.ask({ method: 'checks', revision, side, day }, options),
    review: (revision, request, options) => calls.ask({ method: 'review', revision, request }, options),
    reviewAs: (form, review, options) => calls.ask({ method: 'reviewAs', form, review }, options),
    arrange: (revision, nesting, options) => calls.ask({ method: 'arrange', revision, nesting }, options),
    dispose: () => calls.dispose(),
  };
}
