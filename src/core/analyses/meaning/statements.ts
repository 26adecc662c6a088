/**
 * What the design says, statement by statement: who wants or forbids which connections. Read straight from the document;
 * nothing of synthesis or of any policy language is used here, since this is what their result is held against.
 */

import { connectionsOfPorts, forbiddenConnections } from '../../design/connections.ts';
import { type DesignInventory, isDnsWorkload, rangesOfTexts } from '../../design/inventory.ts';
import { isManaged } from '../../design/isolation.ts';
import { internetRanges, type Members, NO_MEMBERS } from '../../design/members.ts';
import { clusterOfNamespace, dnsOfNamespace, NODE_LOCAL_DNS } from '../../design/platform.ts';
import type { Design, DesignNamespace, Exposure } from '../../design/schema.ts';
import { sortedBy } from '../../lib/order.ts';
import type { ConnectionSet } from '../../policy/connection-set.ts';
import { isEmptyConnections } from '../../policy/connection-set.ts';

/** What the design says about connections between two references. */
export interface Statement {
  /**
   * `wanted`: must work. `tolerated`: may work, nobody asks for it. `forbidden`: must not. `exception`: takes back what
   * the guardrail `of` forbids.
   */
  readonly kind: 'wanted' | 'tolerated' | 'forbidden' | 'exception';
  /** Handle or id that a reader finds on the drawing. */
  readonly by: string;
  /** Of an exception: its guardrail; every one for a shared service, whose flows are gates in all. */
  readonly of?: string | typeof EVERY_GUARDRAIL;
  readonly from: Members;
  readonly to: Members;
  readonly connections: ConnectionSet;
}

/** What the gates of a shared service are in; `must not` flows stay shut. */
export const EVERY_GUARDRAIL = 'every guardrail';

/** A design with what its references stand for. */
export interface World {
  readonly design: Design;
  readonly inventory: DesignInventory;
  readonly members: (ref: string) => Members;
  /** By namespace name. Namespaces of the platform that the design does not hold are absent. */
  readonly namespaces: ReadonlyMap<string, DesignNamespace>;
}

/** Whether a namespace is left alone by guardrails: platform namespaces, and those the design does not hold. */
export function isSystem(namespace: DesignNamespace | undefined): boolean {
  return namespace === undefined || namespace.system;
}

/** Every statement of a design but its guardrails (`rails.ts`), in order of handles. */
export function statementsOf(world: World): Statement[] {
  return [
    ...flows(world),
    ...exposures(world),
    ...nameServers(world),
    ...exceptions(world),
    ...sharedServices(world),
  ].filter((s) => !isEmptyConnections(s.connections));
}

function flows({ design, members }: World): Statement[] {
  return sortedBy(Object.values(design.flows), (f) => f.id).flatMap((f): Statement[] => {
    if (f.status === 'open question') return [];
    if (f.status !== 'must not')
      return [
        {
          kind: 'wanted',
          by: f.id,
          from: members(f.from),
          to: members(f.to),
          connections: connectionsOfPorts(f.ports),
        },
      ];
    return [
      {
        kind: 'forbidden',
        by: f.id,
        from: guarded({ design, members }, f.from),
        to: guarded({ design, members }, f.to),
        connections: forbiddenConnections(f.ports),
      },
    ];
  });
}

/** Who sends to an exposed workload: the controller it goes through, else the addresses outside. */
function clientsOf({ design, members }: World, e: Exposure): Members {
  if (e.via !== undefined) return members(e.via);
  if (e.kind !== 'LoadBalancer' && e.kind !== 'NodePort') return NO_MEMBERS;
  return e.from === undefined ? { ...NO_MEMBERS, ranges: internetRanges(design) } : members(e.from);
}

function exposures(world: World): Statement[] {
  return sortedBy(Object.values(world.design.exposures), (e) => e.id).map((e) => ({
    kind: 'wanted',
    by: e.id,
    from: clientsOf(world, e),
    to: world.members(e.target),
    connections: connectionsOfPorts(e.ports),
  }));
}

/** Name resolution: every managed namespace needs it; where the name servers' own namespace is managed, all may ask. */
function nameServers({ design, inventory, namespaces }: World): Statement[] {
  const all = inventory.cluster.workloads;
  return sortedBy(Object.values(design.namespaces), (n) => n.id).flatMap((n): Statement[] => {
    const preset = dnsOfNamespace(design, n);
    if (!preset) return [];
    const servers = new Set(all.filter((w) => isDnsWorkload(preset, w)).map((w) => w.id));
    const clients = new Set(all.filter((w) => w.namespace === n.name).map((w) => w.id));
    const connections = connectionsOfPorts([...preset.ports]);
    const local = clusterOfNamespace(design, n)?.nodeLocalDns === true ? rangesOfTexts([NODE_LOCAL_DNS]) : [];
    const from = { ...NO_MEMBERS, workloads: clients };
    const byName = { by: 'DNS', from, connections };
    if (!isManaged(n))
      return isManaged(namespaces.get(preset.namespace))
        ? [{ ...byName, kind: 'tolerated', to: { ...NO_MEMBERS, workloads: servers } }]
        : [];
    return [
      { ...byName, kind: 'wanted', to: { ...NO_MEMBERS, workloads: servers } },
      {
        by: 'DNS',
        kind: 'wanted',
        from,
        connections: connectionsOfPorts(DNS_PORTS),
        to: { ...NO_MEMBERS, ranges: local },
      },
    ];
  });
}

const DNS_PORTS = [
  { protocol: 'UDP' as const, port: 53 },
  { protocol: 'TCP' as const, port: 53 },
];

/** Members that a prohibition speaks of: platform namespaces only if they are named themselves (`studio.md`). */
export function guarded({ design, members }: Pick<World, 'design' | 'members'>, ref: string): Members {
  const all = members(ref);
  if (ref.startsWith('ns:') || ref.startsWith('wl:')) return all;
  const system = new Set(
    Object.values(design.namespaces)
      .filter((n) => n.system)
      .map((n) => n.name),
  );
  const declared = new Set(Object.values(design.namespaces).map((n) => n.name));
  const namespaceOf = (id: string) => id.slice(0, id.indexOf('/'));
  const kept = [...all.workloads].filter((id) => declared.has(namespaceOf(id)) && !system.has(namespaceOf(id)));
  return { ...all, workloads: new Set(kept) };
}

function exceptions({ design, members }: World): Statement[] {
  return sortedBy(Object.values(design.exceptions), (x) => x.id).map((x) => ({
    kind: 'exception',
    by: x.id,
    of: x.guardrail,
    from: members(x.from),
    to: members(x.to),
    connections: connectionsOfPorts(x.ports),
  }));
}

/** Each consumer wants the service's ports, and what it wants is a gate in every guardrail between them. */
function sharedServices({ design, members }: World): Statement[] {
  return sortedBy(Object.values(design.sharedServices), (s) => s.id).flatMap((s) =>
    s.consumers.flatMap((consumer): Statement[] => {
      const ends = {
        by: s.id,
        from: members(consumer),
        to: members(s.target),
        connections: connectionsOfPorts(s.ports),
      };
      return [
        { ...ends, kind: 'wanted' },
        { ...ends, kind: 'exception', of: EVERY_GUARDRAIL },
      ];
    }),
  );
}
