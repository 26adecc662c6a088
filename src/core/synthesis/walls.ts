/**
 * What guardrails and `must not` flows take from a pair, before and after their exceptions. Pairs are asked by classes:
 * workloads that no prohibition tells apart share one, so that large designs stay cheap.
 */
import type { WorkloadId } from '../cluster/cluster.ts';
import { connectionsOfPorts, forbiddenConnections } from '../design/connections.ts';
import { entityIn } from '../design/lookup.ts';
import type { Axis, DesignNamespace, Exception } from '../design/schema.ts';
import { areRelated, isWithin, zonesOfAxis } from '../design/zone-tree.ts';
import { sortedBy } from '../lib/order.ts';
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  intersectConnections,
  isEmptyConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Context } from './context.ts';

/** Endpoints that no prohibition tells apart. */
export interface Party {
  readonly key: string;
  /** Absent for addresses, and for namespaces that the design does not hold. */
  readonly namespace?: DesignNamespace;
  /** Externals and host groups that the addresses belong to; absent for workloads. */
  readonly owners?: readonly string[];
  /** References in use that it is a member of. */
  readonly refs: ReadonlySet<string>;
}

/** One thing that forbids, with what it forbids of a pair and what its exceptions give back. */
export interface Prohibition {
  readonly by: string;
  readonly axis?: Axis;
  readonly forbidden: ConnectionSet;
  readonly granted: ConnectionSet;
}

/** What is forbidden between parties. */
export interface Walls {
  /** Whether nothing in the design forbids anything. */
  readonly none: boolean;
  readonly party: (workload: WorkloadId) => Party;
  /** The party of a namespace's workloads to come. */
  readonly namespaceParty: (name: string) => Party;
  /** Addresses that belong to each of these externals and host groups. */
  readonly ownersParty: (owners: readonly string[]) => Party;
  /** Everything that forbids something of a pair. */
  readonly between: (source: Party, destination: Party) => readonly Prohibition[];
  /** What stays forbidden once the exceptions are taken out. */
  readonly net: (source: Party, destination: Party) => ConnectionSet;
}

interface Statement {
  readonly by: string;
  readonly from: string;
  readonly to: string;
  readonly connections: ConnectionSet;
}

const NAMING = /^(ns|wl):/;

/** The walls of a design: its guardrails, its `must not` flows and their exceptions. */
export function wallsOf(context: Context): Walls {
  const { design } = context;
  const guardrails = sortedBy(Object.values(design.guardrails), (g) => g.id);
  const exceptions = sortedBy(Object.values(design.exceptions), (x) => x.id);
  const separate = guardrails.flatMap((g) => (g.rule.kind === 'separate' ? [{ by: g.id, axis: g.rule.axis }] : []));
  const forbid: Statement[] = [
    ...guardrails.flatMap((g) =>
      g.rule.kind === 'forbid' ? [{ by: g.id, ...g.rule, connections: forbiddenConnections(g.rule.ports) }] : [],
    ),
    ...sortedBy(Object.values(design.flows), (f) => f.id)
      .filter((f) => f.status === 'must not')
      .map((f) => ({ by: f.id, from: f.from, to: f.to, connections: forbiddenConnections(f.ports) })),
  ];
  const refs = [...new Set([...forbid, ...exceptions].flatMap((x) => [x.from, x.to]))];
  const parties = partiesOf(context, refs);
  const memo = new Map<string, readonly Prohibition[]>();
  const nets = new Map<string, ConnectionSet>();
  const between = (s: Party, d: Party): readonly Prohibition[] => {
    const key = `${s.key} -> ${d.key}`;
    const known = memo.get(key);
    if (known) return known;
    const prohibitions = [
      ...separate
        .filter((g) => isSeparated(context, g.axis, s, d))
        .map((g) => ({ ...g, forbidden: ALL_CONNECTIONS, granted: granted(exceptions, g.by, s, d) })),
      ...forbid
        .filter((f) => speaksOf(f.from, s) && speaksOf(f.to, d))
        .map((f) => ({ by: f.by, forbidden: f.connections, granted: granted(exceptions, f.by, s, d) })),
    ];
    memo.set(key, prohibitions);
    return prohibitions;
  };
  return {
    ...parties,
    none: separate.length === 0 && forbid.length === 0,
    between,
    net: (s, d) => {
      const key = `${s.key} -> ${d.key}`;
      const known = nets.get(key);
      if (known) return known;
      const net = between(s, d)
        .map((p) => subtractConnections(p.forbidden, p.granted))
        .reduce(unionConnections, NO_CONNECTIONS);
      nets.set(key, net);
      return net;
    },
  };
}

function partiesOf(context: Context, refs: readonly string[]): Pick<Walls, 'party' | 'namespaceParty' | 'ownersParty'> {
  const memo = new Map<string, Party>();
  const byWorkload = new Map<WorkloadId, Party>();
  const refsOf = new Map<WorkloadId, string[]>();
  for (const ref of refs)
    for (const id of context.members(ref).workloads) {
      const list = refsOf.get(id);
      if (list) list.push(ref);
      else refsOf.set(id, [ref]);
    }
  const remember = (key: string, make: () => Omit<Party, 'key'>): Party => {
    const known = memo.get(key);
    if (known) return known;
    const party = { key, ...make() };
    memo.set(key, party);
    return party;
  };
  const named = (name: string) => {
    const namespace = context.namespaces.get(name);
    return namespace ? { namespace } : {};
  };
  return {
    party: (id) => {
      const known = byWorkload.get(id);
      if (known) return known;
      const name = id.slice(0, id.indexOf('/'));
      const own = refsOf.get(id) ?? [];
      const party = remember(`${name} ${own.join(' ')}`, () => ({ ...named(name), refs: new Set(own) }));
      byWorkload.set(id, party);
      return party;
    },
    namespaceParty: (name) =>
      remember(`${name} +`, () => {
        const namespace = context.namespaces.get(name);
        const inside = refs.filter((ref) => namespace !== undefined && isNamespaceIn(context, namespace, ref));
        return { ...named(name), refs: new Set(inside) };
      }),
    ownersParty: (owners) =>
      remember(owners.join(' '), () => ({
        owners,
        refs: new Set(refs.filter((ref) => owners.some((owner) => isOwnerIn(context, owner, ref)))),
      })),
  };
}

function isNamespaceIn(context: Context, namespace: DesignNamespace, ref: string): boolean {
  if (ref === namespace.id) return true;
  return (
    ref === namespace.cluster ||
    zoneCovers(context.design, ref, [
      namespace.plane,
      namespace.environment,
      namespace.tenant,
      ...namespace.complianceZones,
    ])
  );
}

function isOwnerIn(context: Context, owner: string, ref: string): boolean {
  if (ref === owner) return true;
  const external = entityIn(context.design, 'externals', owner);
  const group = entityIn(context.design, 'hostGroups', owner);
  if (group?.cluster !== undefined && group.cluster === ref) return true;
  return zoneCovers(context.design, ref, [external?.plane ?? group?.plane, external?.environment, external?.tenant]);
}

function zoneCovers(design: Context['design'], ref: string, zones: readonly (string | undefined)[]): boolean {
  const axes = [design.planes, design.environments, design.tenants, design.complianceZones];
  return axes.some((all) => Object.hasOwn(all, ref) && zones.some((z) => z !== undefined && isWithin(all, z, ref)));
}

/** The zones of a party on an axis, and whether guardrails on the axis speak of it. */
function standing(
  context: Context,
  axis: Axis,
  p: Party,
): { readonly zones: readonly string[]; readonly judged: boolean } {
  const known = zonesOfAxis(context.design, axis);
  const own = p.owners ? p.owners.map((o) => zoneOfOwner(context, axis, o)) : [p.namespace?.[axis]];
  const zones = own.filter((z): z is string => z !== undefined && Object.hasOwn(known, z));
  return { zones, judged: p.owners ? zones.length > 0 : p.namespace !== undefined && !p.namespace.system };
}

/** The zone of an external or host group on an axis. Host groups stand in planes only. */
export function zoneOfOwner(context: Context, axis: Axis, owner: string): string | undefined {
  const external = entityIn(context.design, 'externals', owner);
  if (external) return external[axis];
  return axis === 'plane' ? entityIn(context.design, 'hostGroups', owner)?.plane : undefined;
}

function isSeparated(context: Context, axis: Axis, s: Party, d: Party): boolean {
  const a = standing(context, axis, s);
  const b = standing(context, axis, d);
  if (!a.judged || !b.judged || (a.zones.length === 0 && b.zones.length === 0)) return false;
  if (a.zones.length === 0 || b.zones.length === 0) return true;
  const known = zonesOfAxis(context.design, axis);
  return a.zones.some((x) => b.zones.some((y) => !areRelated(known, x, y)));
}

/** Whether a prohibition's reference speaks of a party: of the platform's namespaces only by name. */
function speaksOf(ref: string, p: Party): boolean {
  if (!p.refs.has(ref)) return false;
  if (p.owners !== undefined || NAMING.test(ref)) return true;
  return p.namespace !== undefined && !p.namespace.system;
}

function granted(exceptions: readonly Exception[], guardrail: string, s: Party, d: Party): ConnectionSet {
  return exceptions
    .filter((x) => x.guardrail === guardrail && s.refs.has(x.from) && d.refs.has(x.to))
    .map((x) => connectionsOfPorts(x.ports))
    .reduce(unionConnections, NO_CONNECTIONS);
}

/** What of some connections stays forbidden, and by whom. */
export function blockedBy(walls: Walls, s: Party, d: Party, connections: ConnectionSet): readonly string[] {
  return walls
    .between(s, d)
    .filter((p) => !isEmptyConnections(intersectConnections(subtractConnections(p.forbidden, p.granted), connections)))
    .map((p) => p.by);
}
