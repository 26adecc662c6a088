/** Copy, cut and paste: what goes to the clipboard, and what becomes of a text that comes from it. */
import { copyFragment, type Fragment, fragmentIds } from '../../../core/design/fragment.ts';
import { printFragment } from '../../../core/design/fragment-file.ts';
import { countsText } from '../../../core/design/thing-words.ts';
import type { Studio } from '../../../state/studio.ts';
import { removeWithUndo } from '../../remove.ts';
import { reportOutcome } from '../../report.ts';
import { toast } from '../../widgets/toast.tsx';
import type { CommandContext } from '../commands/command.ts';
import { lastCopied, rememberCopied } from './copied.ts';
import { PASTE_READERS } from './paste-readers.ts';

/** What copying takes, as text and in words. */
interface Copy {
  readonly text: string;
  readonly fragment: Fragment;
  readonly words: string;
}

/** The selection as a fragment; undefined where nothing that is selected can be copied. */
function copyOfSelection(studio: Studio): Copy | undefined {
  const { document } = studio.document.getState();
  if (!document) return undefined;
  const fragment = copyFragment(document, studio.selection.getState().ids);
  const ids = fragmentIds(fragment);
  if (ids.length === 0) return undefined;
  return { text: printFragment(fragment, document.design.name), fragment, words: countsText(ids) };
}

/**
 * Copies the selection, or cuts it. `write` puts the text on the clipboard and says whether it could; nothing is cut
 * before it is there. False when there is nothing to copy.
 */
export async function copySelection(
  studio: Studio,
  how: 'copy' | 'cut',
  write: (text: string) => boolean | Promise<boolean>,
): Promise<boolean> {
  const { ids } = studio.selection.getState();
  const copy = copyOfSelection(studio);
  if (!copy) {
    if (ids.length > 0) toast({ text: 'Nothing that is selected can be copied' });
    return false;
  }
  const written = write(copy.text);
  if (written !== true && !(await written)) return true;
  const { opened } = studio.document.getState();
  rememberCopied({ text: copy.text, fragment: copy.fragment, at: performance.now(), opened });
  if (how === 'cut') removeWithUndo(studio, ids, 'Cut');
  else toast({ text: `Copied ${copy.words}` });
  return true;
}

/** Copy and cut from a menu: by the browser's clipboard, which a press allows to be written. */
export async function copyByMenu({ studio, desk }: CommandContext, how: 'copy' | 'cut'): Promise<void> {
  await copySelection(studio, how, async (text) => {
    const outcome = await desk.copy(text);
    if (outcome.kind === 'failed') reportOutcome(outcome);
    return outcome.kind === 'done';
  });
}

/** Paste from a menu: what was copied in this tab. */
export function pasteByMenu(context: CommandContext, inPlace: boolean): void {
  const copied = lastCopied();
  if (copied) pasteText(context, copied.text, inPlace);
}

/** Does with a text what its kind calls for: pastes elements, imports manifests, offers to open a design. */
export function pasteText(context: CommandContext, text: string, inPlace: boolean): void {
  if (text.trim() === '') return;
  const reader = PASTE_READERS.find((r) => r.reads(text));
  if (reader) {
    reader.paste(context, text, inPlace);
    return;
  }
  toast({
    text: 'Nothing here that can be pasted',
    description: 'Elements copied from a map, manifests as YAML or JSON, and design files can be.',
  });
}
