import type { Engine } from '../engine/engine.ts';

/** An engine that never answers, for edits that must not wait for one. */
export const silentEngine = new Proxy({} as Engine, {
  get: (_, name) => (name === 'dispose' ? () => undefined : () => new Promise(() => undefined)),
});
