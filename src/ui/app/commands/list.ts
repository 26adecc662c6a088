/** Every command of the studio; palette, menus, buttons, keyboard and the shortcut sheet read this list. */
import { ADD_COMMANDS } from './add-commands.ts';
import { ARRANGE_COMMANDS } from './arrange-commands.ts';
import { CLIPBOARD_COMMANDS } from './clipboard-commands.ts';
import type { Command } from './command.ts';
import { DRILL_COMMANDS } from './drill-commands.ts';
import { EDIT_COMMANDS } from './edit-commands.ts';
import { FILE_COMMANDS } from './file-commands.ts';
import { FLOW_COMMANDS } from './flow-commands.ts';
import { HELP_COMMANDS } from './help-commands.ts';
import { LINK_COMMANDS } from './link-commands.ts';
import { SELECT_COMMANDS } from './select-commands.ts';
import { SHARE_COMMANDS } from './share-commands.ts';
import { VERSION_COMMANDS } from './version-commands.ts';
import { VIEW_COMMANDS } from './view-commands.ts';

export const COMMANDS: readonly Command[] = [
  ...FILE_COMMANDS,
  ...LINK_COMMANDS,
  ...VERSION_COMMANDS,
  ...EDIT_COMMANDS,
  ...CLIPBOARD_COMMANDS,
  ...SELECT_COMMANDS,
  ...ADD_COMMANDS,
  ...ARRANGE_COMMANDS,
  ...FLOW_COMMANDS,
  ...DRILL_COMMANDS,
  ...SHARE_COMMANDS,
  ...VIEW_COMMANDS,
  ...HELP_COMMANDS,
];

/** A command by its id. A programming error if there is none. */
export function commandOf(id: string): Command {
  const command = COMMANDS.find((c) => c.id === id);
  if (!command) throw new Error(`no command ${id}`);
  return command;
}
