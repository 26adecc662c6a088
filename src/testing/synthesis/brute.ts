/**
 * The fewest policies, found the obvious way: every set of pods is tried as the subject of a policy, and a policy may say
 * what all of its pods need. Shares nothing with the core.
 */

/** What one pod needs: its cells as bits. */
export type Needs = readonly number[];

/** The fewest subjects whose policies give each pod all that it needs and nothing else. Up to about six pods. */
export function fewestSubjects(needs: Needs): number {
  const policies: { pods: number; says: number }[] = [];
  for (let pods = 1; pods < 1 << needs.length; pods++) {
    const says = needs.reduce((all, need, i) => (pods & (1 << i) ? all & need : all), -1);
    if (says !== 0) policies.push({ pods, says });
  }
  for (let count = 0; ; count++) if (isEnough(policies, needs, count)) return count;
}

function isEnough(policies: readonly { pods: number; says: number }[], left: Needs, count: number): boolean {
  const pod = left.findIndex((need) => need !== 0);
  if (pod < 0) return true;
  if (count === 0) return false;
  const need = left[pod] ?? 0;
  const lowest = need & -need;
  return policies.some(
    ({ pods, says }) =>
      pods & (1 << pod) &&
      says & lowest &&
      isEnough(
        policies,
        left.map((n, i) => (pods & (1 << i) ? n & ~says : n)),
        count - 1,
      ),
  );
}
