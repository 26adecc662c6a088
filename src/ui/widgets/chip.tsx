import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './chip.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';

const cx = classes(styles);

export interface ChipProps {
  readonly children: ReactNode;
  /** Ports, labels and addresses stand in mono. */
  readonly mono?: boolean;
  readonly onRemove?: () => void;
  /** Accessible name of the remove button: `Remove tcp 8080`. Needed with `onRemove`. */
  readonly removeLabel?: string;
}

/** One of several values: a port, a label, a member. */
export function Chip({ children, mono = false, onRemove, removeLabel }: ChipProps) {
  return (
    <span className={cx('chip', mono && 'mono')}>
      <span className={cx('text')}>{children}</span>
      {onRemove && (
        <Button className={cx('remove')} aria-label={removeLabel ?? 'Remove'} onPress={onRemove}>
          <Icon name="close" size={12} />
        </Button>
      )}
    </span>
  );
}
