/** The rooms of the house, and who may import whom. The README's table says the same; a test holds them together. */

export interface Room {
  /** Folder below `src`; the longest match wins. */
  readonly folder: string;
  /** What it holds, in the words of the README. */
  readonly holds: string;
  /** Folders it may import, beside itself. */
  readonly imports: readonly string[];
  /** Outside packages it may import, by the start of the name. */
  readonly packages: readonly string[];
}

const DIALECT_FILES = [
  'core/dialects',
  'core/dialects/networkpolicy',
  'core/dialects/clusternetworkpolicy',
  'core/dialects/adminnetworkpolicy',
];
const WORLD = ['core/lib', 'core/cluster', 'core/policy', 'core/diagnostics.ts'];
const CORE = [
  ...WORLD,
  ...DIALECT_FILES,
  'core/design',
  'core/dataplanes',
  'core/solver',
  'core/analyses',
  'core/practices',
  'core/synthesis',
  'core/pipeline',
  'core/delivery',
  'core/diagram',
  'core/schemas',
  'core/assist',
  'core/pictures',
  'core/archive',
];

export const ROOMS: readonly Room[] = [
  { folder: 'core/diagnostics.ts', holds: 'one vocabulary of input errors', imports: [], packages: [] },
  { folder: 'core/lib', holds: 'words-free tools: bitsets, intervals, addresses', imports: [], packages: [] },
  {
    folder: 'core/cluster',
    holds: 'the inventory: what exists',
    imports: ['core/lib', 'core/diagnostics.ts'],
    packages: [],
  },
  {
    folder: 'core/policy',
    holds: 'the tiered representation of policy',
    imports: ['core/lib', 'core/cluster', 'core/diagnostics.ts'],
    packages: [],
  },
  {
    folder: 'core/design',
    holds: "the user's document: schema, edits, changes, files",
    imports: WORLD,
    packages: ['zod', 'immer', 'yaml'],
  },
  {
    folder: 'core/dialects',
    holds: 'policy languages: reading text, registry, printing',
    imports: [...WORLD, ...DIALECT_FILES],
    packages: ['yaml'],
  },
  {
    folder: 'core/dialects/networkpolicy',
    holds: 'networking.k8s.io/v1 NetworkPolicy',
    imports: [...WORLD, 'core/dialects'],
    packages: [],
  },
  {
    folder: 'core/dialects/clusternetworkpolicy',
    holds: 'policy.networking.k8s.io/v1alpha2 ClusterNetworkPolicy',
    imports: [...WORLD, 'core/dialects'],
    packages: [],
  },
  {
    folder: 'core/dialects/adminnetworkpolicy',
    holds: 'AdminNetworkPolicy and BaselineAdminNetworkPolicy v1alpha1',
    imports: [...WORLD, 'core/dialects', 'core/dialects/clusternetworkpolicy'],
    packages: [],
  },
  {
    folder: 'core/dataplanes',
    holds: 'who enforces: lowers all its objects into one policy set',
    imports: [...WORLD, ...DIALECT_FILES],
    packages: [],
  },
  {
    folder: 'core/solver',
    holds: 'universe, compile, solve, trace',
    imports: ['core/lib', 'core/cluster', 'core/policy'],
    packages: [],
  },
  {
    folder: 'core/analyses',
    holds: "one question per file, and the design's own meaning",
    imports: [...WORLD, 'core/solver', 'core/design'],
    packages: [],
  },
  {
    folder: 'core/practices',
    holds: 'the ten practices as checks',
    imports: [...WORLD, 'core/solver', 'core/design', 'core/analyses'],
    packages: [],
  },
  {
    folder: 'core/synthesis',
    holds: 'design to policy set',
    imports: [...WORLD, 'core/design', 'core/solver'],
    packages: [],
  },
  {
    folder: 'core/delivery',
    holds: 'policy set to repository tree',
    imports: [...WORLD, ...DIALECT_FILES, 'core/design', 'core/diagram', 'core/analyses'],
    packages: [],
  },
  {
    folder: 'core/diagram',
    holds: 'the segmentation diagram as text',
    imports: [...WORLD, 'core/design', 'core/analyses'],
    packages: [],
  },
  { folder: 'core/schemas', holds: 'JSON Schemas of kinds, for editors', imports: [], packages: [] },
  {
    folder: 'core/assist',
    holds: 'what an editor of the tree is told',
    imports: [...WORLD, ...DIALECT_FILES, 'core/design'],
    packages: [],
  },
  {
    folder: 'core/pictures',
    holds: 'designs carried inside pictures',
    imports: ['core/lib', 'core/diagnostics.ts'],
    packages: ['fflate'],
  },
  {
    folder: 'core/archive',
    holds: 'texts out of bytes: encodings, zips, names that are read',
    imports: ['core/lib', 'core/diagnostics.ts'],
    packages: ['fflate'],
  },
  {
    folder: 'core/pipeline',
    holds: 'what joins the stages: load, import, compile, prove, export',
    imports: CORE,
    packages: [],
  },
  { folder: 'engine', holds: 'how core is run: in a worker or inline', imports: CORE, packages: [] },
  {
    folder: 'state',
    holds: 'stores and selectors, without React',
    imports: [...CORE, 'engine'],
    packages: ['zustand', 'immer'],
  },
  {
    folder: 'storage',
    holds: 'browser database, files, folders, zip',
    imports: [...CORE, 'state/studio-storage.ts', 'state/kept-files.ts'],
    packages: ['idb', 'fflate'],
  },
  { folder: 'offline', holds: 'what works without a network: the service worker', imports: [], packages: [] },
  {
    folder: 'ui',
    holds: 'context and frame slots',
    imports: [...CORE, 'state', 'ui/widgets'],
    packages: ['react', 'zustand'],
  },
  {
    folder: 'ui/widgets',
    holds: 'controls without store or domain logic',
    imports: ['ui/styles'],
    packages: ['react', 'react-aria'],
  },
  { folder: 'ui/styles', holds: 'tokens and base styles', imports: [], packages: [] },
  {
    folder: 'ui/app',
    holds: 'frame, commands, palette: the composition',
    imports: [...CORE, 'state', 'storage', 'engine', 'ui', 'ui/widgets', 'ui/styles', 'ui/files', 'ui/*'],
    packages: ['react', 'zustand'],
  },
  {
    folder: 'ui/*',
    holds: 'one folder per pane',
    imports: [...CORE, 'state', 'ui', 'ui/widgets', 'ui/styles'],
    packages: ['react', 'zustand', '@xyflow', 'immer'],
  },
  {
    folder: 'ui/files',
    holds: 'the files view, with Monaco',
    imports: [...CORE, 'state', 'ui', 'ui/widgets', 'ui/styles'],
    packages: ['react', 'zustand', 'monaco-editor', 'monaco-yaml'],
  },
  {
    folder: 'cli',
    holds: 'the command line',
    imports: [...CORE, 'engine'],
    packages: ['commander', 'node:', 'zod'],
  },
  { folder: 'testing', holds: 'fixtures, generators, reference evaluators', imports: ['*'], packages: ['*'] },
  { folder: 'main.tsx', holds: 'where everything is put together', imports: ['*'], packages: ['*'] },
];

function matches(folder: string, path: string): boolean {
  if (folder.endsWith('/*')) return new RegExp(`^${folder.slice(0, -1)}[^/]+/`).test(path);
  return path === folder || path.startsWith(`${folder}/`);
}

/** The room of a module, by its path below `src`. An exact folder wins over `ui/*`, a longer one over a shorter. */
export function roomOf(path: string): Room | undefined {
  const rooms = ROOMS.filter((r) => matches(r.folder, path));
  const weight = (r: Room) => r.folder.length + (r.folder.includes('*') ? 0 : 0.5);
  return rooms.sort((a, b) => weight(b) - weight(a))[0];
}

/** Whether a room may import a module, by its path below `src`. */
export function mayImport(room: Room, path: string): boolean {
  const target = roomOf(path);
  if (target === room) return true;
  return room.imports.some((i) => i === '*' || i === target?.folder || i === path);
}
