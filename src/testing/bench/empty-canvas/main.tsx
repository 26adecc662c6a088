// React Flow with nothing on it: what the frame rate of the map is held against.
import { ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<ReactFlow nodes={[]} edges={[]} panOnScroll minZoom={0.1} />);
}
