import { useEffect } from 'react';
import { useStudioStore } from '../studio-context.tsx';

/** The window says which design is open, and warns before it closes while something is not yet kept. */
export function useWindowTitle(): void {
  const name = useStudioStore('document', (d) => d.document?.design.name);
  const saved = useStudioStore('document', (d) => d.document === undefined || d.saved.kind === 'saved');
  useEffect(() => {
    document.title = name === undefined ? 'Bulkhead' : `${saved ? '' : '• '}${name} – Bulkhead`;
  }, [name, saved]);
  useEffect(() => {
    if (saved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [saved]);
}
