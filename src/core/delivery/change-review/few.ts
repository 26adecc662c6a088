import { numberText } from '../../lib/number-text.ts';

const FEW = 20;

/** The first of some names, and how many more there are. */
export function few(names: readonly string[], most = FEW): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${numberText(more)} more` : names.join(', ');
}
