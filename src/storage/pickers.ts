/** The browser's file pickers, where it has them; its types do not know them yet. */

interface PickerWindow {
  showOpenFilePicker?(options: {
    readonly multiple?: boolean;
    readonly types?: readonly PickerType[];
  }): Promise<readonly FileSystemFileHandle[]>;
  showSaveFilePicker?(options: {
    readonly suggestedName: string;
    readonly types?: readonly PickerType[];
  }): Promise<FileSystemFileHandle>;
  showDirectoryPicker?(options: { readonly mode: 'read' | 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

export interface PickerType {
  readonly description: string;
  readonly accept: Readonly<Record<string, readonly string[]>>;
}

/** A folder's entries; its iterator is not in the browser's types either. */
export interface IterableFolder extends FileSystemDirectoryHandle {
  entries(): AsyncIterableIterator<[string, FileSystemFileHandle | FileSystemDirectoryHandle]>;
}

export const pickers = (): PickerWindow => globalThis as PickerWindow;

/** What was picked; `undefined` where the user closed the picker. Other errors stay errors. */
export async function unlessCancelled<T>(picking: Promise<T>): Promise<T | undefined> {
  try {
    return await picking;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
