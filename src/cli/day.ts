/** Days that people give, since nothing here reads a clock for them. */
import { Unusable } from './exit.ts';

/** Throws `Unusable` for what no calendar has. */
export function dayOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new Unusable(`--date takes a day such as 2027-01-31, not \`${text}\``);
  return text;
}
