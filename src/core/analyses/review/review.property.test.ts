import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawing } from '../../../testing/arbitrary-drawing.ts';
import { draw } from '../../../testing/draw.ts';
import { EMPTY_CLUSTER } from '../../cluster/cluster.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import type { Design } from '../../design/schema.ts';
import { prepareDesign, prepareToday, solveSide } from '../../pipeline/sides.ts';
import { describeConnections } from '../../policy/connection-set.ts';
import { holdsPacket } from '../../solver/trace.ts';
import type { Packet, PairAnswer } from '../../solver/types.ts';
import { alignEndpoints } from '../aligned.ts';
import { placeOf } from '../judged-pairs.ts';
import { type ExpectedPair, meaningOf } from '../meaning/expected-pair.ts';
import { shownId } from '../side.ts';
import { CHANGE_KINDS } from './answer.ts';
import { changesOf } from './changes.ts';
import { type ReviewEnds, reviewEnds } from './ends.ts';
import { reviewOf } from './review.ts';
import { gathered } from './sentences.ts';
import type { ReviewSide, ReviewSides } from './sides.ts';

function designed(design: Design): ReviewSide {
  return { solved: solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT })), design, speaks: true };
}

function inForce(design: Design, text: string, speaks: boolean): ReviewSide {
  const today = { cluster: EMPTY_CLUSTER, policies: [{ name: 'today.yaml', text }] };
  return { solved: solveSide(prepareToday({ design, layout: EMPTY_LAYOUT }, today)), design, speaks };
}

const PROBES: readonly Omit<Packet, 'from' | 'to'>[] = [
  ...[1, 79, 80, 81, 442, 443, 444, 65535].map((port) => ({ protocol: 'TCP' as const, port })),
  ...[52, 53, 54].map((port) => ({ protocol: 'UDP' as const, port })),
  { protocol: 'SCTP', port: 7 },
];

function stateOf(answer: PairAnswer | undefined, probe: Omit<Packet, 'from' | 'to'>): 0 | 1 | 2 {
  if (!answer) return 0;
  return holdsPacket(answer.must, probe) ? 2 : holdsPacket(answer.may, probe) ? 1 : 0;
}

function standingOf(expected: ExpectedPair | undefined, probe: Omit<Packet, 'from' | 'to'>): string {
  if (!expected) return 'undeclared';
  const names = ['required', 'forbidden', 'tolerated', 'unavoidable'] as const;
  return names.find((n) => holdsPacket(expected[n], probe)) ?? (expected.closed ? 'surplus' : 'undeclared');
}

/** What is to be said of a port, in the plainest way; empty where nothing differs. */
function sayingOf(before: 0 | 1 | 2, after: 0 | 1 | 2, standing: string): string {
  if (before === after) return '';
  if (before === 0) {
    const kind = standing === 'required' ? 'granted' : standing === 'forbidden' ? 'violation' : 'opened';
    return `${kind} ${standing}${after === 1 ? ' perhaps' : ''}`;
  }
  if (after === 0) {
    const kind = standing === 'required' ? 'lost' : standing === 'forbidden' ? 'settled' : 'closed';
    return `${kind} ${standing}${before === 1 ? ' perhaps' : ''}`;
  }
  return `${before === 2 ? 'unsettled' : 'certain'} ${standing}`;
}

/** Every pair and probe at which the sides differ, without classes, rows or boundaries. */
function bruteForce({ before, after }: ReviewSides, speaks: Design | undefined): Map<string, string> {
  const out = new Map<string, string>();
  const meaning = speaks && meaningOf(speaks);
  const ends = alignEndpoints(before.solved.solution, after.solved.solution, {
    before: (_, i) => shownId(before.solved, i),
    after: (_, i) => shownId(after.solved, i),
  }).flatMap(({ endpoint, before: b, after: a }) => {
    const side = a === undefined ? before : after;
    const own = side.solved.solution.endpoints[a ?? b ?? -1];
    const place =
      endpoint.kind === 'network'
        ? ({ kind: 'network', range: endpoint.range } as const)
        : own && placeOf(side.solved.solution, own);
    return place && (place.kind !== 'network' || place.range.family === 4) ? [{ b, a, place, id: endpoint.id }] : [];
  });
  const answer = (side: ReviewSide, s: number | undefined, d: number | undefined) =>
    s === undefined || d === undefined ? undefined : side.solved.solution.pair(s, d);
  for (const s of ends)
    for (const d of ends) {
      if (s === d || (s.place.kind !== 'workload' && d.place.kind !== 'workload')) continue;
      const [was, is] = [answer(before, s.b, d.b), answer(after, s.a, d.a)];
      const expected = meaning?.pair(s.place, d.place);
      for (const probe of PROBES) {
        const said = sayingOf(stateOf(was, probe), stateOf(is, probe), standingOf(expected, probe));
        if (said !== '') out.set(`${s.id} ${d.id} ${probe.protocol} ${probe.port}`, said);
      }
    }
  return out;
}

/** The same, told by the changes; a port that two of them speak of fails. */
function bySentences(ends: ReviewEnds, many: number): Map<string, string> {
  const out = new Map<string, string>();
  const idOf = (e: ReviewEnds['all'][number]) => {
    if (e.place.kind === 'network') return e.unit;
    const [b, a] = e.at;
    const { before, after } = ends.sides;
    return a === undefined ? before.solved.solution.endpoints[b ?? -1]?.id : after.solved.solution.endpoints[a]?.id;
  };
  for (const { piece, parts } of gathered(changesOf(ends), many))
    for (const { sources, destinations } of parts)
      for (const s of sources.ends)
        for (const d of destinations.ends) {
          if (s.unit === d.unit) continue;
          for (const probe of PROBES) {
            if (!holdsPacket(piece.connections, probe)) continue;
            const key = `${idOf(s)} ${idOf(d)} ${probe.protocol} ${probe.port}`;
            expect(out.get(key)).toBeUndefined();
            out.set(key, `${piece.kind} ${piece.standing}${piece.perhaps ? ' perhaps' : ''}`);
          }
        }
  return out;
}

function hold(sides: ReviewSides, speaks: Design | undefined): void {
  const expected = bruteForce(sides, speaks);
  const ends = reviewEnds(sides);
  for (const many of [60, 1]) {
    const told = bySentences(ends, many);
    expect(Object.fromEntries([...told].sort())).toEqual(Object.fromEntries([...expected].sort()));
  }
}

describe('a review', () => {
  it('says of every pair and port exactly what differs, today against the design', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(drawing, ({ text, today }) => {
        const design = draw(text);
        hold({ before: inForce(design, today, true), after: designed(design) }, design);
      }),
      { numRuns: 40 },
    );
  });

  it('and of one design against another', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(drawing, drawing, (a, b) => {
        const [before, after] = [draw(a.text), draw(b.text)];
        hold({ before: designed(before), after: designed(after) }, after);
      }),
      { numRuns: 40 },
    );
  });

  it('and of policies against policies, where no design speaks', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(drawing, drawing, (a, b) => {
        const design = draw(a.text);
        hold({ before: inForce(design, a.today, false), after: inForce(design, b.today, false) }, undefined);
      }),
      { numRuns: 40 },
    );
  });

  it('counts the pairs of each kind, and names ports that really differ', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(drawing, ({ text, today }) => {
        const design = draw(text);
        const sides = { before: inForce(design, today, true), after: designed(design) };
        const answer = reviewOf(sides);
        for (const kind of CHANGE_KINDS) {
          const own = answer.sentences.filter((s) => s.kind === kind);
          expect(answer.totals[kind].sentences).toBe(own.length);
          expect(answer.totals[kind].pairs).toBe(own.reduce((sum, s) => sum + s.pairs, 0));
        }
        expect(new Set(answer.sentences.map((s) => s.id)).size).toBe(answer.sentences.length);
        for (const { connections, examples, pairs } of answer.sentences) {
          expect(describeConnections(connections)).not.toBe('none');
          expect(examples.length).toBeGreaterThan(0);
          expect(pairs).toBeGreaterThan(0);
          for (const { before, after } of examples) {
            const states = [stateAt(sides.before, before), stateAt(sides.after, after)];
            expect(states[0]).not.toBe(states[1]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

function stateAt({ solved: { solution } }: ReviewSide, packet: Packet | undefined): number {
  if (!packet) return 0;
  const [s, d] = [solution.byId.get(packet.from), solution.byId.get(packet.to)];
  return stateOf(s === undefined || d === undefined ? undefined : solution.pair(s, d), packet);
}
