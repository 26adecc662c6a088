/** One formatter for all: making one takes longer than most of what it says. */
const FORMAT = new Intl.NumberFormat('en');

/** A number as people read it: `12,345`. */
export function numberText(n: number): string {
  return FORMAT.format(n);
}

/** A number of things: `1 pair`, `12,345 pairs`. `many` where an s at the end does not do. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${numberText(n)} ${n === 1 ? one : many}`;
}
