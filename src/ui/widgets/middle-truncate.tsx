import { Button } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './middle-truncate.module.css';
import { Tooltip } from './tooltip.tsx';

const cx = classes(styles);

export interface MiddleTruncateProps {
  readonly text: string;
  /** How many characters at the end always show. */
  readonly tail?: number;
  /** Takes focus itself, for names outside any control; the whole name then shows on focus too. */
  readonly focusable?: boolean;
}

/** A name cut in its middle where room is short, since names of one family differ at their ends. */
export function MiddleTruncate({ text, tail = 8, focusable = false }: MiddleTruncateProps) {
  const cut = text.length > tail + 4 ? text.length - tail : text.length;
  const parts = (
    <>
      <span className={cx('head')}>{text.slice(0, cut)}</span>
      {cut < text.length && <span className={cx('tail')}>{text.slice(cut)}</span>}
    </>
  );
  if (!focusable) {
    return (
      <span className={cx('name')} title={text}>
        {parts}
      </span>
    );
  }
  return (
    <Tooltip text={text}>
      <Button className={cx('name', 'plain')}>{parts}</Button>
    </Tooltip>
  );
}
