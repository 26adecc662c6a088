/** The ends of a review, held side by side, and which of them are alike to the solver and to both designs. */
import { alignEndpoints } from '../aligned.ts';
import { placeOf } from '../judged-pairs.ts';
import { likenessOf } from '../likeness.ts';
import { type End, isMet, numberOf, unitOf } from '../matrix/ends.ts';
import { type DesignMeaning, type MeaningEndpoint, meaningOf } from '../meaning/expected-pair.ts';
import { namesOfEnds, type ReviewSide, type ReviewSides } from './sides.ts';

/** An end with the word of each side for it. `place`: that of the side that judges, if it is there. */
export interface ReviewEnd extends End {
  readonly places: readonly [MeaningEndpoint | undefined, MeaningEndpoint | undefined];
}

/** Ends of which everything is the same but the name. */
export interface ReviewEnds {
  readonly sides: ReviewSides;
  readonly all: readonly ReviewEnd[];
  readonly classes: readonly (readonly ReviewEnd[])[];
  /** What is wanted; undefined where neither side says. */
  readonly judge: DesignMeaning | undefined;
  /** What was wanted, where the earlier design is another. */
  readonly earlier: DesignMeaning | undefined;
}

/** Which design says what is wanted. */
export function speakerOf({ before, after }: ReviewSides): 'after' | 'before' | 'none' {
  if (after.speaks) return 'after';
  return before.speaks ? 'before' : 'none';
}

/** Takes the ends of both sides. */
export function reviewEnds(sides: ReviewSides): ReviewEnds {
  const speaker = speakerOf(sides);
  const judge = speaker === 'none' ? undefined : meaningOf(sides[speaker].design);
  const isOther = sides.before.speaks && sides.after.speaks && sides.before.design !== sides.after.design;
  const earlier = isOther ? meaningOf(sides.before.design) : undefined;
  const likeness = [likenessOf(sides.before.solved.solution), likenessOf(sides.after.solved.solution)] as const;
  const [kinds, classIds] = [new Map<string, number>(), new Map<string, number>()];
  const classes: ReviewEnd[][] = [];
  const all = standing(sides, speaker === 'before' ? 0 : 1).map(({ at, place, places, unit }): ReviewEnd => {
    const family = place.kind === 'network' ? place.range.family : '';
    const said = [judge?.kindOf(place), earlier?.kindOf(places[0] ?? place)];
    const kind = numberOf(kinds, JSON.stringify([place.kind, family, ...said.map((s) => s ?? null)]));
    const like = at.map((i, side) => (i === undefined ? '-' : likeness[side as 0 | 1](i)));
    const own = numberOf(classIds, JSON.stringify([kind, ...like]));
    const end = { place, places, at, unit, class: own, kind };
    const alike = classes[own];
    if (alike) alike.push(end);
    else classes[own] = [end];
    return end;
  });
  return { sides, all, classes, judge, earlier };
}

type Standing = Pick<ReviewEnd, 'at' | 'place' | 'places' | 'unit'>;

/** `judging`: the side whose word for an end comes first. */
function standing(sides: ReviewSides, judging: 0 | 1): Standing[] {
  const { before, after } = sides;
  const aligned = alignEndpoints(before.solved.solution, after.solved.solution, namesOfEnds(sides));
  return aligned.flatMap(({ endpoint, before: b, after: a }): Standing[] => {
    const places = [placeAt(before, b), placeAt(after, a)] as const;
    const place =
      endpoint.kind === 'network'
        ? ({ kind: 'network', range: endpoint.range } as const)
        : (places[judging] ?? places[1 - judging]);
    if (!place || !isMet([before.solved, after.solved], place)) return [];
    const [own, i] = a === undefined ? [before, b] : [after, a];
    const unit = endpoint.kind === 'workload' ? unitOf(own.solved, i ?? 0) : endpoint.id;
    // a stretch of addresses may be finer than what either side tells apart
    const same = endpoint.kind === 'network' ? ([place, place] as const) : places;
    return [{ at: [b, a], place, places: same, unit }];
  });
}

function placeAt({ solved }: ReviewSide, i: number | undefined): MeaningEndpoint | undefined {
  const endpoint = i === undefined ? undefined : solved.solution.endpoints[i];
  return endpoint && placeOf(solved.solution, endpoint);
}
