import { addExternal, addHostGroup, addNamespace, addWorkload, addZone } from '../../../core/design/edits/add.ts';
import type { DocumentDraft } from '../../../core/design/edits/draft.ts';
import { entityIn, zoneOf } from '../../../core/design/lookup.ts';
import type { Axis, Design } from '../../../core/design/schema.ts';
import type { Studio } from '../../../state/studio.ts';
import type { IconName } from '../../widgets/icon-paths.ts';
import { type Command, hasDocument } from './command.ts';

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

function design(studio: Studio): Design | undefined {
  return studio.document.getState().document?.design;
}

function selected(studio: Studio): readonly string[] {
  return studio.selection.getState().ids;
}

function zoneCommand(axis: Axis, icon: IconName): Command {
  return {
    id: `add.${axis}`,
    label: `Add ${axis}`,
    section: 'Add',
    icon,
    enabled: hasDocument,
    run: ({ studio }) => add(studio, `Add ${axis}`, (draft) => addZone(draft, axis)),
  };
}

type ExternalKind = Parameters<typeof addExternal>[1];

function externalCommand(kind: ExternalKind, label: string, key?: string): Command {
  return {
    id: `add.external.${kind}`,
    label,
    section: 'Add',
    icon: 'external',
    ...(key !== undefined && { keys: [key] }),
    enabled: hasDocument,
    run: ({ studio }) => add(studio, label, (draft) => addExternal(draft, kind)),
  };
}

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
  {
    id: 'add.sentence',
    label: 'Say a flow…',
    section: 'Add',
    keys: ['/'],
    icon: 'sentence',
    enabled: hasDocument,
    run: ({ studio }) => studio.actions.setView({ pane: 'map', saying: true }),
  },
  {
    id: 'add.namespace',
    label: 'Add namespace',
    section: 'Add',
    keys: ['N'],
    icon: 'namespace',
    enabled: hasDocument,
    run: ({ studio }) => {
      const now = design(studio);
      if (!now) return;
      const zone = (axis: Axis) => zoneForNew(now, selected(studio), axis);
      const given = { plane: zone('plane'), environment: zone('environment'), tenant: zone('tenant') };
      add(studio, 'Add namespace', (draft) => addNamespace(draft, given));
    },
  },
  {
    id: 'add.workload',
    label: 'Add workload',
    section: 'Add',
    keys: ['W'],
    icon: 'workload',
    enabled: ({ studio }) => Object.keys(design(studio)?.namespaces ?? {}).length > 0,
    run: ({ studio }) => {
      const now = design(studio);
      const namespace = now && namespaceForNew(now, selected(studio));
      if (namespace !== undefined) add(studio, 'Add workload', (draft) => addWorkload(draft, { namespace }));
    },
  },
  externalCommand('network', 'Add external network', 'X'),
  externalCommand('internet', 'Add the internet'),
  {
    id: 'add.hosts',
    label: 'Add host group',
    section: 'Add',
    keys: ['H'],
    icon: 'host',
    enabled: hasDocument,
    run: ({ studio }) => add(studio, 'Add host group', (draft) => addHostGroup(draft)),
  },
  zoneCommand('plane', 'plane'),
  zoneCommand('environment', 'group'),
  zoneCommand('tenant', 'tenant'),
];
