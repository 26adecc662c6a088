/** What the ids of a design stand for among the endpoints of a solution, so that sets of endpoints can be called by an id. */
import { inventoryOfDesign, podRangesOf, rangesOfTexts } from '../../design/inventory.ts';
import { type Members, memberLookup } from '../../design/members.ts';
import type { CollectionName, Design } from '../../design/schema.ts';
import { type AddressRange, cidrsOfRange, rangesCover, rangesOf, subtractRanges } from '../../lib/addresses.ts';
import type { Endpoint } from '../../solver/types.ts';
import { isShadow } from './shadow.ts';

/** An id and the endpoints (by their ids) that it stands for. Never empty. */
export interface Reference {
  readonly id: string;
  readonly atoms: ReadonlySet<string>;
}

/** Which ids are preferred where several stand for the same endpoints. */
const ORDER: readonly CollectionName[] = [
  'workloads',
  'externals',
  'hostGroups',
  'labelGroups',
  'namespaces',
  'complianceZones',
  'tenants',
  'environments',
  'planes',
  'clusters',
];

/**
 * Every id that a flow can end at and that stands for something, the preferred ones first. `design` is the shadow of the
 * one that is edited (`shadow.ts`): what reaches the shadows of a namespace reaches the whole of it.
 */
export function referencesOf(design: Design, endpoints: readonly Endpoint[]): readonly Reference[] {
  const lookup = memberLookup(design, inventoryOfDesign(design));
  const workloads = new Map(endpoints.flatMap((e) => (e.kind === 'workload' ? [[workloadOf(e), e.id] as const] : [])));
  const others = endpoints.filter((e) => e.kind !== 'workload');
  // of several clusters none is every namespace there may be
  const alone = Object.keys(design.clusters).length === 1;
  return ORDER.flatMap((collection) =>
    Object.keys(design[collection]).flatMap((id) => {
      if (isShadow(id) || (collection === 'clusters' && !alone)) return [];
      const atoms = atomsOf(lookup(id), workloads, others);
      return atoms.size > 0 ? [{ id, atoms }] : [];
    }),
  );
}

function workloadOf(e: Extract<Endpoint, { kind: 'workload' }>): string {
  return `${e.namespace}/${e.name}[${e.workloadKind}]`;
}

function atomsOf(members: Members, workloads: ReadonlyMap<string, string>, others: readonly Endpoint[]): Set<string> {
  const atoms = new Set<string>();
  for (const id of members.workloads) {
    const atom = workloads.get(id);
    if (atom !== undefined) atoms.add(atom);
  }
  if (members.hosts.size === 0 && members.ranges.length === 0) return atoms;
  for (const e of others) {
    const isMember =
      e.kind === 'network'
        ? rangesCover(members.ranges, e.range)
        : e.kind === 'host' && members.hosts.has(e.id.replace(/^host\/|\[Host\]$/g, ''));
    if (isMember) atoms.add(e.id);
  }
  return atoms;
}

/** Addresses that a text names and the design does not: an external that could be drawn for them. */
export interface DraftExternal extends Reference {
  readonly networks: readonly string[];
}

/** Networks of one external that is drawn by itself. */
const MAX_NETWORKS = 64;

/**
 * Externals for lists of addresses. Pods are no externals, and a list that reaches beyond the cluster does not mean the
 * cluster's own addresses.
 */
export function draftExternals(
  design: Design,
  lists: readonly (readonly AddressRange[])[],
  endpoints: readonly Endpoint[],
): DraftExternal[] {
  const pods = podRangesOf(design);
  const inside = Object.values(design.clusters).flatMap((c) => rangesOfTexts([...c.serviceRanges, ...c.nodeRanges]));
  const own = rangesOf([...pods, ...inside]);
  return lists.flatMap((ranges, i) => {
    const isOwn = ranges.every((r) => rangesCover(own, r));
    const meant = subtractRanges(ranges, isOwn ? pods : own);
    const atoms = endpoints.flatMap((e) => (e.kind === 'network' && rangesCover(meant, e.range) ? [e.id] : []));
    const networks = ranges.flatMap(cidrsOfRange);
    return atoms.length === 0 || networks.length > MAX_NETWORKS
      ? []
      : [{ id: `#${i}`, atoms: new Set(atoms), networks }];
  });
}
