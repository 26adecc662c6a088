/** A thing the studio can do, once, for the palette, the menus, the buttons and the keyboard. */
import type { Point } from '../../../core/diagram/geometry.ts';
import type { Studio } from '../../../state/studio.ts';
import type { Desk } from '../../desk.tsx';
import type { MapPort } from '../../map-port.tsx';
import type { IconName } from '../../widgets/icon-paths.ts';

export interface CommandContext {
  readonly studio: Studio;
  readonly desk: Desk;
  /** The map, while it is on screen. */
  readonly map?: MapPort | undefined;
  /** Where on the canvas it was asked for, by a menu that opened there. */
  readonly at?: Point | undefined;
}

export type CommandSection = 'File' | 'Edit' | 'Select' | 'Add' | 'Arrange' | 'Flow' | 'View' | 'Help';

export interface Command {
  readonly id: string;
  /** As the palette and the menus say it. */
  readonly label: string;
  /** What it is called now, where that depends on what is shown: `Collapse`, `Expand`. */
  readonly labelNow?: (context: CommandContext) => string | undefined;
  readonly section: CommandSection;
  /** The first is shown; all work. */
  readonly keys?: readonly string[];
  /** `map`: its keys work while the map has the focus, or nothing has. Absent: everywhere. */
  readonly scope?: 'map';
  /** The browser's own event for these keys (copy, cut, paste) runs it; the keyboard's listener leaves them alone. */
  readonly native?: true;
  readonly icon?: IconName;
  /** Commands of one family are one line of the shortcut sheet, by this name. */
  readonly family?: string;
  /** Whether its keys also work while somebody types. */
  readonly whileTyping?: boolean;
  /** Absent: always. */
  readonly enabled?: (context: CommandContext) => boolean;
  /** Why it cannot be done now, as menus say it; undefined when it can. */
  readonly unless?: (context: CommandContext) => string | undefined;
  /** What exactly it would do now: `Undo: add flow F-12`. */
  readonly hint?: (context: CommandContext) => string | undefined;
  readonly run: (context: CommandContext) => void;
}

/** Why a command cannot be done now; undefined when it can. */
export function refusalOf(command: Command, context: CommandContext): string | undefined {
  const why = command.unless?.(context);
  if (why !== undefined) return why;
  return command.enabled?.(context) === false ? 'not possible now' : undefined;
}

/** What a command is called in a menu that opens now. */
export function labelOf(command: Command, context: CommandContext): string {
  return command.labelNow?.(context) ?? command.label;
}

export function isEnabled(command: Command, context: CommandContext): boolean {
  return refusalOf(command, context) === undefined;
}

/** For commands that need an open design. */
export function hasDocument({ studio }: CommandContext): boolean {
  return studio.document.getState().document !== undefined;
}

export function hasSelection({ studio }: CommandContext): boolean {
  return studio.selection.getState().ids.length > 0;
}
