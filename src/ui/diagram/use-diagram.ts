/** Asks for the sheets of the diagram, and again whenever the design or the question changes. */
import { useEffect, useState } from 'react';
import type { DiagramAnswer } from '../../core/analyses/answers.ts';
import type { DiagramRequest } from '../../core/pipeline/diagram.ts';
import type { Status } from '../../state/studio.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';

/** The sheets for a request. While newer ones are drawn, the older ones stay as `stale`. */
export function useDiagram(request: DiagramRequest): Status<DiagramAnswer> {
  const { diagram } = useActions();
  const revision = useStudioStore('document', (d) => d.revision);
  const [status, setStatus] = useState<Status<DiagramAnswer>>({ kind: 'idle' });
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    setStatus((before) => ({ kind: 'running', revision, ...staleOf(before) }));
    diagram(request, {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) setStatus((before) => ({ kind: 'running', revision, progress, ...staleOf(before) }));
      },
    }).then(
      (answer) => {
        if (!signal.aborted) setStatus({ kind: 'done', revision, answer });
      },
      (error: unknown) => {
        if (signal.aborted) return;
        const words = error instanceof Error ? error.message : String(error);
        setStatus((before) => ({ kind: 'failed', revision, error: words, ...staleOf(before) }));
      },
    );
    return () => stop.abort();
  }, [diagram, request, revision]);
  return status;
}

function staleOf(status: Status<DiagramAnswer>): { readonly stale?: DiagramAnswer } {
  if (status.kind === 'done') return { stale: status.answer };
  return 'stale' in status && status.stale !== undefined ? { stale: status.stale } : {};
}
