/** The inventory of a set of manifests: what exists, as far as policy can tell it apart. */
import type { Cluster, EntryPoint, Host, Namespace, Service } from '../../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../../cluster/labels.ts';
import type { Diagnostic, Report } from '../../diagnostics.ts';
import { type ManifestObject, placeOf } from '../../dialects/manifest.ts';
import { isPolicyObject } from '../../dialects/registry.ts';
import { type AddressRange, rangesOf } from '../../lib/addresses.ts';
import { compareText, sortedBy } from '../../lib/order.ts';
import { duplicateObjects } from './duplicates.ts';
import { ObjectReading } from './field.ts';
import { groupWorkloads, type WorkloadSpec } from './group-workloads.ts';
import { type Role, reasonOf, roleOf } from './kinds.ts';
import { checkNetworks } from './networks.ts';
import { type ProposedFlow, proposeFlows } from './proposed-flows.ts';
import { readEntryPoint, readHost, readService } from './read-services.ts';
import { readController, readPodObject } from './read-workloads.ts';

/** Objects of a kind that policy does not need. */
export interface PassedOver {
  readonly kind: string;
  readonly count: number;
  readonly why: string;
}

/** What manifests show. */
export interface Inventory {
  readonly cluster: Cluster;
  readonly proposedFlows: readonly ProposedFlow[];
  readonly diagnostics: readonly Diagnostic[];
  readonly passedOver: readonly PassedOver[];
  /** How many objects of each kind were given, policies and what is passed over included. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What counts. */
export interface InventoryOptions {
  /**
   * Whether pods in phase Succeeded or Failed, and completed Jobs, count. Excluded by default (semantics/kubernetes.md
   * 1.6); some analysers include them.
   */
  readonly finishedPods?: 'exclude' | 'include';
}

class Sorting {
  private readonly byRole = new Map<Role, ManifestObject[]>();
  private readonly passed = new Map<string, { kind: string; why: string; count: number }>();

  constructor(objects: readonly ManifestObject[], report: Report) {
    for (const object of objects) {
      const role = roleOf(object);
      if (role === undefined) this.passOver(object.kind, reasonOf(object.kind));
      else if (typeof role === 'string') this.add(role, object);
      else {
        const { kind, apiVersion } = object;
        const version = role.misplaced ? `${role.misplaced}/v1` : 'v1';
        const message = `no API server knows a ${kind} in \`${apiVersion}\``;
        const help = `write \`${version}\`, as which it is read here`;
        new ObjectReading(object, report).complain('error', 'inventory/unknown-version', ['apiVersion'], message, help);
        this.add(role.role, object);
      }
    }
  }

  private add(role: Role, object: ManifestObject): void {
    const list = this.byRole.get(role);
    if (list) list.push(object);
    else this.byRole.set(role, [object]);
  }

  of(role: Role): readonly ManifestObject[] {
    return this.byRole.get(role) ?? [];
  }

  passOver(kind: string, why: string): void {
    const key = JSON.stringify([kind, why]);
    const entry = this.passed.get(key) ?? { kind, why, count: 0 };
    entry.count++;
    this.passed.set(key, entry);
  }

  passedOver(): PassedOver[] {
    return sortedBy(this.passed.values(), (p) => JSON.stringify([p.kind, p.why]));
  }
}

function readNamespace(object: ManifestObject, report: Report): Namespace | undefined {
  const reading = new ObjectReading(object, report);
  const labels = new Map(reading.root.in(['metadata', 'labels']).textMap());
  if (reading.rejected) return undefined;
  labels.set(NAMESPACE_NAME_LABEL, object.name);
  const sorted = new Map([...labels].sort(([a], [b]) => compareText(a, b)));
  return { name: object.name, labels: sorted, declared: true, place: placeOf(object) };
}

/** Declared namespaces, and those only referred to, with the one label that every namespace has. */
function collectNamespaces(declared: readonly ManifestObject[], named: Iterable<string>, report: Report): Namespace[] {
  const namespaces = new Map<string, Namespace>();
  for (const object of declared) {
    const namespace = readNamespace(object, report);
    if (namespace && !namespaces.has(namespace.name)) namespaces.set(namespace.name, namespace);
  }
  for (const name of named)
    if (!namespaces.has(name))
      namespaces.set(name, { name, labels: new Map([[NAMESPACE_NAME_LABEL, name]]), declared: false });
  return sortedBy(namespaces.values(), (n) => n.name);
}

function readWorkloads(sorting: Sorting, finished: 'exclude' | 'include', report: Report) {
  const keep = <T extends { readonly finished: boolean; readonly object: ManifestObject }>(
    read: T | undefined,
  ): T[] => {
    if (!read) return [];
    if (!read.finished || finished === 'include') return [read];
    sorting.passOver(read.object.kind, 'it has finished, and its network is released');
    return [];
  };
  const controllers = sorting.of('controller').flatMap((o) => keep(readController(o, report)));
  const pods = sorting.of('pod').flatMap((o) => keep(readPodObject(o, report)));
  return groupWorkloads(controllers, pods, report);
}

interface World {
  readonly cluster: Cluster;
  readonly specs: readonly WorkloadSpec[];
}

function readWorld(sorting: Sorting, finished: 'exclude' | 'include', report: Report): World {
  const { workloads, specs } = readWorkloads(sorting, finished, report);
  const services: Service[] = sorting.of('service').flatMap((o) => readService(o, report) ?? []);
  const entryPoints: EntryPoint[] = sorting.of('entry-point').flatMap((o) => readEntryPoint(o, services, report) ?? []);
  const nodes = sorting.of('host').flatMap((o) => readHost(o, report) ?? []);
  const policies = sorting.of('policy').flatMap((o) => o.namespace ?? (o.kind === 'NetworkPolicy' ? 'default' : []));
  const named = [...workloads, ...services, ...entryPoints].map((x) => x.namespace);
  const namespaces = collectNamespaces(sorting.of('namespace'), [...named, ...policies], report);
  const ranges: AddressRange[] = nodes.flatMap((n) => n.podRanges);
  const hosts: Host[] = sortedBy(
    nodes.map((n) => n.host),
    (h) => h.name,
  );
  return {
    cluster: {
      namespaces,
      workloads,
      hosts,
      services: sortedBy(services, (s) => `${s.namespace}/${s.name}`),
      entryPoints: sortedBy(entryPoints, (e) => `${e.namespace}/${e.name}/${e.kind}`),
      podRanges: rangesOf(ranges),
    },
    specs,
  };
}

function countKinds(objects: readonly ManifestObject[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of objects) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}

/**
 * Builds the inventory: namespaces, workloads under their outermost controller, hosts, services, entry points, and the
 * flows that service addresses in containers propose (`studio.md`, Import; corpus README, semantics). What is malformed
 * or given twice is named with its place and left out; the rest loads. No value of an environment variable, argument,
 * annotation or config map is kept. Everything is sorted, so the order of objects does not matter.
 */
export function buildInventory(objects: readonly ManifestObject[], options: InventoryOptions = {}): Inventory {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  // Policies given twice are the dialects' matter: they compare what the copies say.
  const policies = objects.filter((object) => isPolicyObject(object));
  const others = objects.filter((object) => !isPolicyObject(object));
  const { kept, diagnostics: duplicates } = duplicateObjects(others);
  for (const duplicate of duplicates) report(duplicate);
  const sorting = new Sorting([...kept, ...policies], report);
  const { cluster, specs } = readWorld(sorting, options.finishedPods ?? 'exclude', report);
  checkNetworks(sorting.of('network'), cluster.namespaces, report);
  for (const object of sorting.of('network')) sorting.passOver(object.kind, 'only the default network is modelled');
  if (objects.length > 0 && cluster.workloads.length === 0)
    report({
      code: 'inventory/no-workloads',
      severity: 'warning',
      message: 'no workload found in the input: no Pod, Deployment or other controller',
      help: 'add the workloads, so that policies have something to be judged on',
    });
  return {
    cluster,
    proposedFlows: proposeFlows(specs, cluster, kept, report),
    diagnostics,
    passedOver: sorting.passedOver(),
    counts: countKinds(objects),
  };
}
