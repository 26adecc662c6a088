/** Several sets of pods of one namespace as one: by a label that all of them carry and nobody else, or by what else they share. */
import type { Workload } from '../cluster/cluster.ts';
import type { Labels } from '../cluster/labels.ts';
import { type Requirement, requirementMatches, type Selector, selectorKey, selectorOf } from '../cluster/selector.ts';
import { isolatedDirections } from '../design/isolation.ts';
import { compareText, sortedBy } from '../lib/order.ts';
import { oneWorkload } from './contained.ts';
import { type Context, onPodNetwork } from './context.ts';
import type { Unit } from './entries.ts';
import { isVolatile, labelsInOrder } from './pod-selectors.ts';

/** A set of pods, and how policies call it. */
export interface Subject {
  readonly pods: Selector;
  readonly stem: string;
}

/** The pods of all these units and no others: undefined where no selector says them. One unit is said as it is. */
export function subjectOf(context: Context, units: readonly Unit[]): Subject | undefined {
  const [first, ...others] = units;
  if (!first) return undefined;
  if (others.length === 0) return { pods: first.pods, stem: first.stem };
  const meant = units.flatMap((u) => oneWorkload(context, u) ?? []);
  const crowd = meant.length < units.length ? undefined : crowdOf(context, meant);
  const said = crowd && (byLabel(context, crowd) ?? byRequirements(context, crowd));
  if (!said) return byValues(units);
  return { pods: selectorOf(said.requirements), stem: said.stem ?? stemOf(units) };
}

/** Workloads of one namespace that are meant, and the pods of all others in it. */
interface Crowd {
  readonly first: Workload;
  readonly meant: readonly Labels[];
  readonly others: readonly Labels[];
}

interface Said {
  readonly requirements: readonly Requirement[];
  readonly stem?: string;
}

function crowdOf(context: Context, meant: readonly Workload[]): Crowd | undefined {
  const [first] = meant;
  if (!first) return undefined;
  const ids = new Set(meant.map((w) => w.id));
  const labels = (workloads: readonly Workload[]) =>
    workloads.flatMap((w) => w.pods.flatMap((p) => (p.hostNetwork ? [] : [p.labels])));
  const others = (context.workloadsIn.get(first.namespace) ?? []).filter((w) => onPodNetwork(w) && !ids.has(w.id));
  return { first, meant: labels(meant), others: labels(others) };
}

/** A label that exactly these workloads carry, in their namespace. */
function byLabel(context: Context, { first, meant, others }: Crowd): Said | undefined {
  // pods to come may carry what a label group asks for, and are meant by the flows of the group alone
  const ofGroups = Object.values(context.design.labelGroups).map((g) => g.labels);
  for (const [key, value] of labelsInOrder(first, context.podKeys)) {
    if (ofGroups.some((labels) => labels[key] === value)) continue;
    const requirement: Requirement = { key, operator: 'In', values: [value] };
    const matches = (labels: Labels) => requirementMatches(requirement, labels);
    if (meant.every(matches) && !others.some(matches))
      return { requirements: [requirement], stem: `${key.slice(key.lastIndexOf('/') + 1)}-${value}` };
  }
  return undefined;
}

const MOST_REQUIREMENTS = 3;
const FEW_VALUES = 3;

/** What is read most easily, and means fewest pods to come, first. */
function plainness(r: Requirement): number {
  if (r.operator === 'In') return r.values.length <= FEW_VALUES ? 0 : 2;
  return { Exists: 1, DoesNotExist: 3, NotIn: 4 }[r.operator];
}

/**
 * The fewest requirements that all of these meet and nobody else in their namespace. Values that they carry; and keys that
 * they carry or lack, or values that they lack, only where nothing isolates pods to come anyhow: these would be meant, too.
 */
function byRequirements(context: Context, { first, meant, others }: Crowd): Said | undefined {
  const wide = isolatedDirections(context.namespaces.get(first.namespace)).length === 0;
  const grouped = new Set(Object.values(context.design.labelGroups).flatMap((g) => Object.keys(g.labels)));
  const keys = sortedBy(new Set([...meant, ...others].flatMap((labels) => [...labels.keys()])), (key) => key);
  const all = keys
    .filter((key) => !grouped.has(key) && !isVolatile(key))
    .flatMap((key) => requirementsOn(key, meant, others, wide))
    .filter((r) => meant.every((labels) => requirementMatches(r, labels)));
  const met = sortedBy(all, (r) => `${context.podKeys.has(r.key) ? 0 : 1} ${plainness(r)} ${r.key}`);
  const shutOut = met.map((r) => new Set(others.flatMap((labels, i) => (requirementMatches(r, labels) ? [] : [i]))));
  for (let size = 1; size <= MOST_REQUIREMENTS; size++) {
    const found = covering(shutOut, others.length, size, 0);
    if (found) return { requirements: found.flatMap((i) => met[i] ?? []) };
  }
  return undefined;
}

function requirementsOn(
  key: string,
  meant: readonly Labels[],
  others: readonly Labels[],
  wide: boolean,
): Requirement[] {
  const valuesIn = (all: readonly Labels[]) => new Set(all.flatMap((labels) => labels.get(key) ?? []));
  const own = [...valuesIn(meant)].sort(compareText);
  const foreign = [...valuesIn(others)].filter((v) => !own.includes(v)).sort(compareText);
  const carried: Requirement[] = own.length > 0 ? [{ key, operator: 'In', values: own }] : [];
  if (!wide) return carried;
  return [
    { key, operator: 'Exists' },
    ...carried,
    { key, operator: 'DoesNotExist' },
    ...(foreign.length > 0 ? [{ key, operator: 'NotIn' as const, values: foreign }] : []),
  ];
}

/** Indices of at most so many sets that together hold every number below a count. */
function covering(
  sets: readonly ReadonlySet<number>[],
  count: number,
  size: number,
  from: number,
): number[] | undefined {
  for (let i = from; i < sets.length; i++) {
    const set = sets[i];
    if (!set) continue;
    if (set.size === count) return [i];
    if (size === 1 || set.size === 0) continue;
    const left = [...Array(count).keys()].filter((n) => !set.has(n));
    const rest = sets.map((other) => new Set(left.flatMap((n, at) => (other.has(n) ? [at] : []))));
    const found = covering(rest, left.length, size - 1, i + 1);
    if (found) return [i, ...found];
  }
  return undefined;
}

/** One key with the values of all, where each is said by one value of that key. */
function byValues(units: readonly Unit[]): Subject | undefined {
  const requirements = units.map(({ pods }) => (pods.requirements.length === 1 ? pods.requirements[0] : undefined));
  const key = requirements[0]?.key ?? '';
  const values = requirements.map((r) => (r?.operator === 'In' && r.key === key ? r.values : undefined));
  if (values.some((v) => v === undefined)) return undefined;
  return { pods: selectorOf([{ key, operator: 'In', values: values.flatMap((v) => v ?? []) }]), stem: stemOf(units) };
}

const NAMED = 3;

function stemOf(units: readonly Unit[]): string {
  const stems = [...new Set(sortedBy(units, (u) => selectorKey(u.pods)).map((u) => u.stem))].sort(compareText);
  const named = stems.slice(0, NAMED);
  return stems.length > NAMED
    ? `${named.join('-')}-and-${stems.length - NAMED}-more`
    : `${named.slice(0, -1).join('-')}-and-${named[named.length - 1] ?? ''}`;
}
