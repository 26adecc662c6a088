/** What was copied last in this tab: menus paste it, since a page may not read the clipboard by itself. */
import type { Fragment } from '../../../core/design/fragment.ts';

interface Copied {
  readonly text: string;
  /** What the text says, so that it need not be read to be pasted here. */
  readonly fragment: Fragment;
  /** `performance.now()` of then. */
  readonly at: number;
  /** Which document was open (`DocumentState.opened`). */
  readonly opened: number;
}

let last: Copied | undefined;

export function rememberCopied(copied: Copied): void {
  last = copied;
}

export function lastCopied(): Copied | undefined {
  return last;
}

export function hasCopied(): boolean {
  return last !== undefined;
}
