/** Ports that a destination is known to listen on: its own, or those of the workloads in it. */

import { namespacesOfZone, workloadsOfNamespace } from '../../core/design/lookup.ts';
import type { Design, PortRange } from '../../core/design/schema.ts';

export function portsOfTarget(design: Design, id: string): PortRange[] {
  const workload = Object.hasOwn(design.workloads, id) ? design.workloads[id] : undefined;
  const workloads = workload
    ? [workload]
    : Object.hasOwn(design.namespaces, id)
      ? workloadsOfNamespace(design, id)
      : namespacesOfZone(design, id).flatMap((n) => workloadsOfNamespace(design, n.id));
  const seen = new Map<string, PortRange>();
  for (const { protocol, port } of workloads.flatMap((w) => w.ports))
    seen.set(`${protocol} ${port}`, { protocol, port });
  return [...seen.values()].sort((a, b) => a.port - b.port);
}
