/** How reading and writing ended. Nothing here is thrown: what is on screen stays on screen. */

/** How a write went. */
export type WriteOutcome =
  | { readonly kind: 'saved' }
  /** Another tab has the design open: this tab now writes to a copy of it. */
  | { readonly kind: 'copied' }
  | { readonly kind: 'failed'; readonly error: string };

export const SAVED: WriteOutcome = { kind: 'saved' };

/** A sentence that says what is at stake and the way out. */
export function writeFailure(error: unknown): WriteOutcome {
  const wayOut = 'Save the design to a file before you close this tab.';
  if (nameOf(error) === 'QuotaExceededError') {
    return {
      kind: 'failed',
      error: `This browser has no room left, so the last changes are in this tab only. ${wayOut}`,
    };
  }
  return {
    kind: 'failed',
    error: `The browser's database did not take the last changes (${messageOf(error)}). ${wayOut}`,
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

/** The words of an error, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.message || error.name : String(error);
}
