import '@xyflow/react/dist/base.css';
import { ReactFlowProvider } from '@xyflow/react';
import { useStudioStore } from '../studio-context.tsx';
import { MapCanvas } from './map-canvas.tsx';

/** The map of the open design: zones, namespaces, workloads and the flows between them. */
export function MapView() {
  const document = useStudioStore('document', (d) => d.document);
  if (!document) return null;
  return (
    <ReactFlowProvider>
      <MapCanvas document={document} />
    </ReactFlowProvider>
  );
}
