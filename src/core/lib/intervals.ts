/** Inclusive intervals of whole numbers, kept canonical: sorted, disjoint, never adjacent. Equality is structural. */
export type Interval = readonly [first: number, last: number];

/** Canonical: sorted, disjoint, none touching the next. */
export type Intervals = readonly Interval[];

/** No number at all. */
export const NO_INTERVALS: Intervals = [];

/** Makes any list of intervals canonical. */
export function intervalsOf(list: Iterable<Interval>): Intervals {
  const sorted = [...list].filter(([a, b]) => a <= b).sort((x, y) => x[0] - y[0]);
  const out: [number, number][] = [];
  for (const [first, last] of sorted) {
    const top = out[out.length - 1];
    if (top && first <= top[1] + 1) top[1] = Math.max(top[1], last);
    else out.push([first, last]);
  }
  return out;
}

/** What is in either. Canonical. */
export function unionIntervals(a: Intervals, b: Intervals): Intervals {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return intervalsOf([...a, ...b]);
}

/** What is in both. Canonical. */
export function intersectIntervals(a: Intervals, b: Intervals): Intervals {
  const out: Interval[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const x = a[i];
    const y = b[j];
    if (!x || !y) return out;
    const first = Math.max(x[0], y[0]);
    const last = Math.min(x[1], y[1]);
    if (first <= last) out.push([first, last]);
    if (x[1] < y[1]) i++;
    else j++;
  }
}

/** What is in `a` and not in `b`. Canonical. */
export function subtractIntervals(a: Intervals, b: Intervals): Intervals {
  const out: Interval[] = [];
  let j = 0;
  for (const [first, last] of a) {
    let from = first;
    while (j < b.length && (b[j] as Interval)[1] < from) j++;
    for (let k = j; k < b.length && (b[k] as Interval)[0] <= last; k++) {
      const [cutFirst, cutLast] = b[k] as Interval;
      if (cutFirst > from) out.push([from, cutFirst - 1]);
      from = cutLast + 1;
    }
    if (from <= last) out.push([from, last]);
  }
  return out;
}

/** Whether both hold the same numbers. */
export function equalIntervals(a: Intervals, b: Intervals): boolean {
  return a.length === b.length && a.every(([first, last], i) => first === b[i]?.[0] && last === b[i]?.[1]);
}

/** Whether a number is in. */
export function containsNumber(a: Intervals, n: number): boolean {
  return a.some(([first, last]) => first <= n && n <= last);
}
