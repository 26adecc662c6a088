/** Keys of what has the focus on the map. Everything else that keys do is a command of the studio (`app/commands`). */
import { type KeyboardEvent, useCallback } from 'react';
import { useCommands } from '../commands.tsx';
import { useStudio } from '../studio-context.tsx';
import type { MapCommands } from './map-commands.ts';
import type { Over } from './map-state.ts';

export interface KeysInput {
  readonly commands: MapCommands;
  readonly over: Over | undefined;
  readonly setOver: (over: Over | undefined) => void;
}

export function useMapKeys({ commands, over, setOver }: KeysInput): (event: KeyboardEvent) => void {
  const studio = useStudio();
  const { openMenu } = useCommands();
  return useCallback(
    (event) => {
      // a dialog that is still being fetched has the keys already
      if (event.defaultPrevented || isElsewhere(event.target) || studio.view.getState().dialog !== undefined) return;
      const focused = focusedId(event.target);
      const selection = studio.selection.getState().ids;
      const used =
        ladder(event, over, setOver) ||
        menuKey(event, idsAt(focused, selection, commands), commands, openMenu) ||
        (focused !== undefined && pressThing(event, focused, selection, studio.actions.select, commands));
      if (used) event.preventDefault();
    },
    [commands, over, setOver, studio, openMenu],
  );
}

function isElsewhere(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null
  );
}

function focusedId(target: EventTarget): string | undefined {
  return target instanceof Element
    ? target.closest<HTMLElement>('.react-flow__node, .react-flow__edge')?.dataset['id']
    : undefined;
}

/** Escape closes what is open here; the selection is cleared by the studio's own Escape. */
function ladder(e: KeyboardEvent, over: Over | undefined, setOver: (over: Over | undefined) => void): boolean {
  if (e.key !== 'Escape' || !over) return false;
  setOver(undefined);
  return true;
}

/** What the menu is about: what has the focus, else the selection. */
function idsAt(focused: string | undefined, selection: readonly string[], commands: MapCommands): readonly string[] {
  return focused === undefined ? selection : commands.idsOf(focused);
}

function menuKey(
  e: KeyboardEvent,
  ids: readonly string[],
  commands: MapCommands,
  openMenu: ReturnType<typeof useCommands>['openMenu'],
): boolean {
  if (e.key !== 'ContextMenu' && !(e.key === 'F10' && e.shiftKey)) return false;
  const box = (e.target as Element).getBoundingClientRect();
  const at = { x: box.left + Math.min(40, box.width / 2), y: box.top + Math.min(40, box.height / 2) };
  openMenu({ at, ids, canvas: commands.canvasPoint(at) });
  return true;
}

/** Enter selects; on what alone is selected it renames. Space selects; with Shift either adds. */
function pressThing(
  e: KeyboardEvent,
  focused: string,
  selection: readonly string[],
  select: (ids: readonly string[]) => void,
  commands: MapCommands,
): boolean {
  if ((e.key !== 'Enter' && e.key !== ' ') || e.ctrlKey || e.metaKey || e.altKey) return false;
  const ids = commands.idsOf(focused);
  const isSelected = ids.length > 0 && ids.every((id) => selection.includes(id));
  const [only] = ids;
  if (e.shiftKey) select(isSelected ? selection.filter((s) => !ids.includes(s)) : [...selection, ...ids]);
  else if (isSelected && e.key === 'Enter' && selection.length === 1 && only !== undefined) commands.editInPlace(only);
  else select(ids);
  return true;
}
