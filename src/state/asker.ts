/** Keeps one answer in step with its question: asks when the inputs change, keeps the old answer meanwhile. */
import type { CallOptions } from '../engine/engine.ts';
import { Cancelled, Superseded } from '../engine/errors.ts';
import { failureText } from './failure-text.ts';
import type { Status } from './studio.ts';

/** One question to the engine, with how it is asked. */
export interface Question<T> {
  /** What the answer depends on, compared by identity: equal inputs are not asked about twice. */
  readonly inputs: readonly unknown[];
  readonly ask: (options: CallOptions) => Promise<T>;
}

/** `none`: there is nothing to ask about, and no answer to show. `hidden`: nobody looks; what is there may stay. */
export type Wanted<T> = Question<T> | 'none' | 'hidden';

/** Asks again whenever what it is asked about changes. */
export interface Asker {
  /** Looks at the question again; call it whenever something may have changed. */
  refresh(revision: number): void;
  /** Stops a question that is running; it is not asked again before its inputs change. */
  cancel(): void;
  /** As `refresh`, and asks once more what could not be answered. */
  again(revision: number): void;
}

/**
 * An asker for one status of a store. Only the answer to the newest question is ever written.
 */
export function createAsker<T>(
  wanted: () => Wanted<T>,
  read: () => Status<T>,
  write: (status: Status<T>) => void,
): Asker {
  let asked:
    | { readonly inputs: readonly unknown[]; readonly revision: number; readonly abort: AbortController }
    | undefined;

  function ask(question: Question<T>, revision: number): void {
    const mine = { inputs: question.inputs, revision, abort: new AbortController() };
    asked = mine;
    const kept = withStale(answerOf(read()));
    write({ kind: 'running', revision, ...kept });
    const onProgress: CallOptions['onProgress'] = (progress) => {
      if (asked === mine) write({ kind: 'running', revision, progress, ...kept });
    };
    question.ask({ onProgress, signal: mine.abort.signal }).then(
      (answer) => {
        if (asked === mine) write({ kind: 'done', revision, answer });
      },
      (error: unknown) => {
        if (asked !== mine || error instanceof Superseded || error instanceof Cancelled) return;
        write({ kind: 'failed', revision, error: failureText(error), ...kept });
      },
    );
  }

  return {
    refresh(revision) {
      const question = wanted();
      if (question === 'hidden') return;
      const status = read();
      if (question === 'none') {
        asked = undefined;
        if (status.kind !== 'idle') write({ kind: 'idle' });
        return;
      }
      if (
        !asked ||
        status.kind === 'idle' ||
        !same(asked.inputs, question.inputs) ||
        (status.kind === 'running' && asked.revision !== revision)
      ) {
        ask(question, revision);
      } else if (status.revision !== revision) {
        write({ ...status, revision });
      }
    },
    cancel() {
      const status = read();
      if (!asked || status.kind !== 'running') return;
      const { abort } = asked;
      asked = { ...asked };
      write({ ...withStale(answerOf(status)), kind: 'failed', revision: status.revision, error: CANCELLED_TEXT });
      abort.abort();
    },
    again(revision) {
      if (read().kind === 'failed') asked = undefined;
      this.refresh(revision);
    },
  };
}

const CANCELLED_TEXT = 'Solving was cancelled. Press to solve again; the next change does so, too.';

function withStale<T>(stale: T | undefined): { readonly stale?: T } {
  return stale === undefined ? {} : { stale };
}

/** The newest answer there is, whether or not a newer one is on its way. */
export function answerOf<T>(status: Status<T>): T | undefined {
  switch (status.kind) {
    case 'done':
      return status.answer;
    case 'running':
    case 'failed':
      return status.stale;
    default:
      return undefined;
  }
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((x, i) => x === b[i]);
}
