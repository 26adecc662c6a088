/** The pods of managed namespaces that policies are written for: where the design isolates them, and where it leaves them open. */
import type { Workload } from '../cluster/cluster.ts';
import { EVERYTHING, selectorMatches } from '../cluster/selector.ts';
import { isIsolated, isManaged } from '../design/isolation.ts';
import { entityIn, nameOf } from '../design/lookup.ts';
import type { DesignNamespace } from '../design/schema.ts';
import { ALL_IPV4, ALL_IPV6 } from '../lib/addresses.ts';
import { groupBy } from '../lib/order.ts';
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  isEmptyConnections,
  subtractConnections,
} from '../policy/connection-set.ts';
import type { Direction, EndpointTerm } from '../policy/policy-set.ts';
import { addressParts } from './address-parts.ts';
import { addLoss, type Context, isClosed, onPodNetwork } from './context.ts';
import type { Entry, Isolated, Unit } from './entries.ts';
import { type AddressPiece, INTERNET, noteSameLabels, type Piece, type PodsPiece, workloadPiece } from './pieces.ts';
import { losesOtherProtocols } from './terms.ts';
import type { Walls } from './walls.ts';
import { namespacesNamed } from './zone-selectors.ts';

export const DIRECTIONS: readonly Direction[] = ['egress', 'ingress'];

/** The managed namespaces that a piece reaches into, each with the pods meant there. */
export function unitsOf(context: Context, piece: Piece): Unit[] {
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

/**
 * The part of a unit that the design isolates in a direction: where the namespace isolates its pods, the unit as it is
 * said; else the workloads in it that say so themselves, one by one. What is open needs nothing allowed.
 */
export function closedUnits(context: Context, unit: Unit, direction: Direction): Unit[] {
  const alone = unit.piece.ref.startsWith('wl:') ? context.workloads.get(unit.piece.members[0] ?? '') : undefined;
  if (alone) return isClosed(context, alone, direction) ? [unit] : [];
  if (isIsolated(context.namespaces.get(unit.namespace), direction)) return [unit];
  return workloadsOn(context, unit.namespace)
    .filter((w) => isClosed(context, w, direction))
    .filter((w) => w.pods.some((p) => !p.hostNetwork && selectorMatches(unit.pods, p.labels)))
    .flatMap((w) => unitOfWorkload(context, w));
}

function workloadsOn(context: Context, namespace: string): Workload[] {
  return (context.workloadsIn.get(namespace) ?? []).filter(onPodNetwork);
}

function unitOfWorkload(context: Context, workload: Workload): Unit[] {
  const piece = workloadPiece(context, workload.id);
  if (piece) return unitsOf(context, piece);
  noteSameLabels(context, workload.id);
  return [];
}

/** Workloads that are isolated in a direction in which their namespace leaves its pods open. */
export function isolatedAlone(context: Context, namespace: DesignNamespace): Isolated[] {
  return DIRECTIONS.filter((d) => !isIsolated(namespace, d)).flatMap((direction) =>
    workloadsOn(context, namespace.name)
      .filter((w) => isClosed(context, w, direction))
      .flatMap((w) => unitOfWorkload(context, w))
      .map((unit) => ({ unit, direction })),
  );
}

/**
 * What opens workloads that are left open: everything but the addresses that something forbids them, which no tier above
 * can deny on ingress. Nothing where their namespace leaves them open, too, and nothing is forbidden.
 */
export function openEntries(context: Context, walls: Walls, namespace: DesignNamespace): Entry[] {
  return DIRECTIONS.flatMap((direction) =>
    workloadsOn(context, namespace.name)
      .filter((w) => !isClosed(context, w, direction))
      .flatMap((w) => {
        const peers = openPeers(context, walls, w, direction);
        const isOpenAnyhow = peers.length === 1 && !isIsolated(namespace, direction);
        if (isOpenAnyhow) return [];
        const name = nameOf(context.design, context.inventory.designIdOf.get(w.id) ?? w.id);
        const but = peers.length > 1 ? ' but what is forbidden it' : '';
        const comments = [`${name} is open: everything may ${direction === 'egress' ? 'go out' : 'come in'}${but}`];
        return unitOfWorkload(context, w).flatMap((unit) =>
          peers.map(({ peer, connections }): Entry => ({ unit, direction, peer, connections, comments })),
        );
      }),
  );
}

interface OpenPeer {
  readonly peer: EndpointTerm;
  readonly connections: ConnectionSet;
}

function openPeers(context: Context, walls: Walls, workload: Workload, direction: Direction): OpenPeer[] {
  const anything: OpenPeer = { peer: { kind: 'anything' }, connections: ALL_CONNECTIONS };
  if (walls.none) return [anything];
  const own = walls.party(workload.id);
  const parts = addressParts(context, walls, everyAddress(context)).map(({ ranges, party }) => ({
    ranges,
    forbidden: direction === 'ingress' ? walls.net(party, own) : walls.net(own, party),
  }));
  if (parts.every((p) => isEmptyConnections(p.forbidden))) return [anything];
  return [
    { peer: { kind: 'pods', namespaces: EVERYTHING, pods: EVERYTHING }, connections: ALL_CONNECTIONS },
    ...parts.flatMap(({ ranges, forbidden }): OpenPeer[] => {
      const connections = subtractConnections(ALL_CONNECTIONS, forbidden);
      if (isEmptyConnections(connections)) return [];
      if (losesOtherProtocols(connections))
        addLoss(
          context,
          context.inventory.designIdOf.get(workload.id) ?? workload.id,
          'protocols other than TCP, UDP and SCTP are not left open where some ports are forbidden: they cannot be named alone',
        );
      return [{ peer: { kind: 'addresses', ranges }, connections }];
    }),
  ];
}

const everywhere = new WeakMap<Context, AddressPiece>();

function everyAddress(context: Context): AddressPiece {
  const known = everywhere.get(context) ?? { kind: 'addresses', ref: INTERNET, ranges: [ALL_IPV4, ALL_IPV6] };
  everywhere.set(context, known);
  return known;
}
