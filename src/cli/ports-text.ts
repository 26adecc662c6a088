import type { PortsJson } from '../core/pipeline/connectivity.ts';

/** Ports in words of the command line (`cli.md`): `all`, `TCP 80,443-445 UDP 53`, `none`. */
export function portsText(ports: PortsJson): string {
  if (ports === 'all') return 'all';
  const parts = Object.entries(ports).map(
    ([protocol, list]) => `${protocol} ${list.map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`)).join(',')}`,
  );
  return parts.length === 0 ? 'none' : parts.join(' ');
}
