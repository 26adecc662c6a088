/**
 * Tells when a worker is gone without a word: killed for want of memory, or closed by itself. No event says so, but the
 * browser frees the lock that the worker held. Where there are no locks (an insecure origin) such an end goes unseen.
 */

/** The worker's first message, once it holds its lock. */
interface Holding {
  readonly lifeline: string;
}

/** In the worker: holds a lock of its own for as long as the worker lives, and says which. */
export function holdLifeline(post: (message: Holding) => void, locks: LockManager | undefined): void {
  if (!locks) return;
  const lifeline = `bulkhead worker ${crypto.randomUUID()}`;
  void locks.request(lifeline, () => {
    post({ lifeline });
    return new Promise<never>(() => {});
  });
}

/**
 * Outside: an `error` event at the worker once it is gone, for those who listen for a crash. Call it before anything
 * else listens, so that the worker's first message stays unseen. Returns the worker.
 */
export function watchLifeline<W extends EventTarget>(worker: W, locks: LockManager | undefined): W {
  const listen = (event: Event): void => {
    const name = 'data' in event ? lifelineIn(event.data) : undefined;
    if (name === undefined) return;
    event.stopImmediatePropagation();
    worker.removeEventListener('message', listen);
    void locks?.request(name, () => {
      worker.dispatchEvent(new Event('error'));
    });
  };
  worker.addEventListener('message', listen);
  return worker;
}

function lifelineIn(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || !('lifeline' in message)) return undefined;
  return typeof message.lifeline === 'string' ? message.lifeline : undefined;
}
