import { COLUMN_TARGETS, type ColumnTarget } from '../../core/design/classify/table/columns.ts';
import type { Table } from '../../core/design/classify/table/parse-table.ts';
import type { TablePlan } from '../../core/design/classify/table/plan-table.ts';
import { classes } from '../widgets/classes.ts';
import { Select } from '../widgets/select.tsx';
import styles from './table-dialog.module.css';

const cx = classes(styles);

const NONE = 'none';
const WORDS: Readonly<Record<ColumnTarget, string>> = {
  namespace: 'Namespace',
  plane: 'Plane',
  environment: 'Environment',
  tenant: 'Tenant',
  compliance: 'Compliance zones',
  app: 'Application',
  owner: 'Owner',
  isolation: 'Decided by',
  system: 'System',
  cluster: 'Cluster',
};
const OPTIONS: readonly { readonly id: ColumnTarget | typeof NONE; readonly label: string }[] = [
  { id: NONE, label: 'passed over' },
  ...COLUMN_TARGETS.map((id) => ({ id, label: WORDS[id] })),
];

export interface TableColumnsProps {
  readonly table: Table;
  readonly plan: TablePlan;
  readonly onChange: (column: number, target: ColumnTarget | undefined) => void;
}

/** What each column of the table was taken for; to be put right where it is something else. */
export function TableColumns({ table, plan, onChange }: TableColumnsProps) {
  const first = table.rows[plan.hasHeadings ? 1 : 0];
  return (
    <section aria-label="Columns" className={cx('part')}>
      <h3>Columns</h3>
      <div className={cx('columns')}>
        {plan.columns.map((column, i) => {
          const sample = first?.[i]?.text ?? '';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns of one table are told apart by their place
            <div key={i} className={cx('column')}>
              <Select
                label={column.heading || `Column ${i + 1}`}
                value={column.target ?? NONE}
                options={OPTIONS}
                onChange={(target) => onChange(i, target === NONE ? undefined : target)}
              />
              <span className={cx('sample')}>{sample === '' ? '–' : sample}</span>
            </div>
          );
        })}
      </div>
    </section>
  );
}
