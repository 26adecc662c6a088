import type { Verdict } from '../../core/solver/types.ts';
import { Badge, type Tone } from '../widgets/badge.tsx';
import type { IconName } from '../widgets/icon-paths.ts';

const LOOKS: Readonly<Record<Verdict, { readonly tone: Tone; readonly icon: IconName }>> = {
  allowed: { tone: 'allowed', icon: 'check' },
  denied: { tone: 'blocked', icon: 'cross' },
  undefined: { tone: 'undefined', icon: 'question' },
};

/** A verdict as a badge: colour, sign and word. */
export function VerdictMark({ verdict, words }: { readonly verdict: Verdict; readonly words: string }) {
  const { tone, icon } = LOOKS[verdict];
  return (
    <Badge tone={tone} icon={icon}>
      {words}
    </Badge>
  );
}
