/** What all denials of the Admin tier are made with: whom a guardrail protects, subjects, rules, and what no policy reaches. */
import { EVERYTHING, selectorOf } from '../cluster/selector.ts';
import { nameOf } from '../design/lookup.ts';
import type { Guardrail } from '../design/schema.ts';
import { type AddressRange, rangesOf, subtractRanges } from '../lib/addresses.ts';
import { type ConnectionSet, isEmptyConnections } from '../policy/connection-set.ts';
import type { EndpointTerm } from '../policy/policy-set.ts';
import { addNotEnforceable, type Context, onPodNetwork } from './context.ts';
import type { DraftPolicy, DraftRule } from './draft-policy.ts';
import { type AddressPiece, type Piece, type PodsPiece, piecesOf } from './pieces.ts';
import { directionsOf } from './rails.ts';
import { trafficOf } from './terms.ts';

/** Why nothing holds of what comes in from addresses. */
export const NO_INGRESS_NETWORKS =
  'a ClusterNetworkPolicy cannot name addresses on ingress: what comes in from there is left to the NetworkPolicies';
/** Why nothing is denied towards addresses. */
export const UNKNOWN_POD_ADDRESSES =
  'the addresses of pods are not given, and a denial of addresses could cut pods off: give the cluster its pod ranges';

export type Subject = DraftPolicy['subject'];

/** What a guardrail protects, and in which directions. */
export interface Protection {
  readonly inwards: boolean;
  readonly outwards: boolean;
  /** Absent: everything. */
  readonly scope?: { readonly pods: readonly PodsPiece[]; readonly ranges: readonly AddressRange[] };
}

/** What a guardrail protects, and in which directions. */
export function protectionOf(context: Context, g: Guardrail): Protection {
  const directions = directionsOf(g);
  if (!g.scope) return directions;
  const pieces = g.scope.flatMap((ref) => piecesOf(context, ref, { sparesSystem: true }));
  const ranges = rangesOf(pieces.filter(isAddresses).flatMap((p) => p.ranges));
  return { ...directions, scope: { pods: pieces.filter(isPods), ranges } };
}

/** The protected part of some pods, as subjects of policies. */
export function protectedPods({ scope }: Protection, piece: PodsPiece): Subject[] {
  if (!scope) return subjectsOf(piece);
  return scope.pods.flatMap((within) => {
    if (!mayMeet(piece, within)) return [];
    // one namespace or workload that is in the piece says it alone
    const alone = /^(ns|wl):/.test(within.ref) && piece.pods.requirements.length === 0;
    if (alone) return subjectsOf(within);
    return subjectsOf(piece).flatMap((a) =>
      subjectsOf(within).map((b) => ({
        namespaces: selectorOf([...a.namespaces.requirements, ...b.namespaces.requirements]),
        pods: selectorOf([...a.pods.requirements, ...b.pods.requirements]),
      })),
    );
  });
}

/** Whether two pieces have pods in common, today or later. */
function mayMeet(a: PodsPiece, b: PodsPiece): boolean {
  if (!a.in.some((name) => b.in.includes(name))) return false;
  const some = [a, b].every((p) => p.pods.requirements.length > 0);
  return !some || a.members.some((id) => b.members.includes(id));
}

/** The protected part of some addresses. */
export function protectedRanges({ scope }: Protection, ranges: readonly AddressRange[]): readonly AddressRange[] {
  return scope ? subtractRanges(ranges, subtractRanges(ranges, scope.ranges)) : ranges;
}

/** A piece as subjects of policies: one for each of its selectors. */
export function subjectsOf(piece: PodsPiece): Subject[] {
  return piece.namespaces.map((namespaces) => ({ namespaces, pods: piece.pods }));
}

/** Addresses as a peer; none if there are none, or a denial of addresses could cut pods off. */
export function addressPeers(context: Context, ranges: readonly AddressRange[]): EndpointTerm[] {
  const known = context.inventory.cluster.podRanges.length > 0;
  return known && ranges.length > 0 ? [{ kind: 'addresses', ranges: rangesOf(ranges) }] : [];
}

/** A rule that denies; none where there is nobody to deny. */
export function deny(by: string, peers: readonly EndpointTerm[], connections?: ConnectionSet): DraftRule[] {
  if (peers.length === 0 || (connections && isEmptyConnections(connections))) return [];
  return [{ action: 'deny', peers, traffic: connections ? trafficOf(connections) : 'any', name: by }];
}

/** Every pod of some namespaces, as a peer. */
export function everyPod(namespaces: PodsPiece['namespaces'][number]): EndpointTerm {
  return { kind: 'pods', namespaces, pods: EVERYTHING };
}

/** Drafts that decide something. */
export function withRules(drafts: readonly DraftPolicy[]): DraftPolicy[] {
  return drafts.filter((d) => d.ingress.length + d.egress.length > 0);
}

/** Says whom no generated policy touches. */
export function sparedComment(context: Context): string[] {
  return [`leaves alone: ${context.system.join(', ')}`];
}

/** Why nothing holds for a workload in its host's network. */
export function hostNetworkReason(context: Context, id: string): string {
  const name = nameOf(context.design, context.inventory.designIdOf.get(id) ?? id);
  return `\`${name}\` runs in its host's network: no policy selects it, neither as subject nor as peer`;
}

/** Notes every workload in its host's network, outside the platform. */
export function noteHostNetworks(context: Context, by: string): void {
  for (const w of context.inventory.cluster.workloads) {
    const namespace = context.namespaces.get(w.namespace);
    if (namespace && !namespace.system && !onPodNetwork(w))
      addNotEnforceable(context, by, hostNetworkReason(context, w.id));
  }
}

export function isPods(piece: Piece): piece is PodsPiece {
  return piece.kind === 'pods';
}

export function isAddresses(piece: Piece): piece is AddressPiece {
  return piece.kind === 'addresses';
}

/** `G-1 Planes apart because blast radius`. */
export function titleOf(g: Pick<Guardrail, 'id' | 'name' | 'reason'>): string {
  return `${g.id} ${g.name}${g.reason ? ` because ${g.reason}` : ''}`;
}
