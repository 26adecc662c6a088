import {
  Button as RacButton,
  UNSTABLE_Toast as RacToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import styles from './toast.module.css';
import { Words } from './words.tsx';

const cx = classes(styles);

export interface ToastMessage {
  /** Subject, verdict: `Deleted 3 workloads`. */
  readonly text: string;
  readonly description?: string;
  readonly tone?: 'neutral' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
  /** Stays until it is closed, as an error does. */
  readonly isLasting?: boolean;
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

/** Says something that passes. With an action (`Undo`) it stays longer; what lasts stays until it is closed. */
export function toast(message: ToastMessage): void {
  if (message.tone === 'error' || message.isLasting) queue.add(message);
  else queue.add(message, { timeout: message.action ? 10_000 : 5_000 });
}

/** Where toasts appear; stands once in the frame. */
export function Toasts() {
  return (
    <ToastRegion queue={queue} className={cx('region')} aria-label="Messages">
      {({ toast: shown }) => (
        <RacToast toast={shown} className={cx('toast')}>
          <ToastContent className={cx('content')}>
            <Text slot="title" className={cx('title')}>
              {shown.content.tone === 'error' && <Icon name="error" />}
              {shown.content.text}
            </Text>
            {shown.content.description && (
              <Text slot="description" className={cx('description')}>
                <Words>{shown.content.description}</Words>
              </Text>
            )}
          </ToastContent>
          {shown.content.action && (
            <RacButton
              className={cx('action')}
              onPress={() => {
                shown.content.action?.run();
                queue.close(shown.key);
              }}
            >
              {shown.content.action.label}
            </RacButton>
          )}
          <RacButton slot="close" className={cx('close')} aria-label="Close message">
            <Icon name="close" size={12} />
          </RacButton>
        </RacToast>
      )}
    </ToastRegion>
  );
}
