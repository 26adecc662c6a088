/** What a persona alone can open and close between workloads of one namespace of its own (`practices.md` 4, RBAC-6). */
import type { Design, Persona } from '../../design/schema.ts';
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  hasNoPorts,
  NO_CONNECTIONS,
  subtractConnections,
} from '../../policy/connection-set.ts';
import type { Solution } from '../../solver/solution.ts';
import { solve } from '../../solver/solve.ts';
import { DEFAULT_OPTIONS } from '../../solver/types.ts';
import { stoppable } from '../judged-pairs.ts';
import type { SolvedSide } from '../side.ts';
import { positionsOf } from './positions.ts';
import { powersOf } from './powers.ts';

/** A connection that the persona cannot decide. */
export interface Undecidable {
  readonly can: 'not open' | 'not close';
  /** Name of the namespace. */
  readonly namespace: string;
  /** Ids of workloads. */
  readonly from: string;
  readonly to: string;
  readonly at: ConnectionSet;
  /** With everything open that the persona may open, or closed: where it is traced. */
  readonly solution: Solution;
}

export interface Autonomy {
  /** Namespaces whose policies the persona may write, and pairs in them. */
  readonly namespaces: number;
  readonly pairs: number;
  /** The first of each namespace, in each way. */
  readonly found: readonly Undecidable[];
}

/** `forbidden`: what guardrails forbid between two workloads, which nobody has to be able to open. */
export function autonomyOf(
  design: Design,
  side: SolvedSide,
  persona: Persona,
  forbidden: (from: string, to: string) => ConnectionSet,
): Autonomy {
  const powers = powersOf(design, persona, side.cluster);
  const { ipv6 } = side.solution.universe;
  const positions = positionsOf(side.policySet, powers, side.cluster, { of: (home) => [home.name], ipv6 });
  const homes = powers.homes.filter((h) => !h.made && powers.mayWritePolicies(h));
  const solved = (how: 'open' | 'close') =>
    solve({
      cluster: side.cluster,
      policies: positions.written(how),
      options: { ...DEFAULT_OPTIONS, cuts: side.cuts },
    });
  const [open, closed] = homes.length === 0 ? [side.solution, side.solution] : [solved('open'), solved('close')];
  const found: Undecidable[] = [];
  let pairs = 0;
  for (const { name } of homes) {
    const inside = side.cluster.workloads.filter((w) => w.namespace === name && w.pods.some((p) => !p.hostNetwork));
    const first = { 'not open': false, 'not close': false };
    const note = (can: Undecidable['can'], from: string, to: string, at: ConnectionSet, solution: Solution) => {
      if (hasNoPorts(at) || first[can]) return;
      first[can] = true;
      found.push({ can, namespace: name, from, to, at: { ...at, other: false }, solution });
    };
    for (const from of inside)
      for (const to of inside) {
        if (from === to) continue;
        pairs++;
        const asked = subtractConnections(ALL_CONNECTIONS, forbidden(from.id, to.id));
        note('not open', from.id, to.id, subtractConnections(asked, always(open, from.id, to.id)), open);
        note('not close', from.id, to.id, ever(closed, from.id, to.id), closed);
      }
  }
  return { namespaces: homes.length, pairs, found };
}

/** What certainly connects, between every part of one and every part of the other. */
function always(solution: Solution, from: string, to: string): ConnectionSet {
  return partsOf(solution, from, to)
    .map(([s, d]) => solution.pair(s, d).must)
    .reduce((all, must) => subtractConnections(all, subtractConnections(ALL_CONNECTIONS, must)), ALL_CONNECTIONS);
}

/** What may connect, between any part of one and any part of the other, and could be stopped. */
function ever(solution: Solution, from: string, to: string): ConnectionSet {
  return (
    partsOf(solution, from, to)
      .map(([s, d]) => stoppable(solution.pair(s, d)))
      .find((may) => !hasNoPorts(may)) ?? NO_CONNECTIONS
  );
}

function partsOf(solution: Solution, from: string, to: string): [number, number][] {
  const ends = (id: string) => solution.ofWorkload.get(id) ?? [];
  return ends(from).flatMap((s) => ends(to).map((d): [number, number] => [s, d]));
}
