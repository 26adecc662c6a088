import { useMemo } from 'react';
import type { Suggestion } from '../../core/design/classify/attributes.ts';
import type { Classification } from '../../core/design/classify/suggest.ts';
import type { Design } from '../../core/design/schema.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { MenuButton, MenuItem, MenuSection } from '../widgets/menu.tsx';
import { Segmented } from '../widgets/segmented.tsx';
import { Select } from '../widgets/select.tsx';
import { TextField } from '../widgets/text-field.tsx';
import type { RowKind } from './columns.ts';
import styles from './inventory.module.css';
import type { Lookups } from './lookups.ts';
import { counted } from './use-edits.ts';
import type { InventoryView } from './use-view.ts';
import { idsOfShow, SHOWS, type Show } from './view-rows.ts';

const cx = classes(styles);

const KINDS: readonly { readonly id: RowKind; readonly label: string }[] = [
  { id: 'namespaces', label: 'Namespaces' },
  { id: 'workloads', label: 'Workloads' },
  { id: 'outside', label: 'Outside' },
];
const SHOW_WORDS: Readonly<Record<Show, string>> = {
  all: 'everything',
  'no plane': 'in no plane',
  'no environment': 'in no environment',
  'no tenant': 'in no tenant',
  suggested: 'with suggestions',
  doubted: 'against the evidence',
};

export interface InventoryToolsProps {
  readonly design: Design;
  readonly classification: Classification;
  readonly view: InventoryView;
  readonly lookups: Lookups;
  readonly onAccept: (suggestions: readonly Suggestion[]) => void;
  readonly onTable: () => void;
}

/** What is shown, what is accepted at once, and the way in for whole tables. */
export function InventoryTools({ design, classification, view, lookups, onAccept, onTable }: InventoryToolsProps) {
  const { looking } = view;
  const shows = useMemo(() => {
    const rows = looking.kind === 'namespaces' ? design.namespaces : { ...design.externals, ...design.hostGroups };
    return SHOWS.map((show) => {
      const ids = idsOfShow(design, classification, show);
      const count = ids ? [...ids].filter((id) => Object.hasOwn(rows, id)).length : Object.keys(rows).length;
      return { id: show, label: show === 'all' ? SHOW_WORDS.all : `${SHOW_WORDS[show]} (${count})` };
    });
  }, [design, classification, looking.kind]);
  return (
    <div className={cx('tools')} role="toolbar" aria-label="Inventory">
      <Segmented label="Rows" value={looking.kind} options={KINDS} onChange={view.setKind} />
      <div className={cx('filter')}>
        <TextField label="Filter rows" hideLabel placeholder="Filter" value={looking.text} onChange={view.setText} />
      </div>
      {looking.kind !== 'workloads' && (
        <div className={cx('show')}>
          <Select label="Show" inlineLabel value={looking.show} options={shows} onChange={view.setShow} />
        </div>
      )}
      <div className={cx('end')}>
        {looking.kind !== 'workloads' && <AcceptButtons view={view} lookups={lookups} onAccept={onAccept} />}
        {looking.kind === 'namespaces' && (
          <Button icon="inventory" onPress={onTable}>
            Paste a table…
          </Button>
        )}
      </div>
    </div>
  );
}

/** Accepts what is sure in the rows that are shown; a menu goes further, or column by column. */
function AcceptButtons({ view, lookups, onAccept }: Pick<InventoryToolsProps, 'view' | 'lookups' | 'onAccept'>) {
  const sure = lookups.shown('sure');
  const likely = lookups.shown('likely');
  const all = lookups.shown('guess');
  if (all.length === 0) return null;
  const columns = view.columns.filter((c) => all.some((s) => s.attribute === c.attribute));
  const of = (column: { readonly attribute?: string }, list: readonly Suggestion[]) =>
    list.filter((s) => s.attribute === column.attribute);
  return (
    <div className={cx('split')}>
      <Button
        icon="check"
        variant="primary"
        isDisabled={sure.length === 0}
        aria-label={sure.length === 0 ? 'Nothing sure to accept' : `Accept ${counted(sure.length, 'sure suggestion')}`}
        onPress={() => onAccept(sure)}
      >
        {sure.length === 0 ? (
          'Nothing sure to accept'
        ) : (
          <>
            Accept {numberText(sure.length)} sure
            <span className={cx('word')}>{sure.length === 1 ? ' suggestion' : ' suggestions'}</span>
          </>
        )}
      </Button>
      <MenuButton
        label="Accept more"
        placement="bottom end"
        trigger={<IconButton icon="chevron-down" label="Accept more" placement="top" />}
        onAction={(key) => {
          const column = columns.find((c) => key === `sure ${c.id}` || key === `all ${c.id}`);
          if (key === 'likely') onAccept(likely);
          else if (key === 'guess') onAccept(all);
          else if (column) onAccept(of(column, key.startsWith('sure') ? sure : all));
        }}
      >
        <MenuSection title="In all columns">
          <MenuItem
            id="likely"
            isDisabled={likely.length === 0}
          >{`Accept sure and likely (${likely.length})`}</MenuItem>
          <MenuItem id="guess">{`Accept everything, guesses too (${all.length})`}</MenuItem>
        </MenuSection>
        {columns.map((column) => (
          <ColumnSection
            key={column.id}
            heading={column.heading}
            id={column.id}
            sure={of(column, sure)}
            all={of(column, all)}
          />
        ))}
      </MenuButton>
    </div>
  );
}

interface ColumnSectionProps {
  readonly heading: string;
  readonly id: string;
  readonly sure: readonly Suggestion[];
  readonly all: readonly Suggestion[];
}

function ColumnSection({ heading, id, sure, all }: ColumnSectionProps) {
  return (
    <MenuSection title={heading}>
      {sure.length > 0 && <MenuItem id={`sure ${id}`}>{`Accept ${sure.length} sure`}</MenuItem>}
      {all.length > sure.length && <MenuItem id={`all ${id}`}>{`Accept all ${all.length}`}</MenuItem>}
    </MenuSection>
  );
}
