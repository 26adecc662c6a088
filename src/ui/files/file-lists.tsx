import { useMemo } from 'react';
import type { ExportAnswer } from '../../core/analyses/answers.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import type { Status } from '../../state/studio.ts';
import { Badge } from '../widgets/badge.tsx';
import { classes } from '../widgets/classes.ts';
import { FileTree } from '../widgets/file-tree.tsx';
import type { FileText } from './file-text.ts';
import styles from './files.module.css';

const cx = classes(styles);

export interface FileListsProps {
  readonly written: readonly FileText[];
  readonly imported: readonly FileText[];
  readonly status: Status<ExportAnswer>;
  readonly selected: string | undefined;
  readonly problems: ReadonlyMap<string | undefined, readonly Diagnostic[]>;
  readonly onSelect: (path: string) => void;
}

/** What export writes, and below it what was imported; each file with the number of its problems. */
export function FileLists({ written, imported, status, selected, problems, onSelect }: FileListsProps) {
  const writtenPaths = useMemo(() => written.map((file) => file.path), [written]);
  const importedPaths = useMemo(() => imported.map((file) => file.path), [imported]);
  const mark = (path: string) => <ProblemCount problems={problems.get(path)} />;
  return (
    <>
      <h2 className={cx('heading')}>
        Export
        {status.kind === 'running' && <span className={cx('muted')}>writing…</span>}
      </h2>
      {status.kind === 'failed' && <p className={cx('failed')}>{status.error}</p>}
      {writtenPaths.length > 0 ? (
        <FileTree
          label="Files of the export"
          paths={writtenPaths}
          selected={selected}
          onSelect={onSelect}
          mark={mark}
        />
      ) : (
        status.kind === 'done' && <p className={cx('none')}>Nothing to write yet.</p>
      )}
      {importedPaths.length > 0 && (
        <>
          <h2 className={cx('heading')}>Imported policies</h2>
          <FileTree
            label="Imported policies"
            paths={importedPaths}
            selected={selected}
            onSelect={onSelect}
            mark={mark}
          />
        </>
      )}
    </>
  );
}

function ProblemCount({ problems }: { readonly problems: readonly Diagnostic[] | undefined }) {
  if (!problems || problems.length === 0) return null;
  const worst = problems.some((p) => p.severity === 'error') ? 'error' : 'warning';
  return (
    <Badge tone={worst} icon={worst}>
      {problems.length}
    </Badge>
  );
}
