/** PLANE-5: what reaches another plane only through others (row 1.1, vulnerabilities must not cascade). */
import { nameOf } from '../../design/lookup.ts';
import { counted } from '../../lib/number-text.ts';
import { hasNoPorts } from '../../policy/connection-set.ts';
import { type Check, doesNotApply, type Finding, type Fix, outcomeOf } from '../check.ts';
import { type Crossing, crossingsOf, pairAt, shownEnd, witnessOf } from '../crossings.ts';
import type { Facts } from '../facts.ts';
import { closingPair } from '../fixes.ts';
import { zonesWorthKeepingApart } from '../standing.ts';

/** A way from one plane to another, hop by hop. */
interface Path {
  readonly hops: readonly Crossing[];
}

export const PLANE_5: Check = {
  id: 'PLANE-5',
  practice: 1,
  row: '1.1',
  severity: 'error',
  demand: 'Planes that may not connect do not reach one another through a third',
  run: (facts, onProgress) => {
    const { design } = facts;
    if (!zonesWorthKeepingApart(design.planes)) return doesNotApply('there are not two planes');
    const { pairs, standings } = crossingsOf(facts, onProgress);
    // what the platform brings along is left alone by policies, and stands in no plane
    const isOurs = (end: Crossing['s']) => end.kind === 'workload' && standings.zonesOf('plane', end) !== undefined;
    const open = pairs.filter((p) => !hasNoPorts(p.may) && p.from !== p.to && isOurs(p.s) && isOurs(p.d));
    const planeOf = new Map<number, string>();
    for (const p of open)
      for (const [indices, end] of [
        [p.sources, p.s],
        [p.destinations, p.d],
      ] as const) {
        const [plane] = standings.zonesOf('plane', end) ?? [];
        if (plane !== undefined) for (const index of indices) planeOf.set(index, plane);
      }
    const direct = new Set(open.map((p) => `${planeOf.get(p.source) ?? ''} ${planeOf.get(p.destination) ?? ''}`));
    const next = hopsFrom(open);
    const planes = Object.keys(design.planes).sort();
    const findings = planes.flatMap((from) => {
      const starts = [...planeOf].filter(([, plane]) => plane === from).map(([index]) => index);
      return planes
        .filter((to) => to !== from && !direct.has(`${from} ${to}`))
        .flatMap((to): Finding[] => {
          const path = shortest(facts, starts, next, (index) => planeOf.get(index) === to);
          return path ? [pathFinding(facts, from, to, path)] : [];
        });
    });
    const closed = planes.length * (planes.length - 1) - [...direct].filter((k) => isOfTwo(k)).length;
    if (closed <= 0) return doesNotApply('every plane connects to every other one');
    return outcomeOf(
      findings,
      `${counted(closed, 'pair')} of planes that may not connect, by ways through workloads of namespaces with a plane`,
    );
  },
};

function isOfTwo(key: string): boolean {
  const [from = '', to = ''] = key.split(' ');
  return from !== '' && to !== '' && from !== to;
}

/** What leads on from each endpoint; those that are alike share one list. */
type Hops = ReadonlyMap<number, readonly (readonly Crossing[])[]>;

function hopsFrom(open: readonly Crossing[]): Hops {
  const bySources = new Map<readonly number[], Crossing[]>();
  for (const p of open) {
    const list = bySources.get(p.sources);
    if (list) list.push(p);
    else bySources.set(p.sources, [p]);
  }
  const out = new Map<number, Crossing[][]>();
  for (const [sources, list] of bySources)
    for (const index of sources) {
      const lists = out.get(index);
      if (lists) lists.push(list);
      else out.set(index, [list]);
    }
  return out;
}

/** Breadth first from many starts; undefined where the goal is not reached. */
function shortest(
  facts: Facts,
  starts: readonly number[],
  next: Hops,
  isGoal: (index: number) => boolean,
): Path | undefined {
  const came = new Map<number, Crossing | undefined>(starts.map((index) => [index, undefined]));
  const queue = [...starts];
  const spent = new Set<Crossing>();
  for (let i = 0; i < queue.length; i++) {
    const at = queue[i] ?? 0;
    if (isGoal(at)) return { hops: backwards(came, at) };
    for (const hop of (next.get(at) ?? []).flat()) {
      if (spent.has(hop)) continue;
      let left = 0;
      for (const to of hop.destinations) {
        if (came.has(to)) continue;
        if (isOne(facts, hop, at, to)) {
          came.set(to, pairAt(facts, hop, at, to));
          queue.push(to);
        } else left++;
      }
      if (left === 0) spent.add(hop);
    }
  }
  return undefined;
}

/** Whether two endpoints make one of the pairs: parts of one workload make pairs of their own. */
function isOne({ side: { solution } }: Facts, hop: Crossing, source: number, destination: number): boolean {
  if (hop.count === 1) return hop.source === source && hop.destination === destination;
  const [from, to] = [solution.endpoints[source], solution.endpoints[destination]];
  return !(from?.kind === 'workload' && to?.kind === 'workload' && from.workload === to.workload);
}

function backwards(came: ReadonlyMap<number, Crossing | undefined>, end: number): Crossing[] {
  const hops: Crossing[] = [];
  for (let hop = came.get(end); hop; hop = came.get(hop.source)) hops.unshift(hop);
  return hops;
}

function pathFinding(facts: Facts, from: string, to: string, { hops }: Path): Finding {
  const { design } = facts;
  const last = hops[hops.length - 1];
  const witness = last && witnessOf(last, last.may);
  const fix = closing(facts, hops);
  const way = [hops[0]?.from ?? '', ...hops.map((h) => h.to)].map((id) => shownEnd(facts, id)).join(' → ');
  return {
    subject: `${from} ${to}`,
    text: `${nameOf(design, from)} may not connect to ${nameOf(design, to)}, and reaches it through others: ${way}`,
    ids: [from, to],
    ...(witness ? { witness } : {}),
    ...(fix ? { fix } : {}),
  };
}

/** What closes one hop, the last one first. */
function closing(facts: Facts, hops: readonly Crossing[]): Fix | undefined {
  for (const hop of [...hops].reverse()) {
    const fix = closingPair(facts, hop);
    if (fix) return fix;
  }
  return undefined;
}
