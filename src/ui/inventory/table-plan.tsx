import type { TableProblem } from '../../core/design/classify/table/parse-table.ts';
import type { NewZone, TablePlan, UnmatchedRow } from '../../core/design/classify/table/plan-table.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { Chip } from '../widgets/chip.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { Notice } from '../widgets/notice.tsx';
import { Segmented } from '../widgets/segmented.tsx';
import { Select } from '../widgets/select.tsx';
import { shownValue } from './cells.ts';
import styles from './table-dialog.module.css';
import { counted } from './use-edits.ts';

const cx = classes(styles);
const MOST = 200;

/** What could not be read as written, with line and column. */
export function TableProblems({ problems }: { readonly problems: readonly TableProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section aria-label="Problems" className={cx('part')}>
      <h3>{counted(problems.length, 'problem')}</h3>
      <ul className={cx('list')}>
        {problems.slice(0, MOST).map(({ line, column, message }) => (
          <Notice key={`${line}:${column}:${message}`} severity="warning" place={`line ${line}, column ${column}`}>
            {message}
          </Notice>
        ))}
      </ul>
      <More count={problems.length} />
    </section>
  );
}

const NOBODY = 'none';

export interface UnmatchedRowsProps {
  readonly design: Design;
  readonly rows: readonly UnmatchedRow[];
  readonly onMatch: (line: number, id: string) => void;
}

/** Rows about no namespace of the design, with those that may be meant. */
export function UnmatchedRows({ design, rows, onMatch }: UnmatchedRowsProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-label="Rows that match nothing" className={cx('part')}>
      <h3>{rows.length === 1 ? '1 row matches nothing' : `${rows.length} rows match nothing`}</h3>
      <ul className={cx('list')}>
        {rows.slice(0, MOST).map((row) => (
          <li key={row.line} className={cx('unmatched')}>
            <span className={cx('place')}>line {row.line}</span>
            <span className={cx('name')}>{row.text === '' ? 'no name' : row.text}</span>
            {row.near.length > 0 ? (
              <Select
                label={`Line ${row.line} is about`}
                hideLabel
                value={NOBODY}
                options={[
                  { id: NOBODY, label: `is passed over; is it ${nameOf(design, row.near[0] ?? '')}?` },
                  ...row.near.map((id) => ({ id, label: nameOf(design, id) })),
                ]}
                onChange={(id) => id !== NOBODY && onMatch(row.line, id)}
              />
            ) : (
              <span className={cx('quiet')}>no namespace is called anything like it</span>
            )}
          </li>
        ))}
      </ul>
      <More count={rows.length} />
    </section>
  );
}

/** Zones that the table makes. */
export function TableZones({ zones }: { readonly zones: readonly NewZone[] }) {
  if (zones.length === 0) return null;
  return (
    <section aria-label="New zones" className={cx('part')}>
      <h3>{counted(zones.length, 'new zone')}</h3>
      <div className={cx('chips')}>
        {zones.slice(0, MOST).map(({ attribute, name, namespaces }) => (
          <Chip key={`${attribute} ${name}`}>
            {attribute} <strong>{name}</strong> · {namespaces}
          </Chip>
        ))}
      </div>
      <More count={zones.length} />
    </section>
  );
}

export interface TableChangesProps {
  readonly design: Design;
  readonly plan: TablePlan;
  readonly keepPresent: boolean;
  readonly onKeep: (keep: boolean) => void;
}

const KEEP = [
  { id: 'replace', label: 'Replace them' },
  { id: 'keep', label: 'Keep what is set' },
] as const;

/** Values that are something else now: before and after. */
export function TableChanges({ design, plan: { conflicts }, keepPresent, onKeep }: TableChangesProps) {
  if (conflicts.length === 0) return null;
  return (
    <section aria-label="Values that would change" className={cx('part')}>
      <header className={cx('part-head')}>
        <h3>{conflicts.length === 1 ? '1 value would change' : `${conflicts.length} values would change`}</h3>
        <Segmented
          label="Values that are set"
          value={keepPresent ? 'keep' : 'replace'}
          options={KEEP}
          onChange={(choice) => onKeep(choice === 'keep')}
        />
      </header>
      <ul className={cx('list', keepPresent && 'kept')}>
        {conflicts.slice(0, MOST).map(({ id, attribute, before, after, line }) => (
          <li key={`${id} ${attribute}`} className={cx('change')}>
            <span className={cx('place')}>line {line}</span>
            <span className={cx('name')}>{nameOf(design, id)}</span>
            <span className={cx('quiet')}>{attribute}</span>
            <span>{shownValue(attribute, before)}</span>
            <Icon name="arrow-right" size={12} />
            <strong>{after === '' ? 'nothing' : shownValue(attribute, after)}</strong>
          </li>
        ))}
      </ul>
      <More count={conflicts.length} />
    </section>
  );
}

function More({ count }: { readonly count: number }) {
  return count > MOST ? <p className={cx('quiet')}>and {numberText(count - MOST)} more</p> : null;
}
