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
import type { DraftPolicy } from './admin-policy.ts';
import { addDiagnostic, type Context } from './context.ts';
import { subjectsOf } from './guardrails.ts';
import { type Piece, type PodsPiece, piecesOf, twinsText, workloadPiece } from './pieces.ts';
import { termsOf, termsText, trafficOf } from './terms.ts';
import type { Party, Walls } from './walls.ts';
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

/** The gates of every exception, in order of handles. */
export function gatePolicies(context: Context, walls: Walls): DraftPolicy[] {
  return sortedBy(Object.values(context.design.exceptions), (x) => x.id).flatMap((x) => {
    const gates = gatesOf(context, walls, x);
    const lines = [sentence(context, x)];
    return merged(gates).flatMap((g) =>
      subjectsOf(g.subject).map((subject) => ({
        name: `${x.guardrail}-${x.id}-${g.direction === 'ingress' ? 'to' : 'from'}`,
        subject,
        egress: [],
        ingress: [],
        [g.direction]: g.rules.map((r) => ({ ...r, action: 'pass' as const, name: x.id })),
        comments: lines,
      })),
    );
  });
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

function gatesOf(context: Context, walls: Walls, x: Exception): Gate[] {
  const connections = connectionsOfPorts(x.ports);
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
  return gates;
}

/** A gate that would have to name one of two workloads alike is left out, never widened to both. */
function noteUnnamed({ context, unnamed }: Cut, x: Exception): void {
  for (const text of new Set([...unnamed].map((id) => twinsText(context, id))))
    addDiagnostic(context, {
      code: 'synthesis/gate-left-out',
      severity: 'error',
      message: `\`${x.id}\` opens no gate for ${text}: they carry the same labels, and other guardrails forbid parts of their namespace`,
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
        const deniedOnEgress = b.owners !== undefined || (p.axis !== undefined && a.namespace?.[p.axis] !== undefined);
        const deniedOnIngress = b.owners === undefined && (p.axis === undefined || b.namespace?.[p.axis] !== undefined);
        if (deniedOnEgress) needed.egress = unionConnections(needed.egress, through);
        if (deniedOnIngress) needed.ingress = unionConnections(needed.ingress, through);
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
