/** The endpoints of two solutions side by side; outside addresses refined until both sides agree on the cuts. */
import { type AddressRange, formatRange } from '../lib/addresses.ts';
import { groupBy } from '../lib/order.ts';
import type { Solution } from '../solver/solution.ts';
import type { Endpoint } from '../solver/types.ts';

/** One endpoint with its index on either side; absent where that side does not have it. */
export interface AlignedEndpoint {
  readonly endpoint: Endpoint;
  readonly before?: number;
  readonly after?: number;
}

/** What an endpoint is called on its side: endpoints that are called the same are held side by side. */
export type Naming = (endpoint: Endpoint, index: number) => string;

const byOwnId: Naming = (endpoint) => endpoint.id;

/**
 * Every endpoint of either side, in the order of the later one. IPv6 only where either side speaks of it. Where several
 * endpoints of a side are called the same (parts of a workload whose pods differ), the first is held against the first,
 * and so on; the last one of the side that has fewer stands for what is left of the other.
 */
export function alignEndpoints(
  before: Solution,
  after: Solution,
  names: { readonly before: Naming; readonly after: Naming } = { before: byOwnId, after: byOwnId },
): AlignedEndpoint[] {
  const earlier = named(before, names.before);
  const later = named(after, names.after);
  const out: AlignedEndpoint[] = [];
  for (const [name, parts] of later) {
    const old = earlier.get(name) ?? [];
    for (const [n, { endpoint, index }] of parts.entries()) {
      const held = old[n] ?? old.at(-1);
      out.push({ endpoint, after: index, ...(held ? { before: held.index } : {}) });
    }
  }
  for (const [name, parts] of earlier) {
    const now = later.get(name) ?? [];
    for (const { endpoint, index } of parts.slice(now.length)) {
      const held = now.at(-1);
      out.push({ endpoint, before: index, ...(held ? { after: held.index } : {}) });
    }
  }
  const families = before.universe.ipv6 || after.universe.ipv6 ? ([4, 6] as const) : ([4] as const);
  return [...out, ...families.flatMap((f) => alignNetworks(networksOf(before, f), networksOf(after, f)))];
}

interface Named {
  readonly endpoint: Endpoint;
  readonly index: number;
}

/** Whatever is no network, by what it is called. */
function named(solution: Solution, naming: Naming): Map<string, Named[]> {
  const all = solution.endpoints.flatMap((endpoint, index) =>
    endpoint.kind === 'network' ? [] : [{ endpoint, index }],
  );
  return groupBy(all, ({ endpoint, index }) => naming(endpoint, index));
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
