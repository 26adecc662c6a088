import styles from './said.module.css';
import { classes } from './widgets/classes.ts';

const cx = classes(styles);
const HANDLE = /(\b[A-Z]-\d+\b)/;

/** A sentence in which no handle is torn apart at the end of a line. */
export function Said({ text }: { readonly text: string }) {
  // every second part is a handle
  return text.split(HANDLE).map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their places
      <span key={i} className={cx('handle')}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
