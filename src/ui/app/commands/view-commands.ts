import type { GroupBy, Pane, Studio, Theme, ViewSide, ViewState } from '../../../state/studio.ts';
import type { IconName } from '../../widgets/icon-paths.ts';
import type { Command, CommandContext } from './command.ts';
import { all, needsDocument, needsMap, needsSelection } from './needs.ts';

const view = (studio: Studio): ViewState => studio.view.getState();

function paneCommand(pane: Pane, label: string, icon: IconName, key: string): Command {
  return {
    id: `view.${pane}`,
    label: `Show ${label}`,
    section: 'View',
    keys: [key],
    icon,
    unless: needsDocument,
    run: ({ studio }) => studio.actions.setView({ pane }),
  };
}

function sideCommand(side: ViewSide, label: string, key: string): Command {
  return {
    id: `view.side.${side}`,
    label: `Show side: ${label}`,
    section: 'View',
    keys: [key],
    unless: all(needsDocument, ({ studio }) =>
      side === 'design' || studio.document.getState().today ? undefined : 'nothing is imported',
    ),
    run: ({ studio }) => studio.actions.setView({ side }),
  };
}

function groupCommand(groupBy: GroupBy, label = `Group by ${groupBy}`): Command {
  return {
    id: `view.group.${groupBy}`,
    label,
    section: 'View',
    icon: 'group',
    unless: needsDocument,
    run: ({ studio }) => studio.actions.setView({ groupBy }),
  };
}

function themeCommand(theme: Theme, label: string): Command {
  return {
    id: `view.theme.${theme}`,
    label: `Theme: ${label}`,
    section: 'View',
    icon: 'theme',
    run: ({ studio }) => studio.actions.setPreferences({ theme }),
  };
}

function onMap(
  id: string,
  label: string,
  icon: IconName,
  keys: readonly string[],
  run: (map: NonNullable<CommandContext['map']>) => void,
): Command {
  return {
    id: `view.${id}`,
    label,
    section: 'View',
    icon,
    ...(keys.length > 0 && { keys }),
    scope: 'map',
    unless: needsMap,
    run: ({ map }) => map && run(map),
  };
}

function toggle(id: string, label: string, icon: IconName, key: string | undefined, run: (s: Studio) => void): Command {
  return {
    id,
    label,
    section: 'View',
    icon,
    ...(key !== undefined && { keys: [key] }),
    unless: needsDocument,
    run: ({ studio }) => run(studio),
  };
}

export const VIEW_COMMANDS: readonly Command[] = [
  paneCommand('map', 'the map', 'map', 'G'),
  paneCommand('matrix', 'the matrix', 'matrix', 'Alt+G'),
  paneCommand('checks', 'the checks', 'checks', 'Shift+K'),
  paneCommand('files', 'the files', 'files', 'Shift+G'),
  paneCommand('review', 'the review', 'review', 'Alt+R'),
  paneCommand('governance', 'the governance', 'policy', 'Alt+O'),
  sideCommand('today', 'Today', 'Alt+1'),
  sideCommand('design', 'Design', 'Alt+2'),
  sideCommand('change', 'Change', 'Alt+3'),
  groupCommand('platform', 'Group by plane, tenant and environment'),
  groupCommand('plane'),
  groupCommand('environment'),
  groupCommand('tenant'),
  groupCommand('namespace'),
  {
    ...toggle('view.reach', 'Show or hide the reach', 'reach', 'R', (studio) =>
      studio.actions.setView({ showReach: !view(studio).showReach }),
    ),
    unless: all(needsDocument, (context) => (view(context.studio).showReach ? undefined : needsSelection(context))),
    labelNow: ({ studio }) => (view(studio).showReach ? 'Hide reach' : 'Show reach'),
  },
  toggle('view.traffic', 'Show or hide undeclared traffic', 'traffic', 'U', (studio) =>
    studio.actions.setView({ showTraffic: !view(studio).showTraffic }),
  ),
  toggle('view.inspector', 'Show or hide the inspector', 'panel-right', 'Mod+B', (studio) =>
    studio.actions.setPreferences({ inspectorOpen: !studio.preferences.getState().inspectorOpen }),
  ),
  toggle('view.dock', 'Show or hide the dock', 'panel-bottom', 'Mod+J', (studio) => {
    const { dock } = view(studio);
    studio.actions.setView({ dock: { ...dock, open: !dock.open } });
  }),
  toggle('view.problems', 'Show input problems', 'warning', undefined, (studio) =>
    studio.actions.setView({ dock: { open: true, tab: 'problems' } }),
  ),
  toggle('view.conflicts', 'Show the conflicts', 'guardrail', 'Shift+X', (studio) =>
    studio.actions.setView({ dock: { ...view(studio).dock, open: true, tab: 'conflicts' } }),
  ),
  toggle('view.drills', 'Show the drills', 'drill', 'Alt+D', (studio) =>
    studio.actions.setView({ dock: { ...view(studio).dock, open: true, tab: 'drills' } }),
  ),
  toggle('view.inventory', 'Show the inventory', 'inventory', 'Shift+T', (studio) =>
    studio.actions.setView({ dock: { ...view(studio).dock, open: true, tab: 'inventory' } }),
  ),
  toggle('view.classify', 'Classify…', 'label', undefined, (studio) =>
    studio.actions.setView({ dock: { open: true, tab: 'inventory', maximised: true } }),
  ),
  toggle('view.dock.maximise', 'Maximise or restore the dock', 'maximise', 'Shift+J', (studio) => {
    const { dock } = view(studio);
    studio.actions.setView({ dock: { ...dock, open: true, maximised: !(dock.open && dock.maximised) } });
  }),
  toggle('view.minimap', 'Show or hide the minimap', 'minimap', 'M', (studio) =>
    studio.actions.setPreferences({ minimap: !studio.preferences.getState().minimap }),
  ),
  onMap('fit', 'Fit everything', 'fit', ['Shift+1'], (map) => map.fit()),
  {
    ...onMap('fit-selection', 'Zoom to the selection', 'fit', ['Shift+2'], (map) => map.fitSelection()),
    unless: all(needsMap, needsSelection),
  },
  onMap('zoom-in', 'Zoom in', 'zoom-in', ['Mod+Plus', 'Mod+=', 'Plus', '='], (map) => map.zoom('in')),
  onMap('zoom-out', 'Zoom out', 'zoom-out', ['Mod+-', '-'], (map) => map.zoom('out')),
  onMap('zoom-reset', 'Zoom to 100 %', 'search', ['Mod+0'], (map) => map.zoom('reset')),
  onMap('find', 'Find on the map', 'search', ['Mod+F'], (map) => map.focusSearch()),
  themeCommand('light', 'light'),
  themeCommand('dark', 'dark'),
  themeCommand('system', 'as the system'),
  {
    id: 'view.theme.toggle',
    label: 'Switch between light and dark',
    section: 'View',
    keys: ['Alt+Shift+D'],
    icon: 'theme',
    run: ({ studio }) => {
      const dark = document.documentElement.dataset['theme'] === 'dark';
      studio.actions.setPreferences({ theme: dark ? 'light' : 'dark' });
    },
  },
];
