import { namespacesOfZone, workloadsOfNamespace } from './lookup.ts';
import type { Design, PortRange } from './schema.ts';

/** Ports that a destination is known to listen on, by number: its own, or those of the workloads in it. */
export function suggestedPorts(design: Design, id: string): PortRange[] {
  const workload = Object.hasOwn(design.workloads, id) ? design.workloads[id] : undefined;
  const namespaces = Object.hasOwn(design.namespaces, id) ? [id] : namespacesOfZone(design, id).map((n) => n.id);
  const workloads = workload ? [workload] : namespaces.flatMap((n) => workloadsOfNamespace(design, n));
  const seen = new Map<string, PortRange>();
  for (const { protocol, port } of workloads.flatMap((w) => w.ports))
    seen.set(`${protocol} ${port}`, { protocol, port });
  return [...seen.values()].sort((a, b) => a.port - b.port);
}
