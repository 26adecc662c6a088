/** Writes an exported tree into a folder. Files that people added beside it are left alone. */
import type { ExportFile } from '../core/analyses/answers.ts';
import { isSafePath } from '../core/archive/unzip.ts';
import { sortedBy } from '../core/lib/order.ts';
import { writeFile } from './files.ts';
import { messageOf } from './outcomes.ts';

/** How a tree differs from a folder. */
export interface TreeComparison {
  /** Paths that are not in the folder yet. */
  readonly added: readonly string[];
  /** Paths whose file is already as it would be written. */
  readonly same: readonly string[];
  /** Paths that hold something else: an older export, or what somebody wrote by hand. */
  readonly different: readonly string[];
}

/** What became of each file. */
export interface TreeOutcome {
  readonly written: readonly string[];
  readonly same: readonly string[];
  /** Different in the folder, and left as they are. */
  readonly left: readonly string[];
  readonly failed: readonly { readonly path: string; readonly error: string }[];
}

/** Holds a tree against a folder, without writing. Rejects where the folder cannot be read. */
export async function compareTree(folder: FileSystemDirectoryHandle, files: readonly ExportFile[]) {
  const comparison = { added: [] as string[], same: [] as string[], different: [] as string[] };
  for (const file of inOrder(files)) comparison[await stateOf(folder, file)].push(file.path);
  return comparison satisfies TreeComparison;
}

/** Writes a tree. A path that holds something else is written only if it is in `overwrite`; else it is reported. */
export async function saveTree(
  folder: FileSystemDirectoryHandle,
  files: readonly ExportFile[],
  overwrite: ReadonlySet<string>,
): Promise<TreeOutcome> {
  const written: string[] = [];
  const same: string[] = [];
  const left: string[] = [];
  const failed: { path: string; error: string }[] = [];
  for (const file of inOrder(files)) {
    const { path, text } = file;
    try {
      const state = await stateOf(folder, file);
      if (state === 'same') same.push(path);
      else if (state === 'different' && !overwrite.has(path)) left.push(path);
      else {
        await writeFile(await fileAt(folder, path, true), text);
        written.push(path);
      }
    } catch (error) {
      failed.push({ path, error: messageOf(error) });
    }
  }
  return { written, same, left, failed };
}

function inOrder(files: readonly ExportFile[]): readonly ExportFile[] {
  return sortedBy(files, (f) => f.path);
}

async function stateOf(folder: FileSystemDirectoryHandle, file: ExportFile): Promise<keyof TreeComparison> {
  let handle: FileSystemFileHandle;
  try {
    handle = await fileAt(folder, file.path, false);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return 'added';
    throw error;
  }
  return (await (await handle.getFile()).text()) === file.text ? 'same' : 'different';
}

async function fileAt(root: FileSystemDirectoryHandle, path: string, create: boolean): Promise<FileSystemFileHandle> {
  if (!isSafePath(path)) throw new Error('the path leads out of the folder');
  const segments = path.split('/');
  const name = segments.pop() ?? path;
  let folder = root;
  for (const segment of segments) folder = await folder.getDirectoryHandle(segment, { create });
  return folder.getFileHandle(name, { create });
}
