/**
 * Leaves out what others allow anyhow. Wider is meant for good, not by chance: a group holds a workload that carries its
 * labels, and no list of workloads holds a group, which may get more members.
 */
import type { Workload } from '../cluster/cluster.ts';
import { type Labels, labelsOf, NAMESPACE_NAME_LABEL } from '../cluster/labels.ts';
import { type Selector, selectorKey, selectorMatches, selectorOfLabels } from '../cluster/selector.ts';
import { rangesCover } from '../lib/addresses.ts';
import {
  equalConnections,
  intersectConnections,
  isEmptyConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../policy/connection-set.ts';
import type { EndpointTerm } from '../policy/policy-set.ts';
import type { Context } from './context.ts';
import { type Entry, peerKey, type Unit, unitKey } from './entries.ts';

type PodsTerm = Extract<EndpointTerm, { kind: 'pods' }>;

/**
 * The entries of one namespace without those that others cover, and those of equal ends joined. Who covers takes over the
 * comments, so that every handle stays where its connection is written.
 */
export function withoutContained(context: Context, entries: readonly Entry[]): Entry[] {
  const all = joined(entries);
  const sides = all.map((e) => ({ unit: oneWorkload(context, e.unit), peer: isOnePeer(context, e.peer) }));
  const wide = all.flatMap((e, i) => (sides[i]?.unit && sides[i]?.peer ? [] : [[e, i] as const]));
  const gone = new Set<number>();
  const said = new Map<number, string[]>();
  const narrow = (i: number) => Number(sides[i]?.unit !== undefined) + Number(sides[i]?.peer ?? false);
  const order = all.map((_, i) => i).sort((a, b) => narrow(b) - narrow(a) || b - a);
  for (const i of order) {
    const entry = all[i];
    if (!entry) continue;
    const covers = wide.filter(([other, j]) => j !== i && !gone.has(j) && isWithin(context, entry, other));
    if (
      !isCovered(
        entry,
        covers.map(([other]) => other),
      )
    )
      continue;
    gone.add(i);
    const needed = covers.filter(([c]) => !isEmptyConnections(intersectConnections(c.connections, entry.connections)));
    for (const [, j] of needed) said.set(j, [...(said.get(j) ?? []), ...entry.comments, ...(said.get(i) ?? [])]);
  }
  return all.flatMap((e, i) =>
    gone.has(i) ? [] : [{ ...e, comments: [...new Set([...e.comments, ...(said.get(i) ?? [])])] }],
  );
}

function joined(entries: readonly Entry[]): Entry[] {
  const byEnds = new Map<string, Entry>();
  for (const e of entries) {
    const key = `${e.direction} ${unitKey(e.unit)} ${peerKey(e.peer)}`;
    const known = byEnds.get(key);
    byEnds.set(
      key,
      known
        ? {
            ...known,
            connections: unionConnections(known.connections, e.connections),
            comments: [...new Set([...known.comments, ...e.comments])],
          }
        : e,
    );
  }
  return [...byEnds.values()];
}

/** Protocols beyond the three go only with all ports, so they must be covered by one entry and not by a union. */
function isCovered(entry: Entry, covers: readonly Entry[]): boolean {
  const sets = covers.map((c) => c.connections);
  if (entry.connections.other) return sets.some((c) => isEmptyConnections(subtractConnections(entry.connections, c)));
  const union = sets.reduce(unionConnections, NO_CONNECTIONS);
  return equalConnections(intersectConnections(union, entry.connections), entry.connections);
}

function isWithin(context: Context, entry: Entry, other: Entry): boolean {
  return (
    entry.direction === other.direction &&
    isUnitWithin(context, entry.unit, other.unit) &&
    isPeerWithin(context, entry.peer, other.peer)
  );
}

function isUnitWithin(context: Context, unit: Unit, other: Unit): boolean {
  return implies(unit.pods, other.pods) || carries(oneWorkload(context, unit), other.pods);
}

function isPeerWithin(context: Context, peer: EndpointTerm, other: EndpointTerm): boolean {
  if (other.kind === 'anything') return true;
  if (peer.kind === 'addresses')
    return other.kind === 'addresses' && peer.ranges.every((r) => rangesCover(other.ranges, r));
  if (peer.kind !== 'pods' || other.kind !== 'pods') return false;
  return (
    areNamespacesWithin(context, peer.namespaces, other.namespaces) &&
    (implies(peer.pods, other.pods) || carries(workloadOfTerm(context, peer), other.pods))
  );
}

function areNamespacesWithin(context: Context, inner: Selector, outer: Selector): boolean {
  if (implies(inner, outer)) return true;
  const names = namesOf(inner) ?? [];
  const labels = labelsByName(context);
  const isIn = (name: string) => {
    const own = labels.get(name);
    return own !== undefined && selectorMatches(outer, own);
  };
  return names.length > 0 && names.every(isIn);
}

const labelsMemo = new WeakMap<Context, ReadonlyMap<string, Labels>>();

function labelsByName(context: Context): ReadonlyMap<string, Labels> {
  const known = labelsMemo.get(context) ?? new Map(context.inventory.cluster.namespaces.map((n) => [n.name, n.labels]));
  labelsMemo.set(context, known);
  return known;
}

/** Namespaces that a selector lists by name. */
function namesOf(selector: Selector): readonly string[] | undefined {
  const [r, ...more] = selector.requirements;
  if (!r || more.length > 0 || r.key !== NAMESPACE_NAME_LABEL || r.operator !== 'In') return undefined;
  return r.values;
}

/** Whether everything that one selector matches the other matches, by what they say. */
function implies(inner: Selector, outer: Selector): boolean {
  const said = new Set(inner.requirements.map((r) => selectorKey({ requirements: [r] })));
  return outer.requirements.every((r) => said.has(selectorKey({ requirements: [r] })));
}

function carries(workload: Workload | undefined, selector: Selector): boolean {
  if (!workload) return false;
  return workload.pods.every((p) => p.hostNetwork || selectorMatches(selector, p.labels));
}

/** The workload that a unit is written for, if it is written for one alone. */
export function oneWorkload(context: Context, unit: Unit): Workload | undefined {
  return workloadSaid(context, unit.namespace, unit.pods);
}

function workloadOfTerm(context: Context, term: PodsTerm): Workload | undefined {
  const [name, ...more] = namesOf(term.namespaces) ?? [];
  return name === undefined || more.length > 0 ? undefined : workloadSaid(context, name, term.pods);
}

function isOnePeer(context: Context, peer: EndpointTerm): boolean {
  return peer.kind === 'pods' && workloadOfTerm(context, peer) !== undefined;
}

const saidBy = new WeakMap<Context, ReadonlyMap<string, Workload>>();

/** Workloads by the selector that says each of them alone; what a label group says as well is the group's. */
function workloadSaid(context: Context, namespace: string, pods: Selector): Workload | undefined {
  const known = saidBy.get(context) ?? workloadsBySelector(context);
  saidBy.set(context, known);
  return known.get(`${namespace} ${selectorKey(pods)}`);
}

function workloadsBySelector(context: Context): ReadonlyMap<string, Workload> {
  const groups = new Set(Object.values(context.design.labelGroups).map((g) => groupKey(g.labels)));
  const said = new Map<string, Workload>();
  for (const [id, selector] of context.selectors.of) {
    const workload = context.workloads.get(id);
    const key = selectorKey(selector);
    if (workload && selector.requirements.length > 0 && !groups.has(key))
      said.set(`${workload.namespace} ${key}`, workload);
  }
  return said;
}

function groupKey(labels: Readonly<Record<string, string>>): string {
  return selectorKey(selectorOfLabels(labelsOf(labels)));
}
