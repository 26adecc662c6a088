import { expect, test } from 'vitest';
import { type Holder, holdLifeline, type Watched, watchLifeline } from './lifeline.ts';

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

class FakeWorker extends EventTarget implements Watched, Holder {
  readonly name = 'solver 1';
  postMessage(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

test('a worker that goes without a word is missed', () => {
  const worker = new FakeWorker();
  const { locks, die } = fakeLocks();
  const seen: string[] = [];
  watchLifeline(worker, worker.name, locks);
  worker.addEventListener('message', (event) => seen.push(`message ${(event as MessageEvent).data}`));
  worker.addEventListener('error', () => seen.push('error'));
  holdLifeline(worker, locks);
  worker.postMessage('an answer');
  expect(seen).toEqual(['message an answer']);
  die();
  expect(seen).toEqual(['message an answer', 'error']);
});

test('a worker is not missed before it holds its lock, nor where there are none', () => {
  const worker = new FakeWorker();
  const { locks } = fakeLocks();
  let missed = false;
  worker.addEventListener('error', () => {
    missed = true;
  });
  watchLifeline(worker, worker.name, locks);
  watchLifeline(worker, worker.name, undefined);
  holdLifeline(worker, undefined);
  expect(missed).toBe(false);
});
