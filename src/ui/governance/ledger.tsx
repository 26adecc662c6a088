import { type ReactNode, useId } from 'react';
import { classes } from '../widgets/classes.ts';
import styles from './governance.module.css';

const cx = classes(styles);

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

/** A list on the left and the editor of one of its rows on the right. Rows out of sight are not laid out. */
export function Ledger({ label, rows, chosen, onChoose, tools, below, children }: LedgerProps) {
  const heading = useId();
  return (
    <div className={cx('split')}>
      <div className={cx('side')}>
        <div className={cx('tools')}>{tools}</div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
        <section className={cx('rows')} aria-label={`${label}, list`} tabIndex={0}>
          <ul aria-label={label}>
            {rows.map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  className={cx('row', row.id === chosen && 'chosen')}
                  style={
                    row.depth ? { paddingInlineStart: `calc(var(--space-4) * ${row.depth} + var(--space-2))` } : {}
                  }
                  aria-current={row.id === chosen}
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
