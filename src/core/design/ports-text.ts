/** Ports as people write and read them: `tcp 8080, 9090 udp 53`, `any port`, `to be confirmed`. */
import { PROTOCOLS } from '../cluster/cluster.ts';
import type { PortRange, Ports } from './schema.ts';

function range(r: PortRange): string {
  return r.endPort === undefined || r.endPort === r.port ? `${r.port}` : `${r.port}-${r.endPort}`;
}

/** Ports in words. With `limit`, so many ports are named, then `+n`. `say`: how one port or range is written. */
export function portsLabel(
  ports: Ports,
  limit = Number.POSITIVE_INFINITY,
  say: (r: PortRange) => string = range,
): string {
  if (ports === 'any') return 'any port';
  if (ports === 'unconfirmed') return 'to be confirmed';
  const shown = ports.slice(0, limit);
  const parts = PROTOCOLS.flatMap((p) => {
    const own = shown.filter((r) => r.protocol === p).map(say);
    return own.length === 0 ? [] : [`${p.toLowerCase()} ${own.join(', ')}`];
  });
  if (ports.length > shown.length) parts.push(`+${ports.length - shown.length}`);
  return parts.join(' ');
}

/** Ports, or why a text is none. */
export type ParsedPorts =
  | { readonly ok: true; readonly ports: Ports }
  | { readonly ok: false; readonly message: string };

const HELP = 'write ports as `tcp 8080, 9090-9099, udp 53`, `any` or `to be confirmed`';

/** Reads what `portsLabel` writes, and the shorter forms people type: `8080`, `5432/tcp`, `any`. */
export function parsePorts(text: string): ParsedPorts {
  const plain = text.trim().toLowerCase();
  if (plain === 'any' || plain === 'any port' || plain === 'all') return { ok: true, ports: 'any' };
  if (plain === '' || plain === '?' || plain === 'to be confirmed' || plain === 'unconfirmed') {
    return { ok: true, ports: 'unconfirmed' };
  }
  const out: PortRange[] = [];
  let protocol: PortRange['protocol'] = 'TCP';
  for (const word of plain.split(/[\s,;]+/).filter((w) => w !== '')) {
    const named = PROTOCOLS.find((p) => p.toLowerCase() === word);
    if (named) {
      protocol = named;
      continue;
    }
    const one = parseRange(word, protocol);
    if (typeof one === 'string') return { ok: false, message: one };
    if (!out.some((r) => r.protocol === one.protocol && range(r) === range(one))) out.push(one);
  }
  return out.length === 0 ? { ok: false, message: HELP } : { ok: true, ports: out };
}

function parseRange(word: string, protocol: PortRange['protocol']): PortRange | string {
  const m = /^(?:(tcp|udp|sctp)[/:])?(\d{1,6})(?:-(\d{1,6}))?(?:\/(tcp|udp|sctp))?$/.exec(word);
  if (!m) return `\`${word}\` is no port: ${HELP}`;
  const named = PROTOCOLS.find((p) => p.toLowerCase() === (m[1] ?? m[4]));
  const port = Number(m[2]);
  const endPort = m[3] === undefined ? undefined : Number(m[3]);
  if (port < 1 || port > 65535 || (endPort ?? 1) > 65535) return `\`${word}\` is no port: ports go from 1 to 65535`;
  if (endPort !== undefined && endPort < port) return `\`${word}\` ends before it starts`;
  return { protocol: named ?? protocol, port, ...(endPort === undefined || endPort === port ? {} : { endPort }) };
}
