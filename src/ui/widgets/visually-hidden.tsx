import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './visually-hidden.module.css';

const cx = classes(styles);

/** Text for screen readers only. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <div className={cx('hidden')}>{children}</div>;
}
