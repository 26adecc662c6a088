/** For each workload the fewest labels that select exactly its pods among the workloads of its namespace. */
import type { Workload, WorkloadId } from '../cluster/cluster.ts';
import type { Labels } from '../cluster/labels.ts';
import { labelsKey } from '../cluster/labels.ts';
import { type Requirement, requirementMatches, type Selector, selectorOf } from '../cluster/selector.ts';
import { compareText, groupBy } from '../lib/order.ts';

/** How the workloads of each namespace are told apart. */
export interface PodSelectors {
  /** Absent for workloads that no selector tells from another. */
  readonly of: ReadonlyMap<WorkloadId, Selector>;
  /** Workloads of one namespace whose pods carry the same labels. */
  readonly alike: readonly (readonly WorkloadId[])[];
}

/** Keys that people mean when they say which application it is, best first. */
const IDENTITY_KEYS = ['app', 'app.kubernetes.io/name', 'k8s-app', 'name', 'app.kubernetes.io/instance', 'component'];

/** Keys whose values change with every rollout or pod: a selector that names them breaks by itself. */
const VOLATILE_KEYS = new Set([
  'pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'job-name',
]);

/** Whether the values of a key change with every rollout or pod. */
export function isVolatile(key: string): boolean {
  return VOLATILE_KEYS.has(key);
}

const LARGEST_SELECTOR = 4;

/**
 * Selectors for every workload on the pod network. Pods in the host's network are out of reach and left aside.
 * @param standard keys that are looked after: no other is used where these tell a workload from its neighbours
 */
export function podSelectors(workloads: readonly Workload[], standard: ReadonlySet<string> = new Set()): PodSelectors {
  const of = new Map<WorkloadId, Selector>();
  const alike: WorkloadId[][] = [];
  const pods = workloads.filter((w) => w.pods.some((p) => !p.hostNetwork));
  for (const neighbours of groupBy(pods, (w) => w.namespace).values()) {
    for (const same of groupBy(neighbours, (w) => labelsKey(labelsOfWorkload(w))).values())
      if (same.length > 1) alike.push(same.map((w) => w.id));
    const space = neighbours.map(labelsOfWorkload);
    neighbours.forEach((w, i) => {
      const selector = ofStandard(space, i, standard) ?? fewest(candidates(space, i), space, i);
      if (selector) of.set(w.id, selector);
    });
  }
  return { of, alike };
}

function labelsOfWorkload(workload: Workload): Labels {
  const pod = workload.pods.find((p) => !p.hostNetwork);
  return new Map([...(pod?.labels ?? [])].filter(([key]) => !VOLATILE_KEYS.has(key)));
}

/**
 * The labels of a workload that stay from rollout to rollout, those of the standard first, and of them those that say which
 * application it is.
 */
export function labelsInOrder(
  workload: Workload,
  standard: ReadonlySet<string>,
): (readonly [key: string, value: string])[] {
  const outside = (key: string) => Number(!standard.has(key));
  return [...labelsOfWorkload(workload)].sort(
    ([a], [b]) => outside(a) - outside(b) || rankOf(a) - rankOf(b) || compareText(a, b),
  );
}

function rankOf(key: string): number {
  const at = IDENTITY_KEYS.indexOf(key);
  return at < 0 ? IDENTITY_KEYS.length : at;
}

function byRank(a: Requirement, b: Requirement): number {
  return rankOf(a.key) - rankOf(b.key) || compareText(a.key, b.key);
}

/** Requirements that the workload meets and some neighbour does not: its own labels first, then keys that it lacks. */
function candidates(space: readonly Labels[], self: number): Requirement[] {
  const mine = space[self] ?? new Map<string, string>();
  const own = [...mine].map(([key, value]): Requirement => ({ key, operator: 'In', values: [value] })).sort(byRank);
  const foreign = new Set(space.flatMap((labels) => [...labels.keys()]).filter((key) => !mine.has(key)));
  const absent = [...foreign].map((key): Requirement => ({ key, operator: 'DoesNotExist' })).sort(byRank);
  return [...own, ...absent];
}

/** A selector by keys of the standard alone; undefined where none is exact, or nothing would be asked for. */
function ofStandard(space: readonly Labels[], self: number, standard: ReadonlySet<string>): Selector | undefined {
  if (standard.size === 0) return undefined;
  const registered = candidates(space, self).filter((r) => standard.has(r.key));
  return registered.some((r) => r.operator === 'In') ? fewest(registered, space, self) : undefined;
}

function fewest(all: readonly Requirement[], space: readonly Labels[], self: number): Selector | undefined {
  // a workload alone in its namespace is still named by a label: a policy for it must not catch the next one
  const first = all.find((r) => r.operator === 'In');
  let left = space.flatMap((_, i) => (i === self ? [] : [i]));
  if (left.length === 0) return selectorOf(first ? [first] : []);
  const useful = all.filter((r) => left.some((i) => !requirementMatches(r, space[i] ?? new Map())));
  for (let size = 1; size <= Math.min(LARGEST_SELECTOR, useful.length); size++) {
    if (choose(useful.length, size) > 20_000) break;
    const found = combination(useful, space, left, size, 0, []);
    if (found) return selectorOf(withLabel(found, first));
  }
  // many labels: take them greedily, each time the one that shuts out most
  const taken: Requirement[] = [];
  while (left.length > 0) {
    const scored = useful.map((r) => left.filter((i) => !requirementMatches(r, space[i] ?? new Map())).length);
    const best = scored.indexOf(Math.max(...scored, 0));
    const requirement = useful[best];
    if (!requirement || (scored[best] ?? 0) === 0) return undefined;
    taken.push(requirement);
    left = left.filter((i) => requirementMatches(requirement, space[i] ?? new Map()));
  }
  return selectorOf(withLabel(taken, first));
}

/** A selector of absent keys only would catch every pod without labels to come; one label of its own narrows it. */
function withLabel(found: readonly Requirement[], first: Requirement | undefined): readonly Requirement[] {
  return first && found.every((r) => r.operator === 'DoesNotExist') ? [first, ...found] : found;
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
  return ways;
}

function combination(
  all: readonly Requirement[],
  space: readonly Labels[],
  left: readonly number[],
  size: number,
  from: number,
  taken: readonly Requirement[],
): readonly Requirement[] | undefined {
  if (left.length === 0) return taken;
  if (size === 0) return undefined;
  for (let i = from; i < all.length; i++) {
    const r = all[i];
    if (!r) continue;
    const rest = left.filter((j) => requirementMatches(r, space[j] ?? new Map()));
    if (rest.length === left.length) continue;
    const found = combination(all, space, rest, size - 1, i + 1, [...taken, r]);
    if (found) return found;
  }
  return undefined;
}
