/** In which directions pods are isolated: nothing passes there but what the design asks for. */
import type { Direction } from '../policy/policy-set.ts';

/** What a workload may say of its own pods. */
export const OWN_ISOLATIONS = ['default-deny', 'default-deny-ingress', 'default-deny-egress', 'open'] as const;
/** What a namespace says of its pods: `as-imported` leaves them to policies kept from the import. */
export const ISOLATIONS = [...OWN_ISOLATIONS, 'as-imported'] as const;

export type OwnIsolation = (typeof OWN_ISOLATIONS)[number];
export type Isolation = (typeof ISOLATIONS)[number];

const DIRECTIONS: Readonly<Record<Isolation, readonly Direction[]>> = {
  'default-deny': ['egress', 'ingress'],
  'default-deny-ingress': ['ingress'],
  'default-deny-egress': ['egress'],
  open: [],
  'as-imported': [],
};

interface Place {
  readonly isolation: Isolation;
  readonly system: boolean;
}

interface Pods {
  readonly isolation?: OwnIsolation | undefined;
}

/** Whether the design decides the traffic of a namespace: policies are written for it. */
export function isManaged(namespace: Place | undefined): boolean {
  return namespace !== undefined && !namespace.system && namespace.isolation !== 'as-imported';
}

/**
 * The directions in which the design isolates the pods of a workload, and, without a workload, those that are yet to come
 * (semantics/kubernetes.md 1.3). None outside the namespaces that it manages.
 */
export function isolatedDirections(namespace: Place | undefined, workload?: Pods): readonly Direction[] {
  if (!namespace || !isManaged(namespace)) return [];
  return DIRECTIONS[workload?.isolation ?? namespace.isolation];
}

/** Whether the design isolates the pods of a workload, or those to come, in one direction. */
export function isIsolated(namespace: Place | undefined, direction: Direction, workload?: Pods): boolean {
  return isolatedDirections(namespace, workload).includes(direction);
}

/** Whether the design isolates the pods of a workload, or those to come, in both directions. */
export function isIsolatedBothWays(namespace: Place | undefined, workload?: Pods): boolean {
  return isolatedDirections(namespace, workload).length === 2;
}

/** The isolation that closes one direction more. */
export function isolatedFurther(namespace: Place, direction: Direction, workload?: Pods): OwnIsolation {
  const others = isolatedDirections(namespace, workload).filter((d) => d !== direction);
  return others.length > 0 ? 'default-deny' : `default-deny-${direction}`;
}

/** Each kind of isolation as tables and lists name it: who decides, and what the design isolates. */
export const ISOLATION_NAMES: Readonly<Record<Isolation, string>> = {
  'default-deny': 'the design',
  'default-deny-ingress': 'the design, ingress only',
  'default-deny-egress': 'the design, egress only',
  open: 'the design, open',
  'as-imported': 'as imported',
};

const SAID: Readonly<Record<Isolation, string>> = {
  'default-deny': 'nothing goes in or out but its flows',
  'default-deny-ingress': 'nothing comes in but its flows; everything may go out',
  'default-deny-egress': 'nothing goes out but its flows; everything may come in',
  open: 'everything may pass, but for workloads that say otherwise',
  'as-imported': 'policies kept from the import decide',
};

/** The same of a single workload: `both ways`. */
export const OWN_ISOLATION_NAMES: Readonly<Record<OwnIsolation, string>> = {
  'default-deny': 'both ways',
  'default-deny-ingress': 'ingress only',
  'default-deny-egress': 'egress only',
  open: 'neither way',
};

/** What a kind of isolation means, as half a sentence. */
export function isolationText(isolation: Isolation): string {
  return SAID[isolation];
}
