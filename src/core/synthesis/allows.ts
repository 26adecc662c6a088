/** NetworkPolicies: default deny for every managed namespace, and for each subject what its links need, at both ends. */
import { isIsolated } from '../design/isolation.ts';
import { entityIn, nameOf } from '../design/lookup.ts';
import type { DesignNamespace } from '../design/schema.ts';
import { groupBy } from '../lib/order.ts';
import {
  type ConnectionSet,
  equalConnections,
  isEmptyConnections,
  subtractConnections,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Direction, Origin, Policy } from '../policy/policy-set.ts';
import { addressParts } from './address-parts.ts';
import { addComments, addDiagnostic, addLoss, type Context, managedNamespaces } from './context.ts';
import type { Entry, Unit } from './entries.ts';
import { type FewestPolicy, fewestPolicies } from './fewest-policies.ts';
import { partiesOfPods } from './gates.ts';
import { type Link, linksOf } from './links.ts';
import { nameServerLinks, noteDnsConflicts } from './name-servers.ts';
import type { Party } from './parties.ts';
import { noteSameLabels, type Piece, piecesOf, workloadPiece } from './pieces.ts';
import { type AllowedRule, freeName, losesOtherProtocols, slug, termsOf, trafficOf } from './terms.ts';
import { closedUnits, DIRECTIONS, isolatedAlone, openEntries, unitsOf } from './units.ts';
import { blockedBy, type Walls } from './walls.ts';
import { namespacesNamed } from './zone-selectors.ts';

/** The NetworkPolicy tier of a design: in order of namespace and name. */
export function allowPolicies(context: Context, walls: Walls): Readonly<Record<Direction, Policy[]>> {
  const entries: Entry[] = [];
  for (const { namespace, stem, piece, direction, rule } of nameServerLinks(context))
    for (const unit of closedUnits(context, { namespace, pods: piece.pods, stem, piece }, direction))
      entries.push(...entriesOf(unit, direction, rule));
  for (const link of linksOf(context)) {
    noteConflicts(context, walls, link);
    writeHalf(context, walls, entries, link, 'ingress');
    writeHalf(context, walls, entries, link, 'egress');
  }
  noteDnsConflicts(context, walls);
  const placed: Record<Direction, Policy[]> = { egress: [], ingress: [] };
  const byNamespace = groupBy(entries, (e) => e.unit.namespace);
  for (const namespace of managedNamespaces(context))
    writeNamespace(
      context,
      namespace,
      [...(byNamespace.get(namespace.name) ?? []), ...openEntries(context, walls, namespace)],
      placed,
    );
  return placed;
}

const other: Readonly<Record<Direction, 'from' | 'to'>> = { ingress: 'from', egress: 'to' };
const own: Readonly<Record<Direction, 'from' | 'to'>> = { ingress: 'to', egress: 'from' };
const ALL = { sparesSystem: false };

/** One half of a link: the allows at its subject's side. */
function writeHalf(context: Context, walls: Walls, entries: Entry[], link: Link, direction: Direction): void {
  if (!mayBeClosed(context, link[own[direction]], direction)) return;
  const units = piecesOf(context, link[own[direction]], ALL)
    .flatMap((p) => unitsOf(context, p))
    .flatMap((unit) => closedUnits(context, unit, direction));
  if (units.length === 0) return;
  const peers = piecesOf(context, link[other[direction]], ALL);
  for (const unit of units)
    for (const peer of peers) {
      const parts =
        peer.kind === 'pods'
          ? [{ piece: peer as Piece, parties: partiesOfPods(walls, peer) }]
          : addressParts(context, walls, peer).map((a) => ({
              piece: { ...peer, ranges: a.ranges },
              parties: [a.party],
            }));
      for (const part of parts) allow(context, walls, entries, { link, direction, unit, ...part });
    }
}

/** False for a workload that the design does not isolate: no policy is written for it. */
function mayBeClosed(context: Context, ref: string, direction: Direction): boolean {
  const workload = entityIn(context.design, 'workloads', ref);
  const namespace = workload && entityIn(context.design, 'namespaces', workload.namespace);
  return namespace === undefined || isIsolated(namespace, direction, workload);
}

interface Allowance {
  readonly link: Link;
  readonly direction: Direction;
  readonly unit: Unit;
  readonly piece: Piece;
  readonly parties: readonly Party[];
}

/** Pods are kept apart by the Admin tier; for addresses what is forbidden is not allowed in the first place. */
function allow(context: Context, walls: Walls, entries: Entry[], a: Allowance): void {
  const open = (unit: Party, peer: Party) => {
    const net = a.direction === 'ingress' ? walls.net(peer, unit) : walls.net(unit, peer);
    return subtractConnections(a.link.connections, net);
  };
  const subjects = partiesOfPods(walls, a.unit.piece);
  if (a.piece.kind === 'pods') {
    if (subjects.every((u) => a.parties.every((p) => isEmptyConnections(open(u, p))))) return;
    write(context, entries, a, a.unit, a.link.connections);
    return;
  }
  const answers = subjects.map((u) => a.parties.map((p) => open(u, p)).reduce(unionConnections));
  const [first] = answers;
  if (first && answers.every((x) => equalConnections(x, first))) {
    write(context, entries, a, a.unit, first);
    return;
  }
  for (const id of a.unit.piece.members) {
    const piece = workloadPiece(context, id);
    if (!piece) {
      noteSameLabels(context, id);
      continue;
    }
    const party = walls.party(id);
    const connections = a.parties.map((p) => open(party, p)).reduce(unionConnections);
    for (const unit of unitsOf(context, piece)) write(context, entries, a, unit, connections);
  }
}

function write(context: Context, entries: Entry[], a: Allowance, unit: Unit, connections: ConnectionSet): void {
  if (isEmptyConnections(connections)) return;
  if (losesOtherProtocols(connections))
    addLoss(context, a.link.by, 'protocols other than TCP, UDP and SCTP are not written: they cannot be named alone');
  const rule = { peers: termsOf(a.piece), connections, comments: [a.link.comment] };
  entries.push(...entriesOf(unit, a.direction, rule));
}

function entriesOf(unit: Unit, direction: Direction, { peers, connections, comments }: AllowedRule): Entry[] {
  return peers.map((peer) => ({ unit, direction, peer, connections, comments }));
}

/** A flow across a guardrail stays blocked, and both sides are told. */
function noteConflicts(context: Context, walls: Walls, link: Link): void {
  if (walls.none) return;
  const parties = (ref: string) =>
    piecesOf(context, ref, ALL).flatMap((p) =>
      p.kind === 'pods' ? partiesOfPods(walls, p) : addressParts(context, walls, p).map((a) => a.party),
    );
  const destinations = parties(link.to);
  const blockers = new Set<string>();
  for (const s of parties(link.from))
    for (const d of destinations) for (const by of blockedBy(walls, s, d, link.connections)) blockers.add(by);
  for (const by of blockers) {
    const guardrail = entityIn(context.design, 'guardrails', by);
    addDiagnostic(context, {
      code: 'synthesis/flow-crosses-guardrail',
      severity: 'warning',
      message: `${link.comment} crosses ${by}${guardrail ? ` \`${guardrail.name}\`` : ''}: ${by} wins, and what crosses it stays blocked`,
      help: guardrail
        ? `drop ${link.by}, grant it an exception of ${by}, or change ${by}`
        : `drop ${link.by} or ${by}: they ask for opposite things`,
      object: link.by,
    });
  }
}

function writeNamespace(
  context: Context,
  namespace: DesignNamespace,
  entries: readonly Entry[],
  placed: Readonly<Record<Direction, Policy[]>>,
): void {
  const names = new Set(context.reservedNames.get(namespace.name));
  const [everyone, ...others] = fewestPolicies(context, entries, isolatedAlone(context, namespace));
  const place = (name: string, policy: FewestPolicy, comment: string, isolates: readonly Direction[]) => {
    const origin: Origin = { kind: 'NetworkPolicy', namespace: namespace.name, name: freeName(names, name) };
    addComments(context, origin, [comment]);
    for (const direction of isolates) placed[direction].push(policyOf(context, origin, policy, direction));
  };
  const isolates = DIRECTIONS.filter((d) => isIsolated(namespace, d) || everyone.isolates.includes(d));
  const alone = `${nothing(isolates)} ${namespace.name} but what this policy and those beside it allow`;
  if (isolates.length > 0) place('default-deny', everyone, alone, isolates);
  for (const policy of others) place(nameOfPolicy(policy), policy, titleOf(context, policy), policy.isolates);
}

/** `nothing in or out of`. */
function nothing(isolates: readonly Direction[]): string {
  if (isolates.length === 2) return 'nothing in or out of';
  return isolates.includes('ingress') ? 'nothing into' : 'nothing out of';
}

function allowsNothing({ egress, ingress }: FewestPolicy): boolean {
  return egress.length + ingress.length === 0;
}

function nameOfPolicy(policy: FewestPolicy): string {
  return `${allowsNothing(policy) ? 'isolate' : 'allow'}-${slug(policy.stem)}`;
}

function policyOf(context: Context, origin: Origin, policy: FewestPolicy, direction: Direction): Policy {
  const namespaces = namespacesNamed([origin.namespace ?? '']);
  return {
    origin,
    subject: [{ kind: 'pods', namespaces, pods: policy.pods }],
    rank: 0,
    isolates: true,
    rules: policy[direction].map((rule, i) => {
      const place: Origin = { ...origin, field: `spec.${direction}[${i}]` };
      addComments(context, place, rule.comments);
      return { action: 'allow', peers: rule.peers, traffic: trafficOf(rule.connections), origin: place };
    }),
  };
}

function titleOf(context: Context, policy: FewestPolicy): string {
  const { units } = policy;
  const said = units.map(({ piece }) => {
    const name = nameOf(context.design, piece.ref);
    return entityIn(context.design, 'sharedServices', piece.ref) ? `consumers of ${name}` : name;
  });
  if (allowsNothing(policy))
    return `${nothing(policy.isolates)} ${said.join(', ')} but what policies beside this one allow`;
  const last = said[said.length - 1] ?? '';
  if (said.length === 1)
    return `what ${last} ${entityIn(context.design, 'sharedServices', units[0]?.piece.ref ?? '') ? 'need' : 'needs'}`;
  return `what ${said.slice(0, -1).join(', ')} and ${last} need`;
}
