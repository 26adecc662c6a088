/** Policies that a design keeps as they were written, by the objects that they are. */
import type { Design, KeptPolicy } from '../design/schema.ts';
import type { Origin } from '../policy/policy-set.ts';

const known = new WeakMap<Design['policies'], ReadonlyMap<string, KeptPolicy>>();

const keyOf = ({ kind, namespace, name }: { kind: string; namespace?: string | undefined; name: string }) =>
  `${kind} ${namespace ?? ''}/${name}`;

/** The kept policy that an object is; undefined for one that the design does not hold. */
export function keptAs({ policies }: Design, origin: Origin): KeptPolicy | undefined {
  const all = known.get(policies) ?? new Map(Object.values(policies).map((p) => [keyOf(p), p] as const));
  known.set(policies, all);
  return all.get(keyOf(origin));
}
