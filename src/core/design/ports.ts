/** Ports of flows: merged and compared. */
import type { Protocol } from '../cluster/cluster.ts';
import { PROTOCOLS } from '../cluster/cluster.ts';
import { type Intervals, intervalsOf, subtractIntervals, unionIntervals } from '../lib/intervals.ts';
import { type ConnectionSet, hasAllPorts } from '../policy/connection-set.ts';
import type { PortRange, Ports } from './schema.ts';

function intervals(ports: readonly PortRange[], protocol: Protocol): Intervals {
  return intervalsOf(ports.filter((p) => p.protocol === protocol).map((p) => [p.port, p.endPort ?? p.port]));
}

function rangesOf(byProtocol: (protocol: Protocol) => Intervals): PortRange[] {
  return PROTOCOLS.flatMap((protocol) =>
    byProtocol(protocol).map(([port, endPort]) =>
      port === endPort ? { protocol, port } : { protocol, port, endPort },
    ),
  );
}

/** Both together, in canonical order. `any` takes in everything; `unconfirmed` gives way to what is known. */
export function mergePorts(a: Ports, b: Ports): Ports {
  if (a === 'any' || b === 'any') return 'any';
  if (a === 'unconfirmed') return b;
  if (b === 'unconfirmed') return a;
  return rangesOf((protocol) => unionIntervals(intervals(a, protocol), intervals(b, protocol)));
}

/** What of `wanted` is not in `given`; undefined when nothing is left. `unconfirmed` holds no port. */
export function missingPorts(wanted: Ports, given: Ports): Ports | undefined {
  if (wanted === 'unconfirmed' || given === 'any') return undefined;
  if (wanted === 'any' || given === 'unconfirmed') return wanted;
  const left = rangesOf((protocol) => subtractIntervals(intervals(wanted, protocol), intervals(given, protocol)));
  return left.length > 0 ? left : undefined;
}

/** The ports of a connection set; `unconfirmed` when it holds none. */
export function portsOfConnections(connections: ConnectionSet): Ports {
  if (hasAllPorts(connections)) return 'any';
  const ranges = rangesOf((protocol) => connections[protocol]);
  return ranges.length > 0 ? ranges : 'unconfirmed';
}
