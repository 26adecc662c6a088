/** Asks for a layout, from a worker of its own that starts with the first question. */
import type { Document } from '../core/design/change.ts';
import type { Layout, NodeLayout } from '../core/design/schema.ts';
import type { LayoutOptions } from './engine.ts';
import { Cancelled, EngineCrash, EngineFailure } from './errors.ts';
import { type LayoutBox, layoutGraph } from './layout-graph.ts';
import { withPlaces } from './place-outside.ts';
import type { Port } from './protocol.ts';

export interface LayoutClient {
  /** Positions of everything drawn, relative to the box around it. Rejects with the classes of `errors.ts`. */
  layout(document: Document, options: LayoutOptions): Promise<Layout>;
  dispose(): void;
}

export interface LayoutRequest {
  readonly id: number;
  readonly boxes: readonly LayoutBox[];
}

export type LayoutReply =
  | { readonly id: number; readonly places: ReadonlyMap<string, NodeLayout> }
  | { readonly id: number; readonly message: string };

interface Waiting {
  readonly resolve: (places: ReadonlyMap<string, NodeLayout>) => void;
  readonly reject: (error: Error) => void;
}

/** Lays out in the worker that `spawn` starts. A cancelled layout ends that worker; so does a crash. */
export function createLayoutClient(spawn: () => Port<LayoutRequest, LayoutReply>): LayoutClient {
  let port: Port<LayoutRequest, LayoutReply> | undefined;
  let waiting = new Map<number, Waiting>();
  let lastId = 0;

  function stop(error: Error): void {
    port?.close();
    port = undefined;
    const left = [...waiting.values()];
    waiting = new Map();
    for (const w of left) w.reject(error);
  }

  function start(): Port<LayoutRequest, LayoutReply> {
    if (port) return port;
    port = spawn();
    port.listen((reply) => {
      const w = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('places' in reply) w?.resolve(reply.places);
      else w?.reject(new EngineFailure(reply.message));
    });
    port.onCrash((message) => stop(new EngineCrash(message || 'the layout worker stopped')));
    return port;
  }

  function ask(boxes: readonly LayoutBox[], signal: AbortSignal | undefined) {
    return new Promise<ReadonlyMap<string, NodeLayout>>((resolve, reject) => {
      if (signal?.aborted) return reject(new Cancelled());
      const id = ++lastId;
      const onAbort = () => {
        if (waiting.has(id)) stop(new Cancelled());
      };
      const forget = () => signal?.removeEventListener('abort', onAbort);
      signal?.addEventListener('abort', onAbort, { once: true });
      waiting.set(id, {
        resolve: (places) => {
          forget();
          resolve(places);
        },
        reject: (error) => {
          forget();
          reject(error);
        },
      });
      start().post({ id, boxes });
    });
  }

  return {
    async layout(document, { groupBy = 'plane', signal, onProgress }) {
      onProgress?.({ stage: 'laying out', done: 0 });
      const boxes = layoutGraph(document, groupBy);
      return withPlaces(document, groupBy, boxes, await ask(boxes, signal));
    },
    dispose: () => stop(new Cancelled()),
  };
}
