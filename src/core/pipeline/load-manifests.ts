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

/** Manifests as loaded, with what the import preview says of them. */
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
    cluster: inventory.cluster,
    policies,
    policySet: lowerKubernetes(policies),
    proposedFlows: inventory.proposedFlows,
    counts: inventory.counts,
    passedOver: inventory.passedOver,
    diagnostics: [...manifest.diagnostics, ...inventory.diagnostics, ...policies.diagnostics],
  };
}
