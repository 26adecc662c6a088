/** The engine in workers: one that solves, and one that lays out, which starts only when asked. For the browser. */
import type { Engine } from './engine.ts';
import { createEngineClient } from './engine-client.ts';
import { createLayoutClient } from './layout-client.ts';
import { watchLifeline } from './lifeline.ts';
import { messagePort } from './message-port.ts';

/** The engine in a worker of its own, started with the first call. */
export function createWorkerEngine(): Engine {
  const watched = (worker: Worker) => watchLifeline(worker, navigator.locks);
  return createEngineClient({
    spawn: () =>
      messagePort(watched(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'solver' }))),
    layout: createLayoutClient(() =>
      messagePort(
        watched(new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module', name: 'layout' })),
      ),
    ),
  });
}
