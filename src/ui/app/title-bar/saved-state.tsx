import { useId } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { FailureReason } from '../../../state/studio-storage.ts';
import { useStudioStore } from '../../studio-context.tsx';
import { classes } from '../../widgets/classes.ts';
import { Icon } from '../../widgets/icon.tsx';
import { VisuallyHidden } from '../../widgets/visually-hidden.tsx';
import { useFileState } from './file-state.ts';
import { SavedPanel } from './saved-panel.tsx';
import styles from './title-bar.module.css';

const cx = classes(styles);

/** Whether what is on screen is kept in this browser and in a file; pressed, it says more. */
export function SavedState() {
  const saved = useStudioStore('document', (d) => d.saved);
  const tab = useStudioStore('keeping', (k) => k.tab);
  const file = useFileState();
  const describedBy = useId();
  const isFailed = saved.kind === 'failed';
  const words = isFailed ? failedWords(saved.reason) : saved.kind === 'saving' ? 'Saving…' : 'Saved';
  return (
    <span className={cx('saved', isFailed && 'failed')}>
      {isFailed && <Icon name="error" size={12} />}
      <DialogTrigger>
        <Button className={cx('plain', 'saved-button')} aria-describedby={describedBy}>
          {tab === 'taken' && !isFailed ? 'Not saving' : words}
          {file.isChanged && <span className={cx('dot', file.unsaved !== undefined && 'due')} aria-hidden="true" />}
        </Button>
        <Popover className={cx('popover')} placement="bottom start" offset={6}>
          <Dialog className={cx('panel')} aria-label="How this design is kept">
            {({ close }) => <SavedPanel close={close} file={file} />}
          </Dialog>
        </Popover>
      </DialogTrigger>
      <VisuallyHidden>
        <span id={describedBy}>{file.words}</span>
      </VisuallyHidden>
    </span>
  );
}

function failedWords(reason: FailureReason): string {
  return reason === 'full' ? 'Not saved: no room' : 'Not saved';
}
