import type { ReactNode } from 'react';
import { Badge } from './badge.tsx';
import { classes } from './classes.ts';
import type { IconName } from './icon-paths.ts';
import styles from './notice.module.css';
import { Words } from './words.tsx';

const cx = classes(styles);

export interface NoticeProps {
  readonly severity: 'error' | 'warning' | 'note';
  readonly children: string;
  /** The way out. */
  readonly help?: string | undefined;
  /** Whom it concerns: `NetworkPolicy shop/web`. */
  readonly subject?: ReactNode;
  /** Where it stands: `shop.yaml:12:5`. */
  readonly place?: ReactNode;
}

const ICONS: Readonly<Record<NoticeProps['severity'], IconName>> = { error: 'error', warning: 'warning', note: 'note' };

/** One complaint: how grave, what, the way out, and where. Stands in a list. */
export function Notice({ severity, children, help, subject, place }: NoticeProps) {
  return (
    <li className={cx('row')}>
      <div className={cx('grid')}>
        <span className={cx('severity')}>
          <Badge tone={severity} icon={ICONS[severity]}>
            {severity}
          </Badge>
        </span>
        <div className={cx('words')}>
          <p className={cx('message')}>
            <Words>{children}</Words>
          </p>
          {help && (
            <p className={cx('help')}>
              <Words>{help}</Words>
            </p>
          )}
        </div>
        <div className={cx('where')}>
          {subject && <span>{subject}</span>}
          {place && <span className={cx('mono')}>{place}</span>}
        </div>
      </div>
    </li>
  );
}
