/** What the diagram of a difference shows: the ends that change, as finely as there is room for, and what is between them. */
import type { Design } from '../../design/schema.ts';
import {
  type ConnectionSet,
  hasNoPorts,
  intersectConnections,
  NO_CONNECTIONS,
  unionConnections,
} from '../../policy/connection-set.ts';
import { CHANGE_KINDS, type DifferenceDrawing, type DrawnLink, type DrawnNode } from './answer.ts';
import { type Bucket, outerSide } from './boundaries.ts';
import type { Change } from './changes.ts';
import type { ReviewEnd, ReviewEnds } from './ends.ts';
import { nameOfEnd, portsPhrase } from './words.ts';

const MOST_NODES = 32;
const LEGIBLE_LINKS = 36;
const MOST_LINKS = 60;
const MOST_UNCHANGED = 40;
/** Pairs looked at for what stays. */
const MOST_ASKED = 60_000;

type Grain = DifferenceDrawing['grain'];

/** Draws workloads where they are few, else namespaces, else the widest zones. Bounded; what is left out is counted. */
export function drawingOf(ends: ReviewEnds, changes: readonly Change[], designs: readonly Design[]): DifferenceDrawing {
  const buckets = new Set(changes.flatMap((c) => c.parts.flatMap((p) => [p.sources, p.destinations])));
  const grains: Grain[] = ['ends', 'namespaces', 'zones'];
  const grain = grains.find((g) => isFew(changes, buckets, g, designs)) ?? 'zones';
  const nodes = [...nodesOf(buckets, grain, designs).values()].slice(0, MOST_NODES);
  const drawn = new Set(nodes.map((n) => n.id));
  const all = linksOf(changes, grain).filter((l) => drawn.has(l.from) && drawn.has(l.to));
  const links = all.slice(0, MOST_LINKS);
  const changed = new Set(all.map((l) => `${l.from}\n${l.to}`));
  const unchanged = unchangedOf(ends, buckets, grain).filter(
    (l) => drawn.has(l.from) && drawn.has(l.to) && !changed.has(`${l.from}\n${l.to}`),
  );
  const shown = unchanged.length <= MOST_UNCHANGED ? unchanged : [];
  return {
    grain,
    nodes,
    links: [...links, ...shown],
    left: all.length - links.length,
    unchangedLeft: unchanged.length - shown.length,
  };
}

/** Whether all of it can be drawn so that it can be read. */
function isFew(
  changes: readonly Change[],
  buckets: ReadonlySet<Bucket>,
  grain: Grain,
  designs: readonly Design[],
): boolean {
  return nodesOf(buckets, grain, designs).size <= MOST_NODES && linksOf(changes, grain).length <= LEGIBLE_LINKS;
}

function nodeId(end: ReviewEnd, { place }: Bucket, grain: Grain): string {
  if (place.kind === 'network') return `outside ${place.groups.namespace.name}`;
  if (grain === 'ends') return `end ${end.unit}`;
  if (place.kind === 'host') return `hosts ${place.groups.namespace.name}`;
  return grain === 'namespaces' ? `namespace ${place.namespace}` : `zone ${outerSide(place).name}`;
}

function nodesOf(buckets: Iterable<Bucket>, grain: Grain, designs: readonly Design[]): Map<string, DrawnNode> {
  const out = new Map<string, DrawnNode>();
  for (const bucket of buckets) {
    const { place } = bucket;
    for (const end of bucket.ends) {
      const id = nodeId(end, bucket, grain);
      if (out.has(id)) continue;
      if (out.size > MOST_NODES) return out;
      out.set(id, { id, ...shownAs(end, place, grain, designs) });
    }
  }
  return out;
}

function shownAs(
  end: ReviewEnd,
  place: Bucket['place'],
  grain: Grain,
  designs: readonly Design[],
): Pick<DrawnNode, 'kind' | 'name' | 'line'> {
  if (place.kind === 'network')
    return { kind: 'outside', name: place.groups.namespace.name, line: 'outside the cluster' };
  if (place.kind === 'host') {
    const name = grain === 'ends' ? nameOfEnd(designs, end) : place.groups.namespace.name;
    return { kind: 'host', name, line: 'host' };
  }
  const zone = outerSide(place).name;
  if (grain === 'ends') return { kind: 'workload', name: nameOfEnd(designs, end), line: zone };
  if (grain === 'namespaces') {
    const own = `namespace ${place.namespace}`;
    return { kind: 'namespace', name: place.namespace, line: zone === own ? 'namespace' : zone };
  }
  return { kind: 'zone', name: zone, line: '' };
}

interface Sum {
  readonly from: string;
  readonly to: string;
  readonly kind: Change['piece']['kind'];
  pairs: number;
  connections: ConnectionSet;
}

function linksOf(changes: readonly Change[], grain: Grain): DrawnLink[] {
  const sums = new Map<string, Sum>();
  for (const { piece, parts } of changes)
    for (const { sources, destinations } of parts) {
      const to = counted(destinations, grain);
      for (const [from, s] of counted(sources, grain))
        for (const [target, d] of to) {
          // a pair of parts of one workload is none
          if (grain === 'ends' && from === target && !from.startsWith('outside')) continue;
          const key = `${piece.kind}\n${from}\n${target}`;
          const sum = sums.get(key) ?? { from, to: target, kind: piece.kind, pairs: 0, connections: NO_CONNECTIONS };
          sum.pairs += s * d;
          sum.connections = unionConnections(sum.connections, piece.connections);
          sums.set(key, sum);
        }
    }
  const rank = (l: Sum) => CHANGE_KINDS.indexOf(l.kind);
  return [...sums.values()]
    .sort((a, b) => rank(a) - rank(b) || b.pairs - a.pairs)
    .map(({ from, to, kind, connections }) => ({ from, to, kind, label: portsText(connections) }));
}

/** How many ends of a bucket each node stands for. */
function counted(bucket: Bucket, grain: Grain): Map<string, number> {
  const out = new Map<string, number>();
  const [first] = bucket.ends;
  if (first && grain !== 'ends') return out.set(nodeId(first, bucket, grain), bucket.ends.length);
  for (const end of bucket.ends) {
    const id = nodeId(end, bucket, grain);
    out.set(id, (out.get(id) ?? 0) + 1);
  }
  return out;
}

const MOST_LETTERS = 22;

function portsText(connections: ConnectionSet): string {
  const text = portsPhrase(connections);
  if (text.length <= MOST_LETTERS) return text;
  const cut = text.lastIndexOf(',', MOST_LETTERS);
  return `${text.slice(0, cut > 0 ? cut : MOST_LETTERS)}, …`;
}

/** What is open on both sides between ends of the drawing. */
function unchangedOf({ sides }: ReviewEnds, buckets: ReadonlySet<Bucket>, grain: Grain): DrawnLink[] {
  if (buckets.size ** 2 > MOST_ASKED) return [];
  const { before, after } = sides;
  const found = new Map<string, DrawnLink>();
  for (const sources of buckets)
    for (const destinations of buckets) {
      const ends =
        grain === 'ends'
          ? [sources.ends, destinations.ends]
          : [sources.ends.slice(0, 2), destinations.ends.slice(0, 2)];
      for (const s of ends[0] ?? [])
        for (const d of ends[1] ?? []) {
          if (s.unit === d.unit || (s.place.kind !== 'workload' && d.place.kind !== 'workload')) continue;
          const [from, to] = [nodeId(s, sources, grain), nodeId(d, destinations, grain)];
          const key = `${from}\n${to}`;
          if (from === to || found.has(key)) continue;
          const may = [
            mayOf(before.solved.solution, s.at[0], d.at[0]),
            mayOf(after.solved.solution, s.at[1], d.at[1]),
          ] as const;
          if (!hasNoPorts(intersectConnections(...may))) found.set(key, { from, to, kind: 'unchanged', label: '' });
        }
    }
  return [...found.values()];
}

function mayOf(
  solution: ReviewEnds['sides']['before']['solved']['solution'],
  s: number | undefined,
  d: number | undefined,
): ConnectionSet {
  return s === undefined || d === undefined ? NO_CONNECTIONS : solution.pair(s, d).may;
}
