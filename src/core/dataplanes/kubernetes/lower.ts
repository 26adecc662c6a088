/** Everything that plain Kubernetes enforces, as one policy set: Admin, NetworkPolicy, Baseline (semantics/kubernetes.md 2.5). */
import { NAMESPACE_NAME_LABEL } from '../../cluster/labels.ts';
import { EVERYTHING, type Selector, selectorOfLabels } from '../../cluster/selector.ts';
import type { AdminNetworkPolicy, AdminNetworkPolicyRule } from '../../dialects/adminnetworkpolicy/types.ts';
import type {
  ClusterNetworkPolicy,
  ClusterNetworkPolicyRule,
  ClusterPeer,
} from '../../dialects/clusternetworkpolicy/types.ts';
import type {
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicyRule,
} from '../../dialects/networkpolicy/types.ts';
import type { PolicyObjects } from '../../dialects/policies.ts';
import { type AddressRange, rangesOf, subtractRanges } from '../../lib/addresses.ts';
import type {
  Action,
  Direction,
  EndpointTerm,
  Hook,
  Policy,
  PolicySet,
  Rule,
  Tier,
  Traffic,
  TrafficTerm,
} from '../../policy/policy-set.ts';

/** The selector of exactly one namespace, by the label that nobody can forge (semantics/kubernetes.md 1.2). */
export function namespaceNamed(name: string): Selector {
  return selectorOfLabels([[NAMESPACE_NAME_LABEL, name]]);
}

/** Lowers all policy objects that plain Kubernetes enforces. Total: what cannot be read widens the answer. */
export function lowerKubernetes(objects: PolicyObjects): PolicySet {
  return {
    dataPlane: 'kubernetes',
    hooks: [hook('egress', objects), hook('ingress', objects)],
    unread: objects.unread.map(({ origin, subject, directions, reason }) => ({ origin, subject, directions, reason })),
  };
}

function hook(direction: Direction, objects: PolicyObjects): Hook {
  const admin = objects.adminNetworkPolicies;
  const cluster = objects.clusterNetworkPolicies;
  const tier = (name: 'Admin' | 'Baseline', v1alpha1: AdminNetworkPolicy['kind']): Tier => ({
    name,
    ties: 'undefined',
    otherProtocols: 'decided',
    policies: byRank([
      ...admin.filter((p) => p.kind === v1alpha1).map((p) => lowerAdmin(p, direction)),
      ...cluster.filter((p) => p.tier === name).map((p) => lowerCluster(p, direction)),
    ]),
  });
  const networkPolicies: Tier = {
    name: 'NetworkPolicy',
    ties: 'union',
    otherProtocols: 'undefined',
    policies: objects.networkPolicies
      .filter((p) => p.directions.includes(direction))
      .map((p) => lowerNetworkPolicy(p, direction)),
  };
  return {
    direction,
    tiers: [tier('Admin', 'AdminNetworkPolicy'), networkPolicies, tier('Baseline', 'BaselineAdminNetworkPolicy')],
  };
}

function byRank(policies: Policy[]): Policy[] {
  return policies.sort((a, b) => a.rank - b.rank);
}

function lowerNetworkPolicy(policy: NetworkPolicy, direction: Direction): Policy {
  return {
    origin: policy.origin,
    subject: [{ kind: 'pods', namespaces: namespaceNamed(policy.namespace), pods: policy.podSelector }],
    rank: 0,
    isolates: true,
    rules: policy[direction].map((rule) => lowerNetworkPolicyRule(policy.namespace, rule)),
  };
}

function lowerNetworkPolicyRule(namespace: string, rule: NetworkPolicyRule): Rule {
  return {
    action: 'allow',
    peers: rule.peers.length === 0 ? [{ kind: 'anything' }] : networkPolicyPeers(namespace, rule.peers),
    traffic: rule.ports.length === 0 ? 'any' : rule.ports.map(networkPolicyPort),
    origin: rule.origin,
  };
}

function networkPolicyPeers(namespace: string, peers: readonly NetworkPolicyPeer[]): EndpointTerm[] {
  const terms: EndpointTerm[] = [];
  const ranges: AddressRange[] = [];
  for (const peer of peers) {
    // `except` takes away from its own block only (semantics/kubernetes.md 1.4), so each block is cut before the union
    if (peer.kind === 'ipBlock') ranges.push(...subtractRanges([peer.cidr], peer.except));
    else
      terms.push({
        kind: 'pods',
        namespaces: peer.namespaces ?? namespaceNamed(namespace),
        pods: peer.pods ?? EVERYTHING,
      });
  }
  if (peers.some((p) => p.kind === 'ipBlock')) terms.push({ kind: 'addresses', ranges: rangesOf(ranges) });
  return terms;
}

function networkPolicyPort({ protocol, port, endPort }: NetworkPolicyPort): TrafficTerm {
  if (port === undefined) return { kind: 'ports', protocol, first: 1, last: 65535 };
  if (typeof port === 'string') return { kind: 'named', name: port, protocol };
  return { kind: 'ports', protocol, first: port, last: endPort ?? port };
}

function lowerCluster(policy: ClusterNetworkPolicy, direction: Direction): Policy {
  const rules = policy[direction].map((rule) => lowerTieredRule(rule, rule.protocols, clusterAction(rule.action)));
  return tieredPolicy(policy, policy.priority, rules);
}

function lowerAdmin(policy: AdminNetworkPolicy, direction: Direction): Policy {
  const rules = policy[direction].map((rule) => lowerTieredRule(rule, rule.ports, clusterAction(rule.action)));
  return tieredPolicy(policy, policy.priority, rules);
}

function tieredPolicy(policy: ClusterNetworkPolicy | AdminNetworkPolicy, rank: number, rules: Rule[]): Policy {
  const { subject } = policy;
  const pods = subject.kind === 'pods' ? subject.pods : EVERYTHING;
  return {
    origin: policy.origin,
    subject: [{ kind: 'pods', namespaces: subject.namespaces, pods }],
    rank,
    isolates: false,
    rules,
  };
}

function clusterAction(action: 'Accept' | 'Allow' | 'Deny' | 'Pass'): Action {
  return action === 'Deny' ? 'deny' : action === 'Pass' ? 'pass' : 'allow';
}

function lowerTieredRule(
  rule: ClusterNetworkPolicyRule | AdminNetworkPolicyRule,
  traffic: readonly TrafficTerm[] | undefined,
  action: Action,
): Rule {
  const known = rule.peers.filter((p) => p.kind !== 'unrecognised');
  // fail closed: an allow whose peer is not understood matches nothing there, anything else denies all (semantics 2.6)
  if (known.length < rule.peers.length && action !== 'allow')
    return { action: 'deny', peers: [{ kind: 'anything' }], traffic: 'any', origin: rule.origin };
  const allowed: Traffic = traffic ?? 'any';
  return { action, peers: known.flatMap(clusterPeer), traffic: allowed, origin: rule.origin };
}

function clusterPeer(peer: ClusterPeer): EndpointTerm[] {
  switch (peer.kind) {
    case 'namespaces':
      return [{ kind: 'pods', namespaces: peer.namespaces, pods: EVERYTHING }];
    case 'pods':
      return [{ kind: 'pods', namespaces: peer.namespaces, pods: peer.pods }];
    case 'networks':
      return [{ kind: 'addresses', ranges: rangesOf(peer.ranges) }];
    case 'nodes':
      return [{ kind: 'hosts', selector: peer.selector }];
    case 'domainNames':
      return [{ kind: 'domains', names: peer.names }];
    case 'unrecognised':
      return [];
  }
}
