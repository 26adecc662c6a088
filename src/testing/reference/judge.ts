/**
 * The reference evaluator: what semantics/kubernetes.md 2.5 says of one packet, in the words it says it, on raw objects.
 * Slow and obvious on purpose; it shares nothing with `src/core`.
 */
import {
  clusterPeerMatches,
  clusterPortMatches,
  type Party,
  peerMatches,
  portMatches,
  selectorMatches,
  type Traffic,
} from './matching.ts';
import type { RawClusterRule, RawNetworkPolicyRule } from './objects.ts';
import { anyOf, both, type Match, Possible, type Reason } from './open.ts';
import { type End, type JudgeOptions, partiesOf, routesOf } from './routes.ts';
import type { World, WorldClusterPolicy, WorldNetworkPolicy, WorldPod } from './world.ts';

export interface Packet extends Traffic {
  readonly from: End;
  readonly to: End;
}

export type Judgement = 'allowed' | 'denied' | { readonly undefined: readonly Reason[] };

type Direction = 'ingress' | 'egress';
type Action = 'Accept' | 'Deny' | 'Pass' | 'none';

/** The verdict on one packet. Throws when an end names nothing that exists: that is an error of the test. */
export function judge(world: World, packet: Packet, options: JudgeOptions): Judgement {
  if (sameEnd(packet.from, packet.to)) return 'allowed';
  const verdict = new Possible<boolean>();
  const routes = routesOf(partiesOf(world, packet.from, options), partiesOf(world, packet.to, options));
  const families: Reason[] = routes.length > 1 ? ['address-family'] : [];
  for (const [from, to] of routes) {
    const onRoute = direction(world, 'egress', from, to, packet).then((leaves) =>
      leaves ? direction(world, 'ingress', to, from, packet) : new Possible<boolean>().add(false),
    );
    for (const [allowed, reasons] of onRoute.entries()) verdict.add(allowed, [...families, ...reasons]);
  }
  if (verdict.outcomes.length > 1) return { undefined: verdict.reasons };
  return verdict.outcomes[0] ? 'allowed' : 'denied';
}

function sameEnd(a: End, b: End): boolean {
  return 'pod' in a && 'pod' in b && a.pod === b.pod;
}

/** `dirOK` of 2.5: whether the policies of the subject let the packet through in this direction. */
function direction(world: World, dir: Direction, subject: Party, peer: Party, traffic: Traffic): Possible<boolean> {
  if (subject.kind !== 'pod') return sure(true);
  const destination = dir === 'egress' ? peer : subject;
  const tier = (policies: readonly WorldClusterPolicy[]) => inTier(policies, dir, subject, peer, traffic, destination);
  return tier(world.admin).then((inAdmin) => {
    if (inAdmin === 'Accept' || inAdmin === 'Deny') return sure(inAdmin === 'Accept');
    const selecting = world.networkPolicies.filter((p) => appliesTo(p, dir, subject.pod));
    if (selecting.length > 0) return inNetworkPolicies(selecting, dir, subject.pod, peer, traffic, destination);
    return tier(world.baseline).then((inBaseline) => sure(inBaseline !== 'Deny'));
  });
}

function sure(allowed: boolean): Possible<boolean> {
  return new Possible<boolean>().add(allowed);
}

/** A tier of cluster-wide policies: by ascending priority, the first rule that matches (2.5, A and B; ties as in 2.6). */
function inTier(
  policies: readonly WorldClusterPolicy[],
  dir: Direction,
  subject: Party,
  peer: Party,
  traffic: Traffic,
  destination: Party,
): Possible<Action> {
  const selecting = policies.filter((p) => clusterPeerMatches(p.spec.subject, subject) === true);
  const levels = [...new Set(selecting.map((p) => p.priority))].sort((a, b) => a - b);
  return levels.reduce<Possible<Action>>(
    (above, level) =>
      above.then((decided) => {
        if (decided !== 'none') return new Possible<Action>().add(decided);
        const tied = selecting.filter((p) => p.priority === level);
        return together(tied.map((p) => firstMatch(p.spec[dir] ?? [], dir, peer, traffic, destination)));
      }),
    new Possible<Action>().add('none'),
  );
}

/** What policies of one priority decide: any of their actions, since no order among them is promised. */
function together(policies: readonly Possible<Action>[]): Possible<Action> {
  const actions = new Set(policies.flatMap((p) => p.outcomes).filter((a) => a !== 'none'));
  const result = new Possible<Action>();
  for (const policy of policies) {
    for (const [action, reasons] of policy.entries()) {
      if (action !== 'none') result.add(action, actions.size > 1 ? [...reasons, 'same-priority'] : reasons);
    }
  }
  if (policies.every((p) => p.outcomes.includes('none'))) {
    result.add('none', new Set(policies.flatMap((p) => p.reasons)));
  }
  return result;
}

/** The first rule of a policy, in written order, that matches peer and traffic. */
function firstMatch(
  rules: readonly RawClusterRule[],
  dir: Direction,
  peer: Party,
  traffic: Traffic,
  destination: Party,
): Possible<Action> {
  const result = new Possible<Action>();
  const open: Reason[] = [];
  for (const rule of rules) {
    const peers = (dir === 'ingress' ? rule.from : rule.to) ?? [];
    const ports = rule.protocols ?? rule.ports;
    const portsMatch = !ports || ports.some((p) => clusterPortMatches(p, traffic, destination));
    const match = portsMatch && anyOf(peers, (p) => clusterPeerMatches(p, peer));
    if (match === false) continue;
    const action = rule.action === 'Allow' ? 'Accept' : (rule.action as Action);
    if (match === true) return result.add(action, open);
    open.push(match);
    result.add(action, open);
  }
  return result.add('none', open);
}

/** Whether a NetworkPolicy isolates the pod in this direction, with the defaulting of 1.1. */
function appliesTo(policy: WorldNetworkPolicy, dir: Direction, pod: WorldPod): boolean {
  const { policyTypes, podSelector, egress } = policy.spec;
  const implied = (egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
  const types = policyTypes && policyTypes.length > 0 ? policyTypes : implied;
  return (
    policy.namespace === pod.namespace &&
    types.includes(dir === 'ingress' ? 'Ingress' : 'Egress') &&
    selectorMatches(podSelector, pod.labels)
  );
}

/** The union of the rules of every policy that selects the pod (1.3), with the special traffic of 1.6. */
function inNetworkPolicies(
  policies: readonly WorldNetworkPolicy[],
  dir: Direction,
  pod: WorldPod,
  peer: Party,
  traffic: Traffic,
  destination: Party,
): Possible<boolean> {
  const ownNode = isOwnNode(pod, peer);
  const match = anyOf(policies, (policy) =>
    anyOf(policy.spec[dir] ?? [], (rule) => ruleMatches(rule, dir, policy.namespace, peer, traffic, destination)),
  );
  const otherwise = traffic.protocol === 'other' && match !== true ? 'non-L4-proto' : match;
  if (dir === 'ingress') return openly(anyOf([ownNode, otherwise], (m) => m));
  if (ownNode === false || otherwise === true) return openly(otherwise);
  return openly('own-node-egress');
}

function openly(match: Match): Possible<boolean> {
  return typeof match === 'boolean' ? sure(match) : sure(true).add(true, [match]).add(false, [match]);
}

function ruleMatches(
  rule: RawNetworkPolicyRule,
  dir: Direction,
  namespace: string,
  peer: Party,
  traffic: Traffic,
  destination: Party,
): Match {
  const peers = (dir === 'ingress' ? rule.from : rule.to) ?? [];
  const ports = rule.ports ?? [];
  if (peers.length === 0 && ports.length === 0) return true;
  // only a rule without any restriction speaks of other protocols (1.1, 1.5)
  if (traffic.protocol === 'other') return false;
  return both(
    ports.length === 0 || ports.some((p) => portMatches(p, traffic, destination)),
    peers.length === 0 || anyOf(peers, (p) => peerMatches(p, namespace, peer)),
  );
}

function isOwnNode(pod: WorldPod, peer: Party): Match {
  if (peer.kind !== 'node') return false;
  if (pod.node === undefined || peer.name === undefined) return 'own-node';
  return pod.node === peer.name;
}
