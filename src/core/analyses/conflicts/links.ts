/** What the design wants, link by link: whom a conflict is about. */
import { connectionsOfPorts } from '../../design/connections.ts';
import type { DesignInventory } from '../../design/inventory.ts';
import { nameOf } from '../../design/lookup.ts';
import { internetRanges, type Members, memberLookup, NO_MEMBERS } from '../../design/members.ts';
import { compareNatural } from '../../design/natural-order.ts';
import { portsLabel } from '../../design/ports-text.ts';
import type { Design, Exposure, Ports } from '../../design/schema.ts';
import { sentenceOf } from '../../design/sentences/print.ts';
import { type ConnectionSet, isEmptyConnections } from '../../policy/connection-set.ts';

/** Something wanted between two references. */
export interface WantedLink {
  readonly kind: 'flow' | 'exposure' | 'shared service' | 'gate';
  /** Id of the flow, exposure, shared service or exception. */
  readonly id: string;
  /** Of a shared service: which consumer. */
  readonly consumer?: string;
  /** Of a gate: the guardrail that it is in. */
  readonly guardrail?: string;
  /** Absent: anybody outside. */
  readonly from: string | undefined;
  readonly to: string;
  readonly ports: Ports;
  readonly connections: ConnectionSet;
  readonly sources: Members;
  readonly destinations: Members;
  readonly says: string;
  readonly owner: string | undefined;
}

/** Every wanted link of a design: flows, exposures, consumers of shared services, then gates; each in order of handles. */
export function wantedLinks(design: Design, inventory: DesignInventory): WantedLink[] {
  const members = memberLookup(design, inventory);
  const links = [...flows(design), ...exposures(design), ...services(design), ...gates(design)];
  return links
    .map((link) => ({
      ...link,
      connections: connectionsOfPorts(link.ports),
      sources: link.from === undefined ? { ...NO_MEMBERS, ranges: internetRanges(design) } : members(link.from),
      destinations: members(link.to),
    }))
    .filter((link) => !isEmptyConnections(link.connections));
}

type Drawn = Omit<WantedLink, 'connections' | 'sources' | 'destinations'>;

function inOrder<T extends { readonly id: string }>(record: Readonly<Record<string, T>>): T[] {
  return Object.values(record).sort((a, b) => compareNatural(a.id, b.id));
}

function flows(design: Design): Drawn[] {
  return inOrder(design.flows)
    .filter((f) => f.status === 'agreed' || f.status === 'proposed')
    .map((f) => ({
      kind: 'flow',
      id: f.id,
      from: f.from,
      to: f.to,
      ports: f.ports,
      says: sentenceOf(design, f),
      owner: f.owner ?? ownerOf(design, f.from),
    }));
}

function exposures(design: Design): Drawn[] {
  const hasClients = (e: Exposure) => e.via !== undefined || e.kind === 'LoadBalancer' || e.kind === 'NodePort';
  return inOrder(design.exposures)
    .filter(hasClients)
    .map((e) => ({
      kind: 'exposure',
      id: e.id,
      from: e.via ?? e.from,
      to: e.target,
      ports: e.ports,
      says: `${nameOf(design, e.id)} ${portsLabel(e.ports)}`,
      owner: ownerOf(design, e.target),
    }));
}

function services(design: Design): Drawn[] {
  return inOrder(design.sharedServices).flatMap((s) =>
    s.consumers.map((consumer) => ({
      kind: 'shared service' as const,
      id: s.id,
      consumer,
      from: consumer,
      to: s.target,
      ports: s.ports,
      says: `${nameOf(design, consumer)} -> ${nameOf(design, s.target)} ${portsLabel(s.ports)} as consumer of ${s.name}`,
      owner: s.owner ?? ownerOf(design, s.target),
    })),
  );
}

function gates(design: Design): Drawn[] {
  return inOrder(design.exceptions).map((x) => ({
    kind: 'gate',
    id: x.id,
    guardrail: x.guardrail,
    from: x.from,
    to: x.to,
    ports: x.ports,
    says: `${nameOf(design, x.from)} -> ${nameOf(design, x.to)} ${portsLabel(x.ports)} through ${x.guardrail}`,
    owner: x.owner ?? x.approver,
  }));
}

/** Who answers for a thing: its owner, a workload's namespace's. */
function ownerOf(design: Design, ref: string): string | undefined {
  const home = design.workloads[ref]?.namespace ?? design.labelGroups[ref]?.namespace ?? ref;
  const things = [
    design.namespaces,
    design.externals,
    design.hostGroups,
    design.tenants,
    design.planes,
    design.environments,
  ];
  for (const record of things) if (Object.hasOwn(record, home)) return record[home]?.owner;
  return undefined;
}
