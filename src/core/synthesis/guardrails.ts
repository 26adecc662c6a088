/** Guardrails and `must not` flows as denials of the Admin tier, which no lower tier can take back. */
import { forbiddenConnections } from '../design/connections.ts';
import { nameOf } from '../design/lookup.ts';
import type { Flow, Guardrail } from '../design/schema.ts';
import { sentenceOf } from '../design/sentences/print.ts';
import { sortedBy } from '../lib/order.ts';
import type { ConnectionSet } from '../policy/connection-set.ts';
import { addNotEnforceable, type Context, onPodNetwork } from './context.ts';
import {
  addressPeers,
  deny,
  hostNetworkReason,
  isAddresses,
  isPods,
  NO_INGRESS_NETWORKS,
  type Protection,
  protectedPods,
  protectedRanges,
  protectionOf,
  sparedComment,
  subjectsOf,
  titleOf,
  UNKNOWN_POD_ADDRESSES,
  withRules,
} from './denials.ts';
import type { DraftPolicy } from './draft-policy.ts';
import { enclosePolicies } from './enclose.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { separatePolicies } from './separate.ts';
import { termsOf } from './terms.ts';

const EVERYWHERE: Protection = { inwards: true, outwards: true };

/** The denials of every guardrail and every `must not` flow, in order of handles. */
export function guardrailPolicies(context: Context): DraftPolicy[] {
  const { design } = context;
  const guardrails = sortedBy(Object.values(design.guardrails), (g) => g.id);
  const mustNot = sortedBy(Object.values(design.flows), (f) => f.id).filter((f) => f.status === 'must not');
  return [...guardrails.flatMap((g) => ofGuardrail(context, g)), ...mustNot.flatMap((f) => ofFlow(context, f))];
}

function ofGuardrail(context: Context, g: Guardrail): DraftPolicy[] {
  switch (g.rule.kind) {
    case 'separate':
      return separatePolicies(context, g, g.rule.axis);
    case 'enclose':
      return enclosePolicies(context, g, g.rule.zone);
    case 'forbid': {
      const connections = forbiddenConnections(g.rule.ports);
      const protection = protectionOf(context, g);
      return forbidPolicies(context, { by: g.id, why: titleOf(g), ...g.rule, connections, protection });
    }
  }
}

function ofFlow(context: Context, f: Flow): DraftPolicy[] {
  return forbidPolicies(context, {
    by: f.id,
    why: `${f.id} ${sentenceOf(context.design, f)}`,
    from: f.from,
    to: f.to,
    connections: forbiddenConnections(f.ports),
    protection: EVERYWHERE,
  });
}

interface Ban {
  readonly by: string;
  readonly why: string;
  readonly from: string;
  readonly to: string;
  readonly connections: ConnectionSet;
  readonly protection: Protection;
}

/**
 * Nothing from one to the other: denied at the destination's ingress, and for addresses at the source's egress. With a
 * scope, at the end that lies in it.
 */
function forbidPolicies(context: Context, ban: Ban): DraftPolicy[] {
  const { by, connections, protection } = ban;
  const { inwards, outwards, scope } = protection;
  const sources = piecesOf(context, ban.from, { sparesSystem: true });
  const destinations = piecesOf(context, ban.to, { sparesSystem: true });
  noteUnreachableEnds(context, ban, sources, destinations);
  const comments = [ban.why, ...sparedComment(context)];
  const fromPods = sources.filter(isPods).flatMap(termsOf);
  const toPods = destinations.filter(isPods).flatMap(termsOf);
  const ranges = destinations.filter(isAddresses).flatMap((p) => p.ranges);
  const toAddresses = addressPeers(context, ranges);
  const toProtected = addressPeers(context, scope && inwards ? protectedRanges(protection, ranges) : []);
  const ingress = inwards || !scope ? deny(by, fromPods, connections) : [];
  const egress = outwards ? deny(by, scope ? [...toPods, ...toAddresses] : toAddresses, connections) : [];
  return withRules([
    ...destinations
      .filter(isPods)
      .flatMap((p) => protectedPods(protection, p))
      .map((subject) => ({ name: `${by}-to`, subject, ingress, egress: [], comments })),
    ...sources
      .filter(isPods)
      .flatMap((p) => protectedPods(protection, p))
      .map((subject) => ({ name: `${by}-from`, subject, ingress: [], egress, comments })),
    ...sources
      .filter(isPods)
      .flatMap(subjectsOf)
      .map((subject) => ({
        name: `${by}-out`,
        subject,
        ingress: [],
        egress: deny(by, toProtected, connections),
        comments,
      })),
  ]);
}

function noteUnreachableEnds(
  context: Context,
  { by, from, to, protection: { inwards, outwards, scope } }: Ban,
  sources: readonly Piece[],
  destinations: readonly Piece[],
): void {
  // without a scope, what is judged is judged at pods
  const [entering, leaving] = scope ? [true, true] : [inwards, outwards];
  for (const p of sources)
    if (p.kind === 'addresses' && entering)
      addNotEnforceable(context, by, `from \`${nameOf(context.design, p.ref)}\`: ${NO_INGRESS_NETWORKS}`);
  if (context.inventory.cluster.podRanges.length === 0)
    for (const p of destinations)
      if (p.kind === 'addresses' && leaving)
        addNotEnforceable(context, by, `to \`${nameOf(context.design, p.ref)}\`: ${UNKNOWN_POD_ADDRESSES}`);
  for (const ref of [from, to]) {
    const { domains, workloads } = context.members(ref);
    if (domains.length > 0)
      addNotEnforceable(context, by, `\`${nameOf(context.design, ref)}\` has domains, which a denial cannot name`);
    for (const id of workloads)
      if (!onPodNetwork(context.workloads.get(id))) addNotEnforceable(context, by, hostNetworkReason(context, id));
  }
}
