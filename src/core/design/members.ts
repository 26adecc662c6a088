/** What an id of the design stands for: workloads, hosts, address ranges and domains. A shared service: its consumers. */
import type { Workload, WorkloadId } from '../cluster/cluster.ts';
import { labelsOf } from '../cluster/labels.ts';
import { selectorMatches, selectorOfLabels } from '../cluster/selector.ts';
import { type AddressRange, ALL_IPV4, ALL_IPV6, rangesOf, subtractRanges } from '../lib/addresses.ts';
import { groupBy } from '../lib/order.ts';
import { type DesignInventory, hostsOfGroup, inventoryOfDesign, podRangesOf, rangesOfTexts } from './inventory.ts';
import { memoised } from './memo.ts';
import { clusterOfNamespace } from './platform.ts';
import type { Design, DesignNamespace, External, HostGroup, LabelGroup } from './schema.ts';
import { isWithin, zonesOfNamespace, zonesOfRef } from './zone-tree.ts';

/** What an id of the design stands for. */
export interface Members {
  /** Ids of the inventory, the platform's own workloads included. */
  readonly workloads: ReadonlySet<WorkloadId>;
  /** Names of hosts of the inventory. */
  readonly hosts: ReadonlySet<string>;
  /** Canonical. Addresses of hosts stand in here too. */
  readonly ranges: readonly AddressRange[];
  readonly domains: readonly string[];
}

/** Of ids that the design does not have. */
export const NO_MEMBERS: Members = { workloads: new Set(), hosts: new Set(), ranges: [], domains: [] };

/** Every address that is no pod, node or service of a cluster, in both families. */
export const internetRanges: (design: Design) => readonly AddressRange[] = memoised(outside);

function outside(design: Design): AddressRange[] {
  const clusters = Object.values(design.clusters);
  const known = rangesOfTexts(clusters.flatMap((c) => [...c.podRanges, ...c.serviceRanges, ...c.nodeRanges]));
  const nodes = Object.values(design.hostGroups)
    .filter((h) => h.role !== 'other')
    .flatMap((h) => rangesOfTexts(h.addresses));
  return subtractRanges([ALL_IPV4, ALL_IPV6], [...known, ...nodes]);
}

/** The addresses of an external: its networks, or the internet; never a pod's (the inventory's workloads are no externals). */
export function rangesOfExternal(design: Design, external: External): readonly AddressRange[] {
  const all = externalRanges(design);
  const known = all.get(external);
  if (known) return known;
  const ranges = external.internet ? internetRanges(design) : [];
  const own = subtractRanges([...rangesOfTexts(external.networks), ...ranges], podRangesOf(design));
  all.set(external, own);
  return own;
}

const externalRanges = memoised((_: Design) => new Map<External, readonly AddressRange[]>());

/** The addresses of a host group. */
export const rangesOfHostGroup: (group: HostGroup) => readonly AddressRange[] = memoised((group: HostGroup) =>
  rangesOfTexts(group.addresses),
);

/** Looks up members by id; each id is worked out once. Unknown ids have none. */
export function memberLookup(design: Design, inventory: DesignInventory): (ref: string) => Members {
  const memo = new Map<string, Members>();
  const byNamespace = groupBy(inventory.cluster.workloads, (w) => w.namespace);
  return (ref) => {
    const known = memo.get(ref);
    if (known) return known;
    const members = lookUp(design, inventory, byNamespace, ref);
    memo.set(ref, members);
    return members;
  };
}

/** The workloads, hosts and address ranges that an id stands for. For many ids use `memberLookup`. */
export function membersOf(design: Design, ref: string, inventory = inventoryOfDesign(design)): Members {
  return memberLookup(design, inventory)(ref);
}

type ByNamespace = ReadonlyMap<string, readonly Workload[]>;

function lookUp(design: Design, inventory: DesignInventory, byNamespace: ByNamespace, ref: string): Members {
  const kind = ref.slice(0, ref.indexOf(':') + 1);
  switch (kind) {
    case 'wl:': {
      const id = inventory.workloadIdOf.get(ref);
      return id === undefined ? NO_MEMBERS : { ...NO_MEMBERS, workloads: new Set([id]) };
    }
    case 'ns:':
      return ofNamespaces(byNamespace, [own(design.namespaces, ref)].filter(isPresent));
    case 'group:':
      return ofGroup(design, inventory, byNamespace, own(design.labelGroups, ref));
    case 'host:':
      return union([own(design.hostGroups, ref)].filter(isPresent).map(ofHostGroup));
    case 'ext:':
      return union([own(design.externals, ref)].filter(isPresent).map((e) => ofExternal(design, e)));
    case 'cluster:':
      return ofCluster(design, inventory, byNamespace, ref);
    case 'shared:':
      return union(
        (own(design.sharedServices, ref)?.consumers ?? []).map((c) => lookUp(design, inventory, byNamespace, c)),
      );
    default:
      return ofZone(design, byNamespace, ref);
  }
}

function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function union(all: readonly Members[]): Members {
  return {
    workloads: new Set(all.flatMap((m) => [...m.workloads])),
    hosts: new Set(all.flatMap((m) => [...m.hosts])),
    ranges: rangesOf(all.flatMap((m) => m.ranges)),
    domains: [...new Set(all.flatMap((m) => m.domains))],
  };
}

function ofNamespaces(byNamespace: ByNamespace, namespaces: readonly DesignNamespace[]): Members {
  const ids = namespaces.flatMap((n) => (byNamespace.get(n.name) ?? []).map((w) => w.id));
  return { ...NO_MEMBERS, workloads: new Set(ids) };
}

function ofGroup(
  design: Design,
  inventory: DesignInventory,
  byNamespace: ByNamespace,
  group: LabelGroup | undefined,
): Members {
  if (!group) return NO_MEMBERS;
  const home = group.namespace === undefined ? undefined : own(design.namespaces, group.namespace);
  if (group.namespace !== undefined && !home) return NO_MEMBERS;
  const candidates = home ? (byNamespace.get(home.name) ?? []) : inventory.cluster.workloads;
  const selector = selectorOfLabels(labelsOf(group.labels));
  const ids = candidates.filter((w) => w.pods.some((p) => selectorMatches(selector, p.labels))).map((w) => w.id);
  return { ...NO_MEMBERS, workloads: new Set(ids) };
}

function ofHostGroup(group: HostGroup): Members {
  const { hosts } = hostsOfGroup(group);
  return { ...NO_MEMBERS, hosts: new Set(hosts.map((h) => h.name)), ranges: rangesOfHostGroup(group) };
}

function ofExternal(design: Design, external: External): Members {
  return { ...NO_MEMBERS, ranges: rangesOfExternal(design, external), domains: external.domains };
}

function ofCluster(design: Design, inventory: DesignInventory, byNamespace: ByNamespace, ref: string): Members {
  if (!own(design.clusters, ref)) return NO_MEMBERS;
  const namespaces = Object.values(design.namespaces).filter((n) => clusterOfNamespace(design, n)?.id === ref);
  const hosts = Object.values(design.hostGroups).filter((h) => h.cluster === ref);
  const platform = Object.keys(design.clusters).length === 1 ? inventory.platform : [];
  return union([
    ofNamespaces(byNamespace, namespaces),
    { ...NO_MEMBERS, workloads: new Set(platform) },
    ...hosts.map(ofHostGroup),
  ]);
}

/** A plane, environment, tenant or compliance zone: what stands in it or below it, hosts and externals included. */
function ofZone(design: Design, byNamespace: ByNamespace, ref: string): Members {
  const zones = zonesOfRef(design, ref);
  if (!zones || !own(zones, ref)) return NO_MEMBERS;
  const inside = (ids: readonly (string | undefined)[]) => ids.some((id) => isWithin(zones, id, ref));
  const namespaces = Object.values(design.namespaces).filter((n) => inside(zonesOfNamespace(n)));
  return union([
    ofNamespaces(byNamespace, namespaces),
    ...Object.values(design.hostGroups)
      .filter((h) => inside([h.plane]))
      .map(ofHostGroup),
    ...Object.values(design.externals)
      .filter((e) => inside([e.plane, e.environment, e.tenant]))
      .map((e) => ofExternal(design, e)),
  ]);
}
