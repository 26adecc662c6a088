/** Reads what was dropped onto the page: files, folders, zips. */

import { isSkippedFolder } from '../core/archive/manifest-names.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { messageOf } from './outcomes.ts';
import { type NamedFile, type ReadFiles, readFiles, unreadable } from './read-files.ts';

/** The parts of a file system entry that are used; the browser's entries have them. */
interface DroppedFile {
  readonly isFile: true;
  readonly name: string;
  file(found: (file: File) => void, failed: (error: unknown) => void): void;
}
interface DroppedFolder {
  readonly isFile: false;
  readonly name: string;
  createReader(): { readEntries(found: (entries: DroppedEntry[]) => void, failed: (error: unknown) => void): void };
}
type DroppedEntry = DroppedFile | DroppedFolder;

/** Must be called while the drop event is being handled: later, the browser has emptied the transfer. */
export function readDropped(transfer: DataTransfer): Promise<ReadFiles> {
  const found: (DroppedEntry | File)[] = [...transfer.items].flatMap((item) => {
    if (item.kind !== 'file') return [];
    const entry = item.webkitGetAsEntry?.() as DroppedEntry | null | undefined;
    const file = entry ?? item.getAsFile();
    return file ? [file] : [];
  });
  return readEntries(found);
}

async function readEntries(found: readonly (DroppedEntry | File)[]): Promise<ReadFiles> {
  const files: NamedFile[] = [];
  const problems: Diagnostic[] = [];
  for (const one of found) {
    if (one instanceof File) files.push({ path: one.name, file: one });
    else await collect(one, '', files, problems);
  }
  const read = await readFiles(files);
  return { files: read.files, problems: [...problems, ...read.problems] };
}

async function collect(entry: DroppedEntry, above: string, files: NamedFile[], problems: Diagnostic[]): Promise<void> {
  const path = above === '' ? entry.name : `${above}/${entry.name}`;
  if (!entry.isFile && isSkippedFolder(entry.name)) return;
  try {
    if (entry.isFile) {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
      files.push({ path, file });
      return;
    }
    for (const child of await childrenOf(entry)) await collect(child, path, files, problems);
  } catch (error) {
    problems.push(unreadable(path, messageOf(error)));
  }
}

/** A reader gives about a hundred entries at a time, and none when it is done. */
async function childrenOf(folder: DroppedFolder): Promise<readonly DroppedEntry[]> {
  const reader = folder.createReader();
  const children: DroppedEntry[] = [];
  for (;;) {
    const batch = await new Promise<DroppedEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return children;
    children.push(...batch);
  }
}
