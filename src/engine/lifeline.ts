/**
 * Tells when a worker is gone without a word: killed for want of memory, or closed by itself. No event says so, but the
 * browser frees the lock that the worker held. Where there are no locks (an insecure origin) such an end goes unseen.
 */

/** The worker's first message, once it holds its lock. */
const HOLDING = 'bulkhead: holding the lifeline';

/** The part of `Worker` that is needed. */
export interface Watched extends EventTarget {
  postMessage(message: unknown): void;
}

/** The part of a worker's global scope that is needed. */
export interface Holder {
  readonly name: string;
  postMessage(message: unknown): void;
}

/** In the worker: holds a lock of the worker's own name for as long as the worker lives. */
export function holdLifeline(scope: Holder, locks: LockManager | undefined): void {
  void locks?.request(scope.name, () => {
    scope.postMessage(HOLDING);
    return new Promise<never>(() => {});
  });
}

/**
 * Outside: an `error` event at the worker once it is gone, for those who listen for a crash. `name` is the worker's name,
 * unlike that of any other. Call it before anything else listens, so that the worker's first message stays unseen.
 */
export function watchLifeline(worker: Watched, name: string, locks: LockManager | undefined): void {
  const listen = (event: Event): void => {
    if (!('data' in event) || event.data !== HOLDING) return;
    event.stopImmediatePropagation();
    worker.removeEventListener('message', listen);
    void locks?.request(name, () => {
      worker.dispatchEvent(new Event('error'));
    });
  };
  worker.addEventListener('message', listen);
}
