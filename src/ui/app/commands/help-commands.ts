import type { Command } from './command.ts';

export const HELP_COMMANDS: readonly Command[] = [
  {
    id: 'help.palette',
    label: 'Find a command or an element',
    section: 'Help',
    keys: ['Mod+K', 'Mod+/'],
    icon: 'search',
    whileTyping: true,
    run: ({ studio }) => studio.actions.setView({ dialog: 'palette' }),
  },
  {
    id: 'help.shortcuts',
    label: 'Keyboard shortcuts',
    section: 'Help',
    keys: ['?'],
    icon: 'help',
    run: ({ studio }) => studio.actions.setView({ dialog: 'shortcuts' }),
  },
];
