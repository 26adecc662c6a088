import type { ReactNode } from 'react';
import styles from './badge.module.css';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

const cx = classes(styles);

export type Tone =
  | 'neutral'
  | 'allowed'
  | 'blocked'
  | 'surplus'
  | 'denied'
  | 'undefined'
  | 'error'
  | 'warning'
  | 'note';

export interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: Tone;
  /** The second sign beside colour; every tone with a meaning should have one. */
  readonly icon?: IconName;
}

/** A small fact about what it stands on: a verdict, a count, a state. */
export function Badge({ children, tone = 'neutral', icon }: BadgeProps) {
  return (
    <span className={cx('badge', tone)}>
      {icon && <Icon name={icon} size={12} />}
      <span>{children}</span>
    </span>
  );
}
