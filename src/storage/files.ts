/** Opens and saves files and folders: in place where the browser can, by upload and download where it cannot. */
import type { Diagnostic } from '../core/diagnostics.ts';
import { isSkippedFolder } from './manifest-names.ts';
import { messageOf } from './outcomes.ts';
import { type IterableFolder, type PickerType, pickers, unlessCancelled } from './pickers.ts';
import { type NamedFile, type ReadFiles, readFiles, unreadable } from './read-files.ts';

/** A text file that was opened; with `handle`, it can be saved in place. */
export interface OpenedFile {
  readonly name: string;
  readonly text: string;
  readonly handle?: FileSystemFileHandle;
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly handle?: FileSystemFileHandle }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: string };

const YAML_TYPE: PickerType = { description: 'Bulkhead design', accept: { 'application/yaml': ['.yaml', '.yml'] } };

/** Lets the user pick manifests or zips to import. `undefined`: nothing was picked. */
export async function pickManifestFiles(): Promise<ReadFiles | undefined> {
  const picker = pickers().showOpenFilePicker;
  if (!picker) return readIfAny(await upload({ multiple: true }));
  const handles = await unlessCancelled(picker({ multiple: true }));
  if (!handles) return undefined;
  return readFiles(await Promise.all(handles.map(async (h) => ({ path: h.name, file: await h.getFile() }))));
}

/** Lets the user pick a folder of manifests to import. `undefined`: nothing was picked. */
export async function pickManifestFolder(): Promise<ReadFiles | undefined> {
  const picker = pickers().showDirectoryPicker;
  if (!picker) return readIfAny(await upload({ folder: true }));
  const folder = await unlessCancelled(picker({ mode: 'read' }));
  return folder && readFolder(folder);
}

/** Reads the manifests in a folder and in those within. */
export async function readFolder(folder: FileSystemDirectoryHandle): Promise<ReadFiles> {
  const files: NamedFile[] = [];
  const problems: Diagnostic[] = [];
  await collect(folder as IterableFolder, folder.name, files, problems);
  const read = await readFiles(files);
  return { files: read.files, problems: [...problems, ...read.problems] };
}

/** Lets the user pick one design to open. `undefined`: nothing was picked. */
export async function pickDesign(): Promise<OpenedFile | undefined> {
  const picker = pickers().showOpenFilePicker;
  if (!picker) {
    const [file] = await upload({});
    return file && { name: file.name, text: await file.text() };
  }
  const [handle] = (await unlessCancelled(picker({ types: [YAML_TYPE] }))) ?? [];
  if (!handle) return undefined;
  return { name: handle.name, text: await (await handle.getFile()).text(), handle };
}

/** Saves a design: into `handle` where it was opened from one, else where the user picks, else as a download. */
export async function saveDesign(name: string, text: string, handle?: FileSystemFileHandle): Promise<SaveOutcome> {
  try {
    const picker = pickers().showSaveFilePicker;
    if (!handle && !picker) {
      download(name, new Blob([text], { type: 'application/yaml' }));
      return { kind: 'saved' };
    }
    const into = handle ?? (picker && (await unlessCancelled(picker({ suggestedName: name, types: [YAML_TYPE] }))));
    if (!into) return { kind: 'cancelled' };
    await writeFile(into, text);
    return { kind: 'saved', handle: into };
  } catch (error) {
    return { kind: 'failed', error: `\`${name}\` was not saved: ${messageOf(error)}.` };
  }
}

/** Lets the user pick a folder to write into. `undefined`: none was picked, or the browser cannot. */
export async function pickFolderToWrite(): Promise<FileSystemDirectoryHandle | undefined> {
  const picker = pickers().showDirectoryPicker;
  return picker && unlessCancelled(picker({ mode: 'readwrite' }));
}

/** Whether the browser can write into folders at all; where not, offer a zip. */
export function canWriteFolders(): boolean {
  return pickers().showDirectoryPicker !== undefined;
}

/** Puts a file into the user's downloads. */
export function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser reads the address after this turn
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Writes a file whole: until it is closed, what was there stays there. */
export async function writeFile(handle: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(text);
  } catch (error) {
    await stream.abort().catch(() => {});
    throw error;
  }
  await stream.close();
}

async function collect(
  folder: IterableFolder,
  path: string,
  files: NamedFile[],
  problems: Diagnostic[],
): Promise<void> {
  for await (const [name, child] of folder.entries()) {
    const childPath = `${path}/${name}`;
    try {
      if (child.kind === 'file') files.push({ path: childPath, file: await child.getFile() });
      else if (!isSkippedFolder(name)) await collect(child as IterableFolder, childPath, files, problems);
    } catch (error) {
      problems.push(unreadable(childPath, messageOf(error)));
    }
  }
}

/** Reads files of an upload field; those of a folder carry their path. */
export function readUpload(files: readonly File[]): Promise<ReadFiles> {
  const named = files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  return readFiles(named.filter(({ path }) => !path.split('/').some(isSkippedFolder)));
}

function readIfAny(files: readonly File[]): Promise<ReadFiles> | undefined {
  return files.length > 0 ? readUpload(files) : undefined;
}

/** The upload field of browsers without pickers. No files: the user closed it. */
function upload(options: { readonly multiple?: boolean; readonly folder?: boolean }): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = options.multiple ?? false;
    input.webkitdirectory = options.folder ?? false;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
