import { cidrsOfRange } from '../../lib/addresses.ts';
import { commented } from '../print.ts';
import { chunksOf, printMetadata, sortedItems } from '../print-list.ts';
import { printSelector } from '../print-selector.ts';
import type { ClusterNetworkPolicy, ClusterNetworkPolicyRule, ClusterPeer, ClusterProtocol } from './types.ts';

/** Peers and protocols of a rule, and CIDRs of a peer, that the schema allows (semantics/kubernetes.md 2.2). */
const MAX_ITEMS = 25;

/**
 * The plain value of a ClusterNetworkPolicy (semantics/kubernetes.md 2.2): rules in their order, addresses masked, peers
 * and protocols sorted. A rule with too many peers or protocols becomes several neighbouring rules; more than 25 rules
 * are written as they are, for the caller to refuse or divide. An unrecognised peer is written as `{}`, which no API
 * server takes.
 */
export function printClusterNetworkPolicy(policy: ClusterNetworkPolicy): object {
  const ingress = policy.ingress.flatMap((rule) => printRule(rule, 'from'));
  const egress = policy.egress.flatMap((rule) => printRule(rule, 'to'));
  const value = {
    apiVersion: 'policy.networking.k8s.io/v1alpha2',
    kind: 'ClusterNetworkPolicy',
    metadata: printMetadata(policy),
    spec: {
      tier: policy.tier,
      priority: policy.priority,
      subject: printPeer(policy.subject)[0],
      ...(ingress.length > 0 ? { ingress } : {}),
      ...(egress.length > 0 ? { egress } : {}),
    },
  };
  return commented(value, policy.comments);
}

/** No rule at all where it has no peer or an empty list of protocols: such a rule matches nothing. */
function printRule(rule: ClusterNetworkPolicyRule, peersField: 'from' | 'to'): object[] {
  const peers = chunksOf(sortedItems(rule.peers.flatMap(printPeer)), MAX_ITEMS);
  const protocols = rule.protocols && chunksOf(sortedItems(rule.protocols.map(printProtocol)), MAX_ITEMS);
  return peers.flatMap((from) =>
    (protocols ?? [undefined]).map((some) =>
      commented(
        {
          ...(rule.name === undefined ? {} : { name: rule.name }),
          action: rule.action,
          [peersField]: from,
          ...(some ? { protocols: some } : {}),
        },
        rule.comments,
      ),
    ),
  );
}

function printPeer(peer: ClusterPeer): object[] {
  switch (peer.kind) {
    case 'namespaces':
      return [{ namespaces: printSelector(peer.namespaces) }];
    case 'pods':
      return [{ pods: { namespaceSelector: printSelector(peer.namespaces), podSelector: printSelector(peer.pods) } }];
    case 'nodes':
      return [{ nodes: printSelector(peer.selector) }];
    case 'networks':
      return chunksOf(sortedItems(peer.ranges.flatMap(cidrsOfRange)), MAX_ITEMS).map((networks) => ({ networks }));
    case 'domainNames':
      return chunksOf(sortedItems(peer.names), MAX_ITEMS).map((domainNames) => ({ domainNames }));
    case 'unrecognised':
      return [{}];
  }
}

function printProtocol(protocol: ClusterProtocol): object {
  if (protocol.kind === 'named') return { destinationNamedPort: protocol.name };
  const { first, last } = protocol;
  const destinationPort = first === last ? { number: first } : { range: { start: first, end: last } };
  return { [protocol.protocol.toLowerCase()]: { destinationPort } };
}
