import type { Diagnostic } from '../../core/diagnostics.ts';
import { Badge } from '../widgets/badge.tsx';
import { classes } from '../widgets/classes.ts';
import { VisuallyHidden } from '../widgets/visually-hidden.tsx';
import type { FileStatus } from './since-export.ts';
import styles from './tree.module.css';

const cx = classes(styles);

const LETTERS: Readonly<Record<Exclude<FileStatus, 'same'>, string>> = { added: 'A', changed: 'C', removed: 'R' };

export interface FileMarkProps {
  readonly status: FileStatus | undefined;
  readonly isEdited: boolean;
  readonly isConflict: boolean;
  readonly problems: readonly Diagnostic[];
}

/** What there is to know of a file in the tree: edited, changed since the last export, problems. */
export function FileMark({ status, isEdited, isConflict, problems }: FileMarkProps) {
  const grave = problems.filter((p) => p.severity !== 'note');
  const worst = grave.some((p) => p.severity === 'error') ? 'error' : 'warning';
  return (
    <>
      {isEdited && (
        <span
          className={cx('edited', isConflict && 'conflict')}
          title={isConflict ? 'Edited, and written differently now' : 'Edited'}
        >
          <VisuallyHidden>{isConflict ? 'edited, in conflict' : 'edited'}</VisuallyHidden>
        </span>
      )}
      {grave.length > 0 && (
        <Badge tone={worst} icon={worst}>
          {grave.length}
        </Badge>
      )}
      {status !== undefined && status !== 'same' && (
        <span className={cx('status')} title={`${status} since the last export`}>
          <span aria-hidden="true">{LETTERS[status]}</span>
          <VisuallyHidden>{`${status} since the last export`}</VisuallyHidden>
        </span>
      )}
    </>
  );
}
