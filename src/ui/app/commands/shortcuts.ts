/** The keyboard of the studio: one listener that runs the command whose keys were pressed. */
import { useEffect } from 'react';
import { type Command, type CommandContext, isEnabled } from './command.ts';
import { isPress } from './keys.ts';

export const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role="textbox"], .monaco-editor') !== null
  );
}

/** A list, menu or tree with focus uses single keys to find entries. */
function isChoosing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role="menu"], [role="listbox"], [role="dialog"]') !== null;
}

/** The map has the focus, or nothing has while it is shown. */
function isOnMap(target: EventTarget | null, { studio }: CommandContext): boolean {
  if (studio.view.getState().pane !== 'map' || !(target instanceof Element)) return false;
  return target === document.body || target.closest('#view') !== null;
}

/** Controls that arrow keys move within. */
function takesArrows(event: KeyboardEvent): boolean {
  const { target, key } = event;
  return (
    key.startsWith('Arrow') && target instanceof Element && target.closest('button, a, [role="radiogroup"]') !== null
  );
}

function commandFor(event: KeyboardEvent, commands: readonly Command[], context: CommandContext): Command | undefined {
  const typing = isTyping(event.target);
  const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isChoosing(event.target) && (bare || typing)) return undefined;
  const onMap = isOnMap(event.target, context) && !takesArrows(event);
  return commands.find(
    (command) =>
      command.native !== true &&
      (!typing || command.whileTyping === true) &&
      (command.scope !== 'map' || onMap) &&
      command.keys?.some((keys) => isPress(event, keys, isApple)),
  );
}

/** A bare key that is meant for a dialog that is still being fetched. */
function isLost(event: KeyboardEvent, { studio }: CommandContext): boolean {
  const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
  return bare && studio.view.getState().dialog !== undefined;
}

/** Listens as long as the component is shown. Presses that somebody else has used are left alone. */
export function useShortcuts(commands: readonly Command[], context: CommandContext): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandFor(event, commands, context);
      if (!command || isLost(event, context)) return;
      if (!isEnabled(command, context)) {
        // the browser's own meaning of the keys (save the page, go back) would only surprise
        if (event.ctrlKey || event.metaKey || event.altKey) event.preventDefault();
        return;
      }
      event.preventDefault();
      command.run(context);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [commands, context]);
}
