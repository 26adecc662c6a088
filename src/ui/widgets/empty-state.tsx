import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './empty-state.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

const cx = classes(styles);

export interface EmptyStateProps {
  readonly icon?: IconName;
  /** What the view is for, in a few words. */
  readonly title: string;
  readonly children?: ReactNode;
  /** The one action that fills it. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={cx('empty')}>
      {icon && (
        <span className={cx('icon')}>
          <Icon name={icon} size={20} />
        </span>
      )}
      <p className={cx('title')}>{title}</p>
      {children && <p className={cx('text')}>{children}</p>}
      {action && <div className={cx('action')}>{action}</div>}
    </div>
  );
}
