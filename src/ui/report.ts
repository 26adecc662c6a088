/** Says how something with the outside went. */
import type { DeskOutcome } from './desk.tsx';
import { toast } from './widgets/toast.tsx';

export function reportOutcome(outcome: DeskOutcome | undefined): void {
  if (outcome?.kind === 'failed') {
    const { error, wayOut } = outcome;
    toast({ text: error, tone: 'error', ...(wayOut && { action: wayOut }) });
  }
  if (outcome?.kind === 'done' && outcome.text !== undefined) toast({ text: outcome.text });
}

/** Waits for it and says how it went; a failure nobody foresaw is said too. */
export function reportWhenDone(work: Promise<DeskOutcome | undefined>): void {
  work.then(reportOutcome, (error: unknown) => {
    toast({ text: error instanceof Error ? error.message : String(error), tone: 'error' });
  });
}
