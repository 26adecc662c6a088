/** Policies that are kept as they were written: which of them are part of the design side. */

import { isManaged } from '../design/isolation.ts';
import type { Design, KeptPolicy } from '../design/schema.ts';
import { sortedBy } from '../lib/order.ts';

/** Policies of the import that are part of the design side, in order of id. */
export function keptPolicies(design: Design): KeptPolicy[] {
  const managed = new Set(
    Object.values(design.namespaces)
      .filter(isManaged)
      .map((n) => n.name),
  );
  return sortedBy(
    Object.values(design.policies).filter(
      (p) => p.keep === 'yes' || (p.keep === 'unmanaged' && !managed.has(namespaceOfKept(p) ?? '')),
    ),
    (p) => p.id,
  );
}

/** The namespace that a kept policy stands in; undefined for kinds of the whole cluster. */
export function namespaceOfKept(policy: Pick<KeptPolicy, 'kind' | 'namespace'>): string | undefined {
  // a NetworkPolicy without a namespace goes to the default one (semantics/kubernetes.md 1.1)
  return policy.namespace ?? (policy.kind === 'NetworkPolicy' ? 'default' : undefined);
}
