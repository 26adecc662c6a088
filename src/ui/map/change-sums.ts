/** How many connections change, by what that means. */

import type { ChangeAnswer } from '../../core/analyses/answers.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { changeTone, TONE_ORDER, TONE_WORDS, type Tone } from './tone.ts';

export interface ChangeSum {
  readonly tone: Tone;
  /** `2 closed though wanted`. */
  readonly words: string;
}

/** One sum for each kind of change that occurs, lost wishes first. */
export function changeSums({ pairs, truncated }: ChangeAnswer): ChangeSum[] {
  const counts = new Map<Tone, number>();
  for (const pair of pairs) counts.set(changeTone(pair), (counts.get(changeTone(pair)) ?? 0) + 1);
  return TONE_ORDER.flatMap((tone) => {
    const count = counts.get(tone);
    if (count === undefined) return [];
    return [{ tone, words: `${truncated ? 'at least ' : ''}${numberText(count)} ${TONE_WORDS[tone]}` }];
  });
}
