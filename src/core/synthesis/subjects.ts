/** Several sets of pods of one namespace as one: by a label that all of them carry and nobody else, or by their values. */
import { type Requirement, requirementMatches, type Selector, selectorKey, selectorOf } from '../cluster/selector.ts';
import { compareText, sortedBy } from '../lib/order.ts';
import { oneWorkload } from './contained.ts';
import { type Context, onPodNetwork } from './context.ts';
import type { Unit } from './entries.ts';
import { labelsInOrder } from './pod-selectors.ts';

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
  return byLabel(context, units) ?? byValues(units);
}

/** A label that exactly these workloads carry, in their namespace. */
function byLabel(context: Context, units: readonly Unit[]): Subject | undefined {
  const meant = units.flatMap((u) => oneWorkload(context, u) ?? []);
  const [first] = meant;
  if (!first || meant.length < units.length) return undefined;
  const ids = new Set(meant.map((w) => w.id));
  const neighbours = (context.workloadsIn.get(first.namespace) ?? []).filter(onPodNetwork);
  // pods to come may carry what a label group asks for, and are meant by the flows of the group alone
  const ofGroups = Object.values(context.design.labelGroups).map((g) => g.labels);
  for (const [key, value] of labelsInOrder(first, context.podKeys)) {
    if (ofGroups.some((labels) => labels[key] === value)) continue;
    const requirement: Requirement = { key, operator: 'In', values: [value] };
    const exact = neighbours.every((w) => {
      const pods = w.pods.filter((p) => !p.hostNetwork);
      const carries = pods.filter((p) => requirementMatches(requirement, p.labels)).length;
      return carries === (ids.has(w.id) ? pods.length : 0);
    });
    if (exact) return { pods: selectorOf([requirement]), stem: `${key.slice(key.lastIndexOf('/') + 1)}-${value}` };
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
