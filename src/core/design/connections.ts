/** What the ports of a design's flow, guardrail or exception mean. */
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  connectionsOf,
  NO_CONNECTIONS,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Ports } from './schema.ts';

/** Ports as connections. `any` is every protocol; `unconfirmed` is nothing, since nothing is opened for it. */
export function connectionsOfPorts(ports: Ports): ConnectionSet {
  if (ports === 'any') return ALL_CONNECTIONS;
  if (ports === 'unconfirmed') return NO_CONNECTIONS;
  return ports
    .map((p) => connectionsOf(p.protocol, p.port, Math.max(p.port, p.endPort ?? p.port)))
    .reduce(unionConnections, NO_CONNECTIONS);
}

/** Ports of something forbidden: as long as they are not confirmed, all of them are. */
export function forbiddenConnections(ports: Ports): ConnectionSet {
  return ports === 'unconfirmed' ? ALL_CONNECTIONS : connectionsOfPorts(ports);
}
