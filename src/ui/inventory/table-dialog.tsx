import { useMemo, useState } from 'react';
import type { ColumnTarget } from '../../core/design/classify/table/columns.ts';
import { parseTable } from '../../core/design/classify/table/parse-table.ts';
import { planTable, type TableChoices, type TablePlan } from '../../core/design/classify/table/plan-table.ts';
import type { Assignment } from '../../core/design/edits/assign.ts';
import type { Design } from '../../core/design/schema.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { TextField } from '../widgets/text-field.tsx';
import { TableColumns } from './table-columns.tsx';
import styles from './table-dialog.module.css';
import { TableChanges, TableProblems, TableZones, UnmatchedRows } from './table-plan.tsx';
import { counted } from './use-edits.ts';

const cx = classes(styles);

export interface TableDialogProps {
  readonly design: Design;
  /** What was pasted; empty: it is pasted here. */
  readonly initial: string;
  readonly onClose: () => void;
  readonly onApply: (assignments: readonly Assignment[]) => void;
}

const HELP =
  'Copy the rows in the spreadsheet, headings included, and paste them here. Headings that are known: Namespace, Plane, ' +
  'Environment (Env, Stage), Tenant (Team, Business unit), Application, Owner, Compliance, Decided by, System, Cluster.';

/** A whole table, and what it would do, before it does it. */
export function TableDialog({ design, initial, onClose, onApply }: TableDialogProps) {
  const [text, setText] = useState(initial);
  const [columns, setColumns] = useState<ReadonlyMap<number, ColumnTarget | undefined>>(new Map());
  const [rows, setRows] = useState<ReadonlyMap<number, string>>(new Map());
  const [keepPresent, setKeepPresent] = useState(false);
  const table = useMemo(() => parseTable(text), [text]);
  const choices: TableChoices = useMemo(() => ({ columns, rows, keepPresent }), [columns, rows, keepPresent]);
  const plan = useMemo(() => planTable(design, table, choices), [design, table, choices]);
  const isEmpty = table.rows.length === 0;
  const things = new Set(plan.assignments.map((a) => a.id)).size;
  return (
    <Dialog
      title="Paste a table"
      subtitle="Rows are matched by the names of their namespaces. Nothing is set before you apply it."
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={plan.assignments.length === 0}
            onPress={() => {
              onApply(plan.assignments);
              onClose();
            }}
          >
            {things === 0 ? 'Nothing to apply' : `Classify ${counted(things, 'namespace')}`}
          </Button>
        </>
      }
    >
      <TextField
        label="Rows copied from a spreadsheet, or CSV"
        rows={isEmpty ? 9 : 3}
        mono
        autoFocus={initial === ''}
        {...(isEmpty && { description: HELP })}
        placeholder={'Namespace\tPlane\tEnvironment\tTenant\tApplication\tOwner'}
        value={text}
        onChange={(next) => {
          setText(next);
          setColumns(new Map());
          setRows(new Map());
        }}
      />
      {!isEmpty && (
        <div className={cx('plan')}>
          <p className={cx('summary')} aria-live="polite">
            {summary(plan)}
          </p>
          <TableColumns
            table={table}
            plan={plan}
            onChange={(column, target) => setColumns(new Map([...columns, [column, target]]))}
          />
          <TableProblems problems={plan.problems} />
          <UnmatchedRows
            design={design}
            rows={plan.unmatched}
            onMatch={(line, id) => setRows(new Map([...rows, [line, id]]))}
          />
          <TableZones zones={plan.newZones} />
          <TableChanges design={design} plan={plan} keepPresent={keepPresent} onKeep={setKeepPresent} />
        </div>
      )}
    </Dialog>
  );
}

/** `58 of 60 rows match. 120 values would be set, 12 over others; 9 new zones; 30 are set already.` */
function summary(plan: TablePlan): string {
  const rows = plan.matched + plan.unmatched.length;
  const over = plan.conflicts.length;
  const parts = [
    `${counted(plan.assignments.length, 'value')} would be set${over > 0 ? `, ${over} of them set to something else now` : ''}`,
    plan.newZones.length > 0 ? counted(plan.newZones.length, 'new zone') : '',
    plan.same > 0 ? `${plan.same} are set already` : '',
  ].filter((part) => part !== '');
  return `${plan.matched} of ${counted(rows, 'row')} match${plan.matched === 1 ? 'es' : ''} a namespace. ${parts.join('; ')}.`;
}
