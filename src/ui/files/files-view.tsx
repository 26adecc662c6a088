import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { ExportFile } from '../../core/analyses/answers.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { groupBy } from '../../core/lib/order.ts';
import { answerOf } from '../../state/asker.ts';
import type { AnalysisState, DocumentState, Status } from '../../state/studio.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { useProblems } from '../use-problems.ts';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { SplitSeparator } from '../widgets/split-separator.tsx';
import type { EditState } from './file-bottom.tsx';
import { FileSide } from './file-side.tsx';
import { importedFiles } from './file-text.ts';
import styles from './files.module.css';
import { counterpartsOf, type FilesInput, fileAt, firstPath, type ShownFile } from './files-model.ts';
import { sinceExport } from './since-export.ts';
import { useDraft } from './use-draft.ts';
import { usePlaces } from './use-implementing.ts';

const cx = classes(styles);
const FilePage = lazy(async () => ({ default: (await import('./file-page.tsx')).FilePage }));

const NO_FILES: readonly ExportFile[] = [];
const NO_PROBLEMS: readonly Diagnostic[] = [];
const exportedFiles = (a: AnalysisState) => answerOf(a.exported)?.files ?? NO_FILES;
const exportProblems = (a: AnalysisState) => answerOf(a.exported)?.diagnostics ?? NO_PROBLEMS;
const designOf = (d: DocumentState) => d.document?.design;

/** The tree that export writes, each file to be written in, and the policies that were imported. */
export function FilesView() {
  const design = useStudioStore('document', designOf);
  const revision = useStudioStore('document', (d) => d.revision);
  const status = useStudioStore('analysis', (a) => a.exported);
  const asked = useStudioStore('view', (v) => v.file);
  const ids = useStudioStore('selection', (s) => s.ids);
  const { askExport, setView } = useActions();
  const [width, setWidth] = useState(280);
  const input = useFilesInput();
  const problems = useProblemsByFile();
  // the tree follows the document while it is in sight
  useEffect(() => {
    if (revision >= 0) askExport();
  }, [askExport, revision]);
  const { written, imported } = input;
  const first = firstPath(written, imported);
  const path = asked?.path ?? first;
  const file =
    (path === undefined ? undefined : fileAt(input, path)) ?? (first === undefined ? undefined : fileAt(input, first));
  const draft = useDraft(file, (of) => written.find((f) => f.path === of)?.text);
  const edit = useEditState(file);
  const places = usePlaces(design, written, ids);
  const implementing = useMemo(() => new Set(places.map((p) => p.path)), [places]);
  const counterpart = useMemo(() => {
    if (!design || file?.origin !== 'imported') return undefined;
    const files = counterpartsOf(design, file, written);
    return files.length === 0 ? undefined : files.map((f) => `# ${f.path}\n${f.text}`).join('---\n');
  }, [design, file, written]);
  return (
    <div className={cx('files')}>
      <div className={cx('side')} style={{ width }}>
        <FileSide
          input={input}
          status={status}
          selected={file?.path}
          problems={problems}
          implementing={implementing}
          onSelect={(next) => setView({ file: { path: next } })}
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
      {file && design ? (
        <Suspense fallback={<div className={cx('page')} />}>
          <FilePage
            design={design}
            file={file}
            draft={isApplying(draft.applied, status) ? draft : { ...draft, applied: undefined }}
            edit={edit}
            problems={file.draft ? (edit.answer?.diagnostics ?? NO_PROBLEMS) : (problems.get(file.path) ?? NO_PROBLEMS)}
            places={places}
            counterpart={counterpart}
            jump={asked?.path === file.path ? asked : undefined}
          />
        </Suspense>
      ) : (
        <section className={cx('page')} aria-label="File">
          <EmptyState icon="files" title={status.kind === 'running' ? 'Writing the tree…' : 'No file to show yet'}>
            Here stand the manifests that export would write, to be read and written in. Draw a flow or let the design
            manage a namespace, and they appear.
          </EmptyState>
        </section>
      )}
    </div>
  );
}

/** Whether the tree was not written anew since a draft was applied: its old text would flash up. */
function isApplying(applied: { readonly revision: number } | undefined, status: Status<unknown>): boolean {
  return (
    applied !== undefined &&
    (status.kind === 'running' || (status.kind === 'done' && status.revision < applied.revision))
  );
}

function useFilesInput(): FilesInput {
  const design = useStudioStore('document', designOf);
  const policies = useStudioStore('document', (d) => d.today?.policies);
  const written = useStudioStore('analysis', exportedFiles);
  const kept = useStudioStore('files', (f) => f);
  const imported = useMemo(() => importedFiles(policies ?? []), [policies]);
  const since = useMemo(
    () => (written.length > 0 ? sinceExport(written, kept.exported) : undefined),
    [written, kept.exported],
  );
  return useMemo(() => ({ design, written, imported, kept, since }), [design, written, imported, kept, since]);
}

/** The answer about the draft of the file on show. */
function useEditState(file: ShownFile | undefined): EditState {
  const status = useStudioStore('analysis', (a) => a.edit);
  const answer = answerOf(status);
  const isOfFile = answer !== undefined && answer.edit.path === file?.path;
  return {
    answer: isOfFile ? answer.answer : undefined,
    isCurrent: isOfFile && status.kind === 'done' && answer.edit.text === file?.draft?.text,
    error: status.kind === 'failed' ? status.error : undefined,
  };
}

function useProblemsByFile(): ReadonlyMap<string | undefined, readonly Diagnostic[]> {
  const input = useProblems();
  const ofExport = useStudioStore('analysis', exportProblems);
  return useMemo(() => groupBy([...input, ...ofExport], (problem) => problem.place?.file), [input, ofExport]);
}
