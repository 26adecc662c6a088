import { type Command, hasDocument } from './command.ts';

export const VERSION_COMMANDS: readonly Command[] = [
  {
    id: 'version.freeze',
    label: 'Freeze a version…',
    section: 'File',
    keys: ['Mod+Alt+S'],
    icon: 'version',
    whileTyping: true,
    enabled: hasDocument,
    run: ({ studio }) => studio.actions.setView({ dialog: 'freeze' }),
  },
  {
    id: 'version.compare',
    label: 'Compare with the last version',
    section: 'View',
    icon: 'history',
    enabled: (context) => hasDocument(context) && context.studio.keeping.getState().versions.length > 0,
    run: ({ studio }) => {
      const [newest] = studio.keeping.getState().versions;
      if (!newest) return;
      studio.actions.compare(newest.id, 'now');
      studio.actions.setView({ dialog: 'compare' });
    },
  },
  {
    id: 'view.history',
    label: 'Show the history and the versions',
    section: 'View',
    keys: ['Mod+Alt+Z'],
    icon: 'history',
    enabled: hasDocument,
    run: ({ studio }) => studio.actions.setView({ dock: { open: true, tab: 'history' } }),
  },
];
