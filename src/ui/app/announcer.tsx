import { useEffect, useState } from 'react';
import type { SideAnswer } from '../../core/analyses/answers.ts';
import { onSaid } from '../say.ts';
import { useStudioStore } from '../studio-context.tsx';
import { VisuallyHidden } from '../widgets/visually-hidden.tsx';

const WORDS: ReadonlyMap<string, string> = new Map([
  ['partly', 'allowed in part'],
  ['nothing to judge', 'not judged'],
]);

/** `Design solved: 6 flows, 4 allowed, 2 blocked.` */
export function solvedText(answer: SideAnswer): string {
  const flows = Object.values(answer.flows);
  const count = (verdict: string) => flows.filter((flow) => flow.verdict === verdict).length;
  const parts = (['allowed', 'blocked', 'partly', 'undefined', 'nothing to judge'] as const)
    .map((verdict) => ({ verdict, n: count(verdict) }))
    .filter(({ n }) => n > 0)
    .map(({ verdict, n }) => `${n} ${WORDS.get(verdict) ?? verdict}`);
  const side = answer.side === 'today' ? 'Today' : 'Design';
  const found =
    flows.length === 0 ? 'no flows drawn' : `${flows.length} flow${flows.length === 1 ? '' : 's'}, ${parts.join(', ')}`;
  return `${side} solved: ${found}.`;
}

/** Tells a screen reader what the solver found, when it has been quiet for a moment, and what undo took back. */
export function Announcer() {
  const side = useStudioStore('view', (v) => v.side);
  const status = useStudioStore('analysis', (a) => (side === 'today' ? a.today : a.design));
  const next =
    status.kind === 'done' ? solvedText(status.answer) : status.kind === 'failed' ? `Not solved: ${status.error}` : '';
  const [text, setText] = useState('');
  useEffect(() => {
    if (next === '') return;
    const timer = setTimeout(() => setText(next), 800);
    return () => clearTimeout(timer);
  }, [next]);
  const [said, setSaid] = useState('');
  useEffect(() => onSaid(setSaid), []);
  return (
    <>
      <div role="status" aria-live="polite">
        <VisuallyHidden>{text}</VisuallyHidden>
      </div>
      <div role="log" aria-label="What was done" aria-live="polite">
        <VisuallyHidden>{said}</VisuallyHidden>
      </div>
    </>
  );
}
