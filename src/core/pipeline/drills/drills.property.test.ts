/** Drills against plain counts over every pair. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cluster } from '../../../testing/generators/cluster.ts';
import { policies } from '../../../testing/generators/policies.ts';
import { manifestOf } from '../../../testing/manifests.ts';
import { isCompared } from '../../analyses/change-answer.ts';
import type { SolvedSide } from '../../analyses/side.ts';
import { spreadFrom } from '../../analyses/spread.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../design/empty.ts';
import { rangesCover } from '../../lib/addresses.ts';
import { hasNoPorts, NO_CONNECTIONS, subtractConnections, unionConnections } from '../../policy/connection-set.ts';
import type { Endpoint } from '../../solver/types.ts';
import { loadManifests } from '../load-manifests.ts';
import { prepareToday, solveSide } from '../sides.ts';
import { choicesOf, withoutPolicy } from './choices.ts';
import { runDrill } from './run-drill.ts';

const RUNS = Number(process.env['RUNS'] ?? 40);
const world = fc.tuple(cluster({ shown: 'partly' }), policies).map(([objects, more]) => [...objects, ...more]);
const design = emptyDesign('test');

function sideOf(objects: readonly object[]) {
  const sources = [manifestOf(objects)];
  const loaded = loadManifests(sources);
  const side = solveSide(
    prepareToday({ design, layout: EMPTY_LAYOUT }, { cluster: loaded.cluster, policies: sources }),
  );
  return { side, today: loaded.cluster };
}

/** Hops by walking along every pair that may connect. */
function walked({ solution }: SolvedSide, start: number): Map<number, number> {
  const hops = new Map<number, number>();
  const isEnd = (i: number) => {
    const e = solution.endpoints[i];
    return e !== undefined && e.kind !== 'ingress-controller' && !(e.kind === 'network' && e.range.family === 6);
  };
  let at = [start];
  for (let n = 1; at.length > 0; n++) {
    const next: number[] = [];
    for (const from of at)
      for (const to of solution.endpoints.keys()) {
        if (to === start || hops.has(to) || !isEnd(to)) continue;
        if (hasNoPorts(solution.pair(from, to).may)) continue;
        hops.set(to, n);
        next.push(to);
      }
    at = next.filter((e) => solution.endpoints[e]?.kind === 'workload');
  }
  return hops;
}

test('what is reached, and in how many hops, is what walking along the pairs reaches', () => {
  fc.assert(
    fc.property(world, (objects) => {
      const { side } = sideOf(objects);
      for (const [start, e] of side.solution.endpoints.entries()) {
        if (e.kind !== 'workload') continue;
        const spread = spreadFrom(side, 'egress', [start], 'workloads');
        const isSpoken = (end: number) => {
          const there = side.solution.endpoints[end];
          return !(there?.kind === 'network' && there.range.family === 6);
        };
        const told = new Map(spread.filter((s) => isSpoken(s.end)).map((s) => [s.end, s.hops]));
        expect(told).toEqual(walked(side, start));
        for (const { end, hops, via } of spread) {
          expect(via === start ? 1 : (told.get(via) ?? 0) + 1).toBe(hops);
          expect(hasNoPorts(side.solution.pair(via, end).may)).toBe(false);
        }
      }
    }),
    { numRuns: RUNS },
  );
});

test('what opens and closes without a policy is the difference to the cluster that does not have it', () => {
  fc.assert(
    fc.property(world, fc.nat(), (objects, pick) => {
      const { side, today } = sideOf(objects);
      const { policies: all } = choicesOf(side);
      const policy = all[pick % Math.max(1, all.length)];
      if (!policy) return;
      const { answer } = runDrill({ design, side, today }, { kind: 'remove policy', policy });
      const after = solveSide({ ...side, policySet: withoutPolicy(side.policySet, policy) });
      // where no other policy speaks of IPv6, the cluster without this one is not judged over it
      fc.pre(after.solution.universe.ipv6 === side.solution.universe.ipv6);
      const { endpoints } = side.solution;
      const there = endpoints.map((e) => counterparts(after, e));
      let [opened, closed] = [0, 0];
      for (const [i, from] of endpoints.entries())
        for (const [j, to] of endpoints.entries()) {
          if (!isCompared(from, to)) continue;
          const was = side.solution.pair(i, j).may;
          const is = (there[i] ?? [])
            .flatMap((s) =>
              (there[j] ?? [])
                .filter((d) => to.kind !== 'domain' || isSpokenBy(side, i, j, after.solution.endpoints[d]))
                .map((d) => after.solution.pair(s, d).may),
            )
            .reduce(unionConnections, NO_CONNECTIONS);
          if (!hasNoPorts(subtractConnections(is, was))) opened++;
          if (!hasNoPorts(subtractConnections(was, is))) closed++;
        }
      expect([answer?.opened.count, answer?.closed.count]).toEqual([opened, closed]);
    }),
    { numRuns: RUNS },
  );
});

/** Whether what a domain now may be is an address of a version in which its ends spoke to each other before. */
function isSpokenBy({ solution }: SolvedSide, from: number, domain: number, now: Endpoint | undefined): boolean {
  if (now?.kind !== 'network') return true;
  const { lanes } = solution.universe;
  const { family } = now.range;
  const speaks = (end: number) => (lanes[end] ?? []).some((l) => l.family === undefined || l.family === family);
  return speaks(from) && speaks(domain);
}

/** What an endpoint is in another solution; a domain that no policy names any more may have any address. */
function counterparts({ solution }: SolvedSide, end: Endpoint): number[] {
  const same = solution.endpoints.flatMap((e, i) => {
    if (end.kind === 'workload')
      return e.kind === 'workload' && e.workload === end.workload && e.pods.includes(end.pods[0] ?? -1) ? [i] : [];
    if (end.kind === 'network') return e.kind === 'network' && rangesCover([e.range], end.range) ? [i] : [];
    return e.id === end.id ? [i] : [];
  });
  if (same.length > 0 || end.kind !== 'domain') return same;
  return solution.endpoints.flatMap((e, i) => (e.kind === 'network' ? [i] : []));
}
