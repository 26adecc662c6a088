/** What became of each file since the tree was exported last. */
import type { ExportFile } from '../../core/analyses/answers.ts';
import { fnv1a64 } from '../../core/lib/fnv.ts';
import type { ExportedFile, LastExport } from '../../state/kept-files.ts';

export type FileStatus = 'added' | 'changed' | 'same' | 'removed';

/** The files of both trees with their status, and how many of each there are. */
export interface SinceExport {
  readonly status: ReadonlyMap<string, FileStatus>;
  readonly counts: Readonly<Record<FileStatus, number>>;
  /** Files that were exported and are not written any more. */
  readonly removed: readonly ExportedFile[];
}

/** Compares the tree with what was exported; undefined before the first export. */
export function sinceExport(files: readonly ExportFile[], exported: LastExport | undefined): SinceExport | undefined {
  if (!exported) return undefined;
  const before = new Map(exported.files.map((f) => [f.path, f]));
  const status = new Map<string, FileStatus>();
  for (const file of files) {
    const old = before.get(file.path);
    status.set(file.path, old === undefined ? 'added' : isSame(old, file) ? 'same' : 'changed');
  }
  const removed = exported.files.filter((f) => !status.has(f.path));
  for (const { path } of removed) status.set(path, 'removed');
  const counts = { added: 0, changed: 0, same: 0, removed: 0 };
  for (const s of status.values()) counts[s] += 1;
  return { status, counts, removed };
}

function isSame(old: ExportedFile, now: ExportFile): boolean {
  return old.text === undefined ? old.digest === fnv1a64(now.text) : old.text === now.text;
}

/** `2 changed, 1 added`, or that nothing is. */
export function sinceText({ counts }: SinceExport): string {
  const parts = (['changed', 'added', 'removed'] as const).flatMap((s) => (counts[s] > 0 ? [`${counts[s]} ${s}`] : []));
  return parts.length === 0 ? 'nothing changed' : parts.join(', ');
}
