import { useMemo, useState } from 'react';
import type { Design } from '../../core/design/schema.ts';
import { shownAnswer } from '../../state/selectors.ts';
import { CommandButton } from '../commands.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import type { Facts } from './cells.ts';
import { DetailLine } from './detail-line.tsx';
import styles from './inventory.module.css';
import { InventoryGrid } from './inventory-grid.tsx';
import { InventoryTools } from './inventory-tools.tsx';
import { useLookups } from './lookups.ts';
import { TableDialog } from './table-dialog.tsx';
import { useClassification } from './use-classification.ts';
import { useEdits } from './use-edits.ts';
import { useGridActions } from './use-grid-actions.ts';
import { useRange } from './use-range.ts';
import { useView } from './use-view.ts';

const cx = classes(styles);
const LABELS = { namespaces: 'Namespaces', workloads: 'Workloads', outside: 'Externals and hosts' } as const;

const WHAT_STANDS = {
  namespaces: '',
  workloads: 'Workloads stand here with their kind, labels and ports, once they are drawn or imported.',
  outside: 'Networks, domains and hosts that flows lead to or come from stand here with their addresses and owner.',
} as const;

/** Everything of the design as a table: what it is, what the evidence says it is, and spreadsheet hands to set it. */
export function InventoryPane() {
  const design = useStudioStore('document', (d) => d.document?.design);
  return design ? <Inventory design={design} /> : null;
}

function Inventory({ design }: { readonly design: Design }) {
  const { setView } = useActions();
  const side = useStudioStore('view', (v) => v.side);
  const answer = useStudioStore('analysis', shownAnswer(side));
  const facts: Facts = useMemo(() => ({ design, answer }), [design, answer]);
  const classification = useClassification(design);
  const view = useView(facts, classification);
  const { rows, columns, looking } = view;
  const size = useMemo(() => ({ rows: rows.length, columns: columns.length }), [rows, columns]);
  const state = useRange({ design, kind: looking.kind, rows, size });
  const lookups = useLookups(facts.design, classification, rows);
  const edits = useEdits();
  const [table, setTable] = useState<string>();
  const actions = useGridActions({ facts, view, range: state.range, lookups, edits, onTable: setTable });
  const isEmpty = Object.keys(design.namespaces).length === 0 && looking.kind === 'namespaces';
  return (
    <div className={cx('pane')}>
      <InventoryTools
        design={design}
        classification={classification}
        view={view}
        lookups={lookups}
        onAccept={edits.accept}
        onTable={() => setTable('')}
      />
      {isEmpty && (
        <EmptyState
          icon="inventory"
          title="What there is, as a table"
          action={
            <Button icon="import" onPress={() => setView({ dialog: 'import' })}>
              Import manifests…
            </Button>
          }
        >
          Namespaces by plane, environment, tenant, application and owner, with what their labels, names and workloads
          say of them.
        </EmptyState>
      )}
      {!isEmpty && rows.length === 0 && (
        <EmptyState
          icon={looking.show === 'all' && looking.text === '' ? 'inventory' : 'check'}
          title={nothing(looking)}
          action={
            looking.show === 'all' && looking.text === '' ? (
              <CommandButton command={looking.kind === 'outside' ? 'add.external.network' : 'add.workload'} />
            ) : (
              <Button onPress={view.reset}>Show everything</Button>
            )
          }
        >
          {looking.show === 'all' && looking.text === '' && WHAT_STANDS[looking.kind]}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <InventoryGrid
            key={looking.kind}
            facts={facts}
            view={view}
            state={state}
            lookups={lookups}
            actions={actions}
            label={LABELS[looking.kind]}
          />
          <DetailLine facts={facts} view={view} range={state.range} lookups={lookups} edits={edits} />
        </>
      )}
      {table !== undefined && (
        <TableDialog design={design} initial={table} onClose={() => setTable(undefined)} onApply={edits.classify} />
      )}
    </div>
  );
}

function nothing({
  show,
  text,
  kind,
}: {
  readonly show: string;
  readonly text: string;
  readonly kind: string;
}): string {
  if (text !== '') return `Nothing matches “${text}”`;
  switch (show) {
    case 'all':
      return kind === 'outside' ? 'Nothing outside is drawn yet' : 'No workloads yet';
    case 'suggested':
      return 'Nothing more is suggested';
    case 'doubted':
      return 'Nothing is set against the evidence';
    default:
      return `Everything has ${show.replace('no ', show === 'no environment' ? 'an ' : 'a ')}`;
  }
}
