import { useEffect, useState } from 'react';
import { VisuallyHidden } from '../widgets/visually-hidden.tsx';

const QUIET_MILLISECONDS = 700;

/** Tells a screen reader what was understood or found, when the keys have been quiet for a moment. */
export function Spoken({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), QUIET_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="status" aria-live="polite">
      <VisuallyHidden>{said}</VisuallyHidden>
    </div>
  );
}
