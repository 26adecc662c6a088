/**
 * Exceptions as gates: `pass` rules ahead of every denial. A pass leaves the Admin tier as a whole, so a gate through one
 * guardrail is written only for what no other guardrail forbids, if need be for each pair of namespaces or workloads.
 */
import type { WorkloadId } from '../cluster/cluster.ts';
import { connectionsOfPorts } from '../design/connections.ts';
import { nameOf } from '../design/lookup.ts';
import type { Exception } from '../design/schema.ts';
import { groupBy, sortedBy } from '../lib/order.ts';
import {
  type ConnectionSet,
  equalConnections,
  intersectConnections,
  isEmptyConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Direction, EndpointTerm } from '../policy/policy-set.ts';
import { addressParts } from './address-parts.ts';
import { addDiagnostic, addLoss, type Context } from './context.ts';
import { subjectsOf } from './denials.ts';
import type { DraftPolicy } from './draft-policy.ts';
import type { Party } from './parties.ts';
import { type Piece, type PodsPiece, piecesOf, twinsText, workloadPiece } from './pieces.ts';
import { sharedLinks } from './shared-services.ts';
import { losesOtherProtocols, termsOf, termsText, trafficOf } from './terms.ts';
import type { Walls } from './walls.ts';
import { namespacesNamed } from './zone-selectors.ts';

/** One end of a gate with the parties that it stands for. */
interface End {
  readonly piece: Piece;
  readonly parties: readonly Party[];
}

interface Gate {
  readonly direction: Direction;
  readonly subject: PodsPiece;
  readonly peer: readonly EndpointTerm[];
  readonly connections: ConnectionSet;
}

/** What gates are cut with, and the workloads that no gate can name because a neighbour carries the same labels. */
interface Cut {
  readonly context: Context;
  readonly walls: Walls;
  readonly unnamed: Set<WorkloadId>;
}

/** What gates are cut for. */
interface Opening {
  /** Handle of the exception, id of the shared service. */
  readonly by: string;
  /** Name of the policies, but for the side. */
  readonly stem: string;
  readonly from: string;
  readonly to: string;
  readonly connections: ConnectionSet;
  readonly lines: readonly string[];
}

/** The gates of every exception, in order of handles, then those of shared services. */
export function gatePolicies(context: Context, walls: Walls): DraftPolicy[] {
  return openingsOf(context).flatMap((x) =>
    merged(gatesOf(context, walls, x)).flatMap((g) =>
      subjectsOf(g.subject).map((subject) => ({
        name: `${x.stem}-${g.direction === 'ingress' ? 'to' : 'from'}`,
        subject,
        egress: [],
        ingress: [],
        [g.direction]: g.rules.map((r) => ({ ...r, action: 'pass' as const, name: ruleName(x.by) })),
        comments: x.lines,
      })),
    ),
  );
}

const LONGEST_RULE_NAME = 100;

/** A rule's name ends at 100 characters (semantics/kubernetes.md 2.2). */
function ruleName(by: string): string {
  return by.slice(0, LONGEST_RULE_NAME);
}

function openingsOf(context: Context): Opening[] {
  const exceptions = sortedBy(Object.values(context.design.exceptions), (x) => x.id).map((x) => ({
    by: x.id,
    stem: `${x.guardrail}-${x.id}`,
    from: x.from,
    to: x.to,
    connections: connectionsOfPorts(x.ports),
    lines: [sentence(context, x)],
  }));
  const services = sharedLinks(context).map((link) => ({ ...link, lines: [link.comment] }));
  return [...exceptions, ...services];
}

function sentence(context: Context, x: Exception): string {
  const { design } = context;
  const said = [
    `${x.id} opens a gate in ${x.guardrail}: ${nameOf(design, x.from)} -> ${nameOf(design, x.to)}`,
    x.reason ? `because ${x.reason}` : '',
    x.ticket ? `(${x.ticket})` : '',
    x.approver ? `approved by ${x.approver}` : '',
    x.expires ? `until ${x.expires}` : '',
  ];
  return said.filter((part) => part !== '').join(' ');
}

function gatesOf(context: Context, walls: Walls, x: Opening): Gate[] {
  const { connections } = x;
  if (isEmptyConnections(connections)) return [];
  const ends = (ref: string): End[] =>
    piecesOf(context, ref, { sparesSystem: true }).flatMap((piece): End[] =>
      piece.kind === 'pods'
        ? [{ piece, parties: partiesOfPods(walls, piece) }]
        : addressParts(context, walls, piece).map((part) => ({
            piece: { ...piece, ranges: part.ranges },
            parties: [part.party],
          })),
    );
  const known = context.inventory.cluster.podRanges.length > 0;
  const cut: Cut = { context, walls, unnamed: new Set() };
  const gates = ends(x.from).flatMap((s) =>
    ends(x.to).flatMap((d) => {
      if (s.piece.kind === 'addresses' || (d.piece.kind === 'addresses' && !known)) return [];
      return narrow(cut, s, d, connections);
    }),
  );
  noteUnnamed(cut, x);
  if (gates.some((g) => losesOtherProtocols(g.connections)))
    addLoss(
      context,
      x.by,
      'its gate lets no protocols other than TCP, UDP and SCTP through: they cannot be named alone, and other guardrails forbid some ports',
    );
  return gates;
}

/** A gate that would have to name one of two workloads alike is left out, never widened to both. */
function noteUnnamed({ context, unnamed }: Cut, x: Opening): void {
  for (const text of new Set([...unnamed].map((id) => twinsText(context, id))))
    addDiagnostic(context, {
      code: 'synthesis/gate-left-out',
      severity: 'error',
      message: `\`${x.by}\` opens no gate for ${text}: they carry the same labels, and other guardrails forbid parts of their namespace`,
      help: 'give each of them a label of its own, such as `app`',
    });
}

const partiesMemo = new WeakMap<PodsPiece, readonly Party[]>();

/** The parties of a piece; those to come where it has no workload yet. */
export function partiesOfPods(walls: Walls, piece: PodsPiece): readonly Party[] {
  const known = partiesMemo.get(piece) ?? findParties(walls, piece);
  partiesMemo.set(piece, known);
  return known;
}

function findParties(walls: Walls, piece: PodsPiece): Party[] {
  const parties = new Map<string, Party>();
  for (const id of piece.members) {
    const party = walls.party(id);
    parties.set(party.key, party);
  }
  const inhabited = new Set(piece.members.map((id) => id.slice(0, id.indexOf('/'))));
  for (const name of piece.in)
    if (!inhabited.has(name)) {
      const party = walls.namespaceParty(name);
      parties.set(party.key, party);
    }
  return [...parties.values()];
}

/** The connections that may pass, if they are the same for every pair; undefined if the ends must be cut finer. */
function uniform(walls: Walls, s: End, d: End, connections: ConnectionSet): ConnectionSet | undefined {
  let same: ConnectionSet | undefined;
  for (const a of s.parties)
    for (const b of d.parties) {
      const open = subtractConnections(connections, walls.net(a, b));
      if (same && !equalConnections(same, open)) return undefined;
      same = open;
    }
  return same ?? NO_CONNECTIONS;
}

/** Halves of the gate at the coarsest cut at which all pairs agree. */
function narrow(cut: Cut, s: End, d: End, connections: ConnectionSet): Gate[] {
  const { walls } = cut;
  const open = uniform(walls, s, d, connections);
  if (open) return isEmptyConnections(open) ? [] : halves(walls, s, d, open);
  const [finerS, finerD] = [finer(cut, s), finer(cut, d)];
  if (finerS.length <= 1 && finerD.length <= 1) {
    const first = finerS[0];
    const other = finerD[0];
    return first && other && (first !== s || other !== d) ? narrow(cut, first, other, connections) : [];
  }
  return finerS.flatMap((a) => finerD.flatMap((b) => narrow(cut, a, b, connections)));
}

/** A piece of several namespaces by namespace, a piece of one namespace by workload. */
function finer({ context, walls, unnamed }: Cut, end: End): End[] {
  const { piece } = end;
  if (piece.kind === 'addresses') return [end];
  const byNamespace = groupBy(piece.members, (id) => id.slice(0, id.indexOf('/')));
  if (piece.in.length > 1)
    return piece.in.map((name) => {
      const part = {
        ...piece,
        namespaces: [namespacesNamed([name])],
        members: byNamespace.get(name) ?? [],
        in: [name],
      };
      return { piece: part, parties: partiesOfPods(walls, part) };
    });
  if (end.parties.length <= 1) return [end];
  return piece.members.flatMap((id) => {
    const part = workloadPiece(context, id);
    if (!part) unnamed.add(id);
    return part ? [{ piece: part, parties: [walls.party(id)] }] : [];
  });
}

/** The directions in which a guardrail denies any of the pairs: only there a gate is needed. */
function halves(walls: Walls, s: End, d: End, open: ConnectionSet): Gate[] {
  const needed = { egress: NO_CONNECTIONS, ingress: NO_CONNECTIONS };
  for (const a of s.parties)
    for (const b of d.parties)
      for (const p of walls.between(a, b)) {
        const through = intersectConnections(p.forbidden, open);
        for (const direction of ['egress', 'ingress'] as const)
          if (p.deniedOn[direction]) needed[direction] = unionConnections(needed[direction], through);
      }
  const gates: Gate[] = [];
  if (s.piece.kind === 'pods' && !isEmptyConnections(needed.egress))
    gates.push({ direction: 'egress', subject: s.piece, peer: termsOf(d.piece), connections: needed.egress });
  if (d.piece.kind === 'pods' && !isEmptyConnections(needed.ingress))
    gates.push({ direction: 'ingress', subject: d.piece, peer: termsOf(s.piece), connections: needed.ingress });
  return gates;
}

interface MergedGate {
  readonly direction: Direction;
  readonly subject: PodsPiece;
  readonly rules: { readonly peers: readonly EndpointTerm[]; readonly traffic: ReturnType<typeof trafficOf> }[];
}

/** Gates of one subject and direction as the rules of one policy. */
function merged(gates: readonly Gate[]): MergedGate[] {
  return [...groupBy(gates, (g) => `${g.direction} ${termsText(termsOf(g.subject))}`).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const rules = [...groupBy(group, (g) => termsText(g.peer)).values()].flatMap((same) => {
      const [one] = same;
      const connections = same.map((g) => g.connections).reduce(unionConnections, NO_CONNECTIONS);
      return one ? [{ peers: one.peer, traffic: trafficOf(connections) }] : [];
    });
    return [{ direction: first.direction, subject: first.subject, rules }];
  });
}
