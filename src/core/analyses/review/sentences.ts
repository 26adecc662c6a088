/** Changes as sentences: few enough to read, and together exactly the difference. */
import { compareText } from '../../lib/order.ts';
import { type BoundaryAxis, CHANGE_KINDS, type ChangeKind, type KindCount } from './answer.ts';
import { type Bucket, byBoundary, type Side } from './boundaries.ts';
import type { Change } from './changes.ts';
import { pairsBetween } from './counting.ts';

/** Sentences of one kind across one axis beyond which they are put together by where they come from, then altogether. */
const MANY = 60;

/** Puts together what would be too many sentences, and orders them: by kind, what is certain first, then by boundary. */
export function gathered(changes: readonly Change[], many = MANY): Change[] {
  const out: Change[] = [];
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.piece.kind} ${change.boundary.axis}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  for (const group of groups.values()) out.push(...few(group, many));
  const rank = ({ piece }: Change) => CHANGE_KINDS.indexOf(piece.kind);
  const doubt = ({ piece }: Change) => Number(piece.perhaps);
  return out.sort(
    (a, b) =>
      rank(a) - rank(b) || doubt(a) - doubt(b) || byBoundary(a.boundary, b.boundary) || compareText(keyOf(a), keyOf(b)),
  );
}

function few(changes: Change[], many: number): Change[] {
  if (changes.length <= many) return changes;
  const bySource = merged(changes, (c) => c.boundary.from.key);
  if (bySource.length <= many) return bySource;
  const byTarget = merged(changes, (c) => `to ${c.boundary.to.key}`);
  if (byTarget.length <= many) return byTarget;
  return merged(changes, () => '');
}

/** Changes that say the same of the same connections are one, as far as `side` is the same. */
function merged(changes: readonly Change[], side: (change: Change) => string): Change[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${side(change)}\n${sayingKey(change)}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].map((same) => {
    const [first] = same;
    if (!first || same.length === 1) return first as Change;
    const { axis } = first.boundary;
    const together = (end: 'from' | 'to') =>
      sideOfAll(
        axis,
        same.map((c) => c.boundary[end]),
      );
    return {
      ...first,
      boundary: { axis, from: together('from'), to: together('to') },
      parts: same.flatMap((c) => c.parts),
    };
  });
}

const MANY_OF: Readonly<Record<BoundaryAxis, string>> = {
  outside: 'groups',
  hosts: 'groups',
  plane: 'planes',
  environment: 'environments',
  tenant: 'tenants',
  complianceZone: 'compliance zones',
  cluster: 'clusters',
  namespace: 'namespaces',
  inside: 'namespaces',
};

/** Which of many they are is left out of the key: one more of them is the same sentence. */
function sideOfAll(axis: BoundaryAxis, sides: readonly Side[]): Side {
  const keys = new Set(sides.map((s) => s.key));
  const [only] = sides;
  return keys.size === 1 && only ? only : { key: 'several', name: `${keys.size} ${MANY_OF[axis]}` };
}

const sayings = new WeakMap<Change['said'], string>();

function sayingKey({ piece, said }: Change): string {
  const known = sayings.get(said) ?? JSON.stringify(said);
  sayings.set(said, known);
  return `${piece.kind} ${piece.standing} ${piece.perhaps} ${JSON.stringify(piece.connections)} ${known}`;
}

/** What tells a change from every other, run after run, whatever its ends are called. */
export function keyOf(change: Change): string {
  const { axis, from, to } = change.boundary;
  return `${sayingKey(change)} ${axis} ${from.key}\n${to.key}`;
}

/** The distinct buckets of one side of a change. */
export function bucketsIn({ parts }: Change, side: 'sources' | 'destinations'): Set<Bucket> {
  return new Set(parts.map((p) => p[side]));
}

/** How many pairs a change is about. */
export function pairsIn(change: Change): number {
  const earlier = counts.get(change);
  if (earlier !== undefined) return earlier;
  const sum = change.parts.reduce((n, { sources, destinations }) => n + pairsBetween(sources, destinations), 0);
  counts.set(change, sum);
  return sum;
}

const counts = new WeakMap<Change, number>();

/** How much there is of each kind. */
export function countKinds(changes: readonly Change[]): Record<ChangeKind, KindCount> {
  const out = Object.fromEntries(CHANGE_KINDS.map((k) => [k, { sentences: 0, pairs: 0, perhaps: 0 }])) as Record<
    ChangeKind,
    KindCount
  >;
  for (const change of changes) {
    const { kind, perhaps } = change.piece;
    const { sentences, pairs, perhaps: earlier } = out[kind];
    const more = pairsIn(change);
    out[kind] = { sentences: sentences + 1, pairs: pairs + more, perhaps: earlier + (perhaps ? more : 0) };
  }
  return out;
}
