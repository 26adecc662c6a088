/** The browser's file pickers, where it has them; its types do not know them yet. */

interface PickerWindow {
  showOpenFilePicker?(options: { readonly multiple: boolean }): Promise<readonly FileSystemFileHandle[]>;
  showDirectoryPicker?(options: { readonly mode: 'read' | 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

/** The pickers that this browser has. */
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
