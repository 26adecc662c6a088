/** NetworkPolicies: default deny for every managed namespace, and for each subject what its links need, at both ends. */
import { EVERYTHING, type Selector, selectorKey } from '../cluster/selector.ts';
import { entityIn, nameOf } from '../design/lookup.ts';
import type { DesignNamespace } from '../design/schema.ts';
import { groupBy, sortedBy } from '../lib/order.ts';
import {
  type ConnectionSet,
  equalConnections,
  isEmptyConnections,
  subtractConnections,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Direction, EndpointTerm, Origin, Policy } from '../policy/policy-set.ts';
import { addressParts } from './address-parts.ts';
import { addComments, addDiagnostic, addLoss, type Context, isManaged, managedNamespaces } from './context.ts';
import { partiesOfPods } from './gates.ts';
import { type Link, linksOf } from './links.ts';
import { nameServerLinks, noteDnsConflicts } from './name-servers.ts';
import type { Party } from './parties.ts';
import { noteSameLabels, type Piece, type PodsPiece, piecesOf, workloadPiece } from './pieces.ts';
import { type AllowedRule, freeName, losesOtherProtocols, slug, termsOf, termsText, trafficOf } from './terms.ts';
import { blockedBy, type Walls } from './walls.ts';
import { namespacesNamed } from './zone-selectors.ts';

/** Pods of one managed namespace that a policy is written for. */
interface Unit {
  readonly namespace: string;
  readonly pods: Selector;
  /** Stem of the policy's name. */
  readonly stem: string;
  readonly piece: PodsPiece;
}

interface Draft {
  readonly unit: Unit;
  /** By the text of the peers. */
  readonly egress: Map<string, AllowedRule>;
  readonly ingress: Map<string, AllowedRule>;
}

type Drafts = Map<string, Draft>;

/** The NetworkPolicy tier of a design: in order of namespace and name. */
export function allowPolicies(context: Context, walls: Walls): Readonly<Record<Direction, Policy[]>> {
  const drafts: Drafts = new Map();
  for (const link of linksOf(context)) {
    noteConflicts(context, walls, link);
    writeHalf(context, walls, drafts, link, 'ingress');
    writeHalf(context, walls, drafts, link, 'egress');
  }
  noteDnsConflicts(context, walls);
  for (const { namespace, stem, piece, direction, rule } of nameServerLinks(context))
    addRule(draftFor(drafts, { namespace, pods: piece.pods, stem, piece })[direction], rule);
  const placed: Record<Direction, Policy[]> = { egress: [], ingress: [] };
  const byNamespace = groupBy(drafts.values(), (d) => d.unit.namespace);
  for (const namespace of managedNamespaces(context))
    writeNamespace(context, namespace, byNamespace.get(namespace.name) ?? [], placed);
  return placed;
}

const other: Readonly<Record<Direction, 'from' | 'to'>> = { ingress: 'from', egress: 'to' };
const own: Readonly<Record<Direction, 'from' | 'to'>> = { ingress: 'to', egress: 'from' };
const ALL = { sparesSystem: false };

/** One half of a link: the allows at its subject's side. */
function writeHalf(context: Context, walls: Walls, drafts: Drafts, link: Link, direction: Direction): void {
  if (!reachesManaged(context, link[own[direction]])) return;
  const units = piecesOf(context, link[own[direction]], ALL).flatMap((p) => unitsOf(context, p));
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
      for (const part of parts) allow(context, walls, drafts, { link, direction, unit, ...part });
    }
}

/** False for a workload that stands elsewhere than in a managed namespace: no policy is written for it. */
function reachesManaged(context: Context, ref: string): boolean {
  const workload = entityIn(context.design, 'workloads', ref);
  const namespace = workload && entityIn(context.design, 'namespaces', workload.namespace);
  return namespace === undefined || isManaged(namespace);
}

interface Allowance {
  readonly link: Link;
  readonly direction: Direction;
  readonly unit: Unit;
  readonly piece: Piece;
  readonly parties: readonly Party[];
}

/** Pods are kept apart by the Admin tier; for addresses what is forbidden is not allowed in the first place. */
function allow(context: Context, walls: Walls, drafts: Drafts, a: Allowance): void {
  const open = (unit: Party, peer: Party) => {
    const net = a.direction === 'ingress' ? walls.net(peer, unit) : walls.net(unit, peer);
    return subtractConnections(a.link.connections, net);
  };
  const subjects = partiesOfPods(walls, a.unit.piece);
  if (a.piece.kind === 'pods') {
    if (subjects.every((u) => a.parties.every((p) => isEmptyConnections(open(u, p))))) return;
    write(context, drafts, a, a.unit, a.link.connections);
    return;
  }
  const answers = subjects.map((u) => a.parties.map((p) => open(u, p)).reduce(unionConnections));
  const [first] = answers;
  if (first && answers.every((x) => equalConnections(x, first))) {
    write(context, drafts, a, a.unit, first);
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
    for (const unit of unitsOf(context, piece)) write(context, drafts, a, unit, connections);
  }
}

function write(context: Context, drafts: Drafts, a: Allowance, unit: Unit, connections: ConnectionSet): void {
  if (isEmptyConnections(connections)) return;
  if (losesOtherProtocols(connections))
    addLoss(context, a.link.by, 'protocols other than TCP, UDP and SCTP are not written: they cannot be named alone');
  const rule = { peers: termsOf(a.piece), connections, comments: [a.link.comment] };
  addRule(draftFor(drafts, unit)[a.direction], rule);
}

function draftFor(drafts: Drafts, unit: Unit): Draft {
  const key = `${unit.namespace} ${selectorKey(unit.pods)} ${unit.stem}`;
  const known = drafts.get(key);
  if (known) return known;
  const draft: Draft = { unit, egress: new Map(), ingress: new Map() };
  drafts.set(key, draft);
  return draft;
}

/** Rules with equal peers are one, with the ports of both. */
function addRule(rules: Map<string, AllowedRule>, rule: AllowedRule): void {
  const key = termsText(rule.peers);
  const known = rules.get(key);
  rules.set(
    key,
    known
      ? {
          peers: known.peers,
          connections: unionConnections(known.connections, rule.connections),
          comments: [...known.comments, ...rule.comments.filter((c) => !known.comments.includes(c))],
        }
      : rule,
  );
}

/** The managed namespaces that a piece reaches into, each with the pods meant there. */
function unitsOf(context: Context, piece: Piece): Unit[] {
  if (piece.kind !== 'pods') return [];
  const members = groupBy(piece.members, (id) => id.slice(0, id.indexOf('/')));
  const group = piece.ref.startsWith('group:');
  return piece.in
    .filter((name) => isManaged(context.namespaces.get(name)) && (!group || members.has(name)))
    .map((name) => ({
      namespace: name,
      pods: piece.pods,
      stem: stemOf(context, piece),
      piece: { ...piece, namespaces: [namespacesNamed([name])], members: members.get(name) ?? [], in: [name] },
    }));
}

function stemOf(context: Context, piece: PodsPiece): string {
  const workload = entityIn(context.design, 'workloads', piece.ref);
  if (workload) return workload.name;
  const group = entityIn(context.design, 'labelGroups', piece.ref);
  if (group) return `group-${group.name}`;
  if (piece.pods.requirements.length === 0) return 'namespace';
  const service = entityIn(context.design, 'sharedServices', piece.ref);
  return service ? `consumers-of-${service.name}` : piece.ref;
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
  drafts: readonly Draft[],
  placed: Readonly<Record<Direction, Policy[]>>,
): void {
  const names = new Set(context.reservedNames.get(namespace.name));
  const base = { kind: 'NetworkPolicy', namespace: namespace.name };
  const subjectOf = (pods: Selector): EndpointTerm[] => [
    { kind: 'pods', namespaces: namespacesNamed([namespace.name]), pods },
  ];
  const deny: Origin = { ...base, name: freeName(names, 'default-deny') };
  addComments(context, deny, [`nothing in or out of ${namespace.name} but what the policies beside this one allow`]);
  for (const direction of ['egress', 'ingress'] as const)
    placed[direction].push({ origin: deny, subject: subjectOf(EVERYTHING), rank: 0, isolates: true, rules: [] });
  for (const { unit, egress, ingress } of sortedBy(drafts, (d) => `${d.unit.stem} ${selectorKey(d.unit.pods)}`)) {
    const origin: Origin = { ...base, name: freeName(names, `allow-${slug(unit.stem)}`) };
    addComments(context, origin, [titleOf(context, unit)]);
    for (const [direction, rules] of [
      ['egress', egress],
      ['ingress', ingress],
    ] as const) {
      if (rules.size === 0) continue;
      const written = [...rules.values()].map((rule, i) => {
        const place: Origin = { ...origin, field: `spec.${direction}[${i}]` };
        addComments(context, place, rule.comments);
        return { action: 'allow' as const, peers: rule.peers, traffic: trafficOf(rule.connections), origin: place };
      });
      placed[direction].push({ origin, subject: subjectOf(unit.pods), rank: 0, isolates: true, rules: written });
    }
  }
}

function titleOf(context: Context, unit: Unit): string {
  if (unit.stem === 'dns') return 'name resolution';
  if (unit.stem === 'namespace') return `what every pod of ${unit.namespace} needs`;
  const needs = nameOf(context.design, unit.piece.ref);
  return entityIn(context.design, 'sharedServices', unit.piece.ref)
    ? `what consumers of ${needs} need`
    : `what ${needs} needs`;
}
