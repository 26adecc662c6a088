/** The day on the user's calendar, as `2027-01-31`. Only components, and the studio through the clock it is given, read the time. */
export function todayOf(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
