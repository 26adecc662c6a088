import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import styles from './page.module.css';

const cx = classes(styles);

export interface ConflictBarProps {
  readonly isComparing: boolean;
  readonly onKeep: () => void;
  readonly onTake: () => void;
  readonly onCompare: (isOn: boolean) => void;
}

/** The file is written differently than when the draft was begun: three ways to settle it. */
export function ConflictBar({ isComparing, onKeep, onTake, onCompare }: ConflictBarProps) {
  return (
    <section className={cx('bar', 'warning')} aria-label="The file changed meanwhile">
      <Icon name="warning" />
      <p className={cx('barText')}>The design changed since you began: export writes this file differently now.</p>
      <span className={cx('barButtons')}>
        <Button onPress={onKeep}>Keep mine and re-apply</Button>
        <Button onPress={onTake}>Take theirs</Button>
        <Button variant="quiet" onPress={() => onCompare(!isComparing)}>
          {isComparing ? 'Back to the text' : 'Compare'}
        </Button>
      </span>
    </section>
  );
}
