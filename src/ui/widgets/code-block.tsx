import { classes } from './classes.ts';
import styles from './code-block.module.css';
import { IconButton } from './button.tsx';

const cx = classes(styles);

export interface CodeBlockProps {
  /** What it is: `Command for the core kinds`. */
  readonly label: string;
  readonly text: string;
  readonly onCopy: (text: string) => void;
}

/** A text to be copied as it stands. */
export function CodeBlock({ label, text, onCopy }: CodeBlockProps) {
  return (
    <figure className={cx('block')} aria-label={label}>
      <pre className={cx('text')}>{text}</pre>
      <span className={cx('copy')}>
        <IconButton icon="copy" label={`Copy: ${label}`} hint="Copy" onPress={() => onCopy(text)} />
      </span>
    </figure>
  );
}
