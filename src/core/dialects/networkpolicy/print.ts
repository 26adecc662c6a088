import { type AddressRange, cidrsOfRange, parseCidr, subtractRanges } from '../../lib/addresses.ts';
import { commented } from '../print.ts';
import { printMetadata, sortedItems } from '../print-list.ts';
import { printSelector } from '../print-selector.ts';
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicyRule } from './types.ts';

/**
 * The canonical plain value of a NetworkPolicy (semantics/kubernetes.md 1.9): explicit podSelector, policyTypes and
 * protocols, empty lists left out, peers and ports sorted. Print it with `printDocument`.
 */
export function printNetworkPolicy(policy: NetworkPolicy): object {
  const ingress = policy.ingress.flatMap((rule) => printRule(rule, 'from'));
  const egress = policy.egress.flatMap((rule) => printRule(rule, 'to'));
  const value = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: printMetadata(policy),
    spec: {
      podSelector: printSelector(policy.podSelector),
      policyTypes: [
        ...(policy.directions.includes('ingress') ? ['Ingress'] : []),
        ...(policy.directions.includes('egress') ? ['Egress'] : []),
      ],
      ...(ingress.length > 0 ? { ingress } : {}),
      ...(egress.length > 0 ? { egress } : {}),
    },
  };
  return commented(value, policy.comments);
}

/** No rule at all where every peer of it matches nothing: an empty peer list would mean everybody. */
function printRule(rule: NetworkPolicyRule, peersField: 'from' | 'to'): object[] {
  const peers = sortedItems(rule.peers.flatMap(printPeer));
  if (rule.peers.length > 0 && peers.length === 0) return [];
  const ports = sortedItems(rule.ports.map(printPort));
  const value = {
    ...(peers.length > 0 ? { [peersField]: peers } : {}),
    ...(ports.length > 0 ? { ports } : {}),
  };
  return [commented(value, rule.comments)];
}

function printPeer(peer: NetworkPolicyPeer): object[] {
  if (peer.kind === 'ipBlock') return cidrsOfRange(peer.cidr).flatMap((cidr) => printBlock(cidr, peer.except));
  return [
    {
      ...(peer.namespaces ? { namespaceSelector: printSelector(peer.namespaces) } : {}),
      ...(peer.pods ? { podSelector: printSelector(peer.pods) } : {}),
    },
  ];
}

/** An `ipBlock` with what of the holes lies in it; nothing when the holes leave nothing over. */
function printBlock(cidr: string, holes: readonly AddressRange[]): object[] {
  const parsed = parseCidr(cidr);
  if (typeof parsed === 'string') return [];
  const { range } = parsed;
  const rest = subtractRanges([range], holes);
  if (rest.length === 0) return [];
  const cut = subtractRanges([range], rest);
  const except = cut.flatMap(cidrsOfRange);
  return [{ ipBlock: { cidr, ...(except.length > 0 ? { except } : {}) } }];
}

function printPort({ protocol, port, endPort }: NetworkPolicyPort): object {
  return {
    protocol,
    ...(port === undefined ? {} : { port }),
    ...(port === undefined || endPort === undefined || endPort === port ? {} : { endPort }),
  };
}
