/** Hands on what somebody types once the keys rest, and at once when it might be lost. */

/** Milliseconds after the last key; more for long texts, since everything about them takes longer. */
const AFTER = { short: 250, long: 1_200 };
const LONG = 200_000;

export interface Typing<T> {
  /** A key was pressed in something; `length`: characters of its text. */
  readonly typed: (into: T, length: number) => void;
  /** Hands on now, if anything is waiting. */
  readonly flush: () => void;
  /** What was typed into and is not handed on yet: it is newer than what the page knows. */
  readonly waiting: () => T | undefined;
  readonly dispose: () => void;
}

/** `handOn` reads the text when its time has come. */
export function createTyping<T>(handOn: (into: T) => void): Typing<T> {
  let waiting: { readonly into: T; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  function flush(): void {
    if (!waiting) return;
    const { into, timer } = waiting;
    clearTimeout(timer);
    waiting = undefined;
    handOn(into);
  }

  // a tab that goes to the background may never come back
  document.addEventListener('visibilitychange', flush);
  window.addEventListener('pagehide', flush);
  return {
    typed(into, length) {
      if (waiting && waiting.into !== into) flush();
      clearTimeout(waiting?.timer);
      waiting = { into, timer: setTimeout(flush, length > LONG ? AFTER.long : AFTER.short) };
    },
    flush,
    waiting: () => waiting?.into,
    dispose() {
      flush();
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
    },
  };
}
