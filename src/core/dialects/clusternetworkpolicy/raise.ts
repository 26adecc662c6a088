/** Policy set → ClusterNetworkPolicies: exact, or refused with a diagnostic; limits are kept by dividing. */
import { selectorKey } from '../../cluster/selector.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { cidrsOfRange } from '../../lib/addresses.ts';
import type { Direction, EndpointTerm, Policy, PolicySet, Rule } from '../../policy/policy-set.ts';
import {
  DIRECTIONS,
  decorations,
  type Halves,
  halvesOfTier,
  type Raised,
  type RaiseOptions,
  refusal,
  ruleComments,
} from '../raised.ts';
import type {
  ClusterNetworkPolicy,
  ClusterNetworkPolicyRule,
  ClusterPeer,
  ClusterPodsPeer,
  ClusterProtocol,
} from './types.ts';

/** Rules per direction, peers per rule, protocols per rule, networks per peer (semantics/kubernetes.md 2.2). */
const MAX_ITEMS = 25;
const LAST_PRIORITY = 1000;

/**
 * Raises the `Admin` and `Baseline` tiers of a policy set. A policy of which anything cannot be said is refused whole: a
 * denial that is half written guards nothing. More than 25 rules become several policies at neighbouring priorities.
 */
export function raiseClusterNetworkPolicies(set: PolicySet, options: RaiseOptions = {}): Raised<ClusterNetworkPolicy> {
  const diagnostics: Diagnostic[] = [];
  const policies = (['Admin', 'Baseline'] as const).flatMap((tier) => {
    const all = halvesOfTier(set, tier);
    const ranks = new Set(all.flatMap((h) => DIRECTIONS.flatMap((d) => h[d]?.rank ?? [])));
    return all.flatMap((h) => raisePolicy(tier, h, ranks, options, diagnostics));
  });
  return { policies, diagnostics };
}

function raisePolicy(
  tier: ClusterNetworkPolicy['tier'],
  halves: Halves,
  ranks: ReadonlySet<number>,
  options: RaiseOptions,
  diagnostics: Diagnostic[],
): ClusterNetworkPolicy[] {
  const { origin } = halves;
  const present = DIRECTIONS.flatMap((d) => halves[d] ?? []);
  const subjects = present.map(subjectOf);
  const [subject] = subjects;
  const [first] = present;
  const refuse = (why: string, help: string): ClusterNetworkPolicy[] => {
    diagnostics.push(refusal('clusternetworkpolicy', origin, why, help));
    return [];
  };
  if (!first || !subject || subjects.some((s) => !s || peerText(s) !== peerText(subject)))
    return refuse('its subject is not one set of pods', 'write one policy for each set of pods');
  if (present.some((p) => p.isolates)) return refuse('it cannot isolate pods', 'write it as a NetworkPolicy');
  if (present.some((p) => p.rank !== first.rank)) return refuse('it has two priorities', 'write it as two policies');
  const rules: Partial<Record<Direction, ClusterNetworkPolicyRule[]>> = {};
  for (const direction of DIRECTIONS) {
    const raised = (halves[direction]?.rules ?? []).map((r) => raiseRule(direction, r, options));
    const refused = raised.find((r): r is string => typeof r === 'string');
    if (refused !== undefined) return refuse(refused, 'draw it to pods, or to addresses on egress');
    rules[direction] = raised.flatMap((r) => (typeof r === 'string' ? [] : r));
  }
  const policy = {
    kind: 'ClusterNetworkPolicy' as const,
    name: origin.name,
    tier,
    priority: first.rank,
    subject,
    ingress: rules.ingress ?? [],
    egress: rules.egress ?? [],
    origin,
    ...decorations(options, origin),
  };
  const parts = divide(policy);
  const taken = parts.some((p, i) => i > 0 && (ranks.has(p.priority) || p.priority > LAST_PRIORITY));
  return taken ? refuse('its rules need more priorities than are free beside its own', 'space the priorities') : parts;
}

function subjectOf(policy: Policy): ClusterPodsPeer | undefined {
  const [term, ...more] = policy.subject;
  return term?.kind === 'pods' && more.length === 0 ? podsPeer(term) : undefined;
}

function podsPeer({ namespaces, pods }: Extract<EndpointTerm, { kind: 'pods' }>): ClusterPodsPeer {
  return pods.requirements.length === 0 ? { kind: 'namespaces', namespaces } : { kind: 'pods', namespaces, pods };
}

function peerText(peer: ClusterPodsPeer): string {
  return `${selectorKey(peer.namespaces)} ${peer.kind === 'pods' ? selectorKey(peer.pods) : ''}`;
}

/** The rule, nothing if it matches nothing, or why it cannot be said. */
function raiseRule(direction: Direction, rule: Rule, options: RaiseOptions): ClusterNetworkPolicyRule[] | string {
  if (rule.action === 'log' || rule.peers.length === 0) return [];
  if (rule.traffic !== 'any' && rule.traffic.length === 0) return [];
  const peers: ClusterPeer[] = [];
  for (const term of rule.peers) {
    const peer = raisePeer(direction, rule, term);
    if (typeof peer === 'string') return peer;
    peers.push(...peer);
  }
  if (peers.length === 0) return [];
  const protocols = rule.traffic === 'any' ? undefined : rule.traffic.map(raiseProtocol);
  if (protocols?.some((p) => p === undefined)) return 'a port name of one protocol cannot be said';
  return [
    {
      ...(rule.origin.ruleName === undefined ? {} : { name: rule.origin.ruleName }),
      action: rule.action === 'allow' ? 'Accept' : rule.action === 'deny' ? 'Deny' : 'Pass',
      peers,
      ...(protocols ? { protocols: protocols.flatMap((p) => p ?? []) } : {}),
      origin: rule.origin,
      ...ruleComments(options, rule.origin),
    },
  ];
}

function raisePeer(direction: Direction, rule: Rule, term: EndpointTerm): ClusterPeer[] | string {
  switch (term.kind) {
    case 'pods':
      return [podsPeer(term)];
    case 'addresses':
      if (direction === 'ingress') return 'addresses cannot be named on ingress';
      return term.ranges.length === 0 ? [] : [{ kind: 'networks', ranges: term.ranges }];
    case 'hosts':
      return direction === 'ingress'
        ? 'nodes cannot be named on ingress'
        : [{ kind: 'nodes', selector: term.selector }];
    case 'domains':
      if (direction === 'ingress' || rule.action !== 'allow') return 'domains can only be accepted, on egress';
      return [{ kind: 'domainNames', names: term.names }];
    case 'anything':
      return 'no peer means everything';
    case 'unread':
      return 'a peer of it was not understood';
  }
}

function raiseProtocol(term: Exclude<Rule['traffic'], 'any'>[number]): ClusterProtocol | undefined {
  if (term.kind === 'ports') return term;
  return term.protocol === undefined ? { kind: 'named', name: term.name } : undefined;
}

/** Rules that the printed rule becomes, since peers, networks and protocols beyond the limits go to neighbouring rules. */
function printedRules(rule: ClusterNetworkPolicyRule): number {
  const parts = (n: number) => Math.max(1, Math.ceil(n / MAX_ITEMS));
  const peers = rule.peers.map((p) =>
    p.kind === 'networks'
      ? parts(p.ranges.flatMap(cidrsOfRange).length)
      : p.kind === 'domainNames'
        ? parts(p.names.length)
        : 1,
  );
  return parts(peers.reduce((a, b) => a + b, 0)) * parts(rule.protocols?.length ?? 1);
}

/** One rule that prints as more than 25, cut at its peers. */
function cutRule(rule: ClusterNetworkPolicyRule): ClusterNetworkPolicyRule[] {
  if (printedRules(rule) <= MAX_ITEMS) return [rule];
  const half = <T>(list: readonly T[]): [readonly T[], readonly T[]] => [
    list.slice(0, Math.ceil(list.length / 2)),
    list.slice(Math.ceil(list.length / 2)),
  ];
  const [peer] = rule.peers;
  if (rule.peers.length > 1) return half(rule.peers).flatMap((peers) => cutRule({ ...rule, peers }));
  if (peer?.kind === 'networks' && peer.ranges.length > 1)
    return half(peer.ranges).flatMap((ranges) => cutRule({ ...rule, peers: [{ ...peer, ranges }] }));
  if (rule.protocols && rule.protocols.length > 1)
    return half(rule.protocols).flatMap((protocols) => cutRule({ ...rule, protocols }));
  return [rule];
}

/** Rules in their order, as many to a policy as it may hold. */
function pack(rules: readonly ClusterNetworkPolicyRule[]): ClusterNetworkPolicyRule[][] {
  const packs: ClusterNetworkPolicyRule[][] = [[]];
  let room = MAX_ITEMS;
  for (const rule of rules.flatMap(cutRule)) {
    const size = printedRules(rule);
    if (size > room) {
      packs.push([]);
      room = MAX_ITEMS;
    }
    packs[packs.length - 1]?.push(rule);
    room -= size;
  }
  return packs;
}

function divide(policy: ClusterNetworkPolicy): ClusterNetworkPolicy[] {
  const ingress = pack(policy.ingress);
  const egress = pack(policy.egress);
  return Array.from({ length: Math.max(ingress.length, egress.length) }, (_, i) => ({
    ...policy,
    name: i === 0 ? policy.name : `${policy.name}-part-${i + 1}`,
    priority: policy.priority + i,
    ingress: ingress[i] ?? [],
    egress: egress[i] ?? [],
  }));
}
