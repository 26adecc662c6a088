import { type AddressProblem, cidrsOfRange, type ParsedCidr, parseCidr } from '../lib/addresses.ts';
import { complain, type Field, quoted, reject, textOf } from './fields.ts';

const PROBLEMS: Readonly<Record<AddressProblem, string>> = {
  syntax: 'is not an address range',
  zone: 'holds a zone, which an address range cannot have',
  'no-prefix': 'has no prefix length',
  'bad-prefix': 'has a prefix length that does not fit its address family',
};

/**
 * How strict a CIDR is read. `builtin`: as NetworkPolicy does, leniently up to 1.35 (semantics/kubernetes.md 1.7);
 * `custom`: as the schema of ClusterNetworkPolicy does, which takes host bits only (2.2).
 */
export type CidrReading = 'builtin' | 'custom';

/** A CIDR; undefined with a complaint when no API server takes it. What had to be forgiven is a warning. */
export function cidrOf(field: Field, mode: CidrReading): ParsedCidr | undefined {
  const text = textOf(field);
  if (text === undefined) return undefined;
  const parsed = parseCidr(text);
  if (typeof parsed === 'string') {
    const help = parsed === 'no-prefix' ? `write \`${text}/${text.includes(':') ? 128 : 32}\`` : 'write `10.0.0.0/8`';
    reject(field, 'cidr', text === '' ? 'the address range is empty' : `${quoted(text)} ${PROBLEMS[parsed]}`, help);
    return undefined;
  }
  if (parsed.faults.length === 0) return parsed;
  const canonical = cidrsOfRange(parsed.range)[0] ?? text;
  const help = `write \`${canonical}\``;
  const hostBits = parsed.faults.every((fault) => fault === 'host-bits');
  if (mode === 'custom' && !hostBits) {
    reject(field, 'cidr', `${quoted(text)} is not a canonical address range`, help);
    return undefined;
  }
  const strict = mode === 'builtin' ? '; an API server from 1.36 on rejects it' : '';
  complain(field, 'warning', 'cidr-not-canonical', `${quoted(text)} is read as \`${canonical}\`${strict}`, help);
  return parsed;
}
