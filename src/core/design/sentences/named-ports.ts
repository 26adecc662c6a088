/** What said ports are at a destination: its own names for ports come before the well-known ones. */
import { entityIn, namespacesOfZone, workloadsOfNamespace } from '../lookup.ts';
import { mergePorts } from '../ports.ts';
import { portsLabel } from '../ports-text.ts';
import type { Design, DesignWorkload, PortRange, Ports } from '../schema.ts';
import type { Fault } from './end-faults.ts';
import type { PortItem } from './port-words.ts';
import type { EndRef, Range } from './sentence.ts';
import { SERVICES } from './services.ts';

/** The ports that one destination gets by what was said, or what of it that destination does not know. */
export function portsAt(design: Design, to: EndRef, items: readonly PortItem[]): Ports | (Range & Fault) {
  let all: Ports = 'unconfirmed';
  for (const item of items) {
    const ports = 'ports' in item ? item.ports : namedPorts(design, to, item);
    if (typeof ports === 'object' && 'message' in ports) return ports;
    all = joinPorts(all, ports);
  }
  return all;
}

/** Both, in the order they were said; canonical only where ranges overlap. */
function joinPorts(a: Ports, b: Ports): Ports {
  if (typeof a === 'string' || typeof b === 'string') return mergePorts(a, b);
  const more = b.filter((r) => !a.some((x) => portsLabel([x]) === portsLabel([r])));
  return [...a, ...more];
}

/** Whether a name is of a port of some destination, or of a well-known service. */
export function isPortName(design: Design, destinations: readonly EndRef[], name: string): boolean {
  return SERVICES.has(name.toLowerCase()) || destinations.some((to) => portsCalled(design, to, name).length > 0);
}

function namedPorts(design: Design, to: EndRef, item: Range & { readonly name: string }): Ports | (Range & Fault) {
  const own = portsCalled(design, to, item.name);
  if (own.length > 1) {
    const fixes = own.map((p) => ({ text: portsLabel([p]), what: `a port called ${item.name}` }));
    const message = `\`${item.name}\` is ${own.map((p) => portsLabel([p])).join(' at one workload and ')} at another`;
    return { start: item.start, end: item.end, message, help: 'write the number', fixes };
  }
  const found = own.length > 0 ? own : SERVICES.get(item.name.toLowerCase());
  if (found) return [...found];
  const help = 'write the number';
  return { start: item.start, end: item.end, message: `no port is called \`${item.name}\` there`, help, fixes: [] };
}

/** Container ports of that name, each number once. */
function portsCalled(design: Design, to: EndRef, name: string): PortRange[] {
  const found = new Map<string, PortRange>();
  for (const { name: own, protocol, port } of containerPorts(design, to))
    if (own === name) found.set(`${protocol} ${port}`, { protocol, port });
  return [...found.values()];
}

/** The container ports of a destination: its own, or those of the workloads in it. */
export function containerPorts(design: Design, to: EndRef): DesignWorkload['ports'] {
  const workload = entityIn(design, 'workloads', to);
  if (workload) return workload.ports;
  const namespaces = entityIn(design, 'namespaces', to) ? [to] : namespacesOfZone(design, to).map((n) => n.id);
  return namespaces.flatMap((n) => workloadsOfNamespace(design, n)).flatMap((w) => w.ports);
}
