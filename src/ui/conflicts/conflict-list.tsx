import { useLayoutEffect, useRef } from 'react';
import type { Conflict } from '../../core/analyses/conflicts/conflicts.ts';
import { useWindow } from '../use-window.ts';
import { Badge } from '../widgets/badge.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './conflicts.module.css';

const cx = classes(styles);
/** Pixels; `.row` is as high. */
const ROW_HEIGHT = 48;

interface ConflictListProps {
  readonly conflicts: readonly Conflict[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

/** Every conflict; only the rows in sight and a few more are drawn, however many there are. */
export function ConflictList({ conflicts, chosen, onChoose }: ConflictListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end } = useWindow(scroller, conflicts.length, ROW_HEIGHT);
  const at = conflicts.findIndex((c) => c.key === chosen);
  // what was chosen elsewhere may be out of sight
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || at < 0) return;
    const top = at * ROW_HEIGHT;
    if (top < element.scrollTop || top + ROW_HEIGHT > element.scrollTop + element.clientHeight) element.scrollTop = top;
  }, [at]);
  return (
    <div ref={scroller} className={cx('list')}>
      <ul
        aria-label="Conflicts"
        className={cx('rows')}
        style={{ paddingTop: first * ROW_HEIGHT, paddingBottom: (conflicts.length - end) * ROW_HEIGHT }}
      >
        {conflicts.slice(first, end).map((c, i) => (
          <li key={c.key} aria-setsize={conflicts.length} aria-posinset={first + i + 1}>
            <button
              type="button"
              className={cx('row', c.key === chosen && 'chosen')}
              aria-current={c.key === chosen}
              title={`${c.title}: ${c.wanting.says}`}
              onClick={() => onChoose(c.key)}
            >
              <span className={cx('row-head')}>
                <strong>{c.title}</strong>
                {c.parked !== undefined && <Badge icon="note">parked</Badge>}
              </span>
              <span className={cx('row-text')}>{c.wanting.says}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
