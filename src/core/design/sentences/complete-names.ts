/** Names that the end of a sentence may be completed to, the likeliest first. */
import type { Design } from '../schema.ts';
import { findEnd } from './find-end.ts';
import { type Matchable, matchScore } from './match.ts';
import { type Named, namedThings, PREFIX_OF, World } from './names.ts';
import { byNames } from './names-memo.ts';
import type { EndKind, Range } from './sentence.ts';
import type { Suggestion, Talk } from './suggestion.ts';
import { writtenEnd } from './written.ts';

interface Entry extends Matchable {
  readonly thing: Named;
  /** Zones come after what runs. */
  readonly weight: number;
}

const WEIGHTS: Partial<Readonly<Record<EndKind, number>>> = { namespace: -6, 'label group': -8, cluster: -40 };
const ZONES: readonly EndKind[] = ['plane', 'environment', 'tenant', 'compliance zone'];
const MOST_NEW = 3;

const entriesOf: (design: Design) => readonly Entry[] = byNames((design: Design) =>
  namedThings(design).map((thing) => {
    const name = thing.name.toLowerCase();
    const isZone = ZONES.includes(thing.kind);
    const full = isZone ? `${PREFIX_OF[thing.kind][0]}:${name}` : name;
    const own = thing.kind === 'workload' ? name.slice(name.indexOf('/') + 1) : name;
    return { thing, full, own, weight: WEIGHTS[thing.kind] ?? (isZone ? -20 : 0) };
  }),
);

/** Names for what is typed, in place of `range`; then what could be made of it. `world`: with what the other end makes. */
export function completeName(world: World, typed: string, range: Range, talk: Talk, limit: number): Suggestion[] {
  const known = bestOf(entriesOf(world.design), typed.toLowerCase(), talk, limit).map(({ thing }): Suggestion => {
    const insert = writtenEnd(world, thing);
    return { kind: 'name', range, insert, what: thing.kind };
  });
  return [...known, ...(typed === '' ? [] : newNames(world, typed, range, talk))].slice(0, limit);
}

function bestOf(entries: readonly Entry[], typed: string, talk: Talk, limit: number): Entry[] {
  const recent = new Map(talk.recent?.slice(0, 8).map((ref, i) => [ref, 50 - 5 * i]));
  const best: { readonly entry: Entry; readonly score: number }[] = [];
  for (const entry of entries) {
    const match = matchScore(entry, typed);
    if (match === 0) continue;
    const home = talk.namespace !== undefined && entry.thing.namespace === talk.namespace ? 30 : 0;
    const score = match + entry.weight + home + (recent.get(entry.thing.ref) ?? 0) - entry.full.length / 100;
    // a name of one letter may match everything: only the best are kept in order
    let at = best.length;
    while (at > 0 && score > (best[at - 1]?.score ?? 0)) at--;
    if (at >= limit) continue;
    best.splice(at, 0, { entry, score });
    if (best.length > limit) best.pop();
  }
  return best.map((b) => b.entry);
}

/** What a name that nothing has could become. */
function newNames(world: World, typed: string, range: Range, talk: Talk): Suggestion[] {
  const found = findEnd(new World(world.design, world), typed, false, talk);
  if ('fault' in found)
    return found.fault.fixes
      .filter((f) => f.what.startsWith('new'))
      .slice(0, MOST_NEW)
      .map((f) => ({ kind: 'new', range, insert: f.text, what: f.what }));
  const last = found.makes[found.makes.length - 1];
  const also = found.makes.length > 1 ? ' in a new namespace' : '';
  return last ? [{ kind: 'new', range, insert: typed, what: `new ${last.kind}${also}` }] : [];
}
