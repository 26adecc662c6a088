/** The inventory that a drawn design stands for: what the solver sees when the design is compiled. */

import {
  type Cluster,
  type Host,
  type Namespace,
  type Workload,
  type WorkloadId,
  workloadId,
} from '../cluster/cluster.ts';
import { type Labels, labelsOf, NAMESPACE_NAME_LABEL } from '../cluster/labels.ts';
import { type AddressRange, formatAddress, parseAddress, parseCidr, rangesOf } from '../lib/addresses.ts';
import { compareText, sortedBy } from '../lib/order.ts';
import { isManaged } from './isolation.ts';
import { labelValueProblem } from './label-syntax.ts';
import { memoised } from './memo.ts';
import { type DnsPreset, dnsOfNamespace } from './platform.ts';
import type { Design, DesignNamespace, DesignWorkload, HostGroup } from './schema.ts';
import { lineage, zonesOfNamespace, zonesOfRef } from './zone-tree.ts';

/** The inventory of a design, and how its workloads are called there. */
export interface DesignInventory {
  readonly cluster: Cluster;
  /** By the id of the design (`wl:…`). */
  readonly workloadIdOf: ReadonlyMap<string, WorkloadId>;
  readonly designIdOf: ReadonlyMap<WorkloadId, string>;
  /** Workloads that the design does not hold but its flows need: the cluster's name servers. */
  readonly platform: readonly WorkloadId[];
}

/** The label that says which application a namespace is for (Kubernetes recommended labels). */
export const APP_LABEL = 'app.kubernetes.io/part-of';

/** Labels that memberships put on a namespace: outer zones first, so that an inner zone's value wins. */
export function membershipLabels(design: Design, namespace: DesignNamespace): Record<string, string> {
  const labels = new Map<string, string>();
  for (const id of zonesOfNamespace(namespace))
    for (const zone of lineage(zonesOfRef(design, id) ?? {}, id).reverse())
      labels.set(zone.label.key, zone.label.value);
  return Object.fromEntries([...labels].sort(([a], [b]) => compareText(a, b)));
}

/** Every label of a namespace: its own, its application's, its zones', and the name that nobody can forge. */
export function namespaceLabels(design: Design, namespace: DesignNamespace): Labels {
  const sound = namespace.app !== undefined && labelValueProblem(namespace.app) === undefined;
  const app = sound ? [[APP_LABEL, namespace.app]] : [];
  return labelsOf(
    Object.fromEntries([
      ...app,
      ...Object.entries(namespace.labels),
      ...Object.entries(membershipLabels(design, namespace)),
      [NAMESPACE_NAME_LABEL, namespace.name],
    ]),
  );
}

/** Host groups as hosts: one for each single address, one without address if the group has none; wider CIDRs are ranges. */
export function hostsOfGroup(group: HostGroup): { readonly hosts: readonly Host[]; readonly ranges: AddressRange[] } {
  const addresses: string[] = [];
  const ranges: AddressRange[] = [];
  for (const text of group.addresses) {
    const single = parseAddress(text);
    const cidr = single ? undefined : parseCidr(text);
    if (single) addresses.push(formatAddress(single));
    else if (cidr && typeof cidr !== 'string') {
      const { family, first, last } = cidr.range;
      if (first === last) addresses.push(formatAddress({ family, value: first }));
      else ranges.push(cidr.range);
    }
  }
  const labels = labelsOf(group.labels);
  const unique = [...new Set(addresses)].sort(compareText);
  const stem = group.id.slice('host:'.length);
  if (unique.length === 0 && ranges.length === 0) return { hosts: [{ name: stem, labels, addresses: [] }], ranges };
  const name = (i: number) => (unique.length === 1 ? stem : `${stem}-${i + 1}`);
  return { hosts: unique.map((a, i) => ({ name: name(i), labels, addresses: [a] })), ranges: rangesOf(ranges) };
}

function workloadOf(namespace: string, workload: DesignWorkload): Workload {
  return {
    id: workloadId(namespace, workload.name, workload.kind),
    namespace,
    name: workload.name,
    kind: workload.kind,
    pods: [
      {
        labels: labelsOf(workload.labels),
        ports: workload.ports.map(({ name, protocol, port }) => ({
          ...(name === undefined ? {} : { name }),
          protocol,
          port,
        })),
        serviceAccount: workload.serviceAccount,
        hostNetwork: workload.hostNetwork,
        addresses: [],
      },
    ],
    ...(workload.replicas === undefined ? {} : { replicas: workload.replicas }),
  };
}

function dnsWorkload(preset: DnsPreset): Workload {
  return {
    id: workloadId(preset.namespace, preset.name, preset.kind),
    namespace: preset.namespace,
    name: preset.name,
    kind: preset.kind,
    pods: [
      {
        labels: labelsOf(preset.labels),
        ports: preset.ports.map(({ protocol, port }) => ({ protocol, port })),
        serviceAccount: 'default',
        hostNetwork: false,
        addresses: [],
      },
    ],
  };
}

/** Whether a workload is one of the pods that a preset names. */
export function isDnsWorkload(preset: DnsPreset, workload: Workload): boolean {
  return (
    workload.namespace === preset.namespace &&
    workload.pods.some((pod) => Object.entries(preset.labels).every(([k, v]) => pod.labels.get(k) === v))
  );
}

/** Name servers that namespaces of the design ask and the design does not hold. */
function missingDns(design: Design, workloads: readonly Workload[]): Workload[] {
  const presets = new Set(
    Object.values(design.namespaces)
      .filter(isManaged)
      .flatMap((n) => dnsOfNamespace(design, n) ?? []),
  );
  return sortedBy(
    [...presets].filter((p) => !workloads.some((w) => isDnsWorkload(p, w))).map(dnsWorkload),
    (w) => w.id,
  );
}

/**
 * The inventory of a design, in order of names. Of two namespaces or workloads with one name the first by id counts.
 * Worked out once for each design.
 */
export const inventoryOfDesign: (design: Design) => DesignInventory = memoised(takeInventory);

function takeInventory(design: Design): DesignInventory {
  const namespaces = new Map<string, Namespace>();
  for (const n of sortedBy(Object.values(design.namespaces), (x) => x.id))
    if (!namespaces.has(n.name))
      namespaces.set(n.name, { name: n.name, labels: namespaceLabels(design, n), declared: true });
  const workloads = new Map<WorkloadId, Workload>();
  const workloadIdOf = new Map<string, WorkloadId>();
  const designIdOf = new Map<WorkloadId, string>();
  for (const w of sortedBy(Object.values(design.workloads), (x) => x.id)) {
    const owner = Object.hasOwn(design.namespaces, w.namespace) ? design.namespaces[w.namespace] : undefined;
    if (!owner) continue;
    const workload = workloadOf(owner.name, w);
    workloadIdOf.set(w.id, workload.id);
    if (workloads.has(workload.id)) continue;
    workloads.set(workload.id, workload);
    designIdOf.set(workload.id, w.id);
  }
  const platform = missingDns(design, [...workloads.values()]);
  for (const w of platform) {
    workloads.set(w.id, w);
    if (!namespaces.has(w.namespace))
      namespaces.set(w.namespace, {
        name: w.namespace,
        labels: labelsOf({ [NAMESPACE_NAME_LABEL]: w.namespace }),
        declared: false,
      });
  }
  return {
    cluster: {
      namespaces: sortedBy(namespaces.values(), (n) => n.name),
      workloads: sortedBy(workloads.values(), (w) => w.id),
      hosts: sortedBy(Object.values(design.hostGroups), (h) => h.id).flatMap((h) => hostsOfGroup(h).hosts),
      services: [],
      entryPoints: [],
      podRanges: podRangesOf(design),
      nodeRanges: nodeRangesOf(design),
    },
    workloadIdOf,
    designIdOf,
    platform: platform.map((w) => w.id),
  };
}

/** CIDR texts as canonical ranges; texts that are no CIDR count for nothing (the design's own validation names them). */
export function rangesOfTexts(texts: Iterable<string>): AddressRange[] {
  const ranges: AddressRange[] = [];
  for (const text of texts) {
    const cidr = parseCidr(text);
    const single = typeof cidr === 'string' ? parseAddress(text) : undefined;
    if (typeof cidr !== 'string') ranges.push(cidr.range);
    else if (single) ranges.push({ family: single.family, first: single.value, last: single.value });
  }
  return rangesOf(ranges);
}

/** Every address that a pod of the design's clusters may have; empty when no cluster says. */
export const podRangesOf: (design: Design) => readonly AddressRange[] = memoised((design: Design) =>
  rangesOfTexts(Object.values(design.clusters).flatMap((c) => c.podRanges)),
);

/**
 * Every address that a node of the design's clusters may have: what they say, and the nodes that are drawn. Empty unless
 * each cluster says, since a pod on the host's network may be in any of them.
 */
export const nodeRangesOf: (design: Design) => readonly AddressRange[] = memoised((design: Design) => {
  const clusters = Object.values(design.clusters).map((c) => rangesOfTexts(c.nodeRanges));
  if (clusters.length === 0 || clusters.some((c) => c.length === 0)) return [];
  const drawn = Object.values(design.hostGroups).filter((g) => g.role !== 'other');
  return rangesOf([...clusters.flat(), ...rangesOfTexts(drawn.flatMap((g) => g.addresses))]);
});
