/** Who the ends of a packet are, and the addresses it can travel between (semantics/kubernetes.md 1.4, dual stack; 1.6). */
import { type Party, type Whereabouts, whereaboutsOf } from './matching.ts';
import type { Reason } from './open.ts';
import type { World, WorldNode } from './world.ts';

export interface JudgeOptions {
  /** Whether address peers also match pods by their address. */
  readonly podAddresses: 'match' | 'ignore';
  /** Whether host-network pods are judged as their node or like any pod. */
  readonly hostNetwork: 'host' | 'pod';
}

/** One end of a packet: a pod by `namespace/name`, an address, a node by name, a domain by name. */
export type End =
  | { readonly pod: string }
  | { readonly address: string }
  | { readonly node: string }
  | { readonly domain: string };

/** An end as the parties that it may be: one for each of its addresses. */
export function partiesOf(world: World, end: End, options: JudgeOptions): Party[] {
  if ('node' in end) return nodeParties(world, known(world.nodes.get(end.node), end.node), end.node, []);
  if ('domain' in end) {
    return places(world, [], 'domain-name').map((at) => ({ kind: 'domain', at, domain: end.domain }));
  }
  if ('address' in end) {
    const node = [...world.nodes.values()].find((n) => n.addresses.includes(end.address));
    const at = whereaboutsOf(end.address);
    return [node ? { kind: 'node', at, node, name: node.name } : { kind: 'outside', at }];
  }
  const pod = known(world.pods.get(end.pod), end.pod);
  if (pod.hostNetwork && options.hostNetwork === 'host') {
    return nodeParties(world, world.nodes.get(pod.node ?? ''), pod.node, pod.addresses);
  }
  if (options.podAddresses === 'ignore') return [{ kind: 'pod', at: 'none', pod }];
  return places(world, pod.addresses, 'address-unknown').map((at) => ({ kind: 'pod', at, pod }));
}

function nodeParties(
  world: World,
  node: WorldNode | undefined,
  name: string | undefined,
  own: readonly string[],
): Party[] {
  const addresses = own.length > 0 ? own : (node?.addresses ?? []);
  return places(world, addresses, 'address-unknown').map((at) => ({ kind: 'node', at, node, name }));
}

/** The addresses; where none is known, somewhere in each family in use. */
function places(world: World, addresses: readonly string[], unknown: Reason): Whereabouts[] {
  return addresses.length > 0 ? addresses.map(whereaboutsOf) : world.families.map((version) => ({ version, unknown }));
}

function known<T>(thing: T | undefined, name: string): T {
  if (thing === undefined) throw new Error(`the world has no ${name}`);
  return thing;
}

/** The ways a packet can take: each pair of addresses of one family. Where there is none, one end lacks that family. */
export function routesOf(from: readonly Party[], to: readonly Party[]): (readonly [Party, Party])[] {
  const pairs = from.flatMap((a) => to.map((b) => [a, b] as const));
  const routes = pairs.filter(([a, b]) => !familiesDiffer(a.at, b.at));
  if (routes.length > 0) return routes;
  const nowhere = (party: Party): Party => ({ ...party, at: 'none' });
  return pairs.map(([a, b]) => (b.kind === 'outside' ? [nowhere(a), b] : [a, nowhere(b)]));
}

function familiesDiffer(a: Whereabouts, b: Whereabouts): boolean {
  return typeof a === 'object' && typeof b === 'object' && a.version !== b.version;
}
