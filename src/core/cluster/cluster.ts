/** The inventory: what exists, as far as policy can tell it apart. Plain data, safe to clone and to store. */
import type { Place } from '../diagnostics.ts';
import type { AddressRange } from '../lib/addresses.ts';
import type { Labels } from './labels.ts';
import type { Selector } from './selector.ts';

/** The protocols that policies know ports of. */
export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** In the order in which they are said. */
export const PROTOCOLS: readonly Protocol[] = ['TCP', 'UDP', 'SCTP'];

/** A namespace, declared or only referred to. */
export interface Namespace {
  readonly name: string;
  /** Always holds `kubernetes.io/metadata.name` (semantics/kubernetes.md 1.2). */
  readonly labels: Labels;
  /** False when the namespace is only referred to, and was made up with that one label. */
  readonly declared: boolean;
  readonly place?: Place;
}

/** A port that a container says it listens on. */
export interface ContainerPort {
  readonly name?: string;
  readonly protocol: Protocol;
  /** 1–65535. */
  readonly port: number;
}

/** One pod, or the template that stands for pods not shown one by one. */
export interface Pod {
  /** Absent for a template. */
  readonly name?: string;
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];
  readonly serviceAccount: string;
  readonly hostNetwork: boolean;
  /** Canonical address texts, at most one of each family. Empty: not known. */
  readonly addresses: readonly string[];
  /** Name of the node that runs it, where the input says so. */
  readonly node?: string;
}

/** `namespace/name[Kind]` (`cli.md`). */
export type WorkloadId = string;

/** Pods that one controller stands for. */
export interface Workload {
  readonly id: WorkloadId;
  readonly namespace: string;
  readonly name: string;
  /** Outermost controller that the input shows; `Pod` where none owns it. */
  readonly kind: string;
  /** At least one. A template is one pod without a name. */
  readonly pods: readonly Pod[];
  /** Replicas wanted, where the input says so. */
  readonly replicas?: number;
  readonly place?: Place;
}

/** A Kubernetes node. */
export interface Host {
  readonly name: string;
  readonly labels: Labels;
  /** Canonical address texts from `status.addresses`. Empty: not known. */
  readonly addresses: readonly string[];
  readonly place?: Place;
}

/** A port of a Service, and where it leads. */
export interface ServicePort {
  readonly name?: string;
  readonly protocol: Protocol;
  readonly port: number;
  /** Number or container port name; the API server's default is `port`. */
  readonly targetPort: number | string;
  readonly nodePort?: number;
}

/** A Kubernetes Service. */
export interface Service {
  readonly namespace: string;
  readonly name: string;
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName';
  /** Absent: the service selects no pods. */
  readonly selector?: Selector;
  readonly ports: readonly ServicePort[];
  readonly place?: Place;
}

/** What an Ingress, a Gateway API route or an OpenShift Route sends in from outside (corpus README, semantics 10). */
export interface EntryPoint {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly backends: readonly Backend[];
  readonly place?: Place;
}

/** A Service behind an entry point. */
export interface Backend {
  readonly namespace: string;
  readonly service: string;
  /** Service port by number or name; absent: every port of the service. */
  readonly port?: number | string;
}

/** Everything there is. */
export interface Cluster {
  readonly namespaces: readonly Namespace[];
  readonly workloads: readonly Workload[];
  readonly hosts: readonly Host[];
  readonly services: readonly Service[];
  readonly entryPoints: readonly EntryPoint[];
  /** Where pod addresses come from, if known; empty: not known. */
  readonly podRanges: readonly AddressRange[];
  /** Where nodes have their addresses, if known; absent or empty: not known. */
  readonly nodeRanges?: readonly AddressRange[];
}

/** A cluster with nothing in it. */
export const EMPTY_CLUSTER: Cluster = {
  namespaces: [],
  workloads: [],
  hosts: [],
  services: [],
  entryPoints: [],
  podRanges: [],
};

/** The id of a workload, `namespace/name[Kind]` (`cli.md`). */
export function workloadId(namespace: string, name: string, kind: string): WorkloadId {
  return `${namespace}/${name}[${kind}]`;
}
