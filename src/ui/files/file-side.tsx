import { useMemo, useState } from 'react';
import type { ExportAnswer } from '../../core/analyses/answers.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import type { Status } from '../../state/studio.ts';
import { useActions } from '../studio-context.tsx';
import { whenText } from '../when-text.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { FileTree } from '../widgets/file-tree.tsx';
import { Segmented } from '../widgets/segmented.tsx';
import { TextField } from '../widgets/text-field.tsx';
import { FileMark } from './file-mark.tsx';
import { type FilesInput, treePaths } from './files-model.ts';
import { sinceText } from './since-export.ts';
import styles from './tree.module.css';

const cx = classes(styles);

type Shown = 'all' | 'changed' | 'problems';

export interface FileSideProps {
  readonly input: FilesInput;
  readonly status: Status<ExportAnswer>;
  readonly selected: string | undefined;
  readonly problems: ReadonlyMap<string | undefined, readonly Diagnostic[]>;
  /** Files that implement what is selected in the studio. */
  readonly implementing: ReadonlySet<string>;
  readonly onSelect: (path: string) => void;
}

/** What export writes, and below it what was imported: filtered, each file with what there is to know of it. */
export function FileSide({ input, status, selected, problems, implementing, onSelect }: FileSideProps) {
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const { written, imported, kept, since } = input;
  const textOf = useMemo(() => new Map(written.map((f) => [f.path, f.text])), [written]);
  const isShown = (path: string) => {
    if (!path.toLowerCase().includes(text.trim().toLowerCase())) return false;
    if (shown === 'problems') return (problems.get(path) ?? []).some((p) => p.severity !== 'note');
    if (shown === 'changed') return Object.hasOwn(kept.drafts, path) || (since?.status.get(path) ?? 'same') !== 'same';
    return true;
  };
  const paths = treePaths(input).filter(isShown);
  const importedPaths = shown === 'changed' ? [] : imported.map((f) => f.path).filter(isShown);
  const mark = (path: string) => {
    const draft = Object.hasOwn(kept.drafts, path) ? kept.drafts[path] : undefined;
    return (
      <FileMark
        status={since?.status.get(path)}
        isEdited={draft !== undefined}
        isConflict={draft !== undefined && draft.base !== textOf.get(path)}
        problems={problems.get(path) ?? []}
      />
    );
  };
  const look = (path: string) => {
    if (since?.status.get(path) === 'removed') return 'gone';
    return implementing.has(path) ? 'marked' : undefined;
  };
  const isEmpty = status.kind === 'done' && !written.some((f) => f.path.includes('/'));
  return (
    <>
      <div className={cx('tools')}>
        <TextField label="Filter files" hideLabel placeholder="Filter files" value={text} onChange={setText} />
        <Segmented<Shown>
          label="Files shown"
          value={shown}
          options={[
            { id: 'all', label: 'All' },
            { id: 'changed', label: 'Changed' },
            { id: 'problems', label: 'Problems' },
          ]}
          onChange={setShown}
        />
      </div>
      <div className={cx('scroll')}>
        <h2 className={cx('heading')}>
          Export
          {status.kind === 'running' && <span className={cx('muted')}>writing…</span>}
        </h2>
        <SinceLine input={input} />
        {status.kind === 'failed' && <p className={cx('failed')}>{status.error}</p>}
        {isEmpty && (
          <p className={cx('none')}>
            No manifests yet. Let the design manage a namespace and draw a flow in it, or type both into design.yaml.
          </p>
        )}
        {paths.length > 0 ? (
          <FileTree
            label="Files of the export"
            paths={paths}
            selected={selected}
            onSelect={onSelect}
            mark={mark}
            look={look}
          />
        ) : (
          written.length > 0 && (
            <NoMatch
              onAll={() => {
                setText('');
                setShown('all');
              }}
            />
          )
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
      </div>
    </>
  );
}

function NoMatch({ onAll }: { readonly onAll: () => void }) {
  return (
    <div className={cx('none')}>
      <p>No file matches.</p>
      <Button variant="quiet" onPress={onAll}>
        Show all files
      </Button>
    </div>
  );
}

/** When the tree was exported last, and what became of it since. */
function SinceLine({ input: { kept, since } }: { readonly input: FilesInput }) {
  const { setView } = useActions();
  if (!since || !kept.exported)
    return (
      <p className={cx('since')}>
        Not exported yet:{' '}
        <button type="button" className={cx('inline')} onClick={() => setView({ dialog: 'export' })}>
          export it
        </button>
        , and what changes since is marked here.
      </p>
    );
  const { at, digest } = kept.exported;
  return (
    <p className={cx('since')} title={`Digest ${digest}`}>
      {`Exported ${whenText(at, Date.now())}: ${sinceText(since)}.`}
    </p>
  );
}
