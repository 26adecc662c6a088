import type { Evidence } from '../../core/design/classify/attributes.ts';
import { nameOf } from '../../core/design/lookup.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Words } from '../widgets/words.tsx';
import { type CellRange, cellCount, rectOf } from './cell-range.ts';
import { cellText, type Facts } from './cells.ts';
import { evidenceText, warningText } from './evidence-text.ts';
import { GridHelp } from './grid-help.tsx';
import styles from './inventory.module.css';
import type { Lookups } from './lookups.ts';
import { counted, type InventoryEdits } from './use-edits.ts';
import type { InventoryView } from './use-view.ts';

const cx = classes(styles);

export interface DetailLineProps {
  readonly facts: Facts;
  readonly view: InventoryView;
  readonly range: CellRange;
  readonly lookups: Lookups;
  readonly edits: InventoryEdits;
}

/** The cell with the keyboard in full: its evidence and what to do about it, or its whole text. */
export function DetailLine({ facts, view, range, lookups, edits }: DetailLineProps) {
  const { rows, columns, looking } = view;
  const id = rows[range.focus.row];
  const column = columns[range.focus.column];
  const cells = cellCount(rectOf(range));
  const total = `${numberText(rows.length)} ${looking.kind === 'outside' ? 'outside' : looking.kind}`;
  const text = id !== undefined && column ? cellText(facts, id, column) : '';
  const suggestion = id === undefined || text !== '' ? undefined : lookups.suggestionFor(id, column?.attribute);
  const doubt = id === undefined ? undefined : lookups.doubtFor(id, column?.attribute);
  const problem = id === undefined ? undefined : lookups.problemFor(id, column?.attribute);
  const warning = warningText(doubt, problem);
  const set = (value: string) =>
    id !== undefined && column?.attribute !== undefined && edits.setOne({ id, attribute: column.attribute, value });
  return (
    <section className={cx('detail')} aria-label="Cell">
      {id !== undefined && column && (
        <span className={cx('where')}>
          {nameOf(facts.design, id)}
          {range.focus.column > 0 && `, ${column.heading.toLowerCase()}`}
        </span>
      )}
      <span className={cx('says')}>
        {cells > 1 && `${counted(cells, 'cell')} selected`}
        {cells === 1 && suggestion && <Words>{evidenceText(suggestion)}</Words>}
        {cells === 1 && warning !== undefined && <Words>{warning}</Words>}
        {cells === 1 && !suggestion && warning === undefined && range.focus.column > 0 && text}
      </span>
      {cells === 1 && suggestion && (
        <Button icon="check" onPress={() => edits.accept([suggestion])}>
          {`Accept ${suggestion.value}`}
        </Button>
      )}
      {cells === 1 &&
        others(suggestion?.against ?? doubt?.against ?? []).map((value) => (
          <Button key={value} onPress={() => set(value)}>{`Take ${value}`}</Button>
        ))}
      <span className={cx('count')}>{total}</span>
      <GridHelp />
    </section>
  );
}

const MOST = 2;

function others(against: readonly Evidence[]): string[] {
  return [...new Set(against.map((e) => e.value))].slice(0, MOST);
}
