/** Which exceptions let which flows through: what is in the exception's ends, on any of its ports. */
import { connectionsOfPorts } from '../../design/connections.ts';
import { entityIn, zoneChain } from '../../design/lookup.ts';
import type { Design, Exception, Flow } from '../../design/schema.ts';
import { hasNoPorts, intersectConnections } from '../../policy/connection-set.ts';
import { memberNamespace } from './standing.ts';

/** The thing and everything it stands in: its namespace, its zones and those round them. */
export function containersOf(design: Design, id: string): ReadonlySet<string> {
  const out = new Set([id, ...zoneChain(design, id).map((z) => z.id)]);
  const home = memberNamespace(design, id) ?? id;
  out.add(home);
  const placed = entityIn(design, 'namespaces', home) ?? entityIn(design, 'externals', id);
  const own = placed ? [placed.plane, placed.environment, placed.tenant] : [entityIn(design, 'hostGroups', id)?.plane];
  const compliance = placed && 'complianceZones' in placed ? placed.complianceZones : [];
  for (const zone of [...own, ...compliance])
    if (zone !== undefined) for (const around of zoneChain(design, zone)) out.add(around.id);
  return out;
}

/** The exceptions that each flow goes through, by its handle. Flows that go through none are not in it. */
export function exceptionsByFlow(design: Design): Map<string, Exception[]> {
  const exceptions = Object.values(design.exceptions);
  const out = new Map<string, Exception[]>();
  if (exceptions.length === 0) return out;
  for (const flow of Object.values(design.flows)) {
    const from = containersOf(design, flow.from);
    const to = containersOf(design, flow.to);
    const through = exceptions.filter((x) => from.has(x.from) && to.has(x.to) && sharePorts(flow, x));
    if (through.length > 0) out.set(flow.id, through);
  }
  return out;
}

function sharePorts(flow: Flow, exception: Exception): boolean {
  return !hasNoPorts(intersectConnections(connectionsOfPorts(flow.ports), connectionsOfPorts(exception.ports)));
}
