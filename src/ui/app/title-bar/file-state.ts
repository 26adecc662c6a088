/** How the open design stands to the file that it was saved in last, in the words of the title bar. */
import { unsavedSince } from '../../../state/history.ts';
import { useStudioStore } from '../../studio-context.tsx';
import { useNow } from '../../use-now.ts';

/** Work that is in no file for longer than this is worth a quiet word: a browser may lose its database. */
const REMIND_AFTER_MILLISECONDS = 20 * 60_000;
const MINUTE = 60_000;

/** How the open design stands to the file that it was saved in last. */
export interface FileState {
  readonly words: string;
  readonly isChanged: boolean;
  /** Milliseconds of work that are in no file, where they are many. */
  readonly unsaved: number | undefined;
}

/** The words of the title bar for the file, read again every minute. */
export function useFileState(): FileState {
  const now = useNow(MINUTE);
  const file = useStudioStore('keeping', (k) => k.file);
  const past = useStudioStore('document', (d) => d.past);
  const future = useStudioStore('document', (d) => d.future);
  const since = unsavedSince({ past, future }, file?.stepAt);
  const isChanged = past.at(-1)?.at !== file?.stepAt;
  const unsaved = since !== undefined && now - since >= REMIND_AFTER_MILLISECONDS ? now - since : undefined;
  if (!file) return { words: 'not saved as a file yet', isChanged, unsaved };
  return { words: isChanged ? `changed since it was saved in ${file.name}` : `as in ${file.name}`, isChanged, unsaved };
}
