/** From texts to what the solver needs: read, sort into policies and inventory, lower. */
import type { Cluster } from '../cluster/cluster.ts';
import { lowerKubernetes } from '../dataplanes/kubernetes/lower.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { ManifestObject, SourceFile } from '../dialects/manifest.ts';
import type { PolicyObjects } from '../dialects/policies.ts';
import { readManifests } from '../dialects/read.ts';
import { readPolicies } from '../dialects/registry.ts';
import type { PolicySet } from '../policy/policy-set.ts';
import { buildInventory } from './inventory/build-inventory.ts';
import type { ProposedFlow } from './inventory/proposed-flows.ts';

/** What can be solved: manifests as loaded, or a compiled design. */
export interface Solvable {
  readonly cluster: Cluster;
  readonly policySet: PolicySet;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadedManifests extends Solvable {
  readonly objects: readonly ManifestObject[];
  readonly policies: PolicyObjects;
  readonly proposedFlows: readonly ProposedFlow[];
  readonly counts: Readonly<Record<string, number>>;
  readonly passedOver: readonly { readonly kind: string; readonly count: number; readonly why: string }[];
}

/** Reads manifests and lowers what plain Kubernetes enforces of them. Never throws; complaints are in the answer. */
export function loadManifests(files: readonly SourceFile[]): LoadedManifests {
  const manifest = readManifests(files);
  const policies = readPolicies(manifest.objects);
  const inventory = buildInventory(manifest.objects);
  return {
    objects: manifest.objects,
    cluster: withPolicyNamespaces(inventory.cluster, policies),
    policies,
    policySet: lowerKubernetes(policies),
    proposedFlows: inventory.proposedFlows,
    counts: inventory.counts,
    passedOver: inventory.passedOver,
    diagnostics: [...manifest.diagnostics, ...inventory.diagnostics, ...policies.diagnostics],
  };
}

/** Namespaces that only a policy names exist too (semantics/kubernetes.md 1.2). */
function withPolicyNamespaces(cluster: Cluster, policies: PolicyObjects): Cluster {
  const known = new Set(cluster.namespaces.map((n) => n.name));
  const missing = new Set(policies.networkPolicies.map((p) => p.namespace).filter((n) => !known.has(n)));
  if (missing.size === 0) return cluster;
  const made = [...missing].sort().map((name) => ({
    name,
    labels: new Map([['kubernetes.io/metadata.name', name]]),
    declared: false,
  }));
  return { ...cluster, namespaces: [...cluster.namespaces, ...made] };
}
