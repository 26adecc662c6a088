/** PLANE-5: what reaches another plane only through others (row 1.1, vulnerabilities must not cascade). */
import { nameOf } from '../../design/lookup.ts';
import { counted } from '../../lib/number-text.ts';
import { hasNoPorts } from '../../policy/connection-set.ts';
import { type Check, doesNotApply, type Finding, type Fix, outcomeOf } from '../check.ts';
import { type Crossing, crossingsOf, shownEnd, witnessOf } from '../crossings.ts';
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
    const planeOf = new Map<string, string>();
    for (const p of open)
      for (const [id, end] of [
        [p.from, p.s],
        [p.to, p.d],
      ] as const) {
        const [plane] = standings.zonesOf('plane', end) ?? [];
        if (plane !== undefined) planeOf.set(id, plane);
      }
    const direct = new Set(open.map((p) => `${planeOf.get(p.from) ?? ''} ${planeOf.get(p.to) ?? ''}`));
    const next = new Map<string, Crossing[]>();
    for (const p of open) {
      const list = next.get(p.from);
      if (list) list.push(p);
      else next.set(p.from, [p]);
    }
    const planes = Object.keys(design.planes).sort();
    const findings = planes.flatMap((from) => {
      const starts = [...planeOf].filter(([, plane]) => plane === from).map(([id]) => id);
      return planes
        .filter((to) => to !== from && !direct.has(`${from} ${to}`))
        .flatMap((to): Finding[] => {
          const path = shortest(starts, next, (id) => planeOf.get(id) === to);
          return path ? [pathFinding(facts, from, to, path)] : [];
        });
    });
    const closed = planes.length * (planes.length - 1) - [...direct].filter((k) => isOfTwo(k)).length;
    if (closed <= 0) return doesNotApply('every plane connects to every other one');
    return outcomeOf(findings, `${counted(closed, 'pair')} of planes that may not connect`);
  },
};

function isOfTwo(key: string): boolean {
  const [from = '', to = ''] = key.split(' ');
  return from !== '' && to !== '' && from !== to;
}

/** Breadth first from many starts; undefined where the goal is not reached. */
function shortest(
  starts: readonly string[],
  next: ReadonlyMap<string, readonly Crossing[]>,
  isGoal: (id: string) => boolean,
): Path | undefined {
  const came = new Map<string, Crossing | undefined>(starts.map((id) => [id, undefined]));
  const queue = [...starts];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (isGoal(at)) return { hops: backwards(came, at) };
    for (const hop of next.get(at) ?? []) {
      if (came.has(hop.to)) continue;
      came.set(hop.to, hop);
      queue.push(hop.to);
    }
  }
  return undefined;
}

function backwards(came: ReadonlyMap<string, Crossing | undefined>, end: string): Crossing[] {
  const hops: Crossing[] = [];
  for (let hop = came.get(end); hop; hop = came.get(hop.from)) hops.unshift(hop);
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
