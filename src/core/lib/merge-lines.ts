/** Texts compared and joined line by line. */

/** Lines of `a` (from, to: 0-based, end exclusive) that others took the place of in `b`. */
export interface LineChange {
  readonly a: readonly [from: number, to: number];
  readonly b: readonly [from: number, to: number];
}

/** Steps of the search; texts further apart count as different from the first to the last line that differs. */
const MAX_STEPS = 1_500;

/** What has to change in `a` to get `b`, in order; as few lines as can be (Myers, An O(ND) Difference Algorithm, 1986). */
export function lineChanges(a: readonly string[], b: readonly string[]): LineChange[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const x = a.slice(start, a.length - end);
  const y = b.slice(start, b.length - end);
  if (x.length === 0 && y.length === 0) return [];
  const changes = search(x, y) ?? [{ a: [0, x.length], b: [0, y.length] } as const];
  return changes.map((c) => ({ a: [c.a[0] + start, c.a[1] + start], b: [c.b[0] + start, c.b[1] + start] }));
}

function search(a: readonly string[], b: readonly string[]): LineChange[] | undefined {
  const furthest = new Map<number, number>([[1, 0]]);
  const trails: ReadonlyMap<number, number>[] = [];
  const reach = (k: number) => furthest.get(k) ?? -1;
  for (let d = 0; d <= Math.min(MAX_STEPS, a.length + b.length); d++) {
    trails.push(new Map(furthest));
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && reach(k - 1) < reach(k + 1)) ? reach(k + 1) : reach(k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace(trails, a.length, b.length);
    }
  }
  return undefined;
}

/** Walks the trails back and joins what lies side by side. */
function trace(trails: readonly ReadonlyMap<number, number>[], m: number, n: number): LineChange[] {
  const changes: { a: [number, number]; b: [number, number] }[] = [];
  let [x, y] = [m, n];
  for (let d = trails.length - 1; d > 0; d--) {
    const trail = trails[d];
    const reach = (k: number) => trail?.get(k) ?? -1;
    const k = x - y;
    const down = k === -d || (k !== d && reach(k - 1) < reach(k + 1));
    const before = down ? k + 1 : k - 1;
    const fromX = reach(before);
    const fromY = fromX - before;
    const [toX, toY] = down ? [fromX, fromY + 1] : [fromX + 1, fromY];
    const next = changes[0];
    if (next && next.a[0] === toX && next.b[0] === toY) {
      next.a[0] = fromX;
      next.b[0] = fromY;
    } else changes.unshift({ a: [fromX, toX], b: [fromY, toY] });
    [x, y] = [fromX, fromY];
  }
  return changes;
}

/** What joining two versions of a text gives. */
export interface Merged {
  readonly text: string;
  /** Places where both changed the same lines; there it is as in the first. */
  readonly conflicts: number;
}

/** Makes the changes of `mine` to `theirs`. Both come from `base`; where they touch the same lines, `mine` counts. */
export function mergeLines(base: string, mine: string, theirs: string): Merged {
  const [lines, own, other] = [base.split('\n'), mine.split('\n'), theirs.split('\n')];
  const ours = lineChanges(lines, own);
  const others = lineChanges(lines, other);
  const out: string[] = [];
  let conflicts = 0;
  let at = 0;
  let [i, j] = [0, 0];
  const copyTo = (line: number) => out.push(...lines.slice(at, line));
  while (i < ours.length || j < others.length) {
    const [a, b] = [ours[i], others[j]];
    if (a && b && touch(a, b)) {
      const group = groupFrom(ours, others, i, j);
      copyTo(group.from);
      const [x, y] = [side(group, ours, i, group.i, own), side(group, others, j, group.j, other)];
      if (x.join('\n') !== y.join('\n')) conflicts += 1;
      out.push(...x);
      at = group.to;
      [i, j] = [group.i, group.j];
      continue;
    }
    const first = a && (!b || a.a[0] < b.a[0]) ? { change: a, text: own } : b && { change: b, text: other };
    if (!first) break;
    copyTo(first.change.a[0]);
    out.push(...first.text.slice(...first.change.b));
    at = first.change.a[1];
    if (first.change === a) i += 1;
    else j += 1;
  }
  copyTo(lines.length);
  return { text: out.join('\n'), conflicts };
}

/** Whether two changes stand on the same lines, or right beside each other. */
function touch(x: LineChange, y: LineChange): boolean {
  return x.a[0] <= y.a[1] && y.a[0] <= x.a[1];
}

interface Group {
  readonly from: number;
  readonly to: number;
  /** Behind the last change of either side that belongs to it. */
  readonly i: number;
  readonly j: number;
}

/** All changes of both sides that hang together. */
function groupFrom(ours: readonly LineChange[], others: readonly LineChange[], i: number, j: number): Group {
  const starts = [ours[i], others[j]].flatMap((c) => (c ? [c.a[0]] : []));
  let to = Math.max(...[ours[i], others[j]].flatMap((c) => (c ? [c.a[1]] : [])));
  let [nextI, nextJ] = [i + 1, j + 1];
  for (;;) {
    const [a, b] = [ours[nextI], others[nextJ]];
    if (a && a.a[0] <= to) {
      to = Math.max(to, a.a[1]);
      nextI += 1;
    } else if (b && b.a[0] <= to) {
      to = Math.max(to, b.a[1]);
      nextJ += 1;
    } else return { from: Math.min(...starts), to, i: nextI, j: nextJ };
  }
}

/** The lines of one side that stand where a group does. */
function side(
  { from, to }: Group,
  changes: readonly LineChange[],
  first: number,
  behind: number,
  text: readonly string[],
): string[] {
  const [head, last] = [changes[first], changes[behind - 1]];
  if (!head || !last) return [];
  return text.slice(head.b[0] - (head.a[0] - from), last.b[1] + (to - last.a[1]));
}
