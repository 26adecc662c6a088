/** One side of the model, solved: what analyses ask (`studio.md`, Two sides of one model). */
import type { Cluster, WorkloadId } from '../cluster/cluster.ts';
import type { Members } from '../design/members.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { type AddressRange, rangesCover } from '../lib/addresses.ts';
import type { PolicySet } from '../policy/policy-set.ts';
import { PeerRows } from '../solver/peers.ts';
import type { Solution } from '../solver/solution.ts';
import type { Side } from './answers.ts';

/** What is to be solved for a side, and how its workloads are called in the design. */
export interface PreparedSide {
  readonly side: Side;
  readonly cluster: Cluster;
  readonly policySet: PolicySet;
  /** Boundaries at which outside addresses are told apart, beside those that policies name. */
  readonly cuts: readonly AddressRange[];
  readonly workloadIdOf: ReadonlyMap<string, WorkloadId>;
  readonly designIdOf: ReadonlyMap<WorkloadId, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A side with its solution. */
export interface SolvedSide extends PreparedSide {
  readonly solution: Solution;
  readonly rows: PeerRows;
  /** Milliseconds of preparing and solving; measured by the caller, since the core has no clock. */
  readonly milliseconds: number;
}

/** Makes a solved side. */
export function solvedSide(prepared: PreparedSide, solution: Solution, milliseconds: number): SolvedSide {
  return { ...prepared, solution, rows: new PeerRows(solution), milliseconds };
}

/** The endpoints of a solution that members of the design stand for. */
export function endpointsOf(solution: Solution, members: Members): number[] {
  const workloads = [...members.workloads].flatMap((id) => solution.ofWorkload.get(id) ?? []);
  const hosts = [...members.hosts].flatMap((name) => solution.byId.get(`host/${name}[Host]`) ?? []);
  const known = members.domains.flatMap((d) => solution.byId.get(`domain/${d}`) ?? []);
  // a domain that no policy names may have any address
  const anywhere = members.domains.length > known.length;
  const networks = solution.endpoints.flatMap((e, i) =>
    e.kind === 'network' && isJudged(solution, e.range) && (anywhere || rangesCover(members.ranges, e.range))
      ? [i]
      : [],
  );
  return [...new Set([...workloads, ...hosts, ...known, ...networks])];
}

/** IPv6 is judged only where the input speaks of it. */
function isJudged(solution: Solution, range: AddressRange): boolean {
  return range.family === 4 || solution.universe.ipv6;
}

/** The design's id of an endpoint, or the solver's where the design does not hold it. */
export function shownId(side: SolvedSide, endpoint: number): string {
  const e = side.solution.endpoints[endpoint];
  if (e?.kind !== 'workload') return e?.id ?? '';
  const workload = side.solution.input.cluster.workloads[e.workload];
  return (workload && side.designIdOf.get(workload.id)) ?? e.id;
}

/** How an endpoint is called: `shop/web`, or the solver's id of what is no workload. */
export function shownLabel(side: SolvedSide, endpoint: number): string {
  const e = side.solution.endpoints[endpoint];
  return e?.kind === 'workload' ? `${e.namespace}/${e.name}` : (e?.id ?? '');
}
