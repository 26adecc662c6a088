import { thingsText } from '../../../core/design/thing-words.ts';
import { hasCopied } from '../clipboard/copied.ts';
import type { Command, CommandContext } from './command.ts';
import { all, designOf, needsDocument, needsSelection, selectedOf } from './needs.ts';

// it prints and reads designs, so its code is fetched when it is first needed
const clipboard = () => import('../clipboard/clipboard.ts');

function hint(verb: string) {
  return (context: CommandContext): string | undefined => {
    const [design, ids] = [designOf(context), selectedOf(context)];
    return design && ids.length > 0 ? `${verb} ${thingsText(design, ids)}` : undefined;
  };
}

/** A page may not read the clipboard by itself; what was copied here is known all the same. */
const needsCopied = () => (hasCopied() ? undefined : 'nothing copied in this tab; the keys paste from anywhere');

/** Their keys come as the browser's own events, which may use the clipboard without asking; menus run these. */
export const CLIPBOARD_COMMANDS: readonly Command[] = [
  {
    id: 'edit.cut',
    label: 'Cut',
    section: 'Edit',
    keys: ['Mod+X'],
    native: true,
    icon: 'cut',
    unless: needsSelection,
    hint: hint('Cut'),
    run: (context) => void clipboard().then(({ copyByMenu }) => copyByMenu(context, 'cut')),
  },
  {
    id: 'edit.copy',
    label: 'Copy',
    section: 'Edit',
    keys: ['Mod+C'],
    native: true,
    icon: 'copy',
    unless: needsSelection,
    hint: hint('Copy'),
    run: (context) => void clipboard().then(({ copyByMenu }) => copyByMenu(context, 'copy')),
  },
  {
    id: 'edit.paste',
    label: 'Paste',
    section: 'Edit',
    keys: ['Mod+V'],
    native: true,
    icon: 'paste',
    unless: all(needsDocument, needsCopied),
    run: (context) => void clipboard().then(({ pasteByMenu }) => pasteByMenu(context, false)),
  },
  {
    id: 'edit.paste-in-place',
    label: 'Paste in place',
    section: 'Edit',
    keys: ['Mod+Shift+V'],
    native: true,
    icon: 'paste',
    unless: all(needsDocument, needsCopied),
    run: (context) => void clipboard().then(({ pasteByMenu }) => pasteByMenu(context, true)),
  },
];
