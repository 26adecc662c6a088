import { Button } from 'react-aria-components';
import { useStudioStore } from '../../studio-context.tsx';
import { classes } from '../../widgets/classes.ts';
import { Icon } from '../../widgets/icon.tsx';
import { Tooltip } from '../../widgets/tooltip.tsx';
import styles from './title-bar.module.css';

const cx = classes(styles);

/** Whether what is on screen is kept in this browser. */
export function SavedState() {
  const saved = useStudioStore('document', (d) => d.saved);
  if (saved.kind === 'failed') {
    return (
      <span className={cx('saved', 'failed')}>
        <Icon name="error" size={12} />
        <Tooltip text={`${saved.error}. Save the design as a file to keep it.`}>
          <Button className={cx('plain')}>Not saved</Button>
        </Tooltip>
      </span>
    );
  }
  return (
    <span className={cx('saved')}>
      <Tooltip text="Kept in this browser on every change. Nothing leaves it until you export.">
        <Button className={cx('plain')}>{saved.kind === 'saved' ? 'Saved' : 'Saving…'}</Button>
      </Tooltip>
    </span>
  );
}
