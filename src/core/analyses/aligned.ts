/** The endpoints of two solutions side by side; outside addresses refined until both sides agree on the cuts. */
import { type AddressRange, formatRange } from '../lib/addresses.ts';
import type { Solution } from '../solver/solution.ts';
import type { Endpoint } from '../solver/types.ts';

/** One endpoint with its index on either side; absent where that side does not have it. */
export interface AlignedEndpoint {
  readonly endpoint: Endpoint;
  readonly before?: number;
  readonly after?: number;
}

/** Every endpoint of either side, in the order of the later one. IPv6 only where either side speaks of it. */
export function alignEndpoints(before: Solution, after: Solution): AlignedEndpoint[] {
  const named = (s: Solution) => s.endpoints.flatMap((e, i) => (e.kind === 'network' ? [] : [[e, i] as const]));
  const out: AlignedEndpoint[] = named(after).map(([endpoint, i]) => {
    const old = before.byId.get(endpoint.id);
    return { endpoint, after: i, ...(old === undefined ? {} : { before: old }) };
  });
  for (const [endpoint, i] of named(before)) if (!after.byId.has(endpoint.id)) out.push({ endpoint, before: i });
  const families = before.universe.ipv6 || after.universe.ipv6 ? ([4, 6] as const) : ([4] as const);
  return [...out, ...families.flatMap((f) => alignNetworks(networksOf(before, f), networksOf(after, f)))];
}

type Network = readonly [range: AddressRange, index: number];

function networksOf(solution: Solution, family: 4 | 6): Network[] {
  return solution.endpoints.flatMap((e, i): Network[] =>
    e.kind === 'network' && e.range.family === family ? [[e.range, i]] : [],
  );
}

/** Both lists cover the whole space in order, so walking them together refines them. */
function alignNetworks(a: readonly Network[], b: readonly Network[]): AlignedEndpoint[] {
  const out: AlignedEndpoint[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const x = a[i];
    const y = b[j];
    if (!x || !y) return out;
    const first = x[0].first > y[0].first ? x[0].first : y[0].first;
    const last = x[0].last < y[0].last ? x[0].last : y[0].last;
    const range: AddressRange = { family: x[0].family, first, last };
    out.push({ endpoint: { kind: 'network', id: formatRange(range), range }, before: x[1], after: y[1] });
    if (x[0].last === last) i++;
    if (y[0].last === last) j++;
  }
}
