import type { ChangedPair } from '../core/analyses/answers.ts';
import { changeLooks, portsOfChange } from './change-looks.ts';
import styles from './changed-pair-row.module.css';
import { classes } from './widgets/classes.ts';
import { Icon } from './widgets/icon.tsx';
import { MiddleTruncate } from './widgets/middle-truncate.tsx';

const cx = classes(styles);

export interface ChangedPairRowProps {
  readonly pair: ChangedPair;
  /** What the ends of the pair are called, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** What a change opens or closes between two ends, and whether that was wanted. */
export function ChangedPairRow({ pair, names }: ChangedPairRowProps) {
  const { words, icon, tone } = changeLooks(pair);
  const { from, to } = endsOf(names[pair.from] ?? pair.from, names[pair.to] ?? pair.to);
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

/** Two workloads of one namespace go by their own names: `web` and `db` of `shop/web` and `shop/db`. */
function endsOf(from: string, to: string): { readonly from: string; readonly to: string } {
  const home = /^[a-z][^/]*\//.exec(from)?.[0];
  if (home === undefined || !to.startsWith(home)) return { from, to };
  return { from: from.slice(home.length), to: to.slice(home.length) };
}
