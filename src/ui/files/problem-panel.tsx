import type { Diagnostic, Severity } from '../../core/diagnostics.ts';
import { Badge } from '../widgets/badge.tsx';
import { classes } from '../widgets/classes.ts';
import type { IconName } from '../widgets/icon-paths.ts';
import { Words } from '../widgets/words.tsx';
import styles from './panel.module.css';

const cx = classes(styles);

const ICONS: Readonly<Record<Severity, IconName>> = { error: 'error', warning: 'warning', note: 'note' };
const LISTED = 200;

export interface ProblemPanelProps {
  readonly problems: readonly Diagnostic[];
  readonly onShow: (line: number) => void;
}

/** Every complaint about the file, by line; a press shows the line. */
export function ProblemPanel({ problems, onShow }: ProblemPanelProps) {
  if (problems.length === 0) return <p className={cx('quiet', 'panel')}>Nothing is wrong in this file.</p>;
  return (
    <ul className={cx('problems')}>
      {problems.slice(0, LISTED).map((problem, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole
        <li key={i}>
          <button type="button" className={cx('problem')} onClick={() => onShow(problem.place?.span?.line ?? 1)}>
            <span className={cx('line')}>{`line ${problem.place?.span?.line ?? 1}`}</span>
            <Badge tone={problem.severity} icon={ICONS[problem.severity]}>
              {problem.severity}
            </Badge>
            <span className={cx('words')}>
              <Words>{problem.message}</Words>
              {problem.help !== undefined && (
                <span className={cx('quiet')}>
                  {'; '}
                  <Words>{problem.help}</Words>
                </span>
              )}
            </span>
          </button>
        </li>
      ))}
      {problems.length > LISTED && <li className={cx('quiet', 'panel')}>{`${problems.length - LISTED} more`}</li>}
    </ul>
  );
}
