import { Fragment } from 'react';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';
import styles from './code-block.module.css';

const cx = classes(styles);

export interface CodeBlockProps {
  /** What it is: `Command for the core kinds`. */
  readonly label: string;
  readonly text: string;
  readonly onCopy: (text: string) => void;
  /** Shown whole, however long. */
  readonly whole?: boolean;
}

/** A text to be copied as it stands. */
export function CodeBlock({ label, text, onCopy, whole = false }: CodeBlockProps) {
  return (
    <figure className={cx('block')} aria-label={label}>
      <pre className={cx('text', whole && 'whole')}>
        {text.split(/(?<=,)/).map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
          <Fragment key={i}>
            {part}
            <wbr />
          </Fragment>
        ))}
      </pre>
      <span className={cx('copy')}>
        <IconButton icon="copy" label={`Copy: ${label}`} hint="Copy" onPress={() => onCopy(text)} />
      </span>
    </figure>
  );
}
