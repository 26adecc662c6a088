/** Guardrails tried against personas: asked for by name, kept until the next answer, stale after an edit. */
import type { StrengthAnswer } from '../core/analyses/strength/answer.ts';
import type { Engine } from '../engine/engine.ts';
import { Cancelled, Superseded } from '../engine/errors.ts';
import { answerOf } from './asker.ts';
import { failureText } from './failure-text.ts';
import { sideOf } from './questions.ts';
import type { Stores } from './stores.ts';
import type { DocumentState, Status, StudioActions, Tried } from './studio.ts';

type TryActions = Pick<StudioActions, 'tryGuardrail' | 'cancelTries'>;

const CANCELLED_TEXT = 'It was cancelled before it was decided.';

/** Actions over an engine; `tell` makes sure that the engine knows the document. */
export function createTries(engine: Engine, stores: Stores, tell: () => void): TryActions {
  const running = new Map<string, AbortController>();

  function put(tried: Tried): void {
    const rest = stores.analysis.getState().tried.filter((t) => keyOf(t) !== keyOf(tried));
    stores.analysis.setState({ tried: [tried, ...rest] });
  }

  function write(tried: Tried, status: Status<StrengthAnswer>): void {
    const now = stores.analysis.getState().tried;
    if (!now.some((t) => isSame(t, tried))) return;
    stores.analysis.setState({ tried: now.map((t) => (isSame(t, tried) ? { ...tried, status } : t)) });
  }

  function ask(guardrail: string, persona: string | undefined): void {
    tell();
    const { document, revision, today } = stores.document.getState();
    const side = sideOf(stores.view.getState());
    if (!document || (side === 'today' && !today)) return;
    const question = { side, guardrail, persona, design: document.design, today };
    const before = stores.analysis.getState().tried.find((t) => keyOf(t) === keyOf(question));
    if (before && isSame(before, question) && before.status.kind !== 'failed') return;
    const stale = before && answerOf(before.status);
    const kept = stale ? { stale } : {};
    const mine: Tried = { ...question, status: { kind: 'running', revision, ...kept } };
    const abort = new AbortController();
    running.get(keyOf(mine))?.abort();
    running.set(keyOf(mine), abort);
    put(mine);
    const request = { guardrail, ...(persona === undefined ? {} : { persona }) };
    const onProgress = (progress: NonNullable<Extract<Status<unknown>, { kind: 'running' }>['progress']>) =>
      write(mine, { kind: 'running', revision, progress, ...kept });
    engine.strength(revision, side, request, { onProgress, signal: abort.signal }).then(
      (answer) => write(mine, { kind: 'done', revision, answer }),
      (error: unknown) => {
        const taken = error instanceof Superseded || error instanceof Cancelled;
        write(mine, { kind: 'failed', revision, error: taken ? CANCELLED_TEXT : failureText(error), ...kept });
      },
    );
  }

  return {
    tryGuardrail: ask,
    cancelTries() {
      for (const abort of running.values()) abort.abort();
      running.clear();
    },
  };
}

type Question = Pick<Tried, 'side' | 'guardrail' | 'persona' | 'design' | 'today'>;

function keyOf({ side, guardrail, persona }: Question): string {
  return JSON.stringify([side, guardrail, persona ?? null]);
}

function isSame(a: Question, b: Question): boolean {
  return keyOf(a) === keyOf(b) && !isOlder(a, b);
}

/** Whether a question was about another design than what is on screen. Of the design's side, the import is no part. */
export function isOlder(
  tried: Question,
  { design, today }: { readonly design: unknown; readonly today: unknown },
): boolean {
  return tried.design !== design || (tried.side === 'today' && tried.today !== today);
}

/** What is open now, to hold a question against. */
export function shownNow({ document, today }: DocumentState): { readonly design: unknown; readonly today: unknown } {
  return { design: document?.design, today };
}
