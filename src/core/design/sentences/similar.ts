/** Names that are nearly the same: what somebody may have meant. */

/** The nearest of the candidates, when it is near enough to be a slip of the fingers; undefined otherwise. */
export function nearestName(typed: string, candidates: Iterable<string>): string | undefined {
  const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  let best: string | undefined;
  let least = most + 1;
  if (most === 0) return undefined;
  const small = typed.toLowerCase();
  const letters = letterBits(small);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - typed.length) >= least) continue;
    const other = candidate.toLowerCase();
    // each slip exchanges one letter at the most
    if (bitsOf(letters ^ letterBits(other)) > 2 * (least - 1)) continue;
    const distance = slips(small, other, least - 1);
    if (distance > 0 && distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Which letters a name has, by their codes' last five bits. */
function letterBits(name: string): number {
  let bits = 0;
  for (let i = 0; i < name.length; i++) bits |= 1 << (name.charCodeAt(i) & 31);
  return bits;
}

function bitsOf(n: number): number {
  let count = 0;
  for (let left = n; left !== 0; left &= left - 1) count++;
  return count;
}

/** Letters put in, left out, exchanged or swapped with their neighbour, counted up to one more than `most`. */
function slips(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
