/** Ids and handles: what kind of thing an id names, and new ones. */
import type { CollectionName, Design } from './schema.ts';

/** Prefix of the ids of each collection; handles have a letter and a number. */
export const PREFIXES = {
  clusters: 'cluster:',
  planes: 'plane:',
  environments: 'env:',
  tenants: 'tenant:',
  complianceZones: 'zone:',
  placements: 'placement:',
  namespaces: 'ns:',
  workloads: 'wl:',
  labelGroups: 'group:',
  hostGroups: 'host:',
  externals: 'ext:',
  exposures: 'exp:',
  flows: 'F-',
  guardrails: 'G-',
  exceptions: 'X-',
  sharedServices: 'shared:',
  labelKeys: 'key:',
  personas: 'persona:',
  tiers: 'tier:',
  policies: 'policy:',
  acceptances: 'accepted:',
  notes: 'D-',
} as const satisfies Record<CollectionName, string>;

/** Collections whose ids are handles, with their letter. */
export const HANDLES = { flows: 'F', guardrails: 'G', exceptions: 'X', notes: 'D' } as const;

/** The letter that a handle starts with. */
export type HandleLetter = (typeof HANDLES)[keyof typeof HANDLES];

const BY_PREFIX: ReadonlyMap<string, CollectionName> = new Map(
  Object.entries(PREFIXES).map(([collection, prefix]) => [prefix, collection as CollectionName]),
);
const BY_LETTER: ReadonlyMap<string, keyof typeof HANDLES> = new Map(
  Object.entries(HANDLES).map(([collection, letter]) => [letter, collection as keyof typeof HANDLES]),
);

/** The collection that an id belongs to by its form; undefined when it has the form of none. */
export function collectionOf(id: string): CollectionName | undefined {
  const colon = id.indexOf(':');
  if (colon >= 0) return BY_PREFIX.get(id.slice(0, colon + 1));
  return BY_PREFIX.get(/^[A-Z]-(?=[0-9])/.exec(id)?.[0] ?? '');
}

/** Gives out ids that are not taken. Readable: `wl:shop/web`, then `wl:shop/web-2`. Names are cut to fit. */
export function newId(design: Design, prefix: string, name: string): string {
  const collection = BY_PREFIX.get(prefix);
  const taken = collection ? design[collection] : {};
  const slug = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._/-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[-./_]+$/g, '')
    .slice(0, 280);
  return firstFree(`${prefix}${slug || 'item'}`, (id) => Object.hasOwn(taken, id));
}

/** The text itself, or with `-2`, `-3`, … when it is taken. */
export function firstFree(text: string, taken: (candidate: string) => boolean, max = Number.POSITIVE_INFINITY): string {
  const cut = (suffix: string) => `${text.slice(0, Math.max(1, max - suffix.length)).replace(/[-.]+$/, '')}${suffix}`;
  let candidate = text.length > max ? cut('') : text;
  for (let n = 2; taken(candidate); n++) candidate = cut(`-${n}`);
  return candidate;
}

/**
 * The name itself; when it is taken, the same name counted on: `web`, `web-2`, `web-3`; `Data plane`, `Data plane 2`.
 * Names are cut to `max` characters.
 */
export function nextName(name: string, taken: (candidate: string) => boolean, max: number): string {
  if (!taken(name)) return name;
  const stem = name.replace(/[- ][1-9][0-9]{0,4}$/, '');
  const join = stem.includes(' ') ? ' ' : '-';
  for (let n = 2; ; n++) {
    const end = `${join}${n}`;
    const candidate = `${stem.slice(0, max - end.length).replace(/[-. ]+$/, '')}${end}`;
    if (!taken(candidate)) return candidate;
  }
}

/** The number of a handle; 0 for any other text. */
export function handleNumber(id: string): number {
  const digits = /^[A-Z]-([0-9]{1,6})$/.exec(id)?.[1];
  return digits ? Number(digits) : 0;
}

/** The handle after the highest in use: `F-13`. */
export function nextHandle(design: Design, letter: HandleLetter): string {
  return handleCounter(design, letter)();
}

/** Gives out handles one after another, for many at once. */
export function handleCounter(design: Design, letter: HandleLetter): () => string {
  const collection = BY_LETTER.get(letter) ?? 'flows';
  let last = 0;
  for (const id of Object.keys(design[collection])) last = Math.max(last, handleNumber(id));
  return () => `${letter}-${++last}`;
}
