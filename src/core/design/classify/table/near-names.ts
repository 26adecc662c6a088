/** Names that somebody may have meant: `payments-ap-prod` for `payments-api-prod`. */
import { compareText } from '../../../lib/order.ts';

const SHOWN = 3;

/** Up to three of the names, the nearest first; none that is nothing like it. */
export function nearNames(wanted: string, names: Iterable<string>): string[] {
  const word = wanted.toLowerCase();
  const most = Math.max(2, Math.floor(word.length / 3));
  const near: { readonly name: string; readonly distance: number }[] = [];
  for (const name of names) {
    const distance =
      name.includes(word) || (name.length > 3 && word.includes(name)) ? 1 : editDistance(word, name, most);
    if (distance <= most) near.push({ name, distance });
  }
  near.sort(
    (a, b) =>
      a.distance - b.distance ||
      Math.abs(a.name.length - word.length) - Math.abs(b.name.length - word.length) ||
      compareText(a.name, b.name),
  );
  return near.slice(0, SHOWN).map((n) => n.name);
}

/**
 * How many letters have to be put in, taken out, changed, or swapped with their neighbour to make one text the other
 * (optimal string alignment); anything above `most` where it is more than that.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return at(above, b.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;
