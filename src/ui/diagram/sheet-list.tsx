import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import type { DiagramSheet } from '../../core/analyses/answers.ts';
import { classes } from '../widgets/classes.ts';
import styles from './diagram.module.css';
import { sheetNumber } from './sheet-number.ts';

const cx = classes(styles);

export interface SheetListProps {
  readonly sheets: readonly DiagramSheet[];
  readonly index: number;
  readonly onIndex: (index: number) => void;
}

/** All sheets by name, one of them on show. */
export function SheetList({ sheets, index, onIndex }: SheetListProps) {
  return (
    <section className={cx('sheetlist')}>
      <h3 className={cx('listhead')}>{sheets.length === 1 ? 'One sheet' : `${sheets.length} sheets`}</h3>
      <ListBox
        aria-label="Sheets"
        className={cx('sheets')}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={[index]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (typeof key === 'number') onIndex(key);
        }}
      >
        {sheets.map((sheet, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets are their numbers
          <ListBoxItem key={i} id={i} className={cx('sheet')} textValue={`${sheetNumber(sheets, i)} ${sheet.title}`}>
            <span className={cx('number')}>{sheetNumber(sheets, i)}</span>
            <span className={cx('words')}>
              <Text slot="label">{sheet.title}</Text>
              <Text slot="description" className={cx('note')}>
                {[sheet.paper, sheet.note].filter((t) => t !== '').join(' · ')}
              </Text>
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
    </section>
  );
}
