/** The peers and ports of a rule that has several, and what each of them adds to the others. */
import { type Bitset, emptyBits } from '../../lib/bitset.ts';
import {
  type ConnectionSet,
  connectionsOf,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../../policy/connection-set.ts';
import type { EndpointTerm, Rule, TrafficTerm } from '../../policy/policy-set.ts';
import type { MatchRow, MatchRows } from '../match-rows.ts';

export interface PeerPart {
  readonly term: EndpointTerm;
  readonly row: MatchRow;
  needed: boolean;
}

export interface PortPart {
  readonly term: TrafficTerm;
  /** Its ports without those that the rule names otherwise; not told beside port names, which mean other ports elsewhere. */
  readonly alone: ConnectionSet | 'not told';
  needed: boolean;
}

/** Empty lists for a rule with one peer, or with one port: it is all of the rule. */
export interface RuleParts {
  readonly peers: readonly PeerPart[];
  /** Columns that two peers certainly match, and may match. */
  readonly mustTwice: Bitset;
  readonly mayTwice: Bitset;
  readonly ports: readonly PortPart[];
}

/** Takes a rule apart. */
export function rulePartsOf(rule: Rule, rows: MatchRows): RuleParts {
  const terms = rule.peers.length > 1 ? rule.peers : [];
  const peers = terms.map((term): PeerPart => ({ term, row: rows.row(term), needed: false }));
  const must = countedTwice(
    peers.map((p) => p.row.must),
    rows.size,
  );
  const may = countedTwice(
    peers.map((p) => p.row.may),
    rows.size,
  );
  return { peers, mustTwice: must, mayTwice: may, ports: portParts(rule) };
}

function countedTwice(sets: readonly Bitset[], size: number): Bitset {
  const [once, twice] = [emptyBits(size), emptyBits(size)];
  for (const set of sets)
    for (let w = 0; w < once.length; w++) {
      twice[w]! |= once[w]! & set[w]!;
      once[w]! |= set[w]!;
    }
  return twice;
}

function portParts({ traffic }: Rule): PortPart[] {
  if (traffic === 'any' || traffic.length < 2) return [];
  const sets = traffic.map((t) =>
    t.kind === 'ports' && t.first <= t.last ? connectionsOf(t.protocol, t.first, t.last) : NO_CONNECTIONS,
  );
  if (traffic.some((t) => t.kind === 'named'))
    return traffic.map((term) => ({ term, alone: 'not told', needed: false }));
  // a running union from each side, so that a long list takes no longer than its length
  const after: ConnectionSet[] = [NO_CONNECTIONS];
  for (const set of [...sets].reverse()) after.unshift(unionConnections(set, after[0]!));
  let before = NO_CONNECTIONS;
  return traffic.map((term, i) => {
    const set = sets[i]!;
    const alone = subtractConnections(subtractConnections(set, before), after[i + 1]!);
    before = unionConnections(before, set);
    return { term, alone, needed: false };
  });
}
