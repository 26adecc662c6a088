import '@xyflow/react/dist/base.css';
import { ReactFlowProvider } from '@xyflow/react';
import { startTransition, useLayoutEffect, useRef, useState } from 'react';
import type { Size } from '../../core/diagram/geometry.ts';
import { isLarge } from '../is-large.ts';
import { useStudio, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './map.module.css';
import { MapCanvas } from './map-canvas.tsx';
import { standingOf } from './standing.ts';

const cx = classes(styles);

/** The map of the open design: zones, namespaces, workloads and the flows between them. */
export function MapView() {
  const studio = useStudio();
  const document = useStudioStore('document', (d) => d.document);
  // how much is drawn depends on how much there is room for, so the room is known before anything is drawn
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    const measure = () => {
      const { current } = room;
      if (current) setSize({ width: current.clientWidth, height: current.clientHeight });
    };
    const now = studio.document.getState().document;
    if (!now || !isLarge(now)) {
      measure();
      return;
    }
    // the frame around it comes on the screen first; then the map, in slices, the longest of them apart
    const timer = setTimeout(() => {
      standingOf(now, studio.view.getState().groupBy);
      startTransition(measure);
    });
    return () => clearTimeout(timer);
  }, [studio]);
  return (
    <div ref={room} className={cx('room')}>
      {document && size && (
        <ReactFlowProvider>
          <MapCanvas document={document} size={size} />
        </ReactFlowProvider>
      )}
    </div>
  );
}
