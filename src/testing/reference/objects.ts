/**
 * Kubernetes objects as a manifest writes them: nothing defaulted, nothing checked. The reference evaluator reads these and
 * shares no type and no function with `src/core`, so that an error there cannot hide here.
 */

/** What a YAML list may be: written, `null`, or left out. */
type Listed<T> = readonly T[] | null | undefined;
type Labelled = Readonly<Record<string, string>> | null | undefined;

export interface RawSelector {
  readonly matchLabels?: Labelled;
  readonly matchExpressions?: Listed<{
    readonly key: string;
    readonly operator: string;
    readonly values?: Listed<string>;
  }>;
}

export interface RawPort {
  readonly protocol?: string;
  readonly port?: number | string | null;
  readonly endPort?: number;
}

export interface RawPeer {
  readonly podSelector?: RawSelector | null;
  readonly namespaceSelector?: RawSelector | null;
  readonly ipBlock?: { readonly cidr: string; readonly except?: Listed<string> } | null;
}

export interface RawNetworkPolicyRule {
  readonly from?: Listed<RawPeer>;
  readonly to?: Listed<RawPeer>;
  readonly ports?: Listed<RawPort>;
}

export interface RawNetworkPolicySpec {
  readonly podSelector?: RawSelector | null;
  readonly policyTypes?: Listed<string>;
  readonly ingress?: Listed<RawNetworkPolicyRule>;
  readonly egress?: Listed<RawNetworkPolicyRule>;
}

/** Peers of both versions of policy.networking.k8s.io. */
export interface RawClusterPeer {
  readonly namespaces?: RawSelector | null;
  readonly pods?: { readonly namespaceSelector?: RawSelector | null; readonly podSelector?: RawSelector | null } | null;
  readonly networks?: Listed<string>;
  readonly nodes?: RawSelector | null;
  readonly domainNames?: Listed<string>;
}

interface RawDestinationPort {
  readonly destinationPort?: {
    readonly number?: number;
    readonly range?: { readonly start: number; readonly end: number };
  } | null;
}

/** One entry of `protocols` (v1alpha2) or of `ports` (v1alpha1). */
export interface RawClusterPort {
  readonly tcp?: RawDestinationPort | null;
  readonly udp?: RawDestinationPort | null;
  readonly sctp?: RawDestinationPort | null;
  readonly destinationNamedPort?: string;
  readonly portNumber?: { readonly protocol?: string; readonly port: number };
  readonly portRange?: { readonly protocol?: string; readonly start: number; readonly end: number };
  readonly namedPort?: string;
}

export interface RawClusterRule {
  readonly name?: string;
  readonly action: string;
  readonly from?: Listed<RawClusterPeer>;
  readonly to?: Listed<RawClusterPeer>;
  /** v1alpha2. */
  readonly protocols?: Listed<RawClusterPort>;
  /** v1alpha1. */
  readonly ports?: Listed<RawClusterPort>;
}

export interface RawClusterPolicySpec {
  readonly tier?: string;
  readonly priority?: number;
  readonly subject: RawClusterPeer;
  readonly ingress?: Listed<RawClusterRule>;
  readonly egress?: Listed<RawClusterRule>;
}

export interface RawContainer {
  readonly restartPolicy?: string;
  readonly ports?: Listed<{ readonly name?: string; readonly containerPort: number; readonly protocol?: string }>;
}

export interface RawPodSpec {
  readonly containers?: Listed<RawContainer>;
  readonly initContainers?: Listed<RawContainer>;
  readonly hostNetwork?: boolean;
  readonly nodeName?: string;
}

/** Any object: the fields of all kinds that the evaluator looks at. */
export interface RawObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Labelled;
    readonly ownerReferences?: Listed<{
      readonly kind?: string;
      readonly name?: string;
      readonly controller?: boolean;
    }>;
  } | null;
  readonly spec?: object | null;
  readonly status?: {
    readonly phase?: string;
    readonly podIP?: string;
    readonly podIPs?: Listed<{ readonly ip: string }>;
    readonly addresses?: Listed<{ readonly type: string; readonly address: string }>;
  } | null;
  readonly items?: Listed<RawObject>;
}
