import type { ReactNode } from 'react';
import { classes } from '../widgets/classes.ts';
import styles from './inspector.module.css';

const cx = classes(styles);

export interface SectionProps {
  readonly title: string;
  readonly count?: number | undefined;
  readonly children: ReactNode;
  /** A button at the end of the title row. */
  readonly action?: ReactNode;
}

/** One subject of the inspector, under its heading. */
export function Section({ title, count, children, action }: SectionProps) {
  return (
    <section className={cx('section')} aria-label={title}>
      <header className={cx('section-head')}>
        <h3>{title}</h3>
        {count !== undefined && <span className={cx('count')}>{count}</span>}
        {action && <span className={cx('section-action')}>{action}</span>}
      </header>
      {children}
    </section>
  );
}
