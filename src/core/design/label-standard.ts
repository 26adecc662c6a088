/** The label standard: what is in use and not in it yet, and what it says about one label (`practices.md` 4.3). */
import { namespaceLabels } from './inventory.ts';
import { nameOf } from './lookup.ts';
import { memoised } from './memo.ts';
import type { Design, LabelKey } from './schema.ts';

export type LabelScope = LabelKey['scope'];

/** A key in use that the standard does not list. */
export interface LabelSuggestion {
  readonly key: string;
  readonly scope: LabelScope;
  readonly class: NonNullable<LabelKey['class']> | undefined;
  /** Values in use, sorted. */
  readonly values: readonly string[];
  /** How many things carry it. */
  readonly carriers: number;
  /** Ids of zones, label groups and shared services that select by it. */
  readonly selectedBy: readonly string[];
  /** `on 12 namespaces; selected by tenant shop`. */
  readonly evidence: string;
}

/** More values than this name things one by one, so that a list of them would standardise nothing. */
const MOST_VALUES = 40;

interface Use {
  readonly values: Set<string>;
  readonly selectedBy: string[];
  carriers: number;
  isZone: boolean;
}

/** Keys that Kubernetes itself sets. */
const isKubernetes = (key: string) => /^([a-z0-9-]+\.)*(kubernetes|k8s)\.io\//.test(key) && !key.startsWith('app.');

/** What a standard for this design would list beside what it does: selected keys first, then by how many carry them. */
export function suggestLabelKeys(design: Design): LabelSuggestion[] {
  const uses = new Map<string, Use>();
  const noteUse = (scope: LabelScope, key: string): Use => {
    const id = `${scope} ${key}`;
    const use = uses.get(id) ?? { values: new Set<string>(), selectedBy: [], carriers: 0, isZone: false };
    uses.set(id, use);
    return use;
  };
  noteCarriers(design, noteUse);
  noteSelectors(design, noteUse);
  const known = new Set(Object.values(design.labelKeys).map((k) => `${k.scope} ${k.key}`));
  return [...uses]
    .filter(([id]) => !known.has(id))
    .map(([id, use]) => suggestionOf(design, id, use))
    .filter((s) => s.selectedBy.length > 0 || !isKubernetes(s.key))
    .sort(
      (a, b) =>
        Math.sign(b.selectedBy.length) - Math.sign(a.selectedBy.length) ||
        b.carriers - a.carriers ||
        (a.key < b.key ? -1 : 1),
    );
}

type NoteUse = (scope: LabelScope, key: string) => Use;

function noteCarriers(design: Design, noteUse: NoteUse): void {
  const carry = (scope: LabelScope, labels: Readonly<Record<string, string>>) => {
    for (const [key, value] of Object.entries(labels)) {
      const use = noteUse(scope, key);
      use.carriers++;
      use.values.add(value);
    }
  };
  for (const n of Object.values(design.namespaces)) if (!n.system) carry('namespace', n.labels);
  for (const [key, carriers] of carriersOf(design, 'pod').byKey) {
    const use = noteUse('pod', key);
    use.carriers += carriers.length;
    for (const { labels } of carriers) use.values.add(labels.get(key) ?? '');
  }
  for (const h of Object.values(design.hostGroups)) carry('host', h.labels);
}

function noteSelectors(design: Design, noteUse: NoteUse): void {
  const zones = [design.planes, design.environments, design.tenants, design.complianceZones];
  for (const zone of zones.flatMap((all) => Object.values(all))) {
    const use = noteUse('namespace', zone.label.key);
    use.isZone = true;
    use.values.add(zone.label.value);
    use.selectedBy.push(zone.id);
  }
  for (const group of Object.values(design.labelGroups))
    for (const [key, value] of Object.entries(group.labels)) {
      const use = noteUse('pod', key);
      use.values.add(value);
      use.selectedBy.push(group.id);
    }
}

function suggestionOf(design: Design, id: string, use: Use): LabelSuggestion {
  const [scope = '', key = ''] = id.split(' ');
  const values = [...use.values].sort();
  const seen = use.selectedBy.slice(0, 3).map((ref) => nameOf(design, ref));
  const more = use.selectedBy.length - seen.length;
  const evidence = [
    ...(use.carriers > 0 ? [`on ${use.carriers} ${CARRIER[scope as LabelScope]}${use.carriers === 1 ? '' : 's'}`] : []),
    ...(seen.length > 0 ? [`selected by ${seen.join(', ')}${more > 0 ? ` and ${more} more` : ''}`] : []),
  ].join('; ');
  return {
    key,
    scope: scope as LabelScope,
    class: use.isZone ? 'tenancy' : scope === 'host' ? 'host endpoint' : scope === 'pod' ? 'application' : undefined,
    values: values.length > MOST_VALUES ? [] : values,
    carriers: use.carriers,
    selectedBy: use.selectedBy,
    evidence,
  };
}

const CARRIER: Readonly<Record<LabelScope, string>> = {
  namespace: 'namespace',
  pod: 'workload',
  host: 'host group',
  network: 'external',
};

/** What the standard says against a label; undefined where it says nothing. */
export function standardProblem(design: Design, scope: LabelScope, key: string, value: string): string | undefined {
  const rules = Object.values(design.labelKeys).filter((k) => k.key === key && k.scope === scope);
  const listed = rules.filter((k) => k.values.length > 0);
  if (listed.length === 0 || listed.some((k) => k.values.includes(value))) return undefined;
  const values = listed.flatMap((k) => k.values);
  return `the label standard lists ${values.slice(0, 5).join(', ')}${values.length > 5 ? '…' : ''} for ${key}, not \`${value}\``;
}

/** The keys that the standard lists for a scope. */
export function standardKeys(design: Design, scope: LabelScope): ReadonlySet<string> {
  return new Set(Object.values(design.labelKeys).flatMap((k) => (k.scope === scope ? [k.key] : [])));
}

/** A thing with the labels that it carries, by the scope of a key. */
export interface LabelCarrier {
  readonly id: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly collection: 'namespaces' | 'workloads' | 'hostGroups';
}

/** Everything that keys of one scope are about, also by the keys that it carries. */
export interface LabelCarriers {
  readonly all: readonly LabelCarrier[];
  readonly byKey: ReadonlyMap<string, readonly LabelCarrier[]>;
}

/**
 * What keys of a scope are about; system namespaces and what is in them are the platform's own. The same object for the
 * same namespaces, workloads and hosts: a standard has many keys, and is edited while its carriers stay as they are.
 */
export function carriersOf(design: Design, scope: LabelScope): LabelCarriers {
  switch (scope) {
    case 'namespace':
      return namespaceCarriers(design);
    case 'pod':
      return podCarriers(design.workloads)(design.namespaces);
    case 'host':
      return hostCarriers(design.hostGroups);
    case 'network':
      return NOTHING_CARRIES;
  }
}

const NOTHING_CARRIES: LabelCarriers = { all: [], byKey: new Map() };

function byKeys(all: readonly LabelCarrier[]): LabelCarriers {
  const byKey = new Map<string, LabelCarrier[]>();
  for (const carrier of all)
    for (const key of carrier.labels.keys()) {
      const known = byKey.get(key);
      if (known) known.push(carrier);
      else byKey.set(key, [carrier]);
    }
  return { all, byKey };
}

const namespaceCarriers = memoised((design: Design) =>
  byKeys(
    Object.values(design.namespaces)
      .filter((n) => !n.system)
      .map((n) => ({ id: n.id, labels: namespaceLabels(design, n), collection: 'namespaces' })),
  ),
);

const podCarriers = memoised((workloads: Design['workloads']) =>
  memoised((namespaces: Design['namespaces']) =>
    byKeys(
      Object.values(workloads)
        .filter((w) => namespaces[w.namespace]?.system !== true)
        .map((w) => ({ id: w.id, labels: new Map(Object.entries(w.labels)), collection: 'workloads' })),
    ),
  ),
);

const hostCarriers = memoised((hosts: Design['hostGroups']) =>
  byKeys(
    Object.values(hosts).map((h) => ({
      id: h.id,
      labels: new Map(Object.entries(h.labels)),
      collection: 'hostGroups',
    })),
  ),
);

/** Who lacks a required key (LAB-1), and who carries a value that it does not list (LAB-2). */
export function gapsOf(
  { key, required, values }: Pick<LabelKey, 'key' | 'required' | 'values'>,
  { all, byKey }: LabelCarriers,
): { readonly lacking: readonly LabelCarrier[]; readonly strange: readonly LabelCarrier[] } {
  const listed = new Set(values);
  const carrying = byKey.get(key) ?? [];
  return {
    lacking: required && carrying.length < all.length ? all.filter((c) => !c.labels.has(key)) : [],
    strange: listed.size === 0 ? [] : carrying.filter((c) => !listed.has(c.labels.get(key) ?? '')),
  };
}
