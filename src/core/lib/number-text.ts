/** One formatter for all: making one takes longer than most of what it says. */
const FORMAT = new Intl.NumberFormat('en');

/** A number as people read it: `12,345`. */
export function numberText(n: number): string {
  return FORMAT.format(n);
}
