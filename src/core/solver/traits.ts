/** What policy can see of one endpoint, and whether a term of a policy matches it. */
import type { ContainerPort, Protocol } from '../cluster/cluster.ts';
import type { Labels } from '../cluster/labels.ts';
import { selectorMatches } from '../cluster/selector.ts';
import { type Address, type AddressRange, rangeContains, rangesCover, rangesOverlap } from '../lib/addresses.ts';
import type { EndpointTerm, TrafficTerm } from '../policy/policy-set.ts';
import type { UndefinedReason } from './types.ts';

/** Where an endpoint can be addressed, in one lane. */
export type Location =
  | { readonly kind: 'at'; readonly address: Address }
  /** Every address of the range; ranges are cut so that no term splits them. */
  | { readonly kind: 'range'; readonly range: AddressRange }
  /** Somewhere in these ranges, nobody knows where. */
  | { readonly kind: 'within'; readonly ranges: readonly AddressRange[]; readonly reason: UndefinedReason }
  /** Address terms never match it (`--pod-addresses ignore`). */
  | { readonly kind: 'nowhere' };

export interface Traits {
  /** Present for what policy selects as a pod: subject of policies, and matched by pod peers. */
  readonly pod?: { readonly namespace: Labels; readonly labels: Labels };
  /** Present for hosts, and for host-network pods judged as their host: labels of the node, if known. */
  readonly host?: { readonly labels: Labels | undefined };
  readonly domain?: string;
  readonly location: Location;
  readonly ports: readonly ContainerPort[];
}

/** Whether a term certainly matches, certainly does not, or is left open, and then why. */
export type Match = 'yes' | 'no' | UndefinedReason;

function locationMatch(location: Location, ranges: readonly AddressRange[]): Match {
  switch (location.kind) {
    case 'nowhere':
      return 'no';
    case 'range':
      return rangesCover(ranges, location.range) ? 'yes' : 'no';
    case 'at':
      return ranges.some((r) => rangeContains(r, location.address)) ? 'yes' : 'no';
    case 'within':
      if (location.ranges.every((r) => rangesCover(ranges, r))) return 'yes';
      return location.ranges.some((r) => rangesOverlap(ranges, r)) ? location.reason : 'no';
  }
}

/** Whether a domain pattern covers a domain, both without final dot (semantics/kubernetes.md 2.6, domainNames). */
export function domainCovers(pattern: string, domain: string): boolean {
  if (pattern === domain) return true;
  return pattern.startsWith('*.') && domain.endsWith(pattern.slice(1));
}

/** Matches one term against one endpoint (semantics/kubernetes.md 1.4 and 2.6). */
export function matchTerm(term: EndpointTerm, traits: Traits): Match {
  switch (term.kind) {
    case 'anything':
      return 'yes';
    case 'pods':
      return traits.pod &&
        selectorMatches(term.namespaces, traits.pod.namespace) &&
        selectorMatches(term.pods, traits.pod.labels)
        ? 'yes'
        : 'no';
    case 'addresses':
      return locationMatch(traits.location, term.ranges);
    case 'hosts':
      if (!traits.host) return 'no';
      if (term.selector.requirements.length === 0) return 'yes';
      if (!traits.host.labels) return 'host-address-unknown';
      return selectorMatches(term.selector, traits.host.labels) ? 'yes' : 'no';
    case 'domains':
      return traits.domain !== undefined && term.names.some((n) => domainCovers(n, traits.domain ?? '')) ? 'yes' : 'no';
    case 'unread':
      return 'unread-policy';
  }
}

/** Matches a union of terms: yes if any is, else open if any is. */
export function matchTerms(terms: readonly EndpointTerm[], traits: Traits): Match {
  let open: Match = 'no';
  for (const term of terms) {
    const match = matchTerm(term, traits);
    if (match === 'yes') return 'yes';
    if (match !== 'no') open = match;
  }
  return open;
}

/** The port ranges a traffic term means at a destination; names are looked up there (semantics/kubernetes.md 1.5). */
export function portsAt(
  term: TrafficTerm,
  destination: Traits,
): { readonly protocol: Protocol; readonly first: number; readonly last: number }[] {
  if (term.kind === 'ports') return term.first <= term.last ? [term] : [];
  return destination.ports
    .filter((p) => p.name === term.name && (term.protocol === undefined || p.protocol === term.protocol))
    .map((p) => ({ protocol: p.protocol, first: p.port, last: p.port }));
}
