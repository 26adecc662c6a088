/** Which commands each menu offers, in its order. Every menu reads the one list of commands by these ids. */
import { collectionOf } from '../../../core/design/handles.ts';
import { isZoneCollection } from '../../../core/design/lookup.ts';

/** Commands under a word of their own, to keep a menu short. */
export interface SubmenuEntry {
  readonly submenu: string;
  readonly commands: readonly string[];
}

export type MenuEntry = string | SubmenuEntry;

/** A part of a menu between two lines. */
export type MenuPart = readonly MenuEntry[];

/** What the menu of the selection is about. */
export type ElementKind =
  | 'workload'
  | 'namespace'
  | 'zone'
  | 'group'
  | 'external'
  | 'host'
  | 'flow'
  | 'exposure'
  | 'guardrail'
  | 'exception'
  | 'many'
  | 'canvas'
  | 'other';

const ALIGN: SubmenuEntry = {
  submenu: 'Align and distribute',
  commands: [
    'arrange.align.left',
    'arrange.align.centre',
    'arrange.align.right',
    'arrange.align.top',
    'arrange.align.middle',
    'arrange.align.bottom',
    'arrange.distribute.horizontally',
    'arrange.distribute.vertically',
  ],
};
const STATUS: SubmenuEntry = {
  submenu: 'Mark as',
  commands: ['flow.status.agreed', 'flow.status.proposed', 'flow.status.open-question', 'flow.status.must-not'],
};
const REACH: SubmenuEntry = { submenu: 'Reach', commands: ['view.reach', 'drill.compromise'] };
const DRILLS: SubmenuEntry = { submenu: 'Drills', commands: ['drill.compromise', 'drill.merge'] };
const FRAME: SubmenuEntry = { submenu: 'Frame', commands: ['arrange.collapse', 'arrange.ungroup'] };
const CONNECT: SubmenuEntry = { submenu: 'Connect', commands: ['add.flow', 'share.offer', 'share.use'] };
const SELECT: SubmenuEntry = { submenu: 'Select', commands: ['select.connected', 'select.invert'] };
const END: MenuPart = ['file.link', 'edit.delete'];
const CLIPBOARD: MenuPart = ['edit.cut', 'edit.copy', 'edit.duplicate'];
const OUTSIDE: readonly MenuPart[] = [
  ['edit.rename', 'edit.fields', CONNECT, REACH, 'select.connected', 'view.fit-selection'],
  [...CLIPBOARD, 'edit.move'],
  END,
];

export const ELEMENT_MENUS: Readonly<Record<ElementKind, readonly MenuPart[]>> = {
  workload: [
    ['edit.rename', 'edit.fields', CONNECT, REACH, 'select.connected', 'view.fit-selection'],
    [...CLIPBOARD, 'edit.move'],
    END,
  ],
  namespace: [
    ['edit.rename', 'add.workload', CONNECT, REACH, 'select.inside', 'arrange.collapse'],
    ['edit.copy', 'edit.paste', 'edit.duplicate', 'edit.move'],
    END,
  ],
  zone: [
    ['edit.rename', 'add.namespace', CONNECT, DRILLS, 'select.inside', FRAME],
    ['edit.copy', 'edit.paste', 'edit.duplicate', 'edit.move'],
    END,
  ],
  group: [['edit.rename', CONNECT, REACH, 'select.connected', 'view.fit-selection'], [...CLIPBOARD], END],
  external: OUTSIDE,
  host: OUTSIDE,
  flow: [['flow.trace', 'edit.fields', STATUS], ['select.ends', 'view.fit-selection', 'edit.copy'], END],
  exposure: [['edit.fields', 'select.ends', 'view.fit-selection'], ['edit.cut', 'edit.copy'], END],
  guardrail: [['guardrail.break', 'edit.fields', 'select.ends', 'view.fit-selection'], ['edit.copy'], END],
  exception: [['edit.fields', 'flow.guardrail', 'select.ends', 'view.fit-selection'], ['edit.copy'], END],
  many: [['view.fit-selection', SELECT, 'share.use'], [ALIGN, STATUS, 'arrange.group', 'edit.move'], CLIPBOARD, END],
  canvas: [
    ['add.zone', 'add.namespace', 'add.workload', 'add.external.network', 'add.hosts', 'add.flow'],
    ['edit.paste', 'select.all'],
    ['view.fit', 'arrange.all', 'help.palette'],
  ],
  other: [['edit.copy'], END],
};

/** The main menu, under its titles. */
export const MAIN_MENU: readonly { readonly title: string; readonly commands: readonly string[] }[] = [
  {
    title: 'Design',
    commands: [
      'file.new',
      'file.open',
      'file.save',
      'version.freeze',
      'file.import',
      'file.export',
      'file.diagram',
      'file.link',
      'file.link-design',
    ],
  },
  {
    title: 'View',
    commands: ['view.inspector', 'view.dock', 'view.minimap', 'view.problems', 'view.inventory', 'view.history'],
  },
  { title: 'Help', commands: ['help.palette', 'help.shortcuts', 'help.practices', 'help.tour', 'file.close'] },
];

const KINDS = {
  workloads: 'workload',
  namespaces: 'namespace',
  labelGroups: 'group',
  externals: 'external',
  hostGroups: 'host',
  flows: 'flow',
  exposures: 'exposure',
  guardrails: 'guardrail',
  exceptions: 'exception',
} as const satisfies Readonly<Record<string, ElementKind>>;

/** The kind of menu for a selection. */
export function menuKindOf(ids: readonly string[]): ElementKind {
  const [only] = ids;
  if (only === undefined) return 'canvas';
  if (ids.length > 1) return 'many';
  const collection = collectionOf(only);
  if (!collection) return 'other';
  if (isZoneCollection(collection)) return 'zone';
  return Object.hasOwn(KINDS, collection) ? KINDS[collection as keyof typeof KINDS] : 'other';
}

/** Every command that a menu offers, those of its submenus, too. */
export function commandsOf(parts: readonly MenuPart[]): string[] {
  return parts.flat().flatMap((entry) => (typeof entry === 'string' ? [entry] : entry.commands));
}
