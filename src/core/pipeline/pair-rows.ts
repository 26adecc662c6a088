/** Every pair that may connect, over all endpoints of a solution, entry points included. */
import { entryPorts } from '../analyses/entry-ports.ts';
import { type ConnectionSet, hasNoPorts, intersectConnections, NO_CONNECTIONS } from '../policy/connection-set.ts';
import type { Solution } from '../solver/solution.ts';
import type { Endpoint, PairAnswer, UndefinedReason } from '../solver/types.ts';

/** Both bounds of one pair that has something in its may bound. Indices of `Solution.endpoints`. */
export interface PairRow {
  readonly source: number;
  readonly destination: number;
  readonly must: ConnectionSet;
  readonly may: ConnectionSet;
  readonly reasons: readonly UndefinedReason[];
}

/** Which pairs are listed. */
export interface PairRowOptions {
  /** Whether pairs of a workload with itself are listed. */
  readonly self: boolean;
  /** Whether IPv6 networks are listed; by default where the input speaks of them. */
  readonly ipv6?: boolean;
}

function isOutside(e: Endpoint): boolean {
  return e.kind === 'network' || e.kind === 'domain';
}

/** Whether both are parts of one workload. */
function sameWorkload(a: Endpoint, b: Endpoint): boolean {
  return a.kind === 'workload' && b.kind === 'workload' && a.workload === b.workload;
}

/** Whether a pair is a row at all: outside to outside is not, IPv6 only where the input speaks of it (`cli.md`). */
function isListed(solution: Solution, a: Endpoint, b: Endpoint, options: PairRowOptions): boolean {
  if (isOutside(a) && isOutside(b)) return false;
  // a domain name says where a connection goes, never where it comes from
  if (a.kind === 'domain' || (a.kind === 'host' && a === b)) return false;
  if (!options.self && sameWorkload(a, b)) return false;
  return (options.ipv6 ?? solution.universe.ipv6) || ![a, b].some((e) => e.kind === 'network' && e.range.family === 6);
}

/** Rows in the order of endpoints, sources first. */
export function* pairRows(solution: Solution, options: PairRowOptions): Generator<PairRow> {
  const { endpoints } = solution;
  const entries = entryPorts(solution.input.cluster);
  for (const [source, from] of endpoints.entries()) {
    for (const [destination, to] of endpoints.entries()) {
      if (to.kind === 'ingress-controller' || !isListed(solution, from, to, options)) continue;
      const answer = solution.pair(source, destination);
      const row = from.kind === 'ingress-controller' ? throughEntries(answer, entries, to) : answer;
      if (!hasNoPorts(row.may)) yield { source, destination, ...row };
    }
  }
}

function throughEntries(answer: PairAnswer, entries: ReturnType<typeof entryPorts>, to: Endpoint): PairAnswer {
  const ports = to.kind === 'workload' ? entries.get(to.workload) : undefined;
  const reached: ConnectionSet = ports ? { ...NO_CONNECTIONS, TCP: ports } : NO_CONNECTIONS;
  return {
    must: intersectConnections(answer.must, reached),
    may: intersectConnections(answer.may, reached),
    reasons: answer.reasons,
  };
}
