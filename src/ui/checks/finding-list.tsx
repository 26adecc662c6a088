import { useRef, useState } from 'react';
import { counted } from '../../core/design/thing-words.ts';
import { numberText } from '../../core/lib/number-text.ts';
import type { JudgedFinding } from '../../core/practices/judged-finding.ts';
import { classes } from '../widgets/classes.ts';
import { TextField } from '../widgets/text-field.tsx';
import styles from './checks.module.css';
import { FindingItem, type FindingItemProps } from './finding-item.tsx';
import { heightOf, type Rows, rowsInSight, topOf, useExtra, useSight } from './finding-window.ts';
import { soughtFindings } from './shown-checks.ts';

const cx = classes(styles);
/** More findings than this can be searched, and only those in sight are drawn. */
const LONG = 40;
/** Pixels; closed findings of a long list are as high. */
const ROW_HEIGHT = 56;

export interface FindingListProps extends Omit<FindingItemProps, 'finding' | 'isOpen' | 'place' | 'onToggle'> {
  readonly label: string;
  readonly findings: readonly JudgedFinding[];
}

/** Findings of a check, however many there are; one of them may stand open. */
export function FindingList({ label, findings: all, ...rest }: FindingListProps) {
  const [sought, setSought] = useState('');
  const [opened, setOpened] = useState<string | null | undefined>();
  const list = useRef<HTMLUListElement>(null);
  const openItem = useRef<HTMLLIElement>(null);
  const isLong = all.length > LONG;
  const findings = isLong ? soughtFindings(all, rest.design, rest.check, sought) : all;
  // until somebody opens or closes one, the first stands open
  const shown = opened === undefined ? findings[0]?.subject : (opened ?? undefined);
  const index = findings.findIndex((f) => f.subject === shown);
  const sight = useSight(list, isLong);
  const extra = useExtra(openItem, ROW_HEIGHT, index < 0 ? undefined : shown);
  const rows: Rows = {
    count: findings.length,
    height: ROW_HEIGHT,
    opened: index < 0 ? undefined : { index, extra },
  };
  const item = (finding: JudgedFinding, i: number) => (
    <FindingItem
      key={finding.subject}
      finding={finding}
      isOpen={i === index}
      place={
        isLong
          ? { top: topOf(rows, i), index: i, of: findings.length, ref: i === index ? openItem : undefined }
          : undefined
      }
      onToggle={() => setOpened(i === index ? null : finding.subject)}
      {...rest}
    />
  );
  if (!isLong)
    return (
      <ul className={cx('findings')} aria-label={label}>
        {findings.map(item)}
      </ul>
    );
  return (
    <>
      <div className={cx('among')}>
        <TextField
          label={`Find among ${counted(all.length, 'finding')}`}
          value={sought}
          placeholder="Words, a namespace or an owner"
          onChange={setSought}
        />
        <p className={cx('quiet')} role="status">
          {sought.trim() === '' ? '' : `${numberText(findings.length)} found`}
        </p>
      </div>
      <ul ref={list} className={cx('findings', 'is-long')} aria-label={label} style={{ height: heightOf(rows) }}>
        {rowsInSight(rows, sight.from, sight.to).map((i) => {
          const finding = findings[i];
          return finding && item(finding, i);
        })}
      </ul>
    </>
  );
}
