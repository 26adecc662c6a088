import { useRef } from 'react';
import { classes } from './classes.ts';
import styles from './middle-truncate.module.css';
import { useFit } from './middle-truncate-fit.ts';

const cx = classes(styles);

export interface MiddleTruncateProps {
  readonly text: string;
  /** How many characters at the end show where there is room. */
  readonly tail?: number;
}

/** A name cut in its middle where room is short, since names of one family differ at their ends. */
export function MiddleTruncate({ text, tail = 8 }: MiddleTruncateProps) {
  const room = useRef<HTMLSpanElement>(null);
  const shown = useRef<HTMLSpanElement>(null);
  const fitted = useFit(room, shown, text, tail);
  const cut = fitted !== text;
  return (
    // the unseen copy before the text asks for the room of the whole name
    <span ref={room} className={cx('name')} data-text={text} title={cut ? text : undefined}>
      {cut && <span className={cx('whole')}>{text}</span>}
      <span ref={shown} className={cx('shown')} aria-hidden={cut || undefined}>
        {fitted}
      </span>
    </span>
  );
}
