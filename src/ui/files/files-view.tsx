import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { ExportFile } from '../../core/analyses/answers.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { groupBy } from '../../core/lib/order.ts';
import { answerOf } from '../../state/asker.ts';
import type { AnalysisState } from '../../state/studio.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { useProblems } from '../use-problems.ts';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { SplitSeparator } from '../widgets/split-separator.tsx';
import { FileLists } from './file-lists.tsx';
import { type FileText, importedFiles, plainFile } from './file-text.ts';
import styles from './files.module.css';
import { useIsDark } from './use-is-dark.ts';

const cx = classes(styles);
const Editor = lazy(async () => ({ default: (await import('./editor.tsx')).Editor }));

const NO_FILES: readonly ExportFile[] = [];
const NO_PROBLEMS: readonly Diagnostic[] = [];
const exportedFiles = (a: AnalysisState) => answerOf(a.exported)?.files ?? NO_FILES;
const exportProblems = (a: AnalysisState) => answerOf(a.exported)?.diagnostics ?? NO_PROBLEMS;

/** The tree that export writes, and the policies that were imported, to be read with their problems. */
export function FilesView() {
  const revision = useStudioStore('document', (d) => d.revision);
  const policies = useStudioStore('document', (d) => d.today?.policies);
  const exported = useStudioStore('analysis', exportedFiles);
  const status = useStudioStore('analysis', (a) => a.exported);
  const asked = useStudioStore('view', (v) => v.file);
  const { askExport, setView } = useActions();
  const [width, setWidth] = useState(280);
  const problems = useProblemsByFile();
  const isDark = useIsDark();
  // the tree follows the document while it is in sight
  useEffect(() => {
    if (revision >= 0) askExport();
  }, [askExport, revision]);
  const written = useMemo(() => exported.map((file) => plainFile(file.path, file.text)), [exported]);
  const imported = useMemo(() => importedFiles(policies ?? []), [policies]);
  const file = fileOf(asked?.path, written, imported);
  return (
    <div className={cx('files')}>
      <div className={cx('side')} style={{ width }}>
        <FileLists
          written={written}
          imported={imported}
          status={status}
          selected={file?.path}
          problems={problems}
          onSelect={(path) => setView({ file: { path } })}
        />
      </div>
      <SplitSeparator
        label="File list width"
        orientation="vertical"
        value={width}
        min={180}
        max={520}
        pane="before"
        onChange={setWidth}
      />
      <section className={cx('page')} aria-label={file ? `File ${file.path}` : 'File'}>
        {file ? (
          <>
            <h2 className={cx('path')}>{file.path}</h2>
            <Suspense fallback={null}>
              <Editor
                file={file}
                problems={problems.get(file.path) ?? NO_PROBLEMS}
                jump={asked?.path === file.path ? asked : undefined}
                isDark={isDark}
              />
            </Suspense>
          </>
        ) : (
          <EmptyState icon="files" title="No file to show yet">
            Here stand the manifests that export would write. Draw a flow or give a namespace default deny, and they
            appear.
          </EmptyState>
        )}
      </section>
    </div>
  );
}

/** The file asked for; else the first policy of the tree, which says more than its index. */
function fileOf(
  path: string | undefined,
  written: readonly FileText[],
  imported: readonly FileText[],
): FileText | undefined {
  const asked = [...written, ...imported].find((file) => file.path === path);
  return (
    asked ?? written.find((file) => file.path.endsWith('.yaml') && file.path.includes('/')) ?? written[0] ?? imported[0]
  );
}

function useProblemsByFile(): ReadonlyMap<string | undefined, readonly Diagnostic[]> {
  const input = useProblems();
  const ofExport = useStudioStore('analysis', exportProblems);
  return useMemo(() => groupBy([...input, ...ofExport], (problem) => problem.place?.file), [input, ofExport]);
}
