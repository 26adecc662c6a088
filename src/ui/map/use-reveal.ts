/** What is selected elsewhere, in the palette or the inspector, is brought into sight. */
import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { Design } from '../../core/design/schema.ts';
import { endsOf } from '../../core/design/selecting.ts';
import { type Box, boundsOf, overlaps } from '../../core/diagram/geometry.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import { useStudioStore } from '../studio-context.tsx';
import { visibleAt } from './levels.ts';
import { standFor } from './map-links.ts';
import { MOTION } from './viewport.ts';

/** What is seen of a thing that stands closer to the window's edge than this, in screen pixels, is not enough. */
const EDGE = 24;

export function useReveal(design: Design, placement: Placement): void {
  const ids = useStudioStore('selection', (s) => s.ids);
  const flow = useReactFlow();
  const store = useStoreApi();
  const latest = useRef({ design, placement });
  latest.current = { design, placement };
  const shown = useRef(ids);
  useEffect(() => {
    if (shown.current === ids) return;
    shown.current = ids;
    const box = boxOf(ids, latest.current.design, latest.current.placement);
    if (!box) return;
    const { x, y, zoom } = flow.getViewport();
    const { width, height } = store.getState();
    const seen = {
      x: (EDGE - x) / zoom,
      y: (EDGE - y) / zoom,
      width: (width - 2 * EDGE) / zoom,
      height: (height - 2 * EDGE) / zoom,
    };
    if (overlaps(box, seen)) return;
    void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom, ...MOTION });
  }, [ids, flow, store]);
}

/** Round the selected things, or what stands for them; what stands between things is where its ends are. */
function boxOf(ids: readonly string[], design: Design, placement: Placement): Box | undefined {
  const stand = standFor(placement, visibleAt(placement, 'ports'));
  const ends = ids.flatMap((id) => {
    const between = endsOf(design, id);
    return between.length > 0 ? between : [id];
  });
  return boundsOf(ends.flatMap((id) => placement.byId.get(stand(id) ?? id)?.absolute ?? []));
}
