/** Pieces and connections as the tiered representation writes them. */

import { PROTOCOLS } from '../cluster/cluster.ts';
import { ALL_CONNECTIONS, type ConnectionSet, equalConnections, hasAllPorts } from '../policy/connection-set.ts';
import type { EndpointTerm, Traffic } from '../policy/policy-set.ts';
import type { Piece } from './pieces.ts';

/** What a subject may reach, or who may reach it. */
export interface AllowedRule {
  readonly peers: readonly EndpointTerm[];
  readonly connections: ConnectionSet;
  readonly comments: readonly string[];
}

/** A piece as terms: one for each of its selectors. */
export function termsOf(piece: Piece): EndpointTerm[] {
  if (piece.kind === 'addresses') return [{ kind: 'addresses', ranges: piece.ranges }];
  return piece.namespaces.map((namespaces) => ({ kind: 'pods', namespaces, pods: piece.pods }));
}

/** Connections as traffic: `any` only when every protocol is meant. Protocols beyond the three cannot be named alone. */
export function trafficOf(connections: ConnectionSet): Traffic {
  if (equalConnections(connections, ALL_CONNECTIONS)) return 'any';
  return PROTOCOLS.flatMap((protocol) =>
    connections[protocol].map(([first, last]) => ({ kind: 'ports' as const, protocol, first, last })),
  );
}

/** Whether `trafficOf` leaves out something: other protocols can be spoken of only together with everything else. */
export function losesOtherProtocols(connections: ConnectionSet): boolean {
  return connections.other && !hasAllPorts(connections);
}

/** A canonical text of terms, for finding equal ones. */
export function termsText(terms: readonly EndpointTerm[]): string {
  return JSON.stringify(terms, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
}

const LONGEST_NAME = 200;

/** Any text as part of an object's name (DNS-1123 subdomain, semantics/kubernetes.md 1.7). Empty text gives `x`. */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/\.(?=[-.])|(?<=[-.])\./g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'x' : plain;
}

/** The first of `name`, `name-2`, `name-3`… that is not taken; takes it. */
export function freeName(taken: Set<string>, name: string): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}-${n}`;
  taken.add(free);
  return free;
}
