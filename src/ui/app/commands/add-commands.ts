import { type Command, hasDocument } from './command.ts';

export const ADD_COMMANDS: readonly Command[] = [
  {
    id: 'add.flow',
    label: 'Connect to…',
    section: 'Add',
    keys: ['C'],
    icon: 'connect',
    enabled: hasDocument,
    run: ({ studio }) => studio.actions.setView({ pane: 'map', dialog: 'connect' }),
  },
];
