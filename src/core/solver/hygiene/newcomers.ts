/** Pods that nobody has made yet: what a rule is for today and tomorrow, not only for whom it meets today. */
import { type Cluster, type Namespace, type Workload, workloadId } from '../../cluster/cluster.ts';
import { type Labels, labelsKey, NAMESPACE_NAME_LABEL } from '../../cluster/labels.ts';
import { type Selector, selectorMatches } from '../../cluster/selector.ts';
import type { EndpointTerm, PolicySet } from '../../policy/policy-set.ts';

const NAME = 'bulkhead-newcomer';
/** Kinds of new namespaces at most; policies that select in more ways are judged over these. */
const MOST = 1000;

/** A cluster with newcomers, and where among its namespaces they are new as a whole. */
export interface WiderCluster {
  readonly cluster: Cluster;
  /** Names of namespaces that stand for those to come, made for what policies select. */
  readonly made: ReadonlySet<string>;
}

/**
 * The cluster with one more pod without labels in every namespace, in a namespace without labels, and in a new namespace
 * for each way in which a policy selects namespaces by their labels.
 */
export function withNewcomers(cluster: Cluster, policies: PolicySet): WiderCluster {
  const taken = new Set(cluster.namespaces.map((n) => n.name));
  let n = 0;
  const made = [new Map<string, string>(), ...labelsSelected(policies)].map((labels): Namespace => {
    while (taken.has(`${NAME}-${n}`)) n++;
    const name = `${NAME}-${n++}`;
    return { name, labels: new Map([...labels, [NAMESPACE_NAME_LABEL, name]]), declared: true };
  });
  const namespaces = [...cluster.namespaces, ...made];
  return {
    cluster: { ...cluster, namespaces, workloads: [...cluster.workloads, ...namespaces.map((x) => newcomer(x.name))] },
    made: new Set(made.slice(1).map((x) => x.name)),
  };
}

/** Whether a workload of such a cluster is one that nobody has made yet. */
export function isNewcomer(workload: Workload): boolean {
  return workload.kind === NAME;
}

function newcomer(namespace: string): Workload {
  const pod = { labels: new Map(), ports: [], serviceAccount: 'default', hostNetwork: false, addresses: [] };
  return { id: workloadId(namespace, 'newcomer', NAME), namespace, name: 'newcomer', kind: NAME, pods: [pod] };
}

/** For each selector of namespaces the fewest labels that satisfy it; none for what only a name selects. */
function labelsSelected({ hooks }: PolicySet): Labels[] {
  const out = new Map<string, Labels>();
  const take = (term: EndpointTerm) => {
    if (term.kind !== 'pods' || out.size >= MOST) return;
    const labels = fewestLabels(term.namespaces);
    if (labels && labels.size > 0) out.set(labelsKey(labels), labels);
  };
  for (const policy of hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies))) {
    policy.subject.forEach(take);
    for (const rule of policy.rules) rule.peers.forEach(take);
  }
  return [...out.values()];
}

function fewestLabels(selector: Selector): Labels | undefined {
  const labels = new Map<string, string>();
  for (const r of selector.requirements) {
    if (r.operator === 'In' && r.key === NAMESPACE_NAME_LABEL) return undefined;
    if (r.operator === 'In') labels.set(r.key, r.values[0] ?? '');
    if (r.operator === 'Exists' && r.key !== NAMESPACE_NAME_LABEL && !labels.has(r.key)) labels.set(r.key, 'new');
  }
  const named = new Map([...labels, [NAMESPACE_NAME_LABEL, NAME]]);
  return selectorMatches(selector, named) ? labels : undefined;
}
