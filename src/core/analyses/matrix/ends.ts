/** The ends that a matrix is about, of one side or of two held against each other, and which of them are alike. */
import { inventoryOfDesign } from '../../design/inventory.ts';
import type { Design } from '../../design/schema.ts';
import { alignEndpoints } from '../aligned.ts';
import { placeOf } from '../judged-pairs.ts';
import { likenessOf } from '../likeness.ts';
import { type DesignMeaning, type MeaningEndpoint, meaningOf } from '../meaning/expected-pair.ts';
import { type SolvedSide, shownId } from '../side.ts';

/** One side, or Today with Design. */
export type MatrixSides = readonly [only: SolvedSide] | readonly [before: SolvedSide, after: SolvedSide];

/** A source or a destination. */
export interface End {
  readonly place: MeaningEndpoint;
  /** Its index among the endpoints of each side, in their order. */
  readonly at: readonly (number | undefined)[];
  /** The workload that it is of, or itself: what is of one unit makes no pair. */
  readonly unit: string;
  readonly class: number;
  /** Ends of one kind are the same to the design. */
  readonly kind: number;
}

/** What the pairs of a matrix are made of. */
export interface Ends {
  readonly sides: MatrixSides;
  readonly meaning: DesignMeaning;
  readonly all: readonly End[];
  /** Members by class: they may connect with the same others, and the design says the same of them. */
  readonly classes: readonly (readonly End[])[];
}

/** The ends of the sides. Hosts, addresses and workloads; IPv6 where a side speaks of it. */
export function endsOf(design: Design, sides: MatrixSides): Ends {
  const meaning = meaningOf(design, inventoryOfDesign(design));
  const classIds = new Map<string, number>();
  const kindIds = new Map<string, number>();
  const classes: End[][] = [];
  const likeness = sides.map(({ solution }) => likenessOf(solution));
  const all = standing(sides).map(({ at, place, unit }): End => {
    const kindKey = `${place.kind}${place.kind === 'network' ? place.range.family : ''} ${meaning.kindOf(place)}`;
    const kind = numberOf(kindIds, kindKey);
    const key = [kind, ...at.map((i, side) => (i === undefined ? '-' : likeness[side]?.(i)))].join(' ');
    const own = numberOf(classIds, key);
    const end: End = { place, at, unit, class: own, kind };
    const alike = classes[own];
    if (alike) alike.push(end);
    else classes[own] = [end];
    return end;
  });
  return { sides, meaning, all, classes };
}

/** Numbers keys in the order in which they come. */
export function numberOf(ids: Map<string, number>, key: string): number {
  const known = ids.get(key);
  if (known !== undefined) return known;
  ids.set(key, ids.size);
  return ids.size - 1;
}

type Standing = Pick<End, 'at' | 'place' | 'unit'>;

function standing(sides: MatrixSides): Standing[] {
  const [first, second] = sides;
  const found = second
    ? alignEndpoints(first.solution, second.solution, {
        before: (_, i) => shownId(first, i),
        after: (_, i) => shownId(second, i),
      }).map((e) => ({ at: [e.before, e.after], endpoint: e.endpoint }))
    : first.solution.endpoints.map((endpoint, i) => ({ at: [i], endpoint }));
  return found.flatMap(({ at, endpoint }) => {
    const own = sides.findLastIndex((_, i) => at[i] !== undefined);
    const side = sides[own];
    const place = side && placeOf(side.solution, endpoint);
    if (!place || !isMet(sides, place)) return [];
    const unit = endpoint.kind === 'workload' ? unitOf(side, at[own] ?? 0) : endpoint.id;
    return [{ at, place, unit }];
  });
}

/** Pods whose addresses are known to be of one family never meet addresses of the other. */
export function isMet(sides: readonly SolvedSide[], place: MeaningEndpoint): boolean {
  if (place.kind !== 'network') return true;
  const { family } = place.range;
  return sides.some(({ solution }) => {
    const known = solution.input.cluster.podRanges;
    if (known.length > 0 && !known.some((r) => r.family === family)) return false;
    return family === 4 || solution.universe.ipv6;
  });
}

/** The same for all parts of a workload. */
export function unitOf(side: SolvedSide, endpoint: number): string {
  const e = side.solution.endpoints[endpoint];
  const workload = e?.kind === 'workload' ? side.solution.input.cluster.workloads[e.workload] : undefined;
  return workload ? (side.designIdOf.get(workload.id) ?? workload.id) : shownId(side, endpoint);
}
