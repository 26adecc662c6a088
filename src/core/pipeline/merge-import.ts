/** An imported cluster into the user's document. */
import type { Document } from '../design/change.ts';
import type { Design } from '../design/schema.ts';
import { mergeCluster } from './merge/cluster.ts';
import { mergeExposures } from './merge/exposures.ts';
import { mergeProposedFlows } from './merge/flows.ts';
import { mergeHosts } from './merge/hosts.ts';
import type { DesignInProgress, Imported } from './merge/imported.ts';
import { mergeNamespaces } from './merge/namespaces.ts';
import { mergePolicies } from './merge/policies.ts';
import { mergeWorkloads } from './merge/workloads.ts';

/**
 * The document with an inventory merged in. What the design holds is matched by namespace, kind and name and keeps its
 * ids, memberships, flows and layout; labels, ports and kept policies become those of the input. Nothing is removed: what
 * the input does not show stays. The same input in any order gives the same document, and importing it twice changes
 * nothing: then the very same object comes back.
 */
export function mergeImport(document: Document, imported: Imported): Document {
  const design: DesignInProgress = { ...document.design };
  mergeCluster(design, imported.cluster);
  const namespaceIds = mergeNamespaces(design, imported.cluster.namespaces);
  const workloadIds = mergeWorkloads(design, imported.cluster.workloads, namespaceIds);
  mergeHosts(design, imported.cluster.hosts);
  mergeExposures(design, imported.cluster, workloadIds);
  mergePolicies(design, imported.policies);
  mergeProposedFlows(design, imported.proposedFlows, workloadIds);
  const changed = (Object.keys(design) as (keyof Design)[]).some((key) => design[key] !== document.design[key]);
  return changed ? { ...document, design } : document;
}
