import { newId } from '../../design/handles.ts';
import type { KeptPolicy } from '../../design/schema.ts';
import { sortedBy } from '../../lib/order.ts';
import { type DesignInProgress, type ImportedPolicy, put } from './imported.ts';

/** Merges policies as written, matched by kind, namespace and name. Owner and the decision to keep them stay. */
export function mergePolicies(design: DesignInProgress, imported: readonly ImportedPolicy[]): void {
  const key = (p: { kind: string; namespace?: string | undefined; name: string }) =>
    JSON.stringify([p.kind, p.namespace ?? null, p.name]);
  const known = new Map(Object.values(design.policies).map((p) => [key(p), p]));
  const taken: Record<string, KeptPolicy> = { ...design.policies };
  const ordered = sortedBy(imported, (p) => JSON.stringify([key(p), p.file, p.firstLine, p.text]));
  // of the same policy given twice, the first by file and line counts, as in the cluster it can only be one
  const first = new Map(ordered.toReversed().map((p) => [key(p), p]));
  const merged = [...first.values()].toReversed().map((policy) => {
    const old = known.get(key(policy));
    const name = [policy.kind, policy.namespace, policy.name].filter((part) => part !== undefined).join('/');
    const next: KeptPolicy = {
      id: old?.id ?? newId({ ...design, policies: taken }, 'policy:', name),
      kind: policy.kind,
      ...(policy.namespace === undefined ? {} : { namespace: policy.namespace }),
      name: policy.name,
      text: policy.text,
      file: policy.file,
      firstLine: policy.firstLine,
      ...(old?.owner === undefined ? {} : { owner: old.owner }),
      keep: old?.keep ?? keepAtFirst(design, policy),
    };
    taken[next.id] = next;
    return next;
  });
  put(design, 'policies', merged);
}

/**
 * A policy of the whole cluster that an export wrote is written again by the guardrails of the design: kept as well, it
 * would stand there twice.
 */
function keepAtFirst(design: DesignInProgress, policy: ImportedPolicy): KeptPolicy['keep'] {
  const forbids =
    Object.keys(design.guardrails).length > 0 || Object.values(design.flows).some((f) => f.status === 'must not');
  return policy.exported && policy.namespace === undefined && forbids ? 'no' : 'unmanaged';
}
