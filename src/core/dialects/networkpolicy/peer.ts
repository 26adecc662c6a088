import type { ParsedCidr } from '../../lib/addresses.ts';
import { type Field, optionalListOf, quoted, recordOf, reject, requiredOf } from '../fields.ts';
import { cidrOf } from '../fields-cidr.ts';
import { selectorOfField } from '../selector-fields.ts';
import type { NetworkPolicyPeer } from './types.ts';

const PEER_FIELDS: readonly string[] = ['podSelector', 'namespaceSelector', 'ipBlock'];

/** One item of `from` or `to` (semantics/kubernetes.md 1.4, 1.7). */
export function networkPolicyPeerOf(field: Field): NetworkPolicyPeer | undefined {
  const record = field.value === null ? undefined : recordOf(field, PEER_FIELDS);
  if (field.value !== null && !record) return undefined;
  const pods = record?.get('podSelector');
  const namespaces = record?.get('namespaceSelector');
  const block = record?.get('ipBlock');
  if (!pods && !namespaces && !block) {
    const help = 'name a `podSelector`, a `namespaceSelector` or an `ipBlock`; `podSelector: {}` means all pods here';
    reject(field, 'peer-empty', 'the peer is empty', help);
    return undefined;
  }
  if (block && (pods || namespaces)) {
    const help = 'write two peers, one with `ipBlock` and one with the selectors';
    reject(field, 'peer-mixed', '`ipBlock` cannot stand with a selector in one peer', help);
    return undefined;
  }
  if (block) return ipBlockOf(block);
  return {
    kind: 'pods',
    ...(pods ? { pods: selectorOfField(pods, 'server') } : {}),
    ...(namespaces ? { namespaces: selectorOfField(namespaces, 'server') } : {}),
  };
}

function ipBlockOf(field: Field): NetworkPolicyPeer | undefined {
  const record = recordOf(field, ['cidr', 'except']);
  const cidrField = record && requiredOf(record, 'cidr');
  const cidr = cidrField && cidrOf(cidrField, 'builtin');
  const except = optionalListOf(record?.get('except')).flatMap((item) => {
    const hole = cidrOf(item, 'builtin');
    if (hole && cidr) checkHole(item, hole, cidr);
    return hole ? [hole.range] : [];
  });
  return cidr && { kind: 'ipBlock', cidr: cidr.range, except };
}

function checkHole(field: Field, hole: ParsedCidr, cidr: ParsedCidr): void {
  const { family, first, last } = cidr.range;
  const inside = hole.range.family === family && first <= hole.base && hole.base <= last;
  if (inside && hole.prefix > cidr.prefix) return;
  const help = inside ? 'remove the peer, or except a part of it' : 'except only addresses that are in `cidr`';
  reject(field, 'except-not-subset', `${quoted(field.value)} is not a strict subset of \`cidr\``, help);
}
