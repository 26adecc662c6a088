/** How each kind of change is drawn. Every two differ in their line or their sign, so that it reads in black and white. */
import type { ChangeKind } from '../../analyses/review/answer.ts';
import type { LineLook } from '../draw/line-kinds.ts';
import { SIGN_PATHS } from '../tone.ts';

/** A change, or what stays. */
export type DifferenceKind = ChangeKind | 'unchanged';

/** The inks that a picture of a difference needs; the values are those of CSS. */
export interface DifferenceTheme {
  readonly paper: string;
  readonly card: string;
  readonly strong: string;
  readonly text: string;
  readonly muted: string;
  readonly border: string;
  readonly ink: Readonly<Record<DifferenceKind, string>>;
}

const PLUS = SIGN_PATHS.surplus;
const CROSS = SIGN_PATHS.blocked;
const TICK = SIGN_PATHS.allowed;
const MINUS = 'M2.5 6h7';
const MARK = 'M6 2v5M6 9.6v.1';
const QUESTION = SIGN_PATHS.undefined;

/** In the order of a review; what stays comes last. */
export const DIFFERENCE_LOOKS: Readonly<Record<DifferenceKind, LineLook>> = {
  lost: {
    width: 2.4,
    stroke: 'solid',
    dash: '9 5',
    head: 'filled',
    sign: CROSS,
    words: 'lost: wanted, and possible no more',
  },
  violation: { width: 2, stroke: 'double', head: 'filled', sign: MARK, words: 'opened though forbidden' },
  opened: { width: 2.8, stroke: 'solid', head: 'filled', sign: PLUS, words: 'opened, and nobody asked' },
  granted: { width: 1.8, stroke: 'solid', head: 'filled', sign: TICK, words: 'opened as asked' },
  unsettled: { width: 1.6, stroke: 'wave', head: 'open', sign: QUESTION, words: 'no longer certain' },
  settled: { width: 1.6, stroke: 'solid', dash: '2 3', head: 'bar', sign: TICK, words: 'forbidden, and closed now' },
  closed: {
    width: 1.6,
    stroke: 'solid',
    dash: '5 3',
    head: 'open',
    sign: MINUS,
    words: 'closed, and nobody asks for it',
  },
  certain: { width: 1.6, stroke: 'wave', head: 'filled', sign: TICK, words: 'certain now' },
  unchanged: { width: 1, stroke: 'solid', head: 'open', sign: undefined, words: 'stays open' },
};

/** The order of the legend. */
export const DIFFERENCE_ORDER = Object.keys(DIFFERENCE_LOOKS) as DifferenceKind[];
