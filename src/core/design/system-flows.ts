/** Flows that known systems need and a design does not speak of (`known-systems.ts`). */
import { rangesCover } from '../lib/addresses.ts';
import { sortedBy } from '../lib/order.ts';
import { inventoryOfDesign } from './inventory.ts';
import { isIsolated } from './isolation.ts';
import { SYSTEM_RULES, type SystemEnd, type SystemRule } from './known-systems.ts';
import { entityIn } from './lookup.ts';
import { type Members, memberLookup } from './members.ts';
import { mergePorts } from './ports.ts';
import type { Design, PortRange, Ports } from './schema.ts';

/** A flow that a known system needs. */
export interface SystemFlow {
  readonly from: string;
  readonly to: string;
  readonly ports: readonly PortRange[];
  /** What it is for, for the flow's reason. */
  readonly reason: string;
  /** Where its makers say so. */
  readonly source: string;
}

/**
 * The flows that known systems of a design need and that it neither holds nor forbids, in order of their ends: as narrow as
 * their makers document them, to the ports that the destination itself declares where it does.
 */
export function missingSystemFlows(design: Design): SystemFlow[] {
  const spoken = spokenPorts(design);
  const found = new Map<string, SystemFlow>();
  for (const rule of SYSTEM_RULES) {
    const destinations = rule.to(design);
    for (const from of destinations.length === 0 ? [] : rule.from(design))
      for (const to of destinations) {
        if (from.id === to.id) continue;
        const needed = portsOf(rule, to);
        if (needed.length === 0) continue;
        const said = spoken(from.id, to.id);
        const ports = said === 'all' ? [] : needed.filter((p) => !said.some((k) => covers(k, p)));
        if (ports.length === 0) continue;
        const key = `${from.id} ${to.id}`;
        const other = found.get(key);
        const all = mergePorts([...(other?.ports ?? [])], ports);
        const flow = { from: from.id, to: to.id, ports, reason: rule.reason, source: rule.source };
        found.set(key, other && Array.isArray(all) ? { ...joined(other, flow), ports: all } : flow);
      }
  }
  return sortedBy(found.values(), (f) => `${f.from} ${f.to}`);
}

function joined(a: SystemFlow, b: SystemFlow): SystemFlow {
  const both = (x: string, y: string, mark: string) => (x.split(mark).includes(y) ? x : `${x}${mark}${y}`);
  return { ...a, reason: both(a.reason, b.reason, '; '), source: both(a.source, b.source, ' ') };
}

/** Those of them that the design cuts: it isolates an end in the direction of the flow. */
export function cutSystemFlows(design: Design): SystemFlow[] {
  const cuts = (id: string, direction: 'egress' | 'ingress') => {
    const workload = entityIn(design, 'workloads', id);
    if (!workload || workload.hostNetwork) return false;
    return isIsolated(entityIn(design, 'namespaces', workload.namespace), direction, workload);
  };
  return missingSystemFlows(design).filter((f) => cuts(f.from, 'egress') || cuts(f.to, 'ingress'));
}

interface Statement {
  readonly from: string;
  readonly to: string;
  readonly ports: Ports;
}

/** What flows and shared services say of two things, whichever of their groups and zones they name. */
function spokenPorts(design: Design): (from: string, to: string) => readonly PortRange[] | 'all' {
  const members = memberLookup(design, inventoryOfDesign(design));
  const statements: Statement[] = [
    ...Object.values(design.flows),
    ...Object.values(design.sharedServices).flatMap((s) =>
      s.consumers.map((from) => ({ from, to: s.target, ports: s.ports })),
    ),
  ];
  const holds = (ref: string, id: string) => ref === id || areWithin(members(id), members(ref));
  const bySource = new Map<string, readonly Statement[]>();
  return (from, to) => {
    const own = bySource.get(from) ?? statements.filter((s) => holds(s.from, from));
    bySource.set(from, own);
    const ports = own.filter((s) => holds(s.to, to)).map((s) => s.ports);
    return ports.every((p) => Array.isArray(p)) ? ports.flat() : 'all';
  };
}

function areWithin(inner: Members, outer: Members): boolean {
  const isSomething = inner.workloads.size + inner.hosts.size + inner.ranges.length > 0;
  return (
    isSomething &&
    [...inner.workloads].every((id) => outer.workloads.has(id)) &&
    [...inner.hosts].every((name) => outer.hosts.has(name)) &&
    inner.ranges.every((r) => rangesCover(outer.ranges, r))
  );
}

function portsOf(rule: SystemRule, to: SystemEnd): PortRange[] {
  const declared = 'ports' in to ? to.ports : [];
  const meant = declared.filter((p) => p.protocol === 'TCP' && p.name !== undefined && rule.named.includes(p.name));
  const outside = 'networks' in to ? rule.outside : undefined;
  const usual = outside === undefined ? (rule.usual ?? []) : [outside];
  return (meant.length > 0 ? meant.map(({ port }) => port) : usual).map((port) => ({ protocol: 'TCP', port }));
}

function covers(range: PortRange, port: PortRange): boolean {
  return (
    range.protocol === port.protocol &&
    range.port <= port.port &&
    (range.endPort ?? range.port) >= (port.endPort ?? port.port)
  );
}
