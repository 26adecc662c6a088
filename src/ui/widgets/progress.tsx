import { ProgressBar } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './progress.module.css';

const cx = classes(styles);

export interface ProgressProps {
  readonly label: string;
  /** 0–1; absent while it cannot be told. */
  readonly value?: number | undefined;
  readonly showLabel?: boolean;
}

/** How far something is along. */
export function Progress({ label, value, showLabel = false }: ProgressProps) {
  const percent = value === undefined ? undefined : Math.round(value * 100);
  return (
    <ProgressBar
      className={cx('progress')}
      aria-label={label}
      {...(percent === undefined ? { isIndeterminate: true } : { value: percent })}
    >
      {showLabel && (
        <div className={cx('label')}>
          <span>{label}</span>
          {percent !== undefined && <span>{percent}%</span>}
        </div>
      )}
      <progress className={cx('bar')} aria-hidden="true" max={100} {...(percent !== undefined && { value: percent })} />
    </ProgressBar>
  );
}
