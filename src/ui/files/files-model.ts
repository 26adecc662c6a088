/** The files of the view: what export writes, what it wrote before, drafts without a file, and what was imported. */
import type { ExportFile } from '../../core/analyses/answers.ts';
import type { Design } from '../../core/design/schema.ts';
import { type Backing, backingOf } from '../../core/pipeline/file-edit/backing.ts';
import type { FileDraft, KeptFiles } from '../../state/kept-files.ts';
import type { FileText } from './file-text.ts';
import type { FileOrigin } from './monaco/models.ts';
import type { FileStatus, SinceExport } from './since-export.ts';

/** A file on show. */
export interface ShownFile extends FileText {
  readonly origin: FileOrigin;
  /** Why nothing can be typed; absent: it can. */
  readonly readOnly?: string;
  readonly draft?: FileDraft;
  /** The draft was begun on another text than the one that is written now. */
  readonly isConflict: boolean;
  readonly status?: FileStatus;
  /** Its text when it was exported last, where that is kept. */
  readonly exported?: string;
}

const IMPORTED =
  'This is what the cluster has today. Change the design: a kept policy of it stands among the files of the export.';
const BEFORE = 'Export does not write this file any more. This is its text of the last export.';
const ORPHAN = 'Export does not write this file any more. Your text is kept: copy what you need, then discard it.';
const LARGE = 'A text of more than 20 MB is only shown: it would not keep up with the keys.';
/** Characters beyond which nothing can be typed. */
const TOO_LARGE = 20_000_000;

/** What the files are made from. */
export interface FilesInput {
  readonly design: Design | undefined;
  readonly written: readonly ExportFile[];
  readonly imported: readonly FileText[];
  readonly kept: KeptFiles;
  readonly since: SinceExport | undefined;
}

/** The file at a path, wherever it stands; undefined where there is none. */
export function fileAt(input: FilesInput, path: string): ShownFile | undefined {
  const { written, imported, kept, since } = input;
  const file = written.find((f) => f.path === path);
  const draft = own(kept.drafts, path);
  const status = since?.status.get(path);
  const exported = kept.exported?.files.find((f) => f.path === path)?.text;
  const base = { path, ...(status ? { status } : {}), ...(exported === undefined ? {} : { exported }) };
  if (file) {
    const why = file.text.length > TOO_LARGE ? LARGE : readOnlyText(input.design, path);
    const isConflict = draft !== undefined && draft.base !== file.text;
    return {
      ...base,
      text: file.text,
      origin: 'export',
      isConflict,
      ...(draft ? { draft } : {}),
      ...(why === undefined ? {} : { readOnly: why }),
    };
  }
  // before the first answer a draft is no orphan: its file is on the way
  if (draft && written.length > 0)
    return { ...base, text: draft.text, origin: 'before', readOnly: ORPHAN, draft, isConflict: false };
  const gone = since?.removed.find((f) => f.path === path);
  if (gone) return { ...base, text: gone.text ?? '', origin: 'before', readOnly: BEFORE, isConflict: false };
  const today = imported.find((f) => f.path === path);
  return today && { ...today, origin: 'imported', readOnly: IMPORTED, isConflict: false };
}

/** The paths of the tree: written, no longer written, and with a draft but without a file. */
export function treePaths({ written, kept, since }: FilesInput): string[] {
  const paths = new Set(written.map((f) => f.path));
  for (const { path } of since?.removed ?? []) paths.add(path);
  if (written.length > 0) for (const path of Object.keys(kept.drafts)) paths.add(path);
  return [...paths];
}

/** Which file is shown where none was asked for: the first policy, which says more than an index. */
export function firstPath(written: readonly ExportFile[], imported: readonly FileText[]): string | undefined {
  const policy = written.find((f) => f.path.endsWith('networkpolicies.yaml'));
  const manifest = written.find((f) => f.path.endsWith('.yaml') && f.path.includes('/'));
  const design = written.find((f) => f.path === 'design.yaml');
  return (policy ?? manifest ?? design ?? written[0] ?? imported[0])?.path;
}

function readOnlyText(design: Design | undefined, path: string): string | undefined {
  const backing: Backing | undefined = design && backingOf(design, path);
  return backing?.kind === 'none' ? backing.why : undefined;
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** What an imported file became in the design: the files of the tree that hold its policies now. */
export function counterpartsOf(design: Design, imported: FileText, written: readonly ExportFile[]): ExportFile[] {
  const kept = Object.values(design.policies).filter((p) => p.file === imported.path);
  const names = new Set(kept.flatMap((p) => (p.namespace === undefined ? [] : [p.namespace])));
  const ids = new Set(kept.map((p) => p.id));
  return written.filter(({ path }) => {
    const backing = backingOf(design, path);
    if (backing.kind === 'kept') return ids.has(backing.id);
    if (backing.kind !== 'policies') return false;
    const namespace = Object.hasOwn(design.namespaces, backing.id) ? design.namespaces[backing.id] : undefined;
    return namespace !== undefined && names.has(namespace.name);
  });
}
