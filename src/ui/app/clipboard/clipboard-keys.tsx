import { useEffect } from 'react';
import type { CommandContext } from '../commands/command.ts';
import { isPress } from '../commands/keys.ts';
import { isApple, isTyping } from '../commands/shortcuts.ts';
import { useCommandContext } from '../commands/use-command-context.ts';
import { copySelection, pasteText } from './clipboard.ts';

/** Copy, cut and paste by the browser's own events, which may use the clipboard without a question. */
export function ClipboardKeys() {
  const context = useCommandContext();
  useEffect(() => {
    let inPlace = false;
    const onKeyDown = (event: KeyboardEvent) => {
      inPlace = isPress(event, 'Mod+Shift+V', isApple);
    };
    const onCopy = (event: ClipboardEvent) => {
      if (!isMeant(event, context) || hasTextSelected()) return;
      void copySelection(context.studio, event.type === 'cut' ? 'cut' : 'copy', (text) => {
        event.clipboardData?.setData('text/plain', text);
        event.preventDefault();
        return true;
      });
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isMeant(event, context)) return;
      event.preventDefault();
      pasteText(context, event.clipboardData?.getData('text/plain') ?? '', inPlace);
    };
    window.addEventListener('keydown', onKeyDown, true);
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCopy);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKeyDown, true);
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCopy);
      window.removeEventListener('paste', onPaste);
    };
  }, [context]);
  return null;
}

/** Whether an event is for the elements: nobody types, no dialog is open, and no file is looked at. */
function isMeant(event: ClipboardEvent, { studio }: CommandContext): boolean {
  if (event.defaultPrevented || isTyping(event.target) || !studio.document.getState().document) return false;
  const { pane, dialog } = studio.view.getState();
  const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
  return pane !== 'files' && dialog === undefined && !inDialog;
}

/** Text that was marked with the mouse is what one means to copy. */
function hasTextSelected(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}
