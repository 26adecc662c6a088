import type { MatrixCellAnswer } from '../../core/analyses/matrix/answer.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import type { ViewSide } from '../../state/studio.ts';
import { classes } from '../widgets/classes.ts';
import { cellAt, type Matrix, placeAt } from './cell-place.ts';
import { openingText, remarksOf, shareText } from './cell-words.ts';
import { gateText } from './gate-line.tsx';
import styles from './matrix.module.css';
import type { Hovered } from './matrix-grid.tsx';
import { useAskCell } from './use-ask-cell.ts';

const cx = classes(styles);
const REST = 180;
const MOST = 3;
const WIDTH = 300;
const HEIGHT = 180;

export interface HoverCardProps {
  readonly design: Design;
  readonly matrix: Matrix;
  readonly side: ViewSide;
  readonly hovered: Hovered;
}

/** What a cell says, beside the pointer. All of it stands in the panel, too. */
export function HoverCard({ design, matrix, side, hovered }: HoverCardProps) {
  const { at, x, y } = hovered;
  const asked = useAskCell(matrix, placeAt(matrix, at), REST);
  const cell = cellAt(matrix, at);
  if (!cell) return null;
  const left = x + 16 + WIDTH > window.innerWidth ? x - 16 - WIDTH : x + 16;
  const top = Math.min(y + 16, window.innerHeight - HEIGHT);
  const remarks = remarksOf(cell);
  return (
    <div className={cx('hover')} style={{ left, top, width: WIDTH }} aria-hidden="true">
      <strong>
        {matrix.rows[at.row]?.name} → {matrix.columns[at.column]?.name}
      </strong>
      <span className={cx('ports')}>{openingText(cell, side)}</span>
      {cell.pairs > 0 && side !== 'change' && <span>{shareText(cell)} open</span>}
      {remarks.length > 0 && <span>{remarks.join(', ')}</span>}
      {asked.kind === 'told' && <Told design={design} answer={asked.answer} />}
    </div>
  );
}

function Told({ design, answer }: { readonly design: Design; readonly answer: MatrixCellAnswer }) {
  const because = [...new Set(answer.entries.map((e) => e.because))];
  const gates = [...new Set(answer.entries.flatMap((e) => e.gates))];
  return (
    <>
      {because.length > 0 && <span>{listed(because)}</span>}
      {answer.walls.length > 0 && <span>walls: {listed(answer.walls)}</span>}
      {gates.slice(0, MOST).map((id) => (
        <span key={id}>
          {nameOf(design, id)} {gateText(design, id)}
        </span>
      ))}
    </>
  );
}

function listed(all: readonly string[]): string {
  const more = all.length > MOST ? ` and ${all.length - MOST} more` : '';
  return `${all.slice(0, MOST).join(', ')}${more}`;
}
