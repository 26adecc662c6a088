import { useEffect } from 'react';
import { useStudioStore } from '../studio-context.tsx';

const TITLE_AFTER_MILLISECONDS = 150;

/** The window says which design is open, and warns before it closes while something is not yet kept. */
export function useWindowTitle(): void {
  const name = useStudioStore('document', (d) => d.document?.design.name);
  const saved = useStudioStore('document', (d) => d.document === undefined || d.saved.kind === 'saved');
  const isAtStake = useIsAtStake();
  useEffect(() => {
    // the browser is slow to take it, and an edit is saved within a moment
    const timer = setTimeout(() => {
      document.title = name === undefined ? 'Bulkhead' : `${saved ? '' : '• '}${name} – Bulkhead`;
    }, TITLE_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [name, saved]);
  useEffect(() => {
    if (!isAtStake) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isAtStake]);
}

/** Whether work would be gone with the window: neither the browser nor a file has it. */
function useIsAtStake(): boolean {
  const isUnsaved = useStudioStore('document', (d) => d.document !== undefined && d.saved.kind !== 'saved');
  const hasWork = useStudioStore('document', (d) => d.past.length > 0 || d.future.length > 0 || d.today !== undefined);
  const lastStep = useStudioStore('document', (d) => d.past.at(-1)?.at);
  const isInFile = useStudioStore('keeping', (k) => k.file !== undefined && k.file.stepAt === lastStep);
  return isUnsaved && hasWork && !isInFile;
}
