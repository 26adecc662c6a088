/** Lays out in process: for Node and for tests. */
import { Cancelled } from './errors.ts';
import type { LayoutClient } from './layout-client.ts';
import { layoutGraph } from './layout-graph.ts';
import { withPlaces } from './place-outside.ts';

/** The layout engine is loaded with the first question. */
export function createInlineLayout(): LayoutClient {
  return {
    async layout(document, { groupBy = 'plane', onProgress, signal }) {
      if (signal?.aborted) throw new Cancelled();
      onProgress?.({ stage: 'laying out', done: 0 });
      const { runLayout } = await import('./layout-run.ts');
      const boxes = layoutGraph(document, groupBy);
      const places = await runLayout(boxes);
      if (signal?.aborted) throw new Cancelled();
      return withPlaces(document, groupBy, boxes, places);
    },
    dispose: () => {},
  };
}
