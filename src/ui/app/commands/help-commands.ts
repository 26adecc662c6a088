import { beginTour, isTourOnScreen, tourLabel } from '../../tour-place.ts';
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
  {
    id: 'help.tour',
    label: 'Take the tour',
    labelNow: ({ studio }) => tourLabel(studio.preferences.getState().tour),
    section: 'Help',
    icon: 'tour',
    unless: ({ studio }) => (isTourOnScreen(studio) ? 'it is on screen' : undefined),
    run: ({ studio, desk }) => beginTour(studio, desk),
  },
  {
    id: 'help.practices',
    label: 'The ten practices',
    section: 'Help',
    icon: 'practice',
    run: ({ studio }) => studio.actions.setView({ dialog: 'practices' }),
  },
];
