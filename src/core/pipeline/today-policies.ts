/** The policies of Today, read and lowered once for each import rather than at every edit. */
import type { Today } from '../analyses/answers.ts';
import type { PreparedSide } from '../analyses/side.ts';
import { lowerKubernetes } from '../dataplanes/kubernetes/lower.ts';
import { readManifests } from '../dialects/read.ts';
import { readPolicies } from '../dialects/registry.ts';

type TodayPolicies = Pick<PreparedSide, 'policySet' | 'diagnostics'>;

const known = new WeakMap<Today, TodayPolicies>();

/** Keeps what an import has lowered already, for as long as that very Today is used. */
export function rememberPolicies(today: Today, policies: TodayPolicies): void {
  known.set(today, policies);
}

/** What the imported policies come to on plain Kubernetes, with what is wrong with them. */
export function policiesOfToday(today: Today): TodayPolicies {
  const before = known.get(today);
  if (before) return before;
  const policies = readPolicies(readManifests(today.policies).objects);
  const made = { policySet: lowerKubernetes(policies), diagnostics: policies.diagnostics };
  known.set(today, made);
  return made;
}
