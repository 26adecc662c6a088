import { expect, test } from 'vitest';
import { holdLifeline, watchLifeline } from './lifeline.ts';

/** Locks of one browser: the next in line gets a lock when whoever held it is gone. */
function fakeLocks() {
  const queue: (() => unknown)[] = [];
  const grant = () => queue[0]?.();
  const locks = {
    request: (_: string, run: () => unknown) => {
      queue.push(run);
      if (queue.length === 1) grant();
      return new Promise(() => {});
    },
  } as unknown as LockManager;
  return {
    locks,
    /** The worker goes, and its lock with it. */
    die: () => {
      queue.shift();
      grant();
    },
  };
}

class FakeWorker extends EventTarget {
  readonly post = (data: unknown): void => {
    this.dispatchEvent(new MessageEvent('message', { data }));
  };
}

test('a worker that goes without a word is missed, and its first message is nobody else’s', () => {
  const worker = new FakeWorker();
  const { locks, die } = fakeLocks();
  const seen: string[] = [];
  watchLifeline(worker, locks);
  worker.addEventListener('message', (event) => seen.push(`message ${(event as MessageEvent).data}`));
  worker.addEventListener('error', () => seen.push('error'));
  holdLifeline(worker.post, locks);
  worker.post('an answer');
  expect(seen).toEqual(['message an answer']);
  die();
  expect(seen).toEqual(['message an answer', 'error']);
});

test('where there are no locks, messages pass and nothing is missed', () => {
  const worker = new FakeWorker();
  const seen: string[] = [];
  watchLifeline(worker, undefined);
  worker.addEventListener('message', (event) => seen.push(`message ${(event as MessageEvent).data}`));
  worker.addEventListener('error', () => seen.push('error'));
  holdLifeline(worker.post, undefined);
  worker.post('an answer');
  expect(seen).toEqual(['message an answer']);
});
