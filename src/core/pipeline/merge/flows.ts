/** Hints of connections as proposed flows. */
import type { WorkloadId } from '../../cluster/cluster.ts';
import { handleCounter } from '../../design/handles.ts';
import { mergePorts, missingPorts } from '../../design/ports.ts';
import type { Flow, Ports } from '../../design/schema.ts';
import { compareText, groupBy } from '../../lib/order.ts';
import type { ProposedFlow } from '../inventory/proposed-flows.ts';
import { type DesignInProgress, put } from './imported.ts';

/**
 * Proposes what no flow of the pair speaks of yet, whatever its status: a decision stands. A proposed flow of the pair
 * takes the new ports; otherwise there is a new one. The evidence becomes the reason.
 */
export function mergeProposedFlows(
  design: DesignInProgress,
  proposed: readonly ProposedFlow[],
  workloadIds: ReadonlyMap<WorkloadId, string>,
): void {
  const next = handleCounter(design, 'F');
  const existing = groupBy(Object.values(design.flows), (f) => pairKey(f.from, f.to));
  const pairs = groupBy(
    proposed.flatMap((p) => {
      const [from, to] = [workloadIds.get(p.from), workloadIds.get(p.to)];
      return from && to && from !== to ? [{ ...p, from, to }] : [];
    }),
    (p) => pairKey(p.from, p.to),
  );
  const merged = [...pairs]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([key, hints]) => mergePair(existing.get(key) ?? [], hints, next));
  put(design, 'flows', merged);
}

function pairKey(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

function mergePair(flows: readonly Flow[], hints: readonly ProposedFlow[], next: () => string): Flow[] {
  const [hint] = hints;
  if (!hint) return [];
  let wanted: Ports | undefined = hints.map<Ports>((h) => [{ protocol: h.protocol, port: h.port }]).reduce(mergePorts);
  for (const flow of flows) wanted = wanted && missingPorts(wanted, flow.ports);
  if (!wanted) return [];
  const reason = [...new Set(hints.map((h) => h.evidence))].sort(compareText).join('; ').slice(0, 10_000);
  const open = flows.find((f) => f.status === 'proposed' && !f.layer7);
  if (open) return [{ ...open, ports: mergePorts(open.ports, wanted), reason: open.reason ?? reason }];
  return [{ id: next(), from: hint.from, to: hint.to, ports: wanted, status: 'proposed', reason }];
}
