/** Exceptions that are over, or soon will be. The day is given: the core has no clock. */
import type { Exception } from '../design/schema.ts';

/** Days since the first of March of the year nought, for telling how many lie between two (Gregorian). */
function dayNumber(day: string): number | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!m) return undefined;
  const month = Number(m[2]);
  const year = Number(m[1]) - (month <= 2 ? 1 : 0);
  const sinceMarch = (month + 9) % 12;
  return (
    365 * year +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) +
    Math.floor((153 * sinceMarch + 2) / 5) +
    Number(m[3])
  );
}

/** Days that are left; negative when it is over; the last day still holds. `undefined` without a day to hold it against. */
export function daysLeft(expires: string | undefined, day: string | undefined): number | undefined {
  const end = expires === undefined ? undefined : dayNumber(expires);
  const now = day === undefined ? undefined : dayNumber(day);
  return end === undefined || now === undefined ? undefined : end - now;
}

export function isExpired(expires: string | undefined, day: string | undefined): boolean {
  const left = daysLeft(expires, day);
  return left !== undefined && left < 0;
}

/** `7 exceptions, 1 expired`, `7 exceptions, 1 expires in 9 days`; empty for none. */
export function gatesWords(exceptions: readonly Exception[], day: string | undefined): string {
  if (exceptions.length === 0) return '';
  const total = `${exceptions.length} exception${exceptions.length === 1 ? '' : 's'}`;
  const left = exceptions.flatMap((x) => daysLeft(x.expires, day) ?? []);
  const over = left.filter((d) => d < 0).length;
  if (over > 0) return `${total}, ${over} expired`;
  const next = Math.min(...left);
  if (!Number.isFinite(next) || next > SOON) return total;
  const same = left.filter((d) => d === next).length;
  const when = next === 0 ? 'today' : `in ${next} day${next === 1 ? '' : 's'}`;
  return `${total}, ${same} ${same === 1 ? 'expires' : 'expire'} ${when}`;
}

/** What ends later than in so many days needs no words on a wall. */
const SOON = 90;
