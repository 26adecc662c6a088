/** Where a name is cut so that it fits: in its middle, since names of one family differ at their ends. */

/** Width of a text, in the same unit as the room. */
export type Measure = (text: string) => number;

const ELLIPSIS = '…';

/**
 * The text itself where it fits, else its beginning and its end round an ellipsis, as much of both as there is room for.
 * At most `tail` characters of the end are kept before the beginning gets the rest. Pairs of code units stay together.
 */
export function cutMiddle(text: string, room: number, measure: Measure, tail: number): string {
  if (measure(text) <= room) return text;
  const letters = [...text];
  const cut = (kept: number) => {
    const end = Math.min(tail, Math.floor(kept / 2));
    return `${letters.slice(0, kept - end).join('')}${ELLIPSIS}${end > 0 ? letters.slice(-end).join('') : ''}`;
  };
  let low = 1;
  let high = letters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(cut(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}
