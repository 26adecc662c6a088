/** Keeps what one ClusterNetworkPolicy may hold (semantics/kubernetes.md 2.2) by dividing: the parts follow each other. */
import { type AddressRange, cidrsOfRange } from '../lib/addresses.ts';
import type { EndpointTerm, Traffic } from '../policy/policy-set.ts';
import type { DraftPolicy, DraftRule } from './draft-policy.ts';

/** Rules per direction, peers and protocols per rule, networks per peer. */
const MOST = 25;

/** The draft as drafts that each keep the limits; rules keep their order, so the parts decide what the whole decides. */
export function dividedDraft(draft: DraftPolicy): DraftPolicy[] {
  const egress = chunksOf(draft.egress.flatMap(dividedRule));
  const ingress = chunksOf(draft.ingress.flatMap(dividedRule));
  return Array.from({ length: Math.max(egress.length, ingress.length) }, (_, i) => ({
    ...draft,
    name: i === 0 ? draft.name : `${draft.name}-part-${i + 1}`,
    egress: egress[i] ?? [],
    ingress: ingress[i] ?? [],
  }));
}

function chunksOf<T>(items: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / MOST) }, (_, i) => items.slice(i * MOST, (i + 1) * MOST));
}

/** Rules of one action side by side say what one rule with all peers and protocols says. */
function dividedRule(rule: DraftRule): DraftRule[] {
  const peers = packed(rule.peers.flatMap(dividedPeer));
  const traffic: readonly Traffic[] = rule.traffic === 'any' ? ['any'] : chunksOf(rule.traffic);
  return peers.flatMap((some) => traffic.map((t) => ({ ...rule, peers: some, traffic: t })));
}

/** Peers that a term is printed as: addresses go 25 networks to a peer. */
function sizeOf(term: EndpointTerm): number {
  return term.kind === 'addresses' ? Math.max(1, Math.ceil(term.ranges.flatMap(cidrsOfRange).length / MOST)) : 1;
}

/** A term that alone would be more than one rule can hold, cut at its ranges. */
function dividedPeer(term: EndpointTerm): EndpointTerm[] {
  if (term.kind !== 'addresses' || sizeOf(term) <= MOST || term.ranges.length < 2) return [term];
  const half = Math.ceil(term.ranges.length / 2);
  const part = (ranges: readonly AddressRange[]) => dividedPeer({ kind: 'addresses', ranges });
  return [...part(term.ranges.slice(0, half)), ...part(term.ranges.slice(half))];
}

function packed(peers: readonly EndpointTerm[]): EndpointTerm[][] {
  const packs: EndpointTerm[][] = [];
  let room = 0;
  for (const peer of peers) {
    const size = sizeOf(peer);
    if (size > room) {
      packs.push([]);
      room = MOST;
    }
    packs[packs.length - 1]?.push(peer);
    room -= size;
  }
  return packs;
}
