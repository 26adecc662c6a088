/** Reads the notation of the verdict table: objects in YAML flow style, and queries such as `x/a→y/b T80 A`. */
import { parse } from 'yaml';
import type { Packet } from '../reference/judge.ts';

export interface Query {
  readonly text: string;
  readonly packet: Packet;
  readonly verdict: 'allowed' | 'denied';
}

const PROTOCOLS: Readonly<Record<string, string>> = { T: 'TCP', U: 'UDP', S: 'SCTP', O: 'other' };

/** `x/a→8.8.8.8 U53` as a packet. */
export function packetOf(text: string): Packet {
  const [, from = '', to = '', letter = '', port] = /^(\S+)→(\S+) ([TUSO])(\d*)$/.exec(text) ?? [];
  const protocol = PROTOCOLS[letter];
  if (!protocol) throw new Error(`not a query: ${text}`);
  return { from: endOf(from), to: endOf(to), protocol, port: Number(port || 1) };
}

function endOf(text: string): Packet['from'] {
  return text.includes('/') ? { pod: text } : { address: text };
}

/** `x/a→y/b T80 A, 8.8.8.8→x/a T80 D` as queries with their verdicts. */
export function queriesOf(text: string): Query[] {
  return text.split(', ').map((query) => {
    const [, packet = '', letter] = /^(.*) ([AD])$/.exec(query) ?? [];
    return { text: query, packet: packetOf(packet), verdict: letter === 'A' ? 'allowed' : 'denied' };
  });
}

/** `NP y: {…} ;; CNP: {…}` as objects, with the defaults that the table names. */
export function objectsOf(text: string): object[] {
  return text === 'none' ? [] : text.split(' ;; ').map(objectOf);
}

function objectOf(text: string, index: number): object {
  const [, kind, namespace, written = ''] = /^(NP|CNP)(?: (\w+))?: (.*)$/s.exec(text) ?? [];
  const spec = parse(written) as object;
  const name = `p${index}`;
  if (kind === 'NP') {
    const metadata = { namespace: namespace ?? 'x', name };
    return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
  }
  if (kind === 'CNP') {
    const apiVersion = 'policy.networking.k8s.io/v1alpha2';
    return {
      apiVersion,
      kind: 'ClusterNetworkPolicy',
      metadata: { name },
      spec: { tier: 'Admin', priority: 10, ...spec },
    };
  }
  throw new Error(`not an object: ${text}`);
}
