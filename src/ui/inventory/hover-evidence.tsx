import { type RefObject, useEffect, useState } from 'react';
import { classes } from '../widgets/classes.ts';
import { Words } from '../widgets/words.tsx';
import type { Column } from './columns.ts';
import { evidenceText, warningText } from './evidence-text.ts';
import styles from './grid.module.css';
import type { Lookups } from './lookups.ts';

const cx = classes(styles);
const DELAY_MILLISECONDS = 350;

export interface HoverEvidenceProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: readonly string[];
  readonly columns: readonly Column[];
  readonly lookups: Lookups;
  readonly isOff: boolean;
}

interface Shown {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly isAbove: boolean;
}

/** The evidence of the cell under the pointer, beside it. With the keyboard it stands in the line under the grid. */
export function HoverEvidence({ scroller, rows, columns, lookups, isOff }: HoverEvidenceProps) {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    const element = scroller.current;
    if (!element || isOff) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let under: HTMLElement | undefined;
    const hide = () => {
      clearTimeout(timer);
      under = undefined;
      setShown(undefined);
    };
    const look = (event: PointerEvent) => {
      const cell = (event.target as Element).closest<HTMLElement>('[data-column]') ?? undefined;
      if (cell === under) return;
      hide();
      under = cell;
      const row = Number(cell?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? -1);
      const text = textFor(rows[row], columns[Number(cell?.dataset['column'])], lookups);
      if (cell && text !== undefined && event.buttons === 0)
        timer = setTimeout(() => setShown(besideCell(cell, text)), DELAY_MILLISECONDS);
    };
    element.addEventListener('pointermove', look);
    for (const gone of ['pointerleave', 'pointerdown', 'scroll', 'keydown']) element.addEventListener(gone, hide);
    return () => {
      clearTimeout(timer);
      setShown(undefined);
      element.removeEventListener('pointermove', look);
      for (const gone of ['pointerleave', 'pointerdown', 'scroll', 'keydown']) element.removeEventListener(gone, hide);
    };
  }, [scroller, rows, columns, lookups, isOff]);
  if (!shown) return null;
  return (
    <div
      role="tooltip"
      className={cx('evidence', shown.isAbove && 'above')}
      style={{ insetInlineStart: shown.left, top: shown.top }}
    >
      <Words>{shown.text}</Words>
    </div>
  );
}

function textFor(id: string | undefined, column: Column | undefined, lookups: Lookups): string | undefined {
  if (id === undefined || !column) return undefined;
  const suggestion = lookups.suggestionFor(id, column.attribute);
  if (suggestion) return evidenceText(suggestion);
  return warningText(lookups.doubtFor(id, column.attribute), lookups.problemFor(id, column.attribute));
}

const WIDTH = 340;
const ROOM = 120;

function besideCell(cell: HTMLElement, text: string): Shown {
  const box = cell.getBoundingClientRect();
  const isAbove = window.innerHeight - box.bottom < ROOM;
  const left = Math.min(box.left, window.innerWidth - WIDTH - 8);
  return { text, left, top: isAbove ? box.top - 4 : box.bottom + 4, isAbove };
}
