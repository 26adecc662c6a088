import { useEffect, useRef, useState } from 'react';
import type { EditWay } from '../../core/analyses/file-edit.ts';
import { idsAtLine } from '../../core/assist/marks.ts';
import { mentionAt, mentionsIn } from '../../core/assist/mentions.ts';
import type { Design } from '../../core/design/schema.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { useIsDark } from '../use-is-dark.ts';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { Compare } from './compare.tsx';
import { ConflictBar } from './conflict-bar.tsx';
import { Editor, type EditorHandle } from './editor.tsx';
import { type EditState, FileBottom } from './file-bottom.tsx';
import { FileStrip } from './file-strip.tsx';
import type { ShownFile } from './files-model.ts';
import { assistWith } from './monaco/assist.ts';
import { LARGE_TEXT } from './monaco/models.ts';
import styles from './page.module.css';
import { PageHead, type PageMode } from './page-head.tsx';
import type { Place } from './selection-words.tsx';
import { useApplyKey } from './use-apply-key.ts';
import type { DraftActions } from './use-draft.ts';
import { useMarks } from './use-implementing.ts';

const cx = classes(styles);

export interface FilePageProps {
  readonly design: Design;
  readonly file: ShownFile;
  readonly draft: DraftActions;
  readonly edit: EditState;
  /** The core's complaints about the file. */
  readonly problems: readonly Diagnostic[];
  /** Where the selection stands in the tree. */
  readonly places: readonly Place[];
  /** What an imported file became; undefined where there is nothing to compare. */
  readonly counterpart: string | undefined;
  readonly jump: { readonly line?: number } | undefined;
}

const NONE: readonly Diagnostic[] = [];
const WRITING = 'The tree is being written anew.';

/** One file: its text to be read and written in, or what is different in it. Loaded with Monaco. */
export function FilePage({ design, file, draft, edit, problems, places, counterpart, jump }: FilePageProps) {
  const { path } = file;
  const ids = useStudioStore('selection', (s) => s.ids);
  const opened = useStudioStore('document', (d) => d.opened);
  const { select, setView } = useActions();
  const editor = useRef<EditorHandle>(null);
  const isDark = useIsDark();
  const [look, setLook] = useState<{ readonly path: string; readonly mode: PageMode }>({ path, mode: 'text' });
  const [isInline, setInline] = useState(false);
  const [comparing, setComparing] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState<readonly Diagnostic[]>(NONE);
  const modes = modesOf(file, counterpart);
  const mode = look.path === path && modes.includes(look.mode) ? look.mode : 'text';
  const isComparing = comparing === path && file.isConflict;
  const applied = draft.applied?.path === path ? draft.applied.text : undefined;
  const text = file.draft?.text ?? applied ?? file.text;
  const marks = useMarks(design, path, text.length < LARGE_TEXT ? text : '', ids);

  const show = (id: string) => {
    select([id]);
    setView({ pane: 'map' });
  };
  const showRef = useRef(show);
  useEffect(() => {
    showRef.current = show;
  });
  useEffect(() => {
    assistWith({ design, show: (id) => showRef.current(id) });
    return () => assistWith(undefined);
  }, [design]);
  // a jump leads to the text, whatever was shown
  useEffect(() => {
    if (jump?.line !== undefined) setLook({ path, mode: 'text' });
  }, [path, jump]);

  const lineText = (line: number) => text.split('\n', line)[line - 1] ?? '';
  const idAtLine = (line: number) => mentionsIn(lineText(line), design)[0]?.id ?? idsAtLine(marks.all, line)[0];

  function apply(kind: EditWay['kind']): void {
    editor.current?.flush();
    void draft.apply(kind);
  }

  const applyByKey = useApplyKey(file, edit, apply);
  const compared = comparedTexts(file, isComparing ? 'mine' : mode, counterpart);
  return (
    <section className={cx('page')} aria-label={`File ${path}`}>
      <PageHead
        file={file}
        mode={mode}
        modes={modes}
        isInline={isInline}
        onMode={(next) => setLook({ path, mode: next })}
        onInline={setInline}
      />
      {file.readOnly !== undefined && <Bar icon="lock" text={file.readOnly} />}
      {text.length >= LARGE_TEXT && (
        <Bar icon="note" text={`${megabytes(text)} MB: too large for schemas, completion and colours to keep up.`} />
      )}
      {file.isConflict && (
        <ConflictBar
          isComparing={isComparing}
          onKeep={draft.keepMine}
          onTake={draft.discard}
          onCompare={(isOn) => setComparing(isOn ? path : undefined)}
        />
      )}
      {compared ? (
        <Compare {...compared} isInline={isInline} isDark={isDark} />
      ) : (
        <Editor
          ref={editor}
          file={file}
          opened={opened}
          origin={file.origin}
          draft={file.draft?.text ?? applied}
          readOnly={file.readOnly ?? (applied === undefined || file.draft ? undefined : WRITING)}
          problems={problems}
          marks={marks.selected}
          jump={jump}
          isDark={isDark}
          onType={draft.type}
          onApply={() => {
            editor.current?.flush();
            applyByKey();
          }}
          onLine={(line) => {
            const id = idAtLine(line);
            if (id !== undefined) select([id]);
          }}
          onShow={(line, column) => {
            const id = mentionAt(lineText(line), column, design)?.id ?? idAtLine(line);
            if (id !== undefined) show(id);
          }}
          onProblems={setSaid}
        />
      )}
      <FileBottom
        design={design}
        file={file}
        edit={edit}
        problems={compared ? NONE : said}
        draft={draft}
        onApply={apply}
        onShow={(line) => editor.current?.showLine(line)}
      />
      <FileStrip
        design={design}
        ids={ids}
        places={places}
        path={path}
        isEditable={file.readOnly === undefined}
        onShow={(place) => setView({ file: { ...place } })}
        onMap={() => setView({ pane: 'map' })}
      />
    </section>
  );
}

function Bar({ icon, text }: { readonly icon: 'lock' | 'note'; readonly text: string }) {
  return (
    <div className={cx('bar')}>
      <Icon name={icon} />
      <p className={cx('barText')}>{text}</p>
    </div>
  );
}

function megabytes(text: string): string {
  return (text.length / 1_000_000).toFixed(1);
}

/** What can be looked at of a file beside its text. */
function modesOf(file: ShownFile, counterpart: string | undefined): PageMode[] {
  const hasBefore = file.exported !== undefined || file.status === 'added';
  return [
    'text',
    ...(file.origin === 'export' && hasBefore ? (['since'] as const) : []),
    ...(counterpart === undefined ? [] : (['design'] as const)),
  ];
}

function comparedTexts(file: ShownFile, what: PageMode | 'mine', counterpart: string | undefined) {
  const name = file.path;
  switch (what) {
    case 'text':
      return undefined;
    case 'since':
      return { label: `${name} since the last export`, before: file.exported ?? '', after: file.text };
    case 'design':
      return { label: `${name}, today and as designed`, before: file.text, after: counterpart ?? '' };
    case 'mine':
      return { label: `${name}, as written now and as typed`, before: file.text, after: file.draft?.text ?? '' };
  }
}
