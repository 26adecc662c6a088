/** One more namespace, made by somebody tomorrow, with one pod in it: what the policies of a side do to it. */
import type { PreparedSide } from '../analyses/side.ts';
import { type Cluster, type Workload, workloadId } from '../cluster/cluster.ts';
import { type Labels, NAMESPACE_NAME_LABEL } from '../cluster/labels.ts';

const NAME = 'bulkhead-new-namespace';

/** A side with the namespace in it. */
export interface WithNewcomer {
  readonly side: PreparedSide;
  readonly namespace: string;
  /** Solver id of its pod. */
  readonly pod: string;
}

/** Adds a namespace with these labels, under a name that nobody has, and a pod without labels. */
export function withNewcomer(side: PreparedSide, labels: Labels): WithNewcomer {
  const taken = new Set(side.cluster.namespaces.map((n) => n.name));
  let name = NAME;
  for (let n = 2; taken.has(name); n++) name = `${NAME}-${n}`;
  const pod: Workload = {
    id: workloadId(name, 'new', 'Deployment'),
    namespace: name,
    name: 'new',
    kind: 'Deployment',
    pods: [{ labels: new Map(), ports: [], serviceAccount: 'default', hostNetwork: false, addresses: [] }],
  };
  const cluster: Cluster = {
    ...side.cluster,
    namespaces: [
      ...side.cluster.namespaces,
      { name, labels: new Map([...labels, [NAMESPACE_NAME_LABEL, name]]), declared: true },
    ],
    workloads: [...side.cluster.workloads, pod],
  };
  return { side: { ...side, cluster }, namespace: name, pod: pod.id };
}
