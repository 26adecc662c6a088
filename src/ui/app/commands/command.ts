/** A thing the studio can do, once, for the palette, the menus and the keyboard. */
import type { Studio } from '../../../state/studio.ts';
import type { Desk } from '../../desk.tsx';
import type { IconName } from '../../widgets/icon-paths.ts';

export interface CommandContext {
  readonly studio: Studio;
  readonly desk: Desk;
}

export type CommandSection = 'File' | 'Edit' | 'Add' | 'View' | 'Help';

export interface Command {
  readonly id: string;
  /** As the palette and the menus say it. */
  readonly label: string;
  readonly section: CommandSection;
  /** The first is shown; all work. */
  readonly keys?: readonly string[];
  readonly icon?: IconName;
  /** Whether its keys also work while somebody types. */
  readonly whileTyping?: boolean;
  /** Absent: always. */
  readonly enabled?: (context: CommandContext) => boolean;
  /** What exactly it would do now: `Undo: add flow F-12`. */
  readonly hint?: (context: CommandContext) => string | undefined;
  readonly run: (context: CommandContext) => void;
}

export function isEnabled(command: Command, context: CommandContext): boolean {
  return command.enabled?.(context) ?? true;
}

/** For commands that need an open design. */
export function hasDocument({ studio }: CommandContext): boolean {
  return studio.document.getState().document !== undefined;
}

export function hasSelection({ studio }: CommandContext): boolean {
  return studio.selection.getState().ids.length > 0;
}
