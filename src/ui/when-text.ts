const STEPS: readonly { readonly unit: Intl.RelativeTimeFormatUnit; readonly milliseconds: number }[] = [
  { unit: 'day', milliseconds: 86_400_000 },
  { unit: 'hour', milliseconds: 3_600_000 },
  { unit: 'minute', milliseconds: 60_000 },
];
const LONG_AGO = 14;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `3 minutes ago`, `yesterday`, and a date beyond two weeks. Both in milliseconds since 1970. */
export function whenText(then: number, now: number): string {
  const days = Math.floor((now - then) / 86_400_000);
  if (days > LONG_AGO) return new Date(then).toISOString().slice(0, 10);
  for (const { unit, milliseconds } of STEPS) {
    const count = Math.floor((now - then) / milliseconds);
    if (count >= 1) return relative.format(-count, unit);
  }
  return 'just now';
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** `14:32` within half a day, else with its day: `15 Jun 2026, 14:32`. In the time of the user's clock. */
export function clockText(then: number, now: number): string {
  return Math.abs(now - then) < 43_200_000 ? clock.format(then) : dayAndClock.format(then);
}
