/** Picks files and folders, and writes files: by upload and download where the browser cannot do it in place. */
import { pickers, unlessCancelled } from './pickers.ts';
import { type ReadFiles, readFiles } from './read-files.ts';

/** Lets the user pick manifests or zips to import. `undefined`: nothing was picked. */
export async function pickManifestFiles(): Promise<ReadFiles | undefined> {
  const picker = pickers().showOpenFilePicker;
  if (!picker) {
    const files = await upload();
    return files.length > 0 ? readFiles(files.map((file) => ({ path: file.name, file }))) : undefined;
  }
  const handles = await unlessCancelled(picker({ multiple: true }));
  if (!handles) return undefined;
  return readFiles(await Promise.all(handles.map(async (h) => ({ path: h.name, file: await h.getFile() }))));
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

/** The upload field of browsers without pickers. No files: the user closed it. */
function upload(): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** A handle that remembers what it is allowed; the browser's types do not know it yet. */
interface PermissionHandle {
  queryPermission?(options: { readonly mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(options: { readonly mode: 'readwrite' }): Promise<PermissionState>;
}

/** Whether a folder may be written to; asks the user where it was picked before a reload. */
export async function mayWrite(folder: FileSystemDirectoryHandle): Promise<boolean> {
  const handle = folder as PermissionHandle;
  const mode = { mode: 'readwrite' } as const;
  const known = await handle.queryPermission?.(mode);
  return known === undefined || known === 'granted' || (await handle.requestPermission?.(mode)) === 'granted';
}
