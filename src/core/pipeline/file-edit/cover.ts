/** Sets of pairs of endpoints said with ids of the design: as few `from -> to` as can be, and exactly these pairs. */
import { PROTOCOLS } from '../../cluster/cluster.ts';
import {
  type ConnectionSet,
  connectionsOf,
  hasNoPorts,
  intersectConnections,
  subtractConnections,
  unionConnections,
} from '../../policy/connection-set.ts';
import type { Reference } from './references.ts';

/** Connections between two endpoints, by their ids. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly connections: ConnectionSet;
}

/** Everything from one id of the design to another. */
export interface Rectangle {
  readonly from: string;
  readonly to: string;
  readonly connections: ConnectionSet;
}

/** What could be said, and the pairs that could not. */
export interface Cover {
  readonly rectangles: readonly Rectangle[];
  readonly rest: readonly Pair[];
}

/** Combinations of ids that are tried before only single endpoints are. */
const MAX_COMBINATIONS = 40_000;

/** How pairs are covered. */
export interface CoverOptions {
  /** Ends that are taken where they cover as much as others, such as those that a flow has now. */
  readonly from?: string;
  readonly to?: string;
  /** Further pairs that may be said along with them, since they are open anyhow. */
  readonly also?: readonly Pair[];
}

/**
 * Covers pairs with ids whose every pair is among them or among those that may be said along (a thing and itself aside),
 * what covers most first.
 */
export function coverPairs(
  pairs: readonly Pair[],
  references: readonly Reference[],
  options: CoverOptions = {},
): Cover {
  const rectangles: Rectangle[] = [];
  const rest: Pair[] = [];
  for (const segment of segmentsOf(pairs)) {
    const inside = pairs.filter((p) => !hasNoPorts(intersectConnections(p.connections, segment)));
    const along = (options.also ?? []).filter((p) => hasNoPorts(subtractConnections(segment, p.connections)));
    const grid = new Grid(inside, along);
    for (const { from, to } of grid.cover(references, options)) rectangles.push({ from, to, connections: segment });
    rest.push(...grid.left().map(([from, to]) => ({ from, to, connections: segment })));
  }
  return { rectangles: joined(rectangles), rest };
}

/** Rectangles of the same ends as one. */
function joined(rectangles: readonly Rectangle[]): Rectangle[] {
  const byEnds = new Map<string, Rectangle>();
  for (const r of rectangles) {
    const key = `${r.from} ${r.to}`;
    const known = byEnds.get(key);
    byEnds.set(key, known ? { ...known, connections: unionConnections(known.connections, r.connections) } : r);
  }
  return [...byEnds.values()];
}

/** The ports cut where one of the sets starts or ends, each part with those that hold it alike. */
function segmentsOf(pairs: readonly Pair[]): ConnectionSet[] {
  const sets = new Map(pairs.map((p) => [JSON.stringify(p.connections), p.connections]));
  if (sets.size === 1) return [...sets.values()];
  const segments = new Map<string, ConnectionSet>();
  for (const protocol of PROTOCOLS) {
    const all = [...sets.values()].map((set) => set[protocol]);
    const starts = [...new Set(all.flatMap((intervals) => intervals.flatMap(([a, b]) => [a, b + 1])))];
    starts.sort((a, b) => a - b);
    starts.slice(0, -1).forEach((first, i) => {
      const last = (starts[i + 1] ?? first + 1) - 1;
      const holders = all.map((intervals) => intervals.some(([a, b]) => a <= first && last <= b));
      if (!holders.includes(true)) return;
      // parts that the same pairs hold are one part, whatever their protocol
      const key = holders.join();
      const part = connectionsOf(protocol, first, last);
      const known = segments.get(key);
      segments.set(key, known ? unionConnections(known, part) : part);
    });
  }
  return [...segments.values()];
}

/** Pairs of one segment, and which of them are not said yet. */
class Grid {
  private readonly all = new Map<string, Set<string>>();
  private readonly open = new Map<string, Set<string>>();
  private readonly destinations = new Set<string>();

  constructor(pairs: readonly Pair[], along: readonly Pair[]) {
    for (const pair of pairs) {
      this.put(this.all, pair);
      this.put(this.open, pair);
    }
    for (const pair of along) this.put(this.all, pair);
  }

  private put(map: Map<string, Set<string>>, { from, to }: Pair): void {
    const row = map.get(from) ?? new Set();
    row.add(to);
    map.set(from, row);
    this.destinations.add(to);
  }

  *cover(references: readonly Reference[], preferred: CoverOptions): Generator<{ from: string; to: string }> {
    const usable = (atoms: ReadonlySet<string>, among: { has: (id: string) => boolean }) =>
      [...atoms].every((a) => among.has(a));
    // an end may hold the other one: nobody connects to itself, so that pair is not among them
    const anywhere = { has: (id: string) => this.all.has(id) || this.destinations.has(id) };
    let sources = references.filter((r) => usable(r.atoms, anywhere));
    let targets = sources;
    if (sources.length * targets.length > MAX_COMBINATIONS) {
      const isWide = (r: Reference) => r.atoms.size > 1;
      yield* this.take(sources.filter(isWide), targets.filter(isWide), preferred);
      sources = sources.filter((r) => !isWide(r));
      targets = targets.filter((r) => !isWide(r));
    }
    yield* this.take(sources, targets, preferred);
  }

  left(): [string, string][] {
    return [...this.open].flatMap(([from, row]) => [...row].map((to): [string, string] => [from, to]));
  }

  private *take(
    sources: readonly Reference[],
    targets: readonly Reference[],
    preferred: CoverOptions,
  ): Generator<{ from: string; to: string }> {
    const candidates = sources.flatMap((s) =>
      targets.flatMap((t) => {
        const size = this.size(s, t);
        const liked = Number(s.id === preferred.from) + Number(t.id === preferred.to);
        return size > 0 ? [{ s, t, size, liked }] : [];
      }),
    );
    // stable: among equals the preferred kind of id, as the references are ordered
    candidates.sort((a, b) => b.size - a.size || b.liked - a.liked);
    for (const { s, t } of candidates) {
      if (this.open.size === 0) return;
      if (this.say(s, t)) yield { from: s.id, to: t.id };
    }
  }

  /** How many pairs that are not said yet two ids stand for; 0 where some of theirs are not among these. */
  private size(s: Reference, t: Reference): number {
    let size = 0;
    for (const from of s.atoms) {
      const row = this.all.get(from);
      const open = this.open.get(from);
      for (const to of t.atoms) {
        if (from === to) continue;
        if (!row?.has(to)) return 0;
        if (open?.has(to)) size += 1;
      }
    }
    return size;
  }

  /** Takes the pairs of two ids off; false where all of them were said already. */
  private say(s: Reference, t: Reference): boolean {
    let isNew = false;
    for (const from of s.atoms) {
      const row = this.open.get(from);
      if (!row) continue;
      for (const to of t.atoms) if (row.delete(to)) isNew = true;
      if (row.size === 0) this.open.delete(from);
    }
    return isNew;
  }
}
