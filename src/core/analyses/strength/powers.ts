/** What a persona may write, over the namespaces of a side (`solver.md`, Guardrail strength). */
import type { Cluster } from '../../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../../cluster/labels.ts';
import { entityIn, namespaceNamed } from '../../design/lookup.ts';
import { clusterOfNamespace } from '../../design/platform.ts';
import type { Design, Persona, Power, Where } from '../../design/schema.ts';
import { isWithin, zonesOfNamespace, zonesOfRef } from '../../design/zone-tree.ts';
import { sortedBy } from '../../lib/order.ts';

type PowerOf<K extends Power['kind']> = Extract<Power, { kind: K }>;

/** A namespace as powers see it. */
export interface Home {
  /** A name of the cluster, or of its own for one that is not made yet. */
  readonly name: string;
  /** Ids of namespaces, zones and clusters that a power may name it by. */
  readonly refs: ReadonlySet<string>;
  /** Of a namespace that the persona may make: the zones that it is in. */
  readonly made?: readonly string[];
}

/** Which label values may be set: every one, or those. */
export type Settable = 'any' | readonly string[];

/** The powers of a persona, day one and later: a guardrail must hold after the handover, too. */
export interface PersonaPowers {
  /** Every namespace of the side by name, then those that it may make. */
  readonly homes: readonly Home[];
  readonly mayWritePolicies: (home: Home) => boolean;
  /** Where subjects of its ClusterNetworkPolicies of a tier may lie; empty: it may write none. */
  readonly clusterPolicyHomes: (tier: 'Admin' | 'Baseline') => 'everywhere' | readonly Home[];
  readonly mayRun: (home: Home) => boolean;
  readonly mayRunOnHost: (home: Home) => boolean;
  /** Undefined: not this key there. */
  readonly settable: (on: 'pod' | 'namespace', key: string, home: Home) => Settable | undefined;
}

/** Works out where each power of a persona reaches. */
export function powersOf(design: Design, persona: Persona, cluster: Cluster): PersonaPowers {
  const all = [...persona.powers, ...persona.later];
  const of = <K extends Power['kind']>(kind: K) => all.filter((p): p is PowerOf<K> => p.kind === kind);
  const workloads = of('workloads');
  const policies = of('policies');
  const labels = of('labels');
  const homes = [
    ...existingHomes(design, cluster),
    ...(of('namespaces').length > 0 ? homesToMake(workloads, cluster) : []),
  ];
  const within = (where: Where, home: Home) => reaches(design, where, home);
  return {
    homes,
    mayWritePolicies: (home) => policies.some((p) => p.policyKind === 'NetworkPolicy' && within(p.where, home)),
    clusterPolicyHomes(tier) {
      const mine = policies.filter((p) => p.policyKind === 'ClusterNetworkPolicy' && (p.tier ?? tier) === tier);
      if (mine.some((p) => p.where === 'everywhere')) return 'everywhere';
      return homes.filter((home) => mine.some((p) => within(p.where, home)));
    },
    mayRun: (home) => workloads.some((p) => within(p.where, home)),
    mayRunOnHost: (home) => workloads.some((p) => p.hostNetwork && within(p.where, home)),
    settable(on, key, home) {
      if (isReserved(design, persona, on, key)) return undefined;
      const mine = labels.filter((p) => p.on === on && (p.key === key || p.key === '*') && within(p.where, home));
      if (mine.length === 0) return undefined;
      if (mine.some((p) => p.values.length === 0)) return 'any';
      const standard = standardValues(design, on, key);
      return [...new Set(mine.flatMap((p) => p.values))].filter((v) => standard.length === 0 || standard.includes(v));
    },
  };
}

/** Whether the label standard gives a key to others; the name of a namespace is nobody's. */
function isReserved(design: Design, persona: Persona, on: 'pod' | 'namespace', key: string): boolean {
  if (on === 'namespace' && key === NAMESPACE_NAME_LABEL) return true;
  const standard = Object.values(design.labelKeys).filter((k) => k.key === key && k.scope === on);
  return standard.length > 0 && !standard.some((k) => k.setBy.includes(persona.id));
}

function standardValues(design: Design, on: 'pod' | 'namespace', key: string): readonly string[] {
  return Object.values(design.labelKeys).flatMap((k) => (k.key === key && k.scope === on ? k.values : []));
}

function existingHomes(design: Design, cluster: Cluster): Home[] {
  const names = new Set([...cluster.namespaces.map((n) => n.name), ...cluster.workloads.map((w) => w.namespace)]);
  return sortedBy(names, (name) => name).map((name) => {
    const namespace = namespaceNamed(design, name);
    if (!namespace) return { name, refs: new Set<string>() };
    const home = clusterOfNamespace(design, namespace)?.id;
    const refs = [namespace.id, ...zonesOfNamespace(namespace), ...(home === undefined ? [] : [home])];
    return { name, refs: new Set(refs) };
  });
}

/** A new namespace stands in a zone that its maker may run workloads in, or in none that anybody knows of. */
function homesToMake(workloads: readonly PowerOf<'workloads'>[], cluster: Cluster): Home[] {
  const taken = new Set(cluster.namespaces.map((n) => n.name));
  const zones = new Set(
    workloads.flatMap((p) =>
      p.where === 'everywhere' ? [] : p.where.filter((ref) => /^(plane|env|tenant|zone):/.test(ref)),
    ),
  );
  const kinds: (readonly string[])[] = [[], ...[...zones].sort().map((zone) => [zone])];
  return kinds.map((made, i) => {
    let name = `made-${i + 1}`;
    while (taken.has(name)) name = `${name}-x`;
    return { name, refs: new Set(made), made };
  });
}

function reaches(design: Design, where: Where, home: Home): boolean {
  if (where === 'everywhere') return true;
  return where.some((ref) => {
    if (home.refs.has(ref)) return true;
    const zones = zonesOfRef(design, ref);
    if (zones) return [...home.refs].some((id) => isWithin(zones, id, ref));
    const holder = entityIn(design, 'workloads', ref) ?? entityIn(design, 'labelGroups', ref);
    return holder?.namespace !== undefined && home.refs.has(holder.namespace);
  });
}
