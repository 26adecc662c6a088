import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import { useWindow } from '../use-window.ts';
import { classes } from '../widgets/classes.ts';
import styles from './governance.module.css';

const cx = classes(styles);
/** Pixels; `.rows .row` is as high. */
const ROW_HEIGHT = 46;

export interface LedgerRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** How deep it stands in its tree. */
  readonly depth?: number;
  readonly badges?: ReactNode;
}

export interface LedgerProps {
  /** What the list is of: `Personas`. */
  readonly label: string;
  readonly rows: readonly LedgerRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** What is above the list: a choice of lists, buttons to add. */
  readonly tools: ReactNode;
  /** Under the list. */
  readonly below?: ReactNode;
  /** The editor of the chosen row, or what is said without one. */
  readonly children: ReactNode;
}

/** A list on the left and the editor of one of its rows on the right. Only the rows in sight and a few more are drawn. */
export function Ledger({ label, rows, chosen, onChoose, tools, below, children }: LedgerProps) {
  const heading = useId();
  const scroller = useRef<HTMLElement>(null);
  const { first, end } = useWindow(scroller, rows.length, ROW_HEIGHT);
  useInSight(
    scroller,
    rows.findIndex((row) => row.id === chosen),
  );
  return (
    <div className={cx('split')}>
      <div className={cx('side')}>
        <div className={cx('tools')}>{tools}</div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <section ref={scroller} className={cx('rows')} aria-label={`${label}, list`} tabIndex={0}>
          <ul
            aria-label={label}
            style={{ paddingTop: first * ROW_HEIGHT, paddingBottom: (rows.length - end) * ROW_HEIGHT }}
          >
            {rows.slice(first, end).map((row, i) => (
              <li key={row.id} aria-setsize={rows.length} aria-posinset={first + i + 1}>
                <button
                  type="button"
                  className={cx('row', row.id === chosen && 'chosen')}
                  style={
                    row.depth ? { paddingInlineStart: `calc(var(--space-4) * ${row.depth} + var(--space-2))` } : {}
                  }
                  aria-current={row.id === chosen}
                  title={`${row.title}: ${row.text}`}
                  onClick={() => onChoose(row.id)}
                >
                  <span className={cx('row-head')}>
                    <strong>{row.title}</strong>
                    {row.badges}
                  </span>
                  <span className={cx('row-text')}>{row.text}</span>
                </button>
              </li>
            ))}
          </ul>
          {below}
        </section>
      </div>
      <section className={cx('editor')} aria-labelledby={heading}>
        <span id={heading} hidden>
          {label}: details
        </span>
        {children}
      </section>
    </div>
  );
}

/** Scrolls to the chosen row when another one is chosen, such as one that was just added. */
function useInSight(scroller: RefObject<HTMLElement | null>, at: number): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element || at < 0) return;
    const top = at * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + 2 * ROW_HEIGHT - element.clientHeight;
  }, [scroller, at]);
}

/** A part of an editor under its own heading. */
export function FormPart(props: { readonly title: string; readonly action?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className={cx('part')} aria-label={props.title}>
      <div className={cx('part-head')}>
        <h3>{props.title}</h3>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}

/** The row to show: the chosen one while it is there, else the first. */
export function shownOf<T extends { readonly id: string }>(
  rows: readonly T[],
  chosen: string | undefined,
): T | undefined {
  return rows.find((r) => r.id === chosen) ?? rows[0];
}
