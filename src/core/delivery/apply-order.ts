/** In which order the tree is applied: what opens before what closes. */
import type { ExportAnswer } from '../analyses/answers.ts';

type ApplyOrder = ExportAnswer['applyOrder'];

/** Said wherever the order is shown. */
export const ORDER_NOT_PROVEN =
  'The order is not proven step by step: while it is applied, a connection may be closed for a moment.';

/** The steps of applying a tree, empty ones left out. `gates` are the paths of exceptions. */
export function applyOrderOf(paths: readonly string[], gates: ReadonlySet<string>): ApplyOrder {
  const admin = paths.filter((p) => p.startsWith('policies/base/admin/'));
  const steps: ApplyOrder = [
    {
      step: 'Namespaces and their labels, which every policy selects by',
      paths: paths.filter((p) => /\/namespace(-labels\.patch)?\.yaml$/.test(p) && p.startsWith('tenants/')),
    },
    {
      step: 'Kept policies, if they are not in force already',
      paths: paths.filter((p) => p.startsWith('policies/imported/')),
    },
    {
      step: 'NetworkPolicies of each namespace; in each file what is allowed stands ahead of the default deny',
      paths: paths.filter((p) => p.endsWith('/networkpolicies.yaml')),
    },
    { step: 'Gates of the Admin tier: exceptions, which only pass', paths: admin.filter((p) => gates.has(p)) },
    { step: 'Denials of the Admin tier: guardrails', paths: admin.filter((p) => !gates.has(p)) },
  ];
  return steps.filter((s) => s.paths.length > 0);
}
