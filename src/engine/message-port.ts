/** Ports over whatever has `postMessage`: a worker, the worker's own scope, a message channel. */
import type { Port } from './protocol.ts';

/** The part of `Worker`, `MessagePort` and a worker's global scope that a port needs. */
export interface MessageTarget {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'messageerror' | 'error', listener: (event: Event) => void): void;
  terminate?(): void;
  close?(): void;
}

/** A port over a message target; `close` terminates a worker and closes a channel. */
export function messagePort<Out, In>(target: MessageTarget): Port<Out, In> {
  let closed = false;
  return {
    post: (message) => target.postMessage(message),
    listen: (onMessage) => {
      target.addEventListener('message', (event) => {
        if (!closed && 'data' in event) onMessage(event.data as In);
      });
    },
    onCrash: (listener) => {
      const crashed = (event: Event) => {
        if (closed) return;
        closed = true;
        listener('message' in event && typeof event.message === 'string' ? event.message : '');
      };
      target.addEventListener('error', crashed);
      target.addEventListener('messageerror', crashed);
    },
    close: () => {
      closed = true;
      if (target.terminate) target.terminate();
      else target.close?.();
    },
  };
}
