/** The day on the user's calendar, as `2027-01-31`. Only components read the clock. */
export function todayOf(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
