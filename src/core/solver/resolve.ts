/** Finds the endpoint that a person means: an id, `namespace/name`, a bare name, an address, a host, a domain. */
import { type Address, parseAddress, rangeContains } from '../lib/addresses.ts';
import type { Solution } from './solution.ts';
import type { Endpoint } from './types.ts';

export type Resolved =
  | { readonly kind: 'found'; readonly endpoint: Endpoint }
  | { readonly kind: 'several'; readonly ids: readonly string[] }
  | { readonly kind: 'none'; readonly closest: readonly string[] };

/** Resolves a text to one endpoint of a solution. An address resolves to the pod or host that has it, else its network. */
export function resolveEndpoint(solution: Solution, text: string): Resolved {
  const exact = solution.byId.get(text);
  if (exact !== undefined) return { kind: 'found', endpoint: solution.endpoints[exact]! };
  const address = parseAddress(text);
  if (address) return byAddress(solution, address);
  const named = solution.endpoints.filter((e) => namesOf(solution, e).includes(text));
  if (named.length === 1) return { kind: 'found', endpoint: named[0]! };
  if (named.length > 1) return { kind: 'several', ids: named.map((e) => e.id) };
  return { kind: 'none', closest: closest(solution, text) };
}

function namesOf(solution: Solution, e: Endpoint): string[] {
  switch (e.kind) {
    case 'workload': {
      const workload = solution.input.cluster.workloads[e.workload]!;
      const pods = e.pods.flatMap((i) => {
        const name = workload.pods[i]!.name;
        return name === undefined ? [] : [`${e.namespace}/${name}`, name];
      });
      return [...new Set([workload.id, `${e.namespace}/${e.name}`, e.name, ...pods])];
    }
    case 'host':
      return [solution.input.cluster.hosts[e.host]!.name, e.id.replace(/\[Host\]$/, '')];
    case 'domain':
      return [e.domain];
    default:
      return [];
  }
}

function byAddress(solution: Solution, address: Address): Resolved {
  const has = (texts: readonly string[]) =>
    texts.some((t) => {
      const a = parseAddress(t);
      return a !== undefined && a.family === address.family && a.value === address.value;
    });
  const { cluster } = solution.input;
  const owner = solution.endpoints.find((e) => {
    if (e.kind === 'workload') return e.pods.some((i) => has(cluster.workloads[e.workload]!.pods[i]!.addresses));
    return e.kind === 'host' && has(cluster.hosts[e.host]!.addresses);
  });
  const endpoint = owner ?? solution.endpoints.find((e) => e.kind === 'network' && rangeContains(e.range, address));
  return endpoint ? { kind: 'found', endpoint } : { kind: 'none', closest: [] };
}

function closest(solution: Solution, text: string): string[] {
  const wanted = text.toLowerCase();
  return solution.endpoints
    .filter((e) => e.kind !== 'network' && e.id.toLowerCase().includes(wanted.split('/').pop() ?? wanted))
    .slice(0, 3)
    .map((e) => e.id);
}
