/** How long an exception still holds. The day is given; only components read the clock. */

export interface Expiry {
  /** Negative: over. */
  readonly days: number;
  readonly expired: boolean;
  /** `expires in 9 days`, `expired 3 days ago`. */
  readonly words: string;
  /** `9 d`, `expired`. */
  readonly short: string;
}

const DAY = 86_400_000;
/** Made once: walls ask for it by the thousand, and each `toLocaleString` makes its own. */
const NUMBERS = new Intl.NumberFormat('en');

/** Undefined where there is no date, or none that the calendar has. Both days as `2027-01-31`; the last day still holds. */
export function expiryOf(expires: string | undefined, today: string): Expiry | undefined {
  if (expires === undefined) return undefined;
  const days = Math.round((Date.parse(`${expires}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY);
  if (Number.isNaN(days)) return undefined;
  if (days < 0) return { days, expired: true, words: `expired ${dayCount(-days)} ago`, short: 'expired' };
  return {
    days,
    expired: false,
    words: days === 0 ? 'expires today' : `expires in ${dayCount(days)}`,
    short: `${days} d`,
  };
}

/** The day on the user's calendar, as `2027-01-31`. */
export function todayOf(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** `7 exceptions, 1 expires in 9 days`; empty for none. */
export function gatesText(expires: readonly (string | undefined)[], today: string): string {
  if (expires.length === 0) return '';
  const total = `${expires.length} exception${expires.length === 1 ? '' : 's'}`;
  const dated = expires.flatMap((e) => expiryOf(e, today) ?? []);
  const expired = dated.filter((e) => e.expired).length;
  if (expired > 0) return `${total}, ${expired} expired`;
  const next = dated.sort((a, b) => a.days - b.days)[0];
  if (!next) return total;
  const same = dated.filter((e) => e.days === next.days).length;
  const verb = next.words.slice('expires'.length);
  return `${total}, ${same} ${same === 1 ? 'expires' : 'expire'}${verb}`;
}

function dayCount(n: number): string {
  return `${NUMBERS.format(n)} day${n === 1 ? '' : 's'}`;
}
