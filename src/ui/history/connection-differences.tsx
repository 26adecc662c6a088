import { useMemo } from 'react';
import type { ChangeAnswer } from '../../core/analyses/answers.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { changeLooks } from '../change-looks.ts';
import { ChangedPairRow } from '../changed-pair-row.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './history.module.css';
import { ShortList } from './short-list.tsx';

const cx = classes(styles);

export interface ConnectionDifferencesProps {
  readonly changes: ChangeAnswer;
  /** What the ends of the pairs are called, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** What the policies of the later version open and close, lost wishes first. */
export function ConnectionDifferences({ changes, names }: ConnectionDifferencesProps) {
  const sorted = useMemo(
    () => [...changes.pairs].sort((a, b) => changeLooks(a).rank - changeLooks(b).rank),
    [changes.pairs],
  );
  const count = numberText(changes.pairs.length);
  return (
    <section aria-label="Opened and closed" className={cx('column')}>
      <h3>
        Opened and closed <span className={cx('count')}>{changes.truncated ? `more than ${count}` : count}</span>
      </h3>
      {sorted.length === 0 ? (
        <p className={cx('quiet')}>Nothing: the policies of both allow the same connections.</p>
      ) : (
        <ShortList items={sorted} keyOf={(pair) => `${pair.from} ${pair.to}`}>
          {(pair) => <ChangedPairRow pair={pair} names={names} />}
        </ShortList>
      )}
    </section>
  );
}
