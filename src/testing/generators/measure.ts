/** What generated worlds do, so that a generator whose policies do nothing is found out. */
import { judge } from '../reference/judge.ts';
import { selectorMatches } from '../reference/matching.ts';
import type { RawObject, RawSelector } from '../reference/objects.ts';
import type { End, JudgeOptions } from '../reference/routes.ts';
import { type World, worldOf } from '../reference/world.ts';

export interface Measurement {
  readonly worlds: number;
  readonly packets: number;
  readonly allowed: number;
  readonly denied: number;
  readonly undefined: number;
  /** Conditions of policies on pods, and how many of them match a pod of the world. */
  readonly selectors: number;
  readonly matching: number;
  /** Rules, and how many of them change a verdict by being there. */
  readonly rules: number;
  readonly deciding: number;
}

const OUTSIDE = ['203.0.113.1', '203.0.113.200', '198.51.100.1', '2001:db8::1', '2001:db9::1'];
const TRAFFIC = [
  { protocol: 'TCP', port: 80 },
  { protocol: 'TCP', port: 53 },
  { protocol: 'TCP', port: 8080 },
  { protocol: 'UDP', port: 53 },
  { protocol: 'other', port: 1 },
];
const OPTIONS: JudgeOptions = { podAddresses: 'match', hostNetwork: 'host' };

export function measure(samples: readonly (readonly RawObject[])[]): Measurement {
  const total = {
    worlds: 0,
    packets: 0,
    allowed: 0,
    denied: 0,
    undefined: 0,
    selectors: 0,
    matching: 0,
    rules: 0,
    deciding: 0,
  };
  for (const objects of samples) {
    const world = worldOf(objects);
    const verdicts = verdictsOf(world);
    total.worlds++;
    total.packets += verdicts.length;
    for (const verdict of verdicts) total[verdict]++;
    for (const selector of selectorsOf(objects)) {
      total.selectors++;
      if ([...world.pods.values()].some((p) => selectorMatches(selector, p.labels))) total.matching++;
    }
    const whole = verdicts.join();
    for (const fewer of withoutOneRule(objects)) {
      total.rules++;
      if (verdictsOf(worldOf(fewer)).join() !== whole) total.deciding++;
    }
  }
  return total;
}

function verdictsOf(world: World): ('allowed' | 'denied' | 'undefined')[] {
  const pods = [...world.pods.keys()].map((pod): End => ({ pod }));
  const others: End[] = [
    ...[...world.nodes.keys()].map((node) => ({ node })),
    ...OUTSIDE.map((address) => ({ address })),
  ];
  const pairs = pods.flatMap((from) => [
    ...pods.map((to) => ({ from, to })),
    ...others.flatMap((other) => [
      { from, to: other },
      { from: other, to: from },
    ]),
  ]);
  return pairs.flatMap((pair) =>
    TRAFFIC.map((traffic) => {
      const verdict = judge(world, { ...pair, ...traffic }, OPTIONS);
      return typeof verdict === 'string' ? verdict : 'undefined';
    }),
  );
}

/** Every `podSelector` in the policies that states a condition. */
function selectorsOf(value: unknown, key = ''): RawSelector[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = key === 'podSelector' && Object.keys(value).length > 0 ? [value as RawSelector] : [];
  return [...own, ...Object.entries(value).flatMap(([k, v]) => selectorsOf(v, k))];
}

type Rules = { ingress?: readonly unknown[] | null; egress?: readonly unknown[] | null; policyTypes?: unknown };

function withoutOneRule(objects: readonly RawObject[]): RawObject[][] {
  return objects.flatMap((object, i) =>
    (['ingress', 'egress'] as const).flatMap((direction) => {
      const spec = (object.kind?.endsWith('Policy') ? object.spec : undefined) as Rules | undefined;
      return (spec?.[direction] ?? []).map((_, n) => {
        const left = spec?.[direction]?.filter((__, m) => m !== n);
        return objects.with(i, { ...object, spec: { ...spec, [direction]: left } });
      });
    }),
  );
}
