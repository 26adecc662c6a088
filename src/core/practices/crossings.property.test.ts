import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawing } from '../../testing/arbitrary-drawing.ts';
import { draw } from '../../testing/draw.ts';
import { certain, judgedPairs, stoppable } from '../analyses/judged-pairs.ts';
import { EMPTY_CLUSTER } from '../cluster/cluster.ts';
import { connectionsOfPorts } from '../design/connections.ts';
import { EMPTY_LAYOUT } from '../design/empty.ts';
import type { Design } from '../design/schema.ts';
import { practiceFacts } from '../pipeline/practice-facts.ts';
import { prepareDesign, prepareToday } from '../pipeline/sides.ts';
import { describeConnections, hasNoPorts, NO_CONNECTIONS, unionConnections } from '../policy/connection-set.ts';
import { crossingsOf } from './crossings.ts';
import type { Facts } from './facts.ts';
import { isMember } from './membership.ts';
import { standingsOf } from './standing.ts';

const AXES = ['plane', 'environment', 'tenant'] as const;

const ALIKE = ['a', 'b', 'c'].flatMap((n) => [1, 2].map((i) => `wl ${n}/z${i} tier=front 80`)).join('\n');

/** The same with one namespace in a cluster of its own, so that pairs lie in two. */
const split = (text: string) =>
  `cluster east pods 10.245.0.0/16 nodes 192.168.1.0/24\n${text.replace(/^ns (a|b)(.*)$/gm, 'ns $1$2 cluster=main').replace(/^ns c(.*)$/m, 'ns c$1 cluster=east')}`;

function factsOf(design: Design, text: string | undefined): Facts {
  const document = { design, layout: EMPTY_LAYOUT };
  const today = text === undefined ? undefined : { cluster: EMPTY_CLUSTER, policies: [{ name: 'today.yaml', text }] };
  const side = today ? prepareToday(document, today) : prepareDesign(document);
  return practiceFacts({ design, side, today: today?.cluster, policies: today?.policies, day: undefined });
}

/** What exceptions and shared services grant, asked one by one. */
function approved(facts: Facts, s: Parameters<typeof isMember>[1], d: Parameters<typeof isMember>[1]) {
  const { exceptions, sharedServices } = facts.design;
  const grants = [
    ...Object.values(exceptions).map((x) => [x.from, x.to, x.ports] as const),
    ...Object.values(sharedServices).flatMap((x) => x.consumers.map((c) => [c, x.target, x.ports] as const)),
  ];
  return grants
    .filter(([from, to]) => isMember(facts, s, from) && isMember(facts, d, to))
    .reduce((all, [, , ports]) => unionConnections(all, connectionsOfPorts(ports)), NO_CONNECTIONS);
}

it('tells of every pair what asking pair by pair tells', () => {
  let far = 0;
  fc.assert(
    fc.property(drawing, fc.boolean(), fc.boolean(), (drawn, isToday, isSplit) => {
      const text = `${drawn.text}\n${ALIKE}`;
      const design = draw(isSplit ? split(text) : text);
      const facts = factsOf(design, isToday ? drawn.today : undefined);
      const { pairs, looked, across } = crossingsOf(facts);
      const standings = standingsOf(facts);
      if (pairs.some((p) => p.isFar)) far++;
      const told = new Map<string, string>();
      for (const p of pairs) {
        let count = 0;
        const line = [p.may, p.must, p.expected.required, p.approved].map(describeConnections).join(' | ');
        for (const i of p.sources)
          for (const j of p.destinations) {
            const [a, b] = [facts.side.solution.endpoints[i], facts.side.solution.endpoints[j]];
            const isOwn = a?.kind === 'workload' && b?.kind === 'workload' && a.workload === b.workload;
            if (
              isOwn &&
              !(p.sources.length === 1 && p.destinations.length === 1 && p.source === i && p.destination === j)
            )
              continue;
            count++;
            expect(told.has(`${i} ${j}`)).toBe(false);
            told.set(`${i} ${j}`, `${line} ${p.isFar} ${p.expected.closed}`);
          }
        expect(count).toBe(p.count);
      }
      let all = 0;
      const counts = { plane: 0, environment: 0, tenant: 0 };
      const expected = new Map<string, string>();
      for (const pair of judgedPairs(facts.side.solution)) {
        all++;
        for (const axis of AXES) if (standings.apart(axis, pair.s, pair.d)) counts[axis]++;
        const far = facts.acrossClusters(pair);
        const answer = far ?? pair.answer;
        const [may, must] = [stoppable(answer), certain(answer)];
        const asked = facts.meaning.pair(pair.s, pair.d);
        if (hasNoPorts(may) && hasNoPorts(asked.required)) continue;
        const line = [may, must, asked.required, approved(facts, pair.s, pair.d)].map(describeConnections).join(' | ');
        expected.set(`${pair.source} ${pair.destination}`, `${line} ${far !== undefined} ${asked.closed}`);
      }
      expect(looked).toBe(all);
      expect(across).toEqual(counts);
      expect(new Map([...told].sort())).toEqual(new Map([...expected].sort()));
    }),
    { numRuns: Number(process.env['RUNS'] ?? 60) },
  );
  expect(far).toBeGreaterThan(5);
});
