import '@xyflow/react/dist/base.css';
import { ReactFlowProvider } from '@xyflow/react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { Size } from '../../core/diagram/geometry.ts';
import { useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './map.module.css';
import { MapCanvas } from './map-canvas.tsx';

const cx = classes(styles);

/** The map of the open design: zones, namespaces, workloads and the flows between them. */
export function MapView() {
  const document = useStudioStore('document', (d) => d.document);
  // how much is drawn depends on how much there is room for, so the room is known before anything is drawn
  const room = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>();
  useLayoutEffect(() => {
    if (room.current) setSize({ width: room.current.clientWidth, height: room.current.clientHeight });
  }, []);
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
