import { classes } from './classes.ts';
import styles from './words.module.css';

const cx = classes(styles);

/** A sentence in which words in backticks are the user's own, and stand in mono. */
export function Words({ children }: { readonly children: string }) {
  const parts = children.split('`');
  // an odd number of backticks leaves the last one as it is
  const pairs = parts.length % 2 === 1;
  if (!pairs) return children;
  return parts.map((part, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
      <code key={i} className={cx('word')}>
        {part}
      </code>
    ) : (
      part
    ),
  );
}
