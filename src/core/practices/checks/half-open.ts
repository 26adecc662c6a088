/** APP-5: what a rule at one end allows and the other end denies (row 4.1). */
import { blocksOf } from '../../analyses/blocks.ts';
import { placeOf } from '../../analyses/judged-pairs.ts';
import { nameOf } from '../../design/lookup.ts';
import type { DesignNamespace } from '../../design/schema.ts';
import { emptyBits, forEachBit, orInto } from '../../lib/bitset.ts';
import { counted, numberText } from '../../lib/number-text.ts';
import {
  type ConnectionSet,
  describeConnections,
  firstConnection,
  subtractConnections,
} from '../../policy/connection-set.ts';
import type { Direction, EndpointTerm, Policy, PolicySet } from '../../policy/policy-set.ts';
import type { Solution } from '../../solver/solution.ts';
import { solve } from '../../solver/solve.ts';
import { trace } from '../../solver/trace.ts';
import type { Packet } from '../../solver/types.ts';
import { wallTier } from '../beyond-policy.ts';
import { type Check, doesNotApply, type Finding, type Fix, outcomeOf } from '../check.ts';
import { shownEnd } from '../crossings.ts';
import type { Facts } from '../facts.ts';
import { isolating } from '../fixes.ts';
import { standingsOf } from '../standing.ts';

export const APP_5: Check = {
  id: 'APP-5',
  practice: 4,
  row: '4.1',
  severity: 'warning',
  demand: 'No connection is allowed by one end only',
  run: (facts, onProgress) => {
    const { looked, halves } = halvesOf(facts, onProgress);
    if (looked === 0) return doesNotApply('there are not two workloads');
    return outcomeOf(
      halves.map((h) => findingOf(facts, h)),
      `${counted(looked, 'pair')} of workloads`,
      looked,
    );
  },
};

/** What one namespace allows with another, and the other denies. */
interface Half {
  /** The end that allows. */
  readonly by: Direction;
  readonly from: DesignNamespace;
  readonly to: DesignNamespace;
  readonly pairs: number;
  readonly witness: Packet;
  readonly at: ConnectionSet;
}

function halvesOf(facts: Facts, onProgress: (done: number) => void = () => {}) {
  const { solution } = facts.side;
  const { input, endpoints } = solution;
  const said = solve({ ...input, policies: onlyWhatRulesSay(input.policies) });
  const { namespaceOf } = standingsOf(facts);
  const spaces = endpoints.map((e) => {
    const place = placeOf(solution, e);
    return place?.kind === 'workload' ? namespaceOf(place) : undefined;
  });
  const allowed = allowing(said);
  const workloads = spaces.filter((n) => n !== undefined).length;
  const found = new Map<string, Half>();
  const note = (by: Direction, s: number, d: number) => {
    const [from, to, home, there] = [endpoints[s], endpoints[d], spaces[s], spaces[d]];
    const [inSaid, toSaid] = [said.byId.get(from?.id ?? ''), said.byId.get(to?.id ?? '')];
    if (!from || !to || !home || !there || s === d || inSaid === undefined || toSaid === undefined) return;
    const denied = solution.sides(s, d)[by === 'egress' ? 'ingress' : 'egress'].may;
    const at = { ...subtractConnections(said.sides(inSaid, toSaid)[by].must, denied), other: false };
    const first = firstConnection(at);
    if (!first) return;
    const key = `${by} ${home.id} ${there.id}`;
    const before = found.get(key);
    const witness: Packet = { from: from.id, to: to.id, ...first };
    found.set(
      key,
      before ? { ...before, pairs: before.pairs + 1 } : { by, from: home, to: there, pairs: 1, witness, at },
    );
  };
  endpoints.forEach((end, e) => {
    if (e % 64 === 0) onProgress(e / endpoints.length);
    if (!spaces[e]) return;
    for (const other of allowed('egress', end.id)) note('egress', e, solution.byId.get(other) ?? -1);
    for (const other of allowed('ingress', end.id)) note('ingress', solution.byId.get(other) ?? -1, e);
  });
  return { looked: workloads * Math.max(0, workloads - 1), halves: [...found.values()] };
}

/** Looks up the endpoints that policies at one end allow something, by their ids. */
function allowing(said: Solution): (direction: Direction, id: string) => string[] {
  const { columns, lanes } = said.universe;
  const inColumn: string[][] = columns.map(() => []);
  said.endpoints.forEach((endpoint, e) => {
    if (endpoint.kind === 'workload') for (const { column } of lanes[e] ?? []) inColumn[column]?.push(endpoint.id);
  });
  return (direction, id) => {
    const peers = emptyBits(columns.length);
    for (const { column } of lanes[said.byId.get(id) ?? -1] ?? [])
      for (const cell of said.cells(direction, column) ?? []) orInto(peers, cell.must);
    const found = new Set<string>();
    forEachBit(peers, (column) => {
      for (const other of inColumn[column] ?? []) found.add(other);
    });
    return [...found];
  };
}

/**
 * The same policies, with nothing allowed that no rule says, and without what rules say to nobody in particular: a rule
 * for everybody, or for addresses, opens an end and asks for no connection.
 */
function onlyWhatRulesSay(set: PolicySet): PolicySet {
  const meant = (policy: Policy): Policy => ({
    ...policy,
    rules: policy.rules.map((r) => (r.action === 'allow' ? { ...r, peers: r.peers.filter(namesSomebody) } : r)),
  });
  return {
    ...set,
    hooks: set.hooks.map((h) => ({
      ...h,
      tiers: [...h.tiers.map((t) => ({ ...t, policies: t.policies.map(meant) })), wallTier()],
    })),
  };
}

function namesSomebody(term: EndpointTerm): boolean {
  return term.kind === 'pods' && term.namespaces.requirements.length + term.pods.requirements.length > 0;
}

function findingOf(facts: Facts, half: Half): Finding {
  const { design, side } = facts;
  const { by, from, to, pairs, witness, at } = half;
  const traced = trace(side.solution, witness);
  const blocked = traced ? blocksOf(traced)[0]?.text : undefined;
  const fix = fixOf(facts, half);
  return {
    subject: `${by} ${from.id} ${to.id}`,
    text:
      `${nameOf(design, from.id)} → ${nameOf(design, to.id)} is allowed at ${by} only: ${numberText(pairs)} ` +
      `${pairs === 1 ? 'pair' : 'pairs'}, such as ${shownEnd(facts, witness.from)} → ${shownEnd(facts, witness.to)} ` +
      `${describeConnections(at)}${blocked ? `, ${blocked}` : ''}`,
    ids: [...new Set([from.id, to.id])],
    witness,
    pairs,
    ...(fix ? { fix } : {}),
  };
}

/** A namespace that the design manages has both halves of what is wanted, and nothing else. */
function fixOf(facts: Facts, { by, from, to }: Half): Fix | undefined {
  const [allows, denies] = by === 'egress' ? [from, to] : [to, from];
  return isolating(facts, allows.id) ?? isolating(facts, denies.id);
}
