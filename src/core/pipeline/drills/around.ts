/** Guardrails that somebody who spreads through a platform gets past, or around over several hops. */
import type { Broken } from '../../analyses/drills/answer.ts';
import { placeOf } from '../../analyses/judged-pairs.ts';
import type { DesignMeaning, MeaningEndpoint } from '../../analyses/meaning/expected-pair.ts';
import type { SolvedSide } from '../../analyses/side.ts';
import type { Spread } from '../../analyses/spread.ts';
import {
  type ConnectionSet,
  hasNoPorts,
  intersectConnections,
  subtractConnections,
} from '../../policy/connection-set.ts';
import { endOf, guaranteeText } from './spoken.ts';

interface Passed {
  readonly by: string;
  readonly ends: Set<number>;
  readonly path: readonly number[];
}

/**
 * For every prohibition: which of the ends that are reached it forbids to the start, and the shortest way there. At once:
 * only where what is open is what is forbidden. Over several hops no connection is forbidden one by one; the guardrail is
 * got around.
 */
export function passedRails(
  side: SolvedSide,
  meaning: DesignMeaning,
  start: readonly number[],
  spread: readonly Spread[],
): Broken[] {
  const at = (e: number): MeaningEndpoint | undefined => {
    const endpoint = side.solution.endpoints[e];
    return endpoint && placeOf(side.solution, endpoint);
  };
  const via = new Map(spread.map((s) => [s.end, s.via]));
  const forbidden = prohibitionsByKind(meaning);
  const found = new Map<string, Passed>();
  const note = (by: string, end: number) => {
    const known = found.get(by);
    if (known) known.ends.add(end);
    else found.set(by, { by, ends: new Set([end]), path: pathTo(via, end) });
  };
  const starts = start.flatMap((s) => {
    const place = at(s);
    return place ? [{ s, place }] : [];
  });
  const kinds = new Map(starts.map(({ s, place }) => [meaning.kindOf(place), { s, place }]));
  for (const { end, hops, via: last } of spread) {
    const place = at(end);
    if (!place) continue;
    if (hops > 1) {
      for (const { place: from } of kinds.values())
        for (const { by, at: closed } of forbidden(from, place)) if (!hasNoPorts(closed)) note(by, end);
      continue;
    }
    const from = at(last);
    const { may } = side.solution.pair(last, end);
    for (const { by, at: closed } of from ? forbidden(from, place) : [])
      if (!hasNoPorts(intersectConnections(may, closed))) note(by, end);
  }
  return [...found.values()].map(({ by, ends, path }): Broken => {
    const hops = path.length - 1;
    const past = hops === 1 ? 'is broken as it stands' : `is got around in ${hops} hops`;
    return {
      kind: meaning.design.guardrails[by] ? 'guardrail' : 'flow',
      id: by,
      text: `${guaranteeText(meaning.design, by)} ${past}`,
      pairs: ends.size,
      path: path.map((e) => endOf(side, e)),
    };
  });
}

function pathTo(via: ReadonlyMap<number, number>, end: number): number[] {
  const path = [end];
  for (let at = via.get(end); at !== undefined; at = via.get(at)) path.unshift(at);
  return path;
}

interface Closed {
  readonly by: string;
  readonly at: ConnectionSet;
}

/** What stays forbidden between two ends, gates taken out; ends of one kind are asked about once. */
function prohibitionsByKind(meaning: DesignMeaning): (s: MeaningEndpoint, d: MeaningEndpoint) => readonly Closed[] {
  const known = new Map<string, readonly Closed[]>();
  return (s, d) => {
    const key = JSON.stringify([meaning.kindOf(s), meaning.kindOf(d)]);
    const before = known.get(key);
    if (before) return before;
    const made = meaning.prohibitions(s, d).map(({ by, forbidden, excepted, shared }) => ({
      by,
      at: [excepted, shared].reduce(subtractConnections, forbidden),
    }));
    known.set(key, made);
    return made;
  };
}
