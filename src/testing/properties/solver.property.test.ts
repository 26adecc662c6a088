/** The solver gives what the reference evaluator gives, for every pair, at every boundary of ports and addresses. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cluster } from '../generators/cluster.ts';
import { policies } from '../generators/policies.ts';
import { manifestOf } from '../manifests.ts';
import { Probe } from '../probe.ts';
import { addressText, boundariesOf } from '../reference/boundaries.ts';
import { judge } from '../reference/judge.ts';
import type { RawObject } from '../reference/objects.ts';
import type { End, JudgeOptions } from '../reference/routes.ts';
import { type World, worldOf } from '../reference/world.ts';

const OPTIONS: readonly JudgeOptions[] = [
  { podAddresses: 'match', hostNetwork: 'host' },
  { podAddresses: 'ignore', hostNetwork: 'pod' },
];
const RUNS = Number(process.env['RUNS'] ?? 60);

/** Pods, nodes, and one outside address of each range, in both families. Addresses of pods and nodes stand for those. */
function endsOf(world: World, objects: readonly RawObject[]): { inside: End[]; outside: End[] } {
  const { addresses } = boundariesOf(objects);
  const owned = new Set([...world.pods.values(), ...world.nodes.values()].flatMap((p) => p.addresses).map(plain));
  const texts = ([4, 6] as const).flatMap((family) => addresses[family].map((a) => addressText(family, a)));
  return {
    inside: [...[...world.pods.keys()].map((pod) => ({ pod })), ...[...world.nodes.keys()].map((node) => ({ node }))],
    outside: texts.filter((text) => !owned.has(text)).map((address) => ({ address })),
  };
}

/** An address as `addressText` writes it. */
function plain(address: string): string {
  const { addresses } = boundariesOf(address);
  return address.includes(':') ? addressText(6, addresses[6][1] ?? 0n) : address;
}

function disagreements(objects: readonly RawObject[], options: JudgeOptions): string[] {
  const world = worldOf(objects);
  const probe = new Probe([manifestOf(objects)], options);
  const { ports } = boundariesOf(objects.filter((o) => o.kind !== 'Deployment'));
  const traffic = [
    ...['TCP', 'UDP', 'SCTP'].flatMap((protocol) => ports.map((port) => ({ protocol, port }))),
    { protocol: 'other', port: 1 },
  ];
  const { inside, outside } = endsOf(world, objects);
  const domains = probe.solution.endpoints.flatMap((e) => (e.kind === 'domain' ? [{ domain: e.domain }] : []));
  const pairs = inside.flatMap((from) => [
    ...[...inside, ...domains].map((to) => ({ from, to })),
    ...outside.flatMap((other) => [
      { from, to: other },
      { from: other, to: from },
    ]),
  ]);
  return pairs.filter(isAsked).flatMap((pair) =>
    traffic.flatMap((t) => {
      const judged = judge(world, { ...pair, ...t }, options);
      const wanted = typeof judged === 'string' ? judged : 'undefined';
      const got = probe.verdict({ ...pair, ...t });
      return wanted === got
        ? []
        : [`${JSON.stringify({ ...pair, ...t })}: reference ${JSON.stringify(judged)}, solver ${got}`];
    }),
  );
}

/** A template with itself is two pods or one, a node with itself has no network: no packet of the model. */
function isAsked({ from, to }: { from: End; to: End }): boolean {
  return JSON.stringify(from) !== JSON.stringify(to) || ('pod' in from && !from.pod.endsWith(']'));
}

test.each(OPTIONS)('whole inventories, addresses $podAddresses, host network as $hostNetwork', (options) => {
  fc.assert(
    fc.property(cluster({ shown: 'whole' }), policies, (objects, rules) => {
      expect(disagreements([...objects, ...rules], options).slice(0, 5)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

test.each(OPTIONS)('inventories shown in part, addresses $podAddresses, host network as $hostNetwork', (options) => {
  fc.assert(
    fc.property(cluster({ shown: 'partly' }), policies, (objects, rules) => {
      expect(disagreements([...objects, ...rules], options).slice(0, 5)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
