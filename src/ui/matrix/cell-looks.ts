/** How a cell looks: one ink, how much of it, and a sign, so that it is legible without colour. */
import { type MatrixCounts, openingOf } from '../../core/analyses/matrix/answer.ts';
import type { ViewSide } from '../../state/studio.ts';

export type Ink = 'void' | 'none' | 'open' | 'undecided' | 'violation' | 'surplus' | 'broken' | 'opened' | 'closed';
export type Sign = 'none' | 'all' | 'cross' | 'plus' | 'gap' | 'minus' | 'both' | 'question';

export interface CellLook {
  readonly ink: Ink;
  /** 0–1: of its pairs. */
  readonly share: number;
  readonly sign: Sign;
  readonly hasGate: boolean;
}

/** The colours of the inks, by the names of the tokens. */
export const INK_TOKENS: Readonly<Record<Ink, string>> = {
  void: '--surface-chrome',
  none: '--surface-canvas',
  open: '--verdict-allowed',
  undecided: '--verdict-undefined',
  violation: '--verdict-blocked',
  surplus: '--verdict-surplus',
  broken: '--verdict-blocked',
  opened: '--change-opened-wanted',
  closed: '--change-closed-wanted',
};

/** The look of a cell. What is worst shows: a violation before what is broken before surplus. */
export function lookOf(cell: MatrixCounts, side: ViewSide): CellLook {
  const look = (ink: Ink, count: number, sign: Sign): CellLook => ({
    ink,
    share: cell.pairs === 0 ? 0 : count / cell.pairs,
    sign,
    hasGate: cell.gates > 0,
  });
  if (cell.pairs === 0) return look('void', 0, 'none');
  if (side === 'change') return changeLook(cell, look);
  if (cell.violations > 0) return look('violation', cell.violations, 'cross');
  if (cell.broken > 0) return look('broken', cell.broken, 'gap');
  if (cell.surplus > 0) return look('surplus', cell.surplus, 'plus');
  if (cell.open === 0) return look('none', 0, 'none');
  if (cell.undecided === cell.open) return look('undecided', cell.undecided, 'question');
  return look('open', cell.open, openingOf(cell) === 'all' ? 'all' : 'none');
}

function changeLook(
  { opened, closed, pairs }: MatrixCounts,
  look: (ink: Ink, count: number, sign: Sign) => CellLook,
): CellLook {
  if (opened + closed === 0) return look('none', 0, 'none');
  const changed = Math.min(pairs, opened + closed);
  if (opened > 0) return look('opened', changed, closed > 0 ? 'both' : 'plus');
  return look('closed', changed, 'minus');
}
