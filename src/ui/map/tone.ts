/**
 * How an edge looks, by what it means (`look.md`, Colour): the tones of every drawing, and those that only the map has.
 * Colour is never alone: each tone has a line and a sign.
 */
import type { ChangedPair } from '../../core/analyses/answers.ts';
import * as drawn from '../../core/diagram/tone.ts';

type MapTone = 'traffic' | 'opened-wanted' | 'opened-unwanted' | 'closed-wanted' | 'closed-unwanted' | 'changed';
export type Tone = drawn.Tone | MapTone;

/** What the legend and screen readers call each tone. */
export const TONE_WORDS: Readonly<Record<Tone, string>> = {
  ...drawn.TONE_WORDS,
  traffic: 'allowed, not declared',
  'opened-wanted': 'opened, wanted',
  'opened-unwanted': 'opened, not wanted',
  'closed-wanted': 'closed though wanted',
  'closed-unwanted': 'closed, not wanted',
  changed: 'changed',
};

/** Signs in a box of 12 by 12. */
export const SIGN_PATHS: Readonly<Record<Tone, string | undefined>> = {
  ...drawn.SIGN_PATHS,
  traffic: undefined,
  'opened-wanted': 'M6 2.5v7M2.5 6h7',
  'opened-unwanted': 'M4 2.5v7M1 6h10M8 2.5v7',
  'closed-wanted': 'M3.2 3.2l5.6 5.6M8.8 3.2L3.2 8.8',
  'closed-unwanted': 'M2.5 6h7',
  changed: 'M2 7.2c1.3-3 2.7-3 4-1.2s2.7 1.8 4-1.2',
};

/** What needs a look. */
export const TROUBLED: ReadonlySet<Tone> = new Set([
  'blocked',
  'partly',
  'surplus',
  'closed-wanted',
  'opened-unwanted',
]);

/** Worst first: the order in which a list and the legend show them. */
export const TONE_ORDER: readonly Tone[] = [
  'closed-wanted',
  'opened-unwanted',
  'opened-wanted',
  'changed',
  'closed-unwanted',
  ...drawn.TONE_ORDER,
  'traffic',
];

export function changeTone(pair: ChangedPair): Tone {
  if (pair.kind === 'opened') return pair.wanted ? 'opened-wanted' : 'opened-unwanted';
  if (pair.kind === 'closed') return pair.wanted ? 'closed-wanted' : 'closed-unwanted';
  return 'changed';
}
