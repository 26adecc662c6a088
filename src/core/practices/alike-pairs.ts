/**
 * Every pair of a side, those together that no check can tell apart: on a large platform there are few of these, and
 * millions of pairs.
 */
import { canMeet, type JudgedPair, placeOf } from '../analyses/judged-pairs.ts';
import { likenessOf } from '../analyses/likeness.ts';
import type { MeaningEndpoint } from '../analyses/meaning/expected-pair.ts';
import { forEachBit } from '../lib/bitset.ts';
import type { Facts } from './facts.ts';
import { isMember } from './membership.ts';

/** Pairs that are alike, and one of them. */
export interface AlikePairs {
  readonly pair: JudgedPair;
  /** Indices of endpoints: each source with each destination is such a pair, but for two parts of one workload. */
  readonly sources: readonly number[];
  readonly destinations: readonly number[];
  readonly count: number;
}

/** How many pairs have ends that stand where these do. */
export interface CountedPairs {
  readonly s: MeaningEndpoint;
  readonly d: MeaningEndpoint;
  readonly count: number;
}

interface Standing {
  readonly place: MeaningEndpoint;
  readonly index: number;
  /** The same for all parts of one workload. */
  readonly unit: string;
}

/** Ends that may connect with the same others, of which the design says the same. */
interface Alike {
  readonly ends: readonly Standing[];
  readonly indices: readonly number[];
  /** How many ends of each unit it has. */
  readonly units: ReadonlyMap<string, number>;
}

/**
 * Those of which there may be something to say: something may connect, or the design wants it to. Each pair that is judged
 * (`judged-pairs.ts`) is in at most one. `onProgress`: 0–1; it may throw to stop.
 */
export function* alikePairs(facts: Facts, onProgress?: (done: number) => void): Generator<AlikePairs> {
  const { solution } = facts.side;
  const isMet = canMeet(solution);
  const judged = (s: Standing, d: Standing): JudgedPair => ({
    source: s.index,
    destination: d.index,
    from: solution.endpoints[s.index]?.id ?? '',
    to: solution.endpoints[d.index]?.id ?? '',
    s: s.place,
    d: d.place,
    answer: solution.pair(s.index, d.index),
  });
  const isJudged = ({ place: s }: Standing, { place: d }: Standing) =>
    (s.kind === 'workload' || d.kind === 'workload') && isMet(s, d);
  const standings = standingEnds(facts);
  const all = alikeEnds(facts, standings);
  const candidates = candidatesAmong(facts, all);
  for (const [i, from] of all.entries()) {
    onProgress?.(i / all.length);
    for (const to of candidates(from)) {
      const sample = sampleOf(from, to);
      if (!sample || !isJudged(...sample)) continue;
      const { indices: sources } = from;
      const { indices: destinations } = to;
      yield { pair: judged(...sample), sources, destinations, count: countOf(from, to) };
    }
  }
  // what a workload may connect to itself with is a matter of its own
  for (const parts of byUnit(standings).values())
    for (const s of parts)
      for (const d of parts)
        if (isJudged(s, d)) yield { pair: judged(s, d), sources: [s.index], destinations: [d.index], count: 1 };
}

/** The ends that those of one kind may connect to, or that somebody wants them to; pairs between clusters are all of them. */
function candidatesAmong(facts: Facts, all: readonly Alike[]): (from: Alike) => Iterable<Alike> {
  if (Object.keys(facts.design.clusters).length > 1) return () => all;
  const { rows } = facts.side;
  const { statements, spokenOf } = facts.meaning;
  const at = new Map<number, Alike>();
  const wanted = new Map<number, Alike[]>();
  for (const alike of all) {
    for (const index of alike.indices) at.set(index, alike);
    for (const i of alike.ends[0] ? spokenOf(alike.ends[0].place).to : []) {
      if (statements[i]?.kind !== 'wanted') continue;
      const list = wanted.get(i);
      if (list) list.push(alike);
      else wanted.set(i, [alike]);
    }
  }
  return ({ ends: [first] }) => {
    const out = new Set<Alike>();
    if (!first) return out;
    forEachBit(rows.row('egress', first.index), (peer) => {
      const alike = at.get(peer);
      if (alike) out.add(alike);
    });
    for (const i of spokenOf(first.place).from) for (const alike of wanted.get(i) ?? []) out.add(alike);
    return out;
  };
}

/** Ends that stand in the same zones and may meet the same others. */
export function pairCounts(facts: Facts, zonesOf: (place: MeaningEndpoint) => string): readonly CountedPairs[] {
  const isMet = canMeet(facts.side.solution);
  const groups = new Map<string, { place: MeaningEndpoint; count: number }>();
  for (const { place } of standingEnds(facts)) {
    const key = `${place.kind} ${place.kind === 'network' ? place.range.family : ''} ${zonesOf(place)}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { place, count: 1 });
  }
  const all = [...groups.values()];
  return all.flatMap((s) =>
    all.flatMap((d) =>
      (s.place.kind === 'workload' || d.place.kind === 'workload') && isMet(s.place, d.place)
        ? [{ s: s.place, d: d.place, count: s.count * d.count }]
        : [],
    ),
  );
}

function standingEnds({ side: { solution } }: Facts): Standing[] {
  return solution.endpoints.flatMap((endpoint, index) => {
    const place = placeOf(solution, endpoint);
    return place ? [{ place, index, unit: place.kind === 'workload' ? place.id : endpoint.id }] : [];
  });
}

function alikeEnds(facts: Facts, standings: readonly Standing[]): Alike[] {
  const likeness = likenessOf(facts.side.solution);
  const roles = rolesOf(facts);
  const found = new Map<string, Standing[]>();
  for (const end of standings) {
    const { place, index } = end;
    const key =
      place.kind === 'workload'
        ? [namespaceOf(place.id), likeness(index), facts.meaning.kindOf(place), roles(place)].join('\n')
        : end.unit;
    const alike = found.get(key);
    if (alike) alike.push(end);
    else found.set(key, [end]);
  }
  return [...found.values()].map((ends) => {
    const units = new Map<string, number>();
    for (const { unit } of ends) units.set(unit, (units.get(unit) ?? 0) + 1);
    return { ends, indices: ends.map((e) => e.index), units };
  });
}

const namespaceOf = (workload: string): string => workload.slice(0, workload.indexOf('/'));

/** Of which ids that checks ask for a workload is part. */
function rolesOf(facts: Facts): (place: MeaningEndpoint) => string {
  const { design } = facts;
  const refs = new Set([
    ...Object.values(design.flows).flatMap((f) => [f.from, f.to]),
    ...Object.values(design.exceptions).flatMap((x) => [x.from, x.to]),
    ...Object.values(design.sharedServices).flatMap((s) => [s.target, ...s.consumers]),
    ...Object.keys(design.complianceZones),
  ]);
  const asked = [...refs];
  return (place) => asked.flatMap((ref, i) => (isMember(facts, place, ref) ? [i] : [])).join();
}

/** Two ends of different units; undefined where there are none. */
function sampleOf(from: Alike, to: Alike): readonly [Standing, Standing] | undefined {
  const [s] = from.ends;
  if (!s) return undefined;
  const d = to.ends.find((e) => e.unit !== s.unit);
  if (d) return [s, d];
  const other = from.ends.find((e) => e.unit !== s.unit);
  const [first] = to.ends;
  return other && first && [other, first];
}

function countOf(from: Alike, to: Alike): number {
  let own = 0;
  const [few, many] = from.units.size < to.units.size ? [from.units, to.units] : [to.units, from.units];
  for (const [unit, count] of few) own += count * (many.get(unit) ?? 0);
  return from.ends.length * to.ends.length - own;
}

function byUnit(standings: readonly Standing[]): Map<string, Standing[]> {
  const out = new Map<string, Standing[]>();
  for (const end of standings) {
    const parts = out.get(end.unit);
    if (parts) parts.push(end);
    else out.set(end.unit, [end]);
  }
  return out;
}
