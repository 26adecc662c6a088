/** Every name that the ends of a sentence answer to: of a design, and of what lines before make. */
import { formatAddress, formatRange, parseAddress, parseCidr } from '../../lib/addresses.ts';
import { groupBy } from '../../lib/order.ts';
import { entityIn } from '../lookup.ts';
import type { Design } from '../schema.ts';
import { byNames } from './names-memo.ts';
import type { EndKind, EndRef, NewThing } from './sentence.ts';

/** A thing under one of its names. */
export interface Named {
  readonly ref: EndRef;
  readonly kind: EndKind;
  /** What it is called: `orders/db`. */
  readonly name: string;
  /** The namespace that it is in. */
  readonly namespace?: EndRef;
  readonly isNew: boolean;
}

/** Prefixes that say what kind of thing a name is of; the first of each kind is how it is printed. */
export const PREFIX_OF: Readonly<Record<EndKind, readonly string[]>> = {
  workload: ['wl', 'workload'],
  namespace: ['ns', 'namespace'],
  'label group': ['group'],
  external: ['ext', 'external'],
  'host group': ['host', 'hosts'],
  cluster: ['cluster'],
  plane: ['plane'],
  environment: ['env', 'environment'],
  tenant: ['tenant'],
  'compliance zone': ['zone', 'compliance'],
};

const KIND_OF_PREFIX: ReadonlyMap<string, EndKind> = new Map(
  Object.entries(PREFIX_OF).flatMap(([kind, prefixes]) => prefixes.map((p) => [p, kind as EndKind] as const)),
);

/** `plane:data` taken apart; undefined for a text without a prefix that is known. */
export function prefixed(text: string): { readonly kind: EndKind; readonly name: string } | undefined {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? undefined : KIND_OF_PREFIX.get(text.slice(0, colon).toLowerCase());
  return kind && { kind, name: text.slice(colon + 1) };
}

/** An address or network as it is printed: `10.0.0.0/8`, `10.0.0.1/32`; undefined for any other text. */
export function canonicalNetwork(text: string): string | undefined {
  const address = parseAddress(text);
  if (address) return `${formatAddress(address)}/${address.family === 4 ? 32 : 128}`;
  const cidr = parseCidr(text);
  if (typeof cidr === 'string') return undefined;
  return `${formatRange(cidr.range).split('-')[0]}/${cidr.prefix}`;
}

/** `{app=web,tier=x}`: labels in order. */
export function bracesOf(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => (value === '' ? key : `${key}=${value}`));
  return `{${pairs.sort().join(',')}}`;
}

/** The names that a thing answers to, those that people would rather read first. */
export function spellings(design: Design, { ref, kind, name }: Named): string[] {
  const withPrefix = PREFIX_OF[kind].map((p) => `${p}:${name}`);
  switch (kind) {
    case 'workload': {
      const own = name.slice(name.indexOf('/') + 1);
      const ownKind = entityIn(design, 'workloads', ref)?.kind;
      const withKind = ownKind === undefined ? [] : [`${name}[${ownKind}]`];
      return [name, ...withKind, ...withPrefix, own];
    }
    case 'namespace':
      return [`${name}/*`, ...withPrefix, name];
    case 'external':
      return [name, ...withPrefix, ...addressesOf(design, ref)];
    case 'label group':
      return [...groupBraces(design, ref), name, ...withPrefix];
    case 'host group':
      return [name, ...withPrefix];
    default:
      return withPrefix;
  }
}

/** What an external is by its address alone. */
function addressesOf(design: Design, ref: EndRef): string[] {
  const external = entityIn(design, 'externals', ref);
  if (!external) return [];
  const { networks, domains, internet } = external;
  if (internet) return ['internet'];
  if (networks.length + domains.length !== 1) return [];
  return [...networks.map((n) => canonicalNetwork(n) ?? n), ...domains];
}

function groupBraces(design: Design, ref: EndRef): string[] {
  const group = entityIn(design, 'labelGroups', ref);
  if (!group) return [];
  const namespace = group.namespace === undefined ? '*' : entityIn(design, 'namespaces', group.namespace)?.name;
  return namespace === undefined ? [] : [`${namespace}${bracesOf(group.labels)}`];
}

/** Things by the small letters of each of their names. */
type Book = Map<string, Entry[]>;

interface Entry {
  readonly spelling: string;
  readonly thing: Named;
}

function write(book: Book, thing: Named, names: readonly string[]): void {
  for (const spelling of new Set(names)) {
    const entry = { spelling, thing };
    const entries = book.get(spelling.toLowerCase());
    if (entries) entries.push(entry);
    else book.set(spelling.toLowerCase(), [entry]);
  }
}

/** Everything in a design that a flow may begin or end at, in order of the collections. */
export const namedThings: (design: Design) => readonly Named[] = byNames((design: Design) => {
  const of = (kind: EndKind, record: Readonly<Record<string, { id: string; name: string }>>): Named[] =>
    Object.values(record).map(({ id, name }) => ({ ref: id, kind, name, isNew: false }));
  const workloads = Object.values(design.workloads).map((w): Named => {
    const namespace = entityIn(design, 'namespaces', w.namespace)?.name ?? w.namespace;
    return { ref: w.id, kind: 'workload', name: `${namespace}/${w.name}`, namespace: w.namespace, isNew: false };
  });
  return [
    ...workloads,
    ...of('namespace', design.namespaces),
    ...of('label group', design.labelGroups),
    ...of('external', design.externals),
    ...of('host group', design.hostGroups),
    ...of('plane', design.planes),
    ...of('environment', design.environments),
    ...of('tenant', design.tenants),
    ...of('compliance zone', design.complianceZones),
    ...of('cluster', design.clusters),
  ];
});

const bookOf: (design: Design) => Book = byNames((design: Design) => {
  const book: Book = new Map();
  for (const thing of namedThings(design)) write(book, thing, spellings(design, thing));
  return book;
});

/** The names of several words, in small letters, by their first word. */
const longNames: (design: Design) => ReadonlyMap<string, readonly string[]> = byNames((design: Design) => {
  const spaced = [...bookOf(design).keys()].filter((k) => /\S\s+\S/.test(k));
  return groupBy(spaced, (k) => k.split(/\s/)[0] ?? '');
});

/** A design and what lines before make in it, by name. */
export class World {
  readonly design: Design;
  readonly #base: World | undefined;
  readonly #planned: Book = new Map();
  readonly #byRef = new Map<EndRef, Named>();

  /** With a base, all that it knows; what is taken up here stays here. */
  constructor(design: Design, base?: World) {
    this.design = design;
    this.#base = base;
  }

  /** The things that a name means. A name in the same letters wins over one in others; labels are told apart by theirs. */
  named(text: string): Named[] {
    const found = this.#entries(text.toLowerCase());
    const exact = found.filter((f) => f.spelling === text);
    const fitting = exact.length > 0 || text.includes('{') ? exact : found;
    return [...new Map(fitting.map((f) => [f.thing.ref, f.thing])).values()];
  }

  #entries(key: string): readonly Entry[] {
    const before = this.#base ? this.#base.#entries(key) : (bookOf(this.design).get(key) ?? []);
    const own = this.#planned.get(key);
    return own ? [...before, ...own] : before;
  }

  /** Whether some name of several words begins with this one. */
  beginsLongName(first: string): boolean {
    return longNames(this.design).has(first.toLowerCase());
  }

  /** The thing with an id of the design or the key of something new. */
  byRef(ref: EndRef): Named | undefined {
    return this.#byRef.get(ref) ?? (this.#base ? this.#base.byRef(ref) : byRefIn(this.design).get(ref));
  }

  /** Takes up something that a sentence makes. */
  plan(thing: NewThing): Named {
    const namespace =
      (thing.kind === 'workload' || thing.kind === 'label group') && thing.namespace !== undefined
        ? { namespace: thing.namespace }
        : {};
    const named: Named = { ref: thing.ref, kind: thing.kind, name: thing.name, isNew: true, ...namespace };
    this.#byRef.set(thing.ref, named);
    write(this.#planned, named, [...spellings(this.design, named), ...newSpellings(thing)]);
    return named;
  }
}

function newSpellings(thing: NewThing): string[] {
  if (thing.kind === 'label group') return [thing.ref.slice(thing.ref.indexOf(' ') + 1)];
  if (thing.kind !== 'external') return [];
  return [...thing.fields.networks, ...thing.fields.domains, ...(thing.fields.internet ? ['internet'] : [])];
}

const byRefIn: (design: Design) => ReadonlyMap<EndRef, Named> = byNames(
  (design: Design) => new Map(namedThings(design).map((t) => [t.ref, t])),
);
