import type { Command } from './command.ts';
import { all, needsDocument } from './needs.ts';

export const VERSION_COMMANDS: readonly Command[] = [
  {
    id: 'version.freeze',
    label: 'Freeze a version…',
    section: 'File',
    keys: ['Mod+Alt+S'],
    icon: 'version',
    whileTyping: true,
    unless: needsDocument,
    run: ({ studio }) => studio.actions.setView({ dialog: 'freeze' }),
  },
  {
    id: 'version.compare',
    label: 'Compare with the last version',
    section: 'View',
    icon: 'history',
    unless: all(needsDocument, ({ studio }) =>
      studio.keeping.getState().versions.length > 0 ? undefined : 'there is no version yet: freeze one',
    ),
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
    unless: needsDocument,
    run: ({ studio }) => studio.actions.setView({ dock: { open: true, tab: 'history' } }),
  },
];
