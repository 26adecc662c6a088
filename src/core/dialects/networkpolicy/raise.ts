/** Policy set → NetworkPolicies: exact, or refused with a diagnostic; never wider. */

import { PROTOCOLS } from '../../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../../cluster/labels.ts';
import { type Selector, selectorKey } from '../../cluster/selector.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import {
  type AddressRange,
  cidrsOfRange,
  LAST_ADDRESS,
  parseCidr,
  rangesOf,
  subtractRanges,
} from '../../lib/addresses.ts';
import type { EndpointTerm, Policy, PolicySet, Rule, TrafficTerm } from '../../policy/policy-set.ts';
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
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicyRule } from './types.ts';

/**
 * Raises the `NetworkPolicy` tier of a policy set. A rule that cannot be said is left out while its policy goes on
 * isolating, and a policy whose subject cannot be said is left out; each is named in the diagnostics.
 */
export function raiseNetworkPolicies(set: PolicySet, options: RaiseOptions = {}): Raised<NetworkPolicy> {
  const diagnostics: Diagnostic[] = [];
  const policies = halvesOfTier(set, 'NetworkPolicy').flatMap((h) => raisePolicy(h, options, diagnostics) ?? []);
  return { policies, diagnostics };
}

interface Subject {
  readonly namespace: string;
  readonly pods: Selector;
}

function raisePolicy(halves: Halves, options: RaiseOptions, diagnostics: Diagnostic[]): NetworkPolicy | undefined {
  const { origin } = halves;
  const present = DIRECTIONS.flatMap((d) => halves[d] ?? []);
  const subjects = present.map(subjectOf);
  const [subject] = subjects;
  const refuse = (why: string, help: string) => {
    diagnostics.push(refusal('networkpolicy', origin, why, help));
    return undefined;
  };
  if (
    !subject ||
    subjects.some((s) => !s || s.namespace !== subject.namespace || selectorKey(s.pods) !== selectorKey(subject.pods))
  )
    return refuse('its subject is more than the pods of one namespace', 'write one policy for each namespace');
  if (present.some((p) => !p.isolates))
    return refuse(
      'it does not isolate its pods, and a NetworkPolicy always does',
      'write it as a ClusterNetworkPolicy',
    );
  const rulesOf = (policy: Policy | undefined) =>
    (policy?.rules ?? []).flatMap((r) => raiseRule(subject.namespace, r, options, diagnostics) ?? []);
  return {
    kind: 'NetworkPolicy',
    namespace: subject.namespace,
    name: origin.name,
    podSelector: subject.pods,
    directions: DIRECTIONS.filter((d) => halves[d] !== undefined),
    ingress: rulesOf(halves.ingress),
    egress: rulesOf(halves.egress),
    origin,
    ...decorations(options, origin),
  };
}

function subjectOf(policy: Policy): Subject | undefined {
  const [term, ...more] = policy.subject;
  if (term?.kind !== 'pods' || more.length > 0) return undefined;
  const namespace = onlyNamespace(term.namespaces);
  return namespace === undefined ? undefined : { namespace, pods: term.pods };
}

/** The namespace that a selector names, if it names exactly one and says nothing else. */
function onlyNamespace(selector: Selector): string | undefined {
  const [r, ...more] = selector.requirements;
  if (!r || more.length > 0 || r.key !== NAMESPACE_NAME_LABEL || r.operator !== 'In') return undefined;
  return r.values.length === 1 ? r.values[0] : undefined;
}

/** Undefined for a rule that matches nothing, and for one that cannot be said. */
function raiseRule(
  namespace: string,
  rule: Rule,
  options: RaiseOptions,
  diagnostics: Diagnostic[],
): NetworkPolicyRule | undefined {
  if (rule.action === 'log' || rule.peers.length === 0 || (rule.traffic !== 'any' && rule.traffic.length === 0))
    return undefined;
  const peers = rule.peers.some((p) => p.kind === 'anything') ? [] : rule.peers.map((p) => raisePeer(namespace, p));
  if (rule.action !== 'allow' || peers.some((p) => p === undefined)) {
    const why =
      rule.action === 'allow' ? 'a peer of it is neither pods nor addresses' : `it cannot say \`${rule.action}\``;
    diagnostics.push(
      refusal(
        'networkpolicy',
        rule.origin,
        `rule ${rule.origin.field ?? ''} is left out: ${why}`,
        'draw it to pods or addresses',
      ),
    );
    return undefined;
  }
  const written = peers.flatMap((p) => p ?? []);
  // an empty list would mean everybody
  if (peers.length > 0 && written.length === 0) return undefined;
  return {
    peers: written,
    ports: rule.traffic === 'any' ? [] : rule.traffic.flatMap(raisePort),
    origin: rule.origin,
    ...ruleComments(options, rule.origin),
  };
}

function raisePeer(namespace: string, term: EndpointTerm): NetworkPolicyPeer[] | undefined {
  if (term.kind === 'addresses') return blocksOf(term.ranges);
  if (term.kind !== 'pods') return undefined;
  if (onlyNamespace(term.namespaces) === namespace) return [{ kind: 'pods', pods: term.pods }];
  const all = term.pods.requirements.length === 0;
  return [{ kind: 'pods', namespaces: term.namespaces, ...(all ? {} : { pods: term.pods }) }];
}

function raisePort(term: TrafficTerm): NetworkPolicyPort[] {
  if (term.kind === 'named')
    return (term.protocol ? [term.protocol] : PROTOCOLS).map((protocol) => ({ protocol, port: term.name }));
  const { protocol, first, last } = term;
  if (first > last) return [];
  if (first === 1 && last === 65535) return [{ protocol }];
  return [{ protocol, port: first, ...(last === first ? {} : { endPort: last }) }];
}

type Block = Extract<NetworkPolicyPeer, { kind: 'ipBlock' }>;

const blocksMemo = new WeakMap<readonly AddressRange[], Block[]>();

/** Ranges as blocks: the shorter of plain CIDRs and one wide CIDR with exceptions, for each family. */
export function blocksOf(ranges: readonly AddressRange[]): Block[] {
  const known = blocksMemo.get(ranges) ?? findBlocks(ranges);
  blocksMemo.set(ranges, known);
  return known;
}

function findBlocks(ranges: readonly AddressRange[]): Block[] {
  return ([4, 6] as const).flatMap((family) => {
    const own = rangesOf(ranges.filter((r) => r.family === family));
    const plain = own.flatMap(cidrRanges);
    const hull = hullOf(own);
    if (!hull) return [];
    const holes = subtractRanges([hull], own).flatMap(cidrRanges);
    if (plain.length <= holes.length + 1) return plain.map((cidr) => ({ kind: 'ipBlock' as const, cidr, except: [] }));
    return [{ kind: 'ipBlock' as const, cidr: hull, except: holes }];
  });
}

function cidrRanges(range: AddressRange): AddressRange[] {
  return cidrsOfRange(range).flatMap((text) => {
    const parsed = parseCidr(text);
    return typeof parsed === 'string' ? [] : [parsed.range];
  });
}

/** The smallest CIDR around all ranges of one family. */
function hullOf(ranges: readonly AddressRange[]): AddressRange | undefined {
  const [head] = ranges;
  const tail = ranges[ranges.length - 1];
  if (!head || !tail) return undefined;
  let size = 1n;
  while ((head.first / size) * size + size - 1n < tail.last) size *= 2n;
  const first = (head.first / size) * size;
  const last = first + size - 1n;
  const end = LAST_ADDRESS[head.family];
  return { family: head.family, first, last: last > end ? end : last };
}
