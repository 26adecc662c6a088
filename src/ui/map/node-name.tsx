/** A name on the map, cut in its middle where room is short: names of one family differ at their ends. No measuring. */
import { classes } from '../widgets/classes.ts';
import styles from './name.module.css';

const cx = classes(styles);
const TAIL = 6;

export function NodeName({ name }: { readonly name: string }) {
  const cut = Math.max(0, name.length - TAIL);
  return (
    <span className={cx('cut')} title={name}>
      <span className={cx('cut-head')}>{name.slice(0, cut)}</span>
      <span className={cx('cut-tail')}>{name.slice(cut)}</span>
    </span>
  );
}
