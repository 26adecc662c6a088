/** How a guardrail stood when it was tried, in words and signs: the same wherever it is said. */
import { entityIn } from '../core/design/lookup.ts';
import type { Design } from '../core/design/schema.ts';
import { answerOf } from '../state/asker.ts';
import type { Tried } from '../state/studio.ts';
import type { Tone } from './widgets/badge.tsx';
import type { IconName } from './widgets/icon-paths.ts';

export interface StrengthLook {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
  /** Lower needs a look sooner. */
  readonly rank: number;
}

/** The name of a persona; of one that is gone, its id. */
export function personaName(design: Design, id: string): string {
  return entityIn(design, 'personas', id)?.name ?? id;
}

/** The words, tone and sign of one try. `isOlder`: the design was edited since. */
export function strengthLook(design: Design, tried: Tried, isOlder: boolean): StrengthLook {
  const look = freshLook(design, tried);
  return isOlder
    ? { ...look, words: `before the last edit: ${look.words}`, tone: 'neutral', rank: look.rank + 10 }
    : look;
}

const AS_IT_IS = { today: 'holds today', design: 'holds as designed' } as const;

function freshLook(design: Design, { persona, side, status }: Tried): StrengthLook {
  const who = persona === undefined ? undefined : personaName(design, persona);
  const answer = answerOf(status);
  if (status.kind === 'failed' && !answer)
    return { words: 'could not be tried', tone: 'error', icon: 'error', rank: 2 };
  if (!answer) return { words: who ? `trying ${who}…` : 'looking…', tone: 'neutral', icon: 'more', rank: 6 };
  const { verdict } = answer;
  if (verdict.kind === 'holds')
    return {
      words: who ? `holds whatever ${who} writes` : AS_IT_IS[side],
      tone: 'allowed',
      icon: 'check',
      rank: who ? 5 : 4,
    };
  if (verdict.kind !== 'falls')
    return { words: who ? `not decided for ${who}` : 'not decided', tone: 'undefined', icon: 'question', rank: 3 };
  if (verdict.attack.notEnforceable !== undefined)
    return { words: 'not enforceable', tone: 'surplus', icon: 'warning', rank: 1 };
  const words = verdict.attack.steps.length === 0 || !who ? 'falls: open as it is' : `falls to ${who}`;
  return { words, tone: 'blocked', icon: 'cross', rank: 0 };
}
