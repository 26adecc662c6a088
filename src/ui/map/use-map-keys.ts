/** Keys on the map. What the whole studio has keys for (undo, delete, select all, duplicate) is left to it. */
import { type KeyboardEvent, useCallback } from 'react';
import { ENTRY, entityOf, TRAY } from '../../core/diagram/nesting.ts';
import { useStudio } from '../studio-context.tsx';
import { ADDABLE } from './addable.ts';
import type { MapCommands } from './map-commands.ts';
import type { Over } from './map-state.ts';

export interface KeysInput {
  readonly commands: MapCommands;
  readonly over: Over | undefined;
  readonly setOver: (over: Over | undefined) => void;
}

const ARROWS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
]);
const STEP = 4;
const LEAP = 20;

export function useMapKeys({ commands, over, setOver }: KeysInput): (event: KeyboardEvent) => void {
  const studio = useStudio();
  return useCallback(
    (event) => {
      // a dialog that is still being fetched has the keys already
      if (event.defaultPrevented || isElsewhere(event.target) || studio.view.getState().dialog !== undefined) return;
      const focused = focusedId(event.target);
      const used =
        ladder(event, over, setOver) ||
        viewKey(event, commands) ||
        addKey(event, commands) ||
        moveKey(event, commands, studio.selection.getState().ids.length) ||
        thingKey(event, focused, studio.selection.getState().ids, studio.actions.select, commands);
      if (used) event.preventDefault();
    },
    [commands, over, setOver, studio],
  );
}

function isElsewhere(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null
  );
}

function focusedId(target: EventTarget): string | undefined {
  if (!(target instanceof Element)) return undefined;
  const node = target.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  if (node === undefined) return target.closest<HTMLElement>('.react-flow__edge')?.dataset['id'];
  const entity = entityOf(node);
  return entity === TRAY || entity === ENTRY ? undefined : entity;
}

const bare = (e: KeyboardEvent): boolean => !e.ctrlKey && !e.metaKey && !e.altKey;
const mod = (e: KeyboardEvent): boolean => (e.ctrlKey || e.metaKey) && !e.altKey;

/** Escape closes what is open here; the selection is cleared by the studio's own Escape. */
function ladder(e: KeyboardEvent, over: Over | undefined, setOver: (over: Over | undefined) => void): boolean {
  if (e.key !== 'Escape' || !over) return false;
  setOver(undefined);
  return true;
}

function viewKey(e: KeyboardEvent, commands: MapCommands): boolean {
  if (bare(e) && e.shiftKey && e.code === 'Digit1') return done(commands.fit);
  if (bare(e) && e.shiftKey && e.code === 'Digit2') return done(commands.fitSelection);
  if (bare(e) && (e.key === '+' || e.key === '=')) return done(() => commands.zoom('in'));
  if (bare(e) && e.key === '-') return done(() => commands.zoom('out'));
  if (!mod(e)) return false;
  if (e.key === '+' || e.key === '=') return done(() => commands.zoom('in'));
  if (e.key === '-') return done(() => commands.zoom('out'));
  if (e.key === '0') return done(() => commands.zoom('reset'));
  if (e.key.toLowerCase() === 'f') return done(commands.focusSearch);
  return false;
}

function addKey(e: KeyboardEvent, commands: MapCommands): boolean {
  if (!bare(e) || e.shiftKey) return false;
  const key = e.key.toUpperCase();
  if (key === 'C') return done(commands.openConnect);
  const kind = ADDABLE.find((a) => a.key === key)?.kind;
  return kind ? done(() => commands.add(kind)) : false;
}

function moveKey(e: KeyboardEvent, commands: MapCommands, selected: number): boolean {
  const way = ARROWS.get(e.key);
  if (!way || !bare(e) || selected === 0) return false;
  const by = e.shiftKey ? LEAP : STEP;
  return done(() => commands.nudge(way[0] * by, way[1] * by));
}

function thingKey(
  e: KeyboardEvent,
  focused: string | undefined,
  selection: readonly string[],
  select: (ids: readonly string[]) => void,
  commands: MapCommands,
): boolean {
  const only = selection.length === 1 ? selection[0] : undefined;
  if (e.key === 'F2' && only !== undefined) return done(() => commands.rename(only));
  if (e.key === 'ContextMenu' || (e.key === 'F10' && e.shiftKey)) {
    const box = (e.target as Element).getBoundingClientRect();
    if (focused !== undefined && !focused.includes(' ') && !selection.includes(focused)) select([focused]);
    return done(() =>
      commands.openMenu({ x: box.left + Math.min(40, box.width / 2), y: box.top + Math.min(40, box.height / 2) }),
    );
  }
  if (focused === undefined || (e.key !== 'Enter' && e.key !== ' ')) return false;
  return pressThing(e, focused, selection, select, commands);
}

/** Enter selects; on what is selected it renames. Space selects; with Shift it adds. */
function pressThing(
  e: KeyboardEvent,
  focused: string,
  selection: readonly string[],
  select: (ids: readonly string[]) => void,
  commands: MapCommands,
): boolean {
  const flows = commands.flowsOf(focused);
  const ids = flows ?? [focused];
  const isSelected = ids.length > 0 && ids.every((id) => selection.includes(id));
  if (e.shiftKey)
    return done(() => select(isSelected ? selection.filter((s) => !ids.includes(s)) : [...selection, ...ids]));
  if (isSelected && e.key === 'Enter' && !flows) return done(() => commands.rename(focused));
  return done(() => select(ids));
}

function done(run: () => void): true {
  run();
  return true;
}
