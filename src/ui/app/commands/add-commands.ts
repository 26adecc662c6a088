import { addExternal, addHostGroup, addNamespace, addWorkload, addZone } from '../../../core/design/edits/add.ts';
import type { DocumentDraft } from '../../../core/design/edits/draft.ts';
import { axesOf } from '../../../core/design/layout-key.ts';
import { entityIn, zoneOf } from '../../../core/design/lookup.ts';
import type { Axis, Design } from '../../../core/design/schema.ts';
import type { Direction } from '../../../core/diagram/walk.ts';
import { STEPS } from '../../../core/diagram/walk.ts';
import type { Studio } from '../../../state/studio.ts';
import { addNeighbour } from '../../map/standing-edits.ts';
import type { AddKind } from '../../map-port.tsx';
import type { IconName } from '../../widgets/icon-paths.ts';
import type { Command, CommandContext } from './command.ts';
import { all, designOf, needsDocument, needsMap, onlyOf, selectedOf } from './needs.ts';

/** Adds a thing as one undo step, and selects it. */
function add(studio: Studio, label: string, recipe: (draft: DocumentDraft) => string): void {
  let id: string | undefined;
  studio.actions.edit(label, (draft) => {
    id = recipe(draft);
  });
  if (id === undefined) return;
  studio.actions.setView({ pane: 'map' });
  studio.actions.select([id]);
}

/** On the map the thing stands where one looks, and its name is edited there; elsewhere it finds its own place. */
function addOrDraw({ map, at }: CommandContext, kind: AddKind, otherwise: () => void): void {
  if (map) map.add(kind, at);
  else otherwise();
}

/** The namespace that a new workload goes to: that of the selection, else the first. */
export function namespaceForNew(design: Design, selection: readonly string[]): string | undefined {
  for (const id of selection) {
    const namespace = entityIn(design, 'workloads', id)?.namespace ?? entityIn(design, 'namespaces', id)?.id;
    if (namespace !== undefined) return namespace;
  }
  return Object.keys(design.namespaces)[0];
}

/** The zone of an axis that the selection stands in; a new namespace goes there. */
export function zoneForNew(design: Design, selection: readonly string[], axis: Axis): string | undefined {
  for (const id of selection) {
    const zone = zoneOf(design, id, axis);
    if (zone) return zone.id;
  }
  return undefined;
}

function newNamespace(context: CommandContext): void {
  const design = designOf(context);
  if (!design) return;
  const zone = (axis: Axis) => zoneForNew(design, selectedOf(context), axis);
  const given = { plane: zone('plane'), environment: zone('environment'), tenant: zone('tenant') };
  add(context.studio, 'Add namespace', (draft) => addNamespace(draft, given));
}

function newWorkload(context: CommandContext): void {
  const design = designOf(context);
  if (!design) return;
  const namespace = namespaceForNew(design, selectedOf(context));
  add(context.studio, 'Add workload', (draft) => addWorkload(draft, { namespace: namespace ?? addNamespace(draft) }));
}

function zoneCommand(axis: Axis, icon: IconName): Command {
  return {
    id: `add.${axis}`,
    label: `Add ${axis}`,
    section: 'Add',
    icon,
    unless: needsDocument,
    run: (context) => {
      const { studio } = context;
      const shown = axesOf(studio.view.getState().groupBy)[0] === axis;
      const elsewhere = () => add(studio, `Add ${axis}`, (draft) => addZone(draft, axis));
      if (shown) addOrDraw(context, 'zone', elsewhere);
      else elsewhere();
    },
  };
}

/** What a new zone is a zone of, as the map is nested. */
const shownAxis = ({ studio }: CommandContext): Axis => axesOf(studio.view.getState().groupBy)[0] ?? 'plane';

function neighbourCommand(direction: Direction, key: string, where: string): Command {
  const workload = (context: CommandContext) => {
    const [design, id] = [designOf(context), onlyOf(context)];
    return design && id !== undefined ? entityIn(design, 'workloads', id) : undefined;
  };
  return {
    id: `add.neighbour.${direction}`,
    label: `Add a connected workload ${where}`,
    section: 'Add',
    keys: [`Mod+Arrow${key}`],
    scope: 'map',
    family: 'Add a connected workload beside',
    icon: 'workload',
    unless: all(needsMap, (context) => (workload(context) ? undefined : 'needs one workload selected')),
    run: (context) => {
      const [from, placement] = [workload(context), context.map?.placement()];
      if (!from || !placement) return;
      const { studio, map } = context;
      const { groupBy } = studio.view.getState();
      let id = '';
      studio.actions.edit(`Add a workload connected to ${from.name}`, (draft) => {
        id = addNeighbour(draft, { of: from.id, step: STEPS[direction], placement, groupBy });
      });
      studio.actions.select([id]);
      map?.nameNew(id);
    },
  };
}

export const ADD_COMMANDS: readonly Command[] = [
  {
    id: 'add.flow',
    label: 'Connect to…',
    section: 'Add',
    keys: ['C'],
    icon: 'connect',
    unless: needsDocument,
    run: ({ studio }) => studio.actions.setView({ pane: 'map', dialog: 'connect' }),
  },
  {
    id: 'add.zone',
    label: 'Add zone of the grouping',
    labelNow: (context) => `Add ${shownAxis(context)}`,
    section: 'Add',
    keys: ['Z'],
    icon: 'plane',
    unless: needsDocument,
    run: (context) => {
      const axis = shownAxis(context);
      addOrDraw(context, 'zone', () => add(context.studio, `Add ${axis}`, (draft) => addZone(draft, axis)));
    },
  },
  {
    id: 'add.sentence',
    label: 'Say a flow…',
    section: 'Add',
    keys: ['/'],
    icon: 'sentence',
    unless: needsDocument,
    run: ({ studio }) => studio.actions.setView({ pane: 'map', saying: true }),
  },
  {
    id: 'add.namespace',
    label: 'Add namespace',
    section: 'Add',
    keys: ['N'],
    icon: 'namespace',
    unless: needsDocument,
    run: (context) => addOrDraw(context, 'namespace', () => newNamespace(context)),
  },
  {
    id: 'add.workload',
    label: 'Add workload',
    section: 'Add',
    keys: ['W'],
    icon: 'workload',
    unless: needsDocument,
    run: (context) => addOrDraw(context, 'workload', () => newWorkload(context)),
  },
  {
    id: 'add.external.network',
    label: 'Add external network',
    section: 'Add',
    keys: ['X'],
    icon: 'external',
    unless: needsDocument,
    run: (context) =>
      addOrDraw(context, 'external', () =>
        add(context.studio, 'Add external', (draft) => addExternal(draft, 'network', { name: 'External' })),
      ),
  },
  {
    id: 'add.external.internet',
    label: 'Add the internet',
    section: 'Add',
    icon: 'external',
    unless: needsDocument,
    run: ({ studio }) => add(studio, 'Add the internet', (draft) => addExternal(draft, 'internet')),
  },
  {
    id: 'add.hosts',
    label: 'Add host group',
    section: 'Add',
    keys: ['H'],
    icon: 'host',
    unless: needsDocument,
    run: (context) =>
      addOrDraw(context, 'host', () => add(context.studio, 'Add host group', (draft) => addHostGroup(draft))),
  },
  zoneCommand('plane', 'plane'),
  zoneCommand('environment', 'group'),
  zoneCommand('tenant', 'tenant'),
  neighbourCommand('left', 'Left', 'to the left'),
  neighbourCommand('right', 'Right', 'to the right'),
  neighbourCommand('up', 'Up', 'above'),
  neighbourCommand('down', 'Down', 'below'),
];
