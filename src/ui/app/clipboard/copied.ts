/** What was copied last in this tab: menus paste it, since a page may not read the clipboard by itself. */

interface Copied {
  readonly text: string;
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
