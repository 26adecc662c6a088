/** The engine in a worker. For the browser. */
import type { Engine } from './engine.ts';
import { createEngineClient } from './engine-client.ts';
import { watchLifeline } from './lifeline.ts';
import { messagePort } from './message-port.ts';

/** The engine in a worker of its own, started with the first call. */
export function createWorkerEngine(): Engine {
  return createEngineClient({
    spawn: () => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'solver' });
      return messagePort(watchLifeline(worker, navigator.locks));
    },
  });
}
