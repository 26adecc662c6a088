/** The commands that mean something before a design is open; the rest is loaded with the frame. */
import type { Command } from './command.ts';
import { FILE_COMMANDS } from './file-commands.ts';
import { HELP_COMMANDS } from './help-commands.ts';
import { VIEW_COMMANDS } from './view-commands.ts';

export const START_COMMANDS: readonly Command[] = [...FILE_COMMANDS, ...VIEW_COMMANDS, ...HELP_COMMANDS];
