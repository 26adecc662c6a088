/** How reading and writing ended. Nothing here is thrown at the studio: what is on screen stays on screen. */
import type { FailureReason, StoreFailure, StoreOutcome } from '../state/studio-storage.ts';

export const SAVED: StoreOutcome = { kind: 'saved' };

/** The browser's database cannot be opened, and why. */
export class DatabaseClosed extends Error {
  override readonly name = 'DatabaseClosed';
  readonly reason: Extract<FailureReason, 'unavailable' | 'newer'>;

  constructor(reason: DatabaseClosed['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Another tab writes this design now. */
export class DesignTaken extends Error {
  override readonly name = 'DesignTaken';

  constructor() {
    super('another tab took the design over');
  }
}

/** Why the database was not opened, in words for the user. */
export function closedBecause(error: unknown): DatabaseClosed {
  if (error instanceof DatabaseClosed) return error;
  if (nameOf(error) === 'VersionError') {
    return new DatabaseClosed('newer', 'a newer Bulkhead wrote this browser’s database, which is left as it is');
  }
  return new DatabaseClosed('unavailable', `this browser keeps no database for this page (${messageOf(error)})`);
}

const WAY_OUT = 'Save the design to a file before you close this tab.';

/** A sentence that says what is at stake and the way out. */
export function writeFailure(error: unknown): StoreFailure {
  if (error instanceof DatabaseClosed) {
    const because = error.message.charAt(0).toUpperCase() + error.message.slice(1);
    return failed(error.reason, `${because}, so the design is in this tab only. ${WAY_OUT}`);
  }
  if (nameOf(error) === 'QuotaExceededError') {
    return failed('full', `This browser has no room left, so the last changes are in this tab only. ${WAY_OUT}`);
  }
  return failed(
    'other',
    `The browser's database did not take the last changes (${messageOf(error)}), so they are in this tab only. ${WAY_OUT}`,
  );
}

function failed(reason: FailureReason, error: string): StoreFailure {
  return { kind: 'failed', reason, error };
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

/** The words of an error, whatever was thrown. */
export function messageOf(error: unknown): string {
  const words = error instanceof Error || error instanceof DOMException ? error.message || error.name : String(error);
  return words.replace(/\.$/, '');
}
