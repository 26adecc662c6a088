/** What a trace can begin and end at, by the solver's ids, from the design and the answers at hand. */
import type { SideAnswer } from '../../core/analyses/answers.ts';
import { inventoryOfDesign } from '../../core/design/inventory.ts';
import type { Design } from '../../core/design/schema.ts';
import { endpointName } from '../../core/solver/endpoint-name.ts';
import type { Packet } from '../../core/solver/types.ts';
import type { Thing } from '../widgets/picker.tsx';

/** Workloads first, then hosts and outside addresses that the shown answer names. */
export function traceableThings(design: Design, answer: SideAnswer | undefined, packet: Packet | undefined): Thing[] {
  const out = new Map<string, Thing>();
  const { cluster } = inventoryOfDesign(design);
  for (const w of cluster.workloads) out.set(w.id, { id: w.id, name: `${w.namespace}/${w.name}`, what: w.kind });
  for (const h of cluster.hosts)
    out.set(`host/${h.name}[Host]`, { id: `host/${h.name}[Host]`, name: h.name, what: 'host' });
  const named = Object.values(answer?.flows ?? {}).flatMap((f) => (f.witness ? [f.witness.from, f.witness.to] : []));
  for (const id of [...named, ...(packet ? [packet.from, packet.to] : [])]) {
    if (!out.has(id)) out.set(id, { id, name: endpointName(id), what: 'outside' });
  }
  return [...out.values()];
}
