/**
 * How each kind of arrow is drawn (`look.md`, Colour). Colour is never alone: every two kinds differ in their line, their
 * ends or their sign, so that a sheet reads in black and white.
 */

import type { LineKind } from '../sheets/picture.ts';
import { SIGN_PATHS, TONE_ORDER, TONE_WORDS } from '../tone.ts';

export interface LineLook {
  readonly width: number;
  readonly stroke: 'solid' | 'double' | 'wave';
  readonly dash?: string;
  readonly round?: boolean;
  readonly head: 'filled' | 'open' | 'bar';
  /** A ring where it begins. */
  readonly tail?: 'ring';
  /** A bar across in the legend, as on the drawing where something stops it. */
  readonly barred?: boolean;
  /** In a box of 12 by 12. */
  readonly sign: string | undefined;
  readonly words: string;
}

const base = (kind: Exclude<LineKind, 'gate'>): Pick<LineLook, 'width' | 'stroke' | 'head' | 'sign' | 'words'> => ({
  width: 1.6,
  stroke: 'solid',
  head: 'filled',
  sign: SIGN_PATHS[kind],
  words: TONE_WORDS[kind],
});

export const LINES: Readonly<Record<LineKind, LineLook>> = {
  allowed: base('allowed'),
  blocked: { ...base('blocked'), width: 2, dash: '7 4', barred: true },
  partly: { ...base('partly'), width: 2, dash: '14 4 4 4', barred: true },
  surplus: { ...base('surplus'), stroke: 'double' },
  undefined: { ...base('undefined'), stroke: 'wave' },
  question: { ...base('question'), width: 2.2, dash: '0.1 5', round: true, head: 'open' },
  unjudged: { ...base('unjudged'), dash: '3 3', head: 'open' },
  'kept-out': { ...base('kept-out'), width: 1.4, dash: '9 3 1.5 3', head: 'bar' },
  exposed: { ...base('exposed'), width: 2.6, tail: 'ring' },
  gate: {
    width: 1.2,
    stroke: 'solid',
    dash: '12 6',
    head: 'open',
    sign: undefined,
    words: 'exception that no flow goes through',
  },
};

/** The order of the legend: worst first. */
export const LINE_ORDER: readonly LineKind[] = [...TONE_ORDER, 'gate'];
