/** One cell in full: what is open in it and why, what is wrong, which gates stand in it, with pairs to trace. */
import { nameOf } from '../../design/lookup.ts';
import type { Design } from '../../design/schema.ts';
import {
  type ConnectionSet,
  firstConnection,
  intersectConnections,
  isEmptyConnections,
} from '../../policy/connection-set.ts';
import { EVERY_GUARDRAIL } from '../meaning/statements.ts';
import type { MatrixCellAnswer, MatrixEntry, MatrixExample, MatrixMark, MatrixPlace } from './answer.ts';
import type { ClassPair, ClassPairs } from './class-pairs.ts';
import type { End, Ends } from './ends.ts';
import { BROKEN, CLOSED, GATE, type Look, type Looks, OPENED, SURPLUS, UNDECIDED, VIOLATION } from './looks.ts';

/** What a cell is worked out from. */
export interface CellParts {
  readonly design: Design;
  readonly ends: Ends;
  readonly pairs: ClassPairs;
  readonly looks: Looks;
  /** The ends of its groups. */
  readonly sources: readonly End[];
  readonly destinations: readonly End[];
}

/** The worst first. */
const MARKS: readonly (readonly [flag: number, mark: MatrixMark])[] = [
  [VIOLATION, 'violation'],
  [BROKEN, 'broken'],
  [SURPLUS, 'surplus'],
  [OPENED, 'opened'],
  [CLOSED, 'closed'],
  [GATE, 'gate'],
  [UNDECIDED, 'undecided'],
];
const EXAMPLES = 5;
const MOST_EXPLAINED = 2_000;
const MOST_ENTRIES = 60;
const MOST_WALLS_ASKED = 20_000;

interface Found {
  readonly pair: ClassPair;
  readonly look: Look;
}

/** What there is to say about a cell. */
export function cellAnswer(parts: CellParts, place: MatrixPlace): MatrixCellAnswer {
  const found = worthTelling(parts).sort((a, b) => rankOf(a.look.flags) - rankOf(b.look.flags));
  const entries = new Map<string, MatrixEntry>();
  const [sources, destinations] = [byClass(parts.sources), byClass(parts.destinations)];
  for (const { pair, look } of found.slice(0, MOST_EXPLAINED)) {
    const ends = pairsOf(sources.get(pair.source) ?? [], destinations.get(pair.destination) ?? []);
    const [first] = ends.some;
    if (!first) continue;
    const said = sayingOf(parts, first, look);
    const key = JSON.stringify([look.flags, look.connections, said.because, said.gates]);
    const earlier = entries.get(key);
    if (!earlier && entries.size >= MOST_ENTRIES) continue;
    const room = EXAMPLES - (earlier?.examples.length ?? 0);
    const examples = ends.some.slice(0, room).flatMap(([from, to]) => exampleOf(parts, from, to, look.at));
    entries.set(key, {
      ...said,
      pairs: ends.count + (earlier?.pairs ?? 0),
      examples: [...(earlier?.examples ?? []), ...examples],
    });
  }
  return {
    place,
    entries: [...entries.values()],
    walls: wallsOf(parts),
    truncated: found.length > MOST_EXPLAINED || entries.size >= MOST_ENTRIES,
  };
}

function worthTelling({ pairs, looks, sources, destinations }: CellParts): Found[] {
  const wanted = new Set(destinations.map((e) => e.class));
  const out: Found[] = [];
  for (const source of new Set(sources.map((e) => e.class)))
    for (const pair of pairs.from(source)) {
      if (!wanted.has(pair.destination)) continue;
      const look = looks.of(pair.from, pair.to);
      if (look.flags !== 0) out.push({ pair, look });
    }
  return out;
}

function rankOf(flags: number): number {
  const rank = MARKS.findIndex(([flag]) => (flags & flag) !== 0);
  return rank < 0 ? MARKS.length : rank;
}

function byClass(ends: readonly End[]): Map<number, End[]> {
  const out = new Map<number, End[]>();
  for (const end of ends) {
    const list = out.get(end.class);
    if (list) list.push(end);
    else out.set(end.class, [end]);
  }
  return out;
}

/** How many pairs two lists of ends make, and a few of them. */
function pairsOf(
  sources: readonly End[],
  destinations: readonly End[],
): { readonly count: number; readonly some: readonly (readonly [End, End])[] } {
  const units = new Map<string, number>();
  for (const d of destinations) units.set(d.unit, (units.get(d.unit) ?? 0) + 1);
  const count = sources.reduce((sum, s) => sum + destinations.length - (units.get(s.unit) ?? 0), 0);
  const some: [End, End][] = [];
  for (const s of sources)
    for (const d of destinations) {
      if (some.length >= EXAMPLES) return { count, some };
      if (s.unit !== d.unit) some.push([s, d]);
    }
  return { count, some };
}

type Saying = Omit<MatrixEntry, 'pairs' | 'examples'>;

function sayingOf({ ends, looks }: CellParts, [from, to]: readonly [End, End], look: Look): Saying {
  const { meaning } = ends;
  return {
    marks: MARKS.flatMap(([flag, mark]) => ((look.flags & flag) === 0 ? [] : [mark])),
    connections: looks.pool.setOf(look.connections),
    because: meaning.because(from.place, to.place, look.at),
    gates: (look.flags & GATE) === 0 ? [] : gatesOf(ends, from, to),
  };
}

/** Exceptions of guardrails that part the two, and shared services between them. */
function gatesOf({ meaning }: Ends, from: End, to: End): string[] {
  const destination = meaning.spokenOf(to.place).to;
  const both = [...meaning.spokenOf(from.place).from].filter((i) => destination.has(i)).sort((a, b) => a - b);
  const parting = meaning.prohibitions(from.place, to.place);
  return both.flatMap((i) => {
    const s = meaning.statements[i];
    if (s?.kind !== 'exception') return [];
    const gives = parting.some(
      (p) => isOf(s.of, p.by) && !isEmptyConnections(intersectConnections(p.forbidden, s.connections)),
    );
    return gives ? [s.by] : [];
  });
}

function isOf(of: string | undefined, guardrail: string): boolean {
  return of === guardrail || of === EVERY_GUARDRAIL;
}

function exampleOf({ design, ends }: CellParts, from: End, to: End, at: ConnectionSet): MatrixExample[] {
  const side = ends.sides.length - 1;
  const solution = ends.sides[side]?.solution;
  const ids = [from, to].map((e) => solution?.endpoints[e.at[side] ?? -1]?.id);
  const witness = firstConnection(at);
  const [source, destination] = ids;
  if (source === undefined || destination === undefined || !witness) return [];
  const name = (e: End, id: string) => (e.place.kind === 'workload' ? nameOf(design, e.unit) : id);
  return [
    { from: name(from, source), to: name(to, destination), packet: { from: source, to: destination, ...witness } },
  ];
}

function wallsOf({ ends, sources, destinations }: CellParts): string[] {
  const { meaning } = ends;
  const kinds = (all: readonly End[]) => [...new Map(all.map((e) => [e.kind, e])).values()];
  const out = new Set<string>();
  let asked = 0;
  for (const s of kinds(sources))
    for (const d of kinds(destinations)) {
      if (asked++ >= MOST_WALLS_ASKED) return [...out];
      if (s.place.kind !== 'workload' && d.place.kind !== 'workload') continue;
      for (const p of meaning.prohibitions(s.place, d.place)) out.add(p.by);
    }
  return [...out].sort();
}
