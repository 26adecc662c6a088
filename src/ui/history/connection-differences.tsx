import { useMemo } from 'react';
import type { ChangeAnswer, ChangedPair } from '../../core/analyses/answers.ts';
import { changeLooks, portsOfChange } from '../change-looks.ts';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
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
  const count = changes.pairs.length.toLocaleString('en');
  return (
    <section aria-label="Opened and closed" className={cx('column')}>
      <h3>
        Opened and closed <span className={cx('count')}>{changes.truncated ? `more than ${count}` : count}</span>
      </h3>
      {sorted.length === 0 ? (
        <p className={cx('quiet')}>Nothing: the policies of both allow the same connections.</p>
      ) : (
        <ShortList items={sorted} keyOf={(pair) => `${pair.from} ${pair.to}`}>
          {(pair) => <Pair pair={pair} {...endsOf(names[pair.from] ?? pair.from, names[pair.to] ?? pair.to)} />}
        </ShortList>
      )}
    </section>
  );
}

/** Two workloads of one namespace go by their own names: `web` and `db` of `shop/web` and `shop/db`. */
function endsOf(from: string, to: string): { readonly from: string; readonly to: string } {
  const home = /^[a-z][^/]*\//.exec(from)?.[0];
  if (home === undefined || !to.startsWith(home)) return { from, to };
  return { from: from.slice(home.length), to: to.slice(home.length) };
}

interface PairProps {
  readonly pair: ChangedPair;
  readonly from: string;
  readonly to: string;
}

function Pair({ pair, from, to }: PairProps) {
  const { words, icon, tone } = changeLooks(pair);
  return (
    <div className={cx('pair')}>
      <span className={cx('sign', tone)} title={words}>
        <Icon name={icon} size={12} />
      </span>
      <span className={cx('ends')}>
        <MiddleTruncate text={from} />
        <span className={cx('arrow')}>→</span>
        <MiddleTruncate text={to} />
      </span>
      <span className={cx('ports')}>{portsOfChange(pair)}</span>
      <span className={cx('verdict', tone)}>{words}</span>
    </div>
  );
}
