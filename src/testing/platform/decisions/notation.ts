/**
 * Flows and exceptions of the reference platform, one line each, columns divided by `|`:
 *
 *     orders-checkout-prod/cart -> shared-redis-prod/redis tcp 6379 | checkout-team | keep the carts
 *
 * An end is `namespace/workload` or an id (`ns:…`, `env:…`, `ext:…`). A line begins with `?` for proposed, `~` for an
 * open question, `!` for must not.
 */
import type { Flow, PortRange, Ports } from '../../../core/design/schema.ts';

const STATUS = { '?': 'proposed', '~': 'open question', '!': 'must not' } as const;

/** The cells of a text's lines. Empty lines part groups and count for nothing. */
export function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** The ends and ports of a cell. Throws on what the notation does not know: it is a programmer's text. */
export function connectionOf(cell: string): Pick<Flow, 'from' | 'to' | 'ports' | 'status'> {
  const [, sign, from, to, ports] = /^([?~!])?\s*(\S+) -> (\S+) (.+)$/.exec(cell) ?? [];
  if (from === undefined || to === undefined || ports === undefined)
    throw new Error(`no connection is written ${cell}`);
  const status = sign === undefined ? 'agreed' : STATUS[sign as keyof typeof STATUS];
  return { from: refOf(from), to: refOf(to), ports: portsOf(ports), status };
}

function refOf(text: string): string {
  return text.includes(':') ? text : `wl:${text}`;
}

function portsOf(text: string): Ports {
  if (text === 'any' || text === 'unconfirmed') return text;
  return text.split(', ').map((part): PortRange => {
    const [, protocol, port] = /^(tcp|udp) (\d+)$/.exec(part) ?? [];
    if (protocol === undefined) throw new Error(`no port is written ${part}`);
    return { protocol: protocol === 'udp' ? 'UDP' : 'TCP', port: Number(port) };
  });
}
