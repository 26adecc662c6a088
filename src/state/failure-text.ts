/** What went wrong in the engine, as a sentence for the user. */
import { EngineCrash } from '../engine/errors.ts';

/** Subject, verdict, reason, and a way out where there is one. */
export function failureText(error: unknown): string {
  if (error instanceof EngineCrash) {
    return 'The solver stopped in the middle of its work and was started again. Your design is unharmed. Press to solve again; the next change does so, too.';
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `The solver could not answer: ${reason}.`;
}
