/** What no policy of the target could stop: never a breach that fails, and never green (`practices.md`, Notation). */
import { stoppable } from '../analyses/judged-pairs.ts';
import { nameOf } from '../design/lookup.ts';
import { rangesCover } from '../lib/addresses.ts';
import {
  type ConnectionSet,
  hasNoPorts,
  intersectConnections,
  NO_CONNECTIONS,
  subtractConnections,
} from '../policy/connection-set.ts';
import type { EndpointTerm, Policy, PolicySet, Tier } from '../policy/policy-set.ts';
import type { Solution } from '../solver/solution.ts';
import { solve } from '../solver/solve.ts';
import type { Finding } from './check.ts';
import type { Crossing } from './crossings.ts';
import type { Facts } from './facts.ts';

/** A tier that denies every pod everything, in the direction of the hook that it stands in. */
export function wallTier(): Tier {
  const anybody: EndpointTerm = { kind: 'anything' };
  const origin = { kind: 'Check', name: 'nothing else' };
  const wall: Policy = {
    origin,
    subject: [{ kind: 'pods', namespaces: { requirements: [] }, pods: { requirements: [] } }],
    rank: 0,
    isolates: false,
    rules: [{ action: 'deny', peers: [anybody], traffic: 'any', origin }],
  };
  return { name: 'Check', ties: 'undefined', otherProtocols: 'decided', policies: [wall] };
}

const known = new WeakMap<Facts, Solution>();

/** What of these connections of a pair a policy could stop. */
export function policed(facts: Facts, pair: Crossing, at: ConnectionSet): ConnectionSet {
  return hasNoPorts(at) ? at : subtractConnections(at, beyondPolicy(facts, pair));
}

/** What of these connections of a pair no policy could stop. */
export function unpoliced(facts: Facts, pair: Crossing, at: ConnectionSet): ConnectionSet {
  return hasNoPorts(at) ? at : intersectConnections(at, beyondPolicy(facts, pair));
}

/** A finding about pairs that no policy could stop: it stands apart from what a policy could, and has no fix. */
export function unpolicedFinding(facts: Facts, { fix: _, ...finding }: Finding, example: Crossing): Finding {
  return { ...finding, subject: `${finding.subject} not enforceable`, notEnforceable: beyondWhy(facts, example) };
}

/**
 * What of a pair stays open where every policy that could be written denies everything. Between clusters nothing: there a
 * pair is judged at its addresses.
 */
function beyondPolicy(facts: Facts, { isFar, source, destination }: Crossing): ConnectionSet {
  if (isFar) return NO_CONNECTIONS;
  const walled = known.get(facts) ?? solveWalled(facts);
  known.set(facts, walled);
  const [s, d] = [source, destination].map((end) => indexIn(walled, facts.side.solution, end));
  return s === undefined || d === undefined ? NO_CONNECTIONS : stoppable(walled.pair(s, d));
}

function solveWalled({ side: { solution } }: Facts): Solution {
  const { input } = solution;
  const hooks: PolicySet['hooks'] = input.policies.hooks.map((h) => ({ ...h, tiers: [wallTier()] }));
  return solve({ ...input, policies: { ...input.policies, hooks, unread: [] } });
}

/** Addresses that policies told apart stand together in the solution without these policies. */
function indexIn(walled: Solution, solution: Solution, end: number): number | undefined {
  const e = solution.endpoints[end];
  const same = walled.byId.get(e?.id ?? '');
  if (same !== undefined || e?.kind !== 'network') return same;
  const found = walled.endpoints.findIndex((w) => w.kind === 'network' && rangesCover([w.range], e.range));
  return found < 0 ? undefined : found;
}

/** Why no policy could stop a pair, in words that go after a colon. */
function beyondWhy({ design, side }: Facts, { s, d }: Crossing): string {
  const { workloads } = side.solution.input.cluster;
  const onHost = [s, d].flatMap((end) =>
    end.kind === 'workload' ? workloads.filter((w) => w.id === end.id && w.pods.every((p) => p.hostNetwork)) : [],
  );
  if (onHost.length === 0) return 'no policy of this target holds for its ends';
  const names = onHost.map((w) => nameOf(design, side.designIdOf.get(w.id) ?? w.id));
  return names.length === 1
    ? `${names[0]} runs in its host’s network, which escapes every policy`
    : `${names.join(' and ')} run in their hosts’ network, which escapes every policy`;
}
