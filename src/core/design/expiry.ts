/** How long an exception still holds. The day is given: the core has no clock. */

export interface Expiry {
  /** Negative: over. */
  readonly days: number;
  readonly expired: boolean;
  /** Over soon: within two weeks, today included. */
  readonly isNear: boolean;
  /** `expires in 9 days`, `expired 3 days ago`. */
  readonly words: string;
  /** `9 d`, `expired`. */
  readonly short: string;
}

/**
 * Undefined where there is no date, or none that the calendar has, or no day to hold it against. Days as `2027-01-31`;
 * the last day still holds.
 */
export function expiryOf(expires: string | undefined, today: string | undefined): Expiry | undefined {
  const end = dayNumber(expires);
  const now = dayNumber(today);
  if (end === undefined || now === undefined) return undefined;
  const days = end - now;
  if (days < 0)
    return { days, expired: true, isNear: false, words: `expired ${dayCount(-days)} ago`, short: 'expired' };
  return {
    days,
    expired: false,
    isNear: days <= NEAR_DAYS,
    words: days === 0 ? 'expires today' : `expires in ${dayCount(days)}`,
    short: `${days} d`,
  };
}

const NEAR_DAYS = 14;

/** `7 exceptions, 1 expires in 9 days`; empty for none. */
export function gatesText(expires: readonly (string | undefined)[], today: string | undefined): string {
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
  return `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} day${n === 1 ? '' : 's'}`;
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since the first of March of the year nought; `undefined` for what no calendar has (Gregorian). */
function dayNumber(day: string | undefined): number | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
  if (!m) return undefined;
  const [year, month, date] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && leap ? 29 : LENGTHS[month - 1];
  if (length === undefined || date < 1 || date > length) return undefined;
  // a year that begins in March has its odd day at its end
  const y = month <= 2 ? year - 1 : year;
  const sinceMarch = (month + 9) % 12;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leaps + Math.floor((153 * sinceMarch + 2) / 5) + date;
}
