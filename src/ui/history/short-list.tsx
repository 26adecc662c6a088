import { type ReactNode, useState } from 'react';
import { numberText } from '../../core/lib/number-text.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './history.module.css';

const cx = classes(styles);
const SHOWN = 50;
const STEP = 500;

export interface ShortListProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}

/** The first of many, and more on request. */
export function ShortList<T>({ items, keyOf, children }: ShortListProps<T>) {
  const [limit, setLimit] = useState(SHOWN);
  const rest = items.length - limit;
  return (
    <>
      <ul className={cx('plain')}>
        {items.slice(0, limit).map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="quiet" onPress={() => setLimit(limit + STEP)}>
          Show {numberText(Math.min(rest, STEP))} more of {numberText(items.length)}
        </Button>
      )}
    </>
  );
}
