import type { PracticeNumber } from '../../state/studio.ts';
import { PracticeLink } from '../practice-link.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import styles from './inspector.module.css';

const cx = classes(styles);

export interface PanelHeadProps {
  readonly icon: IconName;
  readonly kind: string;
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** The practice that it belongs to. */
  readonly practice?: PracticeNumber | undefined;
}

/** What is being looked at. */
export function PanelHead({ icon, kind, title, subtitle, practice }: PanelHeadProps) {
  return (
    <header className={cx('head')}>
      <p className={cx('kind')}>
        <Icon name={icon} /> {kind}
      </p>
      <h2 className={cx('title')}>{title}</h2>
      {subtitle !== undefined && <p className={cx('subtitle')}>{subtitle}</p>}
      {practice !== undefined && (
        <span className={cx('practice')}>
          <PracticeLink practice={practice} />
        </span>
      )}
    </header>
  );
}
