/** The connectivity map of some manifests by the reference evaluator, under the options of the netpol-analyzer maps. */
import { addressText, boundariesOf } from '../reference/boundaries.ts';
import { reachOf } from '../reference/reach.ts';
import type { End, JudgeOptions } from '../reference/routes.ts';
import { readObjects, type World, worldOf } from '../reference/world.ts';
import type { Row } from './compare-maps.ts';
import type { CorpusFile } from './folders.ts';
import { connectionsText } from './rows.ts';

/** Pod addresses are ignored and host-network pods are pods there (corpus README, semantics 6 and 7). */
export const MAP_OPTIONS: JudgeOptions = { podAddresses: 'ignore', hostNetwork: 'pod' };

const POLICIES = new Set(['NetworkPolicy', 'ClusterNetworkPolicy', 'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy']);

/** Every allowed connection between different workloads, and with outside IPv4 ranges. Entry points are not read. */
export function referenceMap(files: readonly CorpusFile[]): Row[] {
  const objects = readObjects(files.map((f) => f.text));
  const world = worldOf(objects);
  const policies = objects.filter((o) => POLICIES.has(o.kind ?? '')).map((o) => o.spec);
  const boundaries = boundariesOf([policies, [...world.pods.values()].map((p) => p.ports)]);
  const workloads = new Map([...world.pods.values()].reverse().map((p) => [p.workload, { pod: p.id } as End]));
  const starts = boundaries.addresses[4];
  const ranges = starts.map((start, i): readonly [string, End] => {
    const last = (starts[i + 1] ?? 2n ** 32n) - 1n;
    return [`${addressText(4, start)}-${addressText(4, last)}`, { address: addressText(4, start) }];
  });
  const rows: Row[] = [];
  const known = new Map<string, string>();
  const add = (src: string, from: End, dst: string, to: End): void => {
    const key = `${likeness(world, from)} → ${likeness(world, to)}`;
    const value = known.get(key) ?? connectionsText(reachOf(world, from, to, MAP_OPTIONS, boundaries).allowed);
    known.set(key, value);
    if (value !== '') rows.push({ src, dst, value });
  };
  for (const [name, end] of workloads) {
    for (const [other, otherEnd] of workloads) if (other !== name) add(name, end, other, otherEnd);
    for (const [range, address] of ranges) {
      add(name, end, range, address);
      add(range, address, name, end);
    }
  }
  return rows;
}

/** All that policies can see of an end under these options; pods that look alike are judged once. */
function likeness(world: World, end: End): string {
  const pod = 'pod' in end ? world.pods.get(end.pod) : undefined;
  return JSON.stringify(pod ? [pod.namespace, pod.labels, pod.ports] : end);
}
