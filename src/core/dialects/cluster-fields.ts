/** What ClusterNetworkPolicy and AdminNetworkPolicy have in common: subjects and peers (semantics/kubernetes.md 2.2–2.4, 2.6). */
import type { Selector } from '../cluster/selector.ts';
import { EVERYTHING } from '../cluster/selector.ts';
import type { EndpointTerm } from '../policy/policy-set.ts';
import type { ClusterPeer, ClusterPodsPeer } from './clusternetworkpolicy/types.ts';
import {
  anyRecordOf,
  childOf,
  complain,
  type Field,
  fieldName,
  keysOf,
  leaveOpen,
  listOf,
  quoted,
  recordOf,
  reject,
  rejectUnknown,
  textOf,
  wordList,
} from './fields.ts';
import { cidrOf } from './fields-cidr.ts';
import { nearestWord } from './fields-words.ts';
import { isRecord } from './read-text.ts';
import { SELECTOR_FIELDS, selectorOfField } from './selector-fields.ts';

/** The release channel of the API that the objects are checked against. */
export type Channel = 'standard' | 'experimental';

/** Where the kinds differ. */
export interface ClusterLanguage {
  /** Version in messages: `v1alpha2`. */
  readonly version: string;
  /** `undefined`: whatever any channel takes is taken, with a note where only the experimental one does. */
  readonly channel: Channel | undefined;
  readonly maxPeers: number;
  /** Fields of egress peers beyond `namespaces` and `pods`, with the channel that has them. */
  readonly egressFields: Readonly<Record<string, Channel>>;
  /** Fields that a `pods` peer must have. */
  readonly podsRequired: readonly string[];
}

const POD_PEERS: readonly string[] = ['namespaces', 'pods'];
const MAX_SET = 25;
/** Shape of v0.1.0 to v0.1.2, which a later API server prunes to the empty selector: all namespaces. */
const OLD_SHAPE: readonly string[] = ['sameLabels', 'notSameLabels', 'namespaceSelector', 'namespaces'];
const DOMAIN_NAME = /^(\*\.)?([a-zA-z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\.)+[a-zA-z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\.?$/;

function refuseOldShape(field: Field, known: readonly string[]): boolean {
  if (!isRecord(field.value)) return false;
  const old = Object.keys(field.value).find((key) => OLD_SHAPE.includes(key) && !known.includes(key));
  if (old === undefined) return false;
  reject(
    childOf(field, old, undefined),
    'old-shape',
    `\`${old}\` in ${fieldName(field)} was removed in v0.1.3; an API server drops it and then selects all of them`,
    'write a label selector (`matchLabels`, `matchExpressions`) directly',
  );
  return true;
}

function clusterSelectorOf(field: Field): Selector {
  return refuseOldShape(field, SELECTOR_FIELDS) ? EVERYTHING : selectorOfField(field, 'controller');
}

function podsPeerOf(field: Field, language: ClusterLanguage): ClusterPodsPeer | undefined {
  const known = ['namespaceSelector', 'podSelector'];
  if (refuseOldShape(field, known)) return undefined;
  const record = recordOf(field, known);
  if (!record) return undefined;
  const namespaces = record.get('namespaceSelector');
  const pods = record.get('podSelector');
  for (const key of language.podsRequired)
    if (!record.get(key))
      complain(
        field,
        'error',
        `pods-without-${key.toLowerCase()}`,
        `\`${key}\` is missing in \`pods\`: an API server rejects this; it is read here as \`{}\`, which selects all of them`,
        `write \`${key}: {}\` if all are meant`,
      );
  return {
    kind: 'pods',
    namespaces: namespaces ? clusterSelectorOf(namespaces) : EVERYTHING,
    pods: pods ? clusterSelectorOf(pods) : EVERYTHING,
  };
}

function podTermOf(key: string, field: Field, language: ClusterLanguage): ClusterPodsPeer | undefined {
  return key === 'pods' ? podsPeerOf(field, language) : { kind: 'namespaces', namespaces: clusterSelectorOf(field) };
}

/** The subject: exactly one of `namespaces` and `pods`. */
export function clusterSubjectOf(field: Field, language: ClusterLanguage): ClusterPodsPeer | undefined {
  const record = field.value === null ? undefined : recordOf(field, POD_PEERS);
  if (field.value !== null && !record) return undefined;
  const keys = record ? keysOf(record).filter((key) => POD_PEERS.includes(key)) : [];
  const key = keys[0];
  if (key === undefined || keys.length > 1) {
    const found = key === undefined ? 'neither' : 'both';
    reject(
      field,
      'subject',
      `the subject has ${found} of \`namespaces\` and \`pods\``,
      'set exactly one field of the subject',
    );
    return undefined;
  }
  const child = record?.get(key);
  return child && podTermOf(key, child, language);
}

/** The subject as endpoints; anything when it could not be read. */
export function subjectTerms(subject: ClusterPodsPeer | undefined): readonly EndpointTerm[] {
  if (!subject) return [{ kind: 'anything' }];
  return [{ kind: 'pods', namespaces: subject.namespaces, pods: subject.kind === 'pods' ? subject.pods : EVERYTHING }];
}

/** The peers of a rule: `from` or `to`, required and not empty. */
export function clusterPeersOf(
  field: Field | undefined,
  name: 'from' | 'to',
  rule: Field,
  language: ClusterLanguage,
): readonly ClusterPeer[] {
  if (!field || field.value === null || (Array.isArray(field.value) && field.value.length === 0)) {
    const help = `name at least one peer in \`${name}\`; \`- namespaces: {}\` means all pods`;
    reject(field ?? rule, 'peers-missing', `the rule has no peer: \`${name}\` must hold at least one item`, help);
    return [];
  }
  const items = listOf(field, { max: language.maxPeers }) ?? [];
  return items.flatMap((item) => peerOf(item, name, language) ?? []);
}

function peerOf(field: Field, list: 'from' | 'to', language: ClusterLanguage): ClusterPeer | undefined {
  const record = anyRecordOf(field);
  if (!record) return undefined;
  const more = list === 'to' ? Object.keys(language.egressFields) : [];
  const known = [...POD_PEERS, ...more];
  const keys = keysOf(record);
  const key = keys[0];
  if (key === undefined || keys.length > 1) {
    for (const k of keys) if (!known.includes(k)) rejectUnknown(field, k, known);
    const found = key === undefined ? 'none' : keys.map(quoted).join(' and ');
    reject(
      field,
      'peer-fields',
      `exactly one field must be set in a peer, found ${found}`,
      'write one peer for each field',
    );
    return undefined;
  }
  if (!known.includes(key)) return unknownPeerOf(field, key, known, list);
  const child = childOf(field, key, (field.value as Readonly<Record<string, unknown>>)[key]);
  return POD_PEERS.includes(key) ? podTermOf(key, child, language) : egressPeerOf(key, child, language);
}

/** A peer with one field that this version does not have: a slip of the pen, or newer than what is known here. */
function unknownPeerOf(
  field: Field,
  key: string,
  known: readonly string[],
  list: 'from' | 'to',
): ClusterPeer | undefined {
  const elsewhere = ['networks', 'nodes', 'domainNames', 'namespaceSelector', 'podSelector', 'ipBlock'].includes(key);
  if (elsewhere || nearestWord(key, known) !== undefined) {
    rejectUnknown(field, key, known);
    return undefined;
  }
  complain(
    childOf(field, key, undefined),
    'error',
    'peer-unrecognised',
    `${quoted(key)} is not a peer known in \`${list}\`; the rule fails closed: Accept matches nothing, Deny and Pass match everything`,
    `known peers: ${wordList(known)}`,
  );
  return { kind: 'unrecognised' };
}

function egressPeerOf(key: string, field: Field, language: ClusterLanguage): ClusterPeer | undefined {
  if (language.egressFields[key] === 'experimental') noteChannel(field, key, language);
  if (key === 'nodes') return { kind: 'nodes', selector: clusterSelectorOf(field) };
  const items = listOf(field, { min: 1, max: MAX_SET }) ?? [];
  rejectRepeats(items);
  if (key === 'domainNames') return { kind: 'domainNames', names: items.flatMap((item) => domainNameOf(item) ?? []) };
  return { kind: 'networks', ranges: items.flatMap((item) => networkOf(item) ?? []) };
}

function noteChannel(field: Field, key: string, language: ClusterLanguage): void {
  const message = `\`${key}\` needs the experimental channel of ${language.version}`;
  if (language.channel === 'standard')
    reject(
      field,
      'experimental-field',
      `${message}; the standard one drops it and rejects the empty peer`,
      'install the experimental channel',
    );
  else if (language.channel === undefined)
    complain(field, 'note', 'experimental-field', message, 'check which channel the cluster has');
}

function rejectRepeats(items: readonly Field[]): void {
  const seen = new Set<unknown>();
  for (const item of items) {
    if (seen.has(item.value))
      reject(item, 'repeated', `${quoted(item.value)} stands twice in the set`, 'remove one of them');
    seen.add(item.value);
  }
}

function networkOf(field: Field) {
  if (typeof field.value === 'string' && field.value.length > 43) {
    reject(field, 'cidr', `${quoted(field.value)} is longer than 43 characters`, 'write a canonical address range');
    return undefined;
  }
  return cidrOf(field, 'custom')?.range;
}

function domainNameOf(field: Field): string | undefined {
  const text = textOf(field);
  if (text === undefined) return undefined;
  // hostile input: the pattern backtracks, and no domain name is longer than this
  if (text.length <= 255 && DOMAIN_NAME.test(text)) return text.toLowerCase().replace(/\.$/, '');
  const help = 'write at least two labels, such as `kubernetes.io`; `*.` may stand in front';
  reject(field, 'domain-name', `${quoted(text)} is not a domain name`, help);
  return undefined;
}

/** Complaints about peers that depend on the rule's action and ports (semantics/kubernetes.md 2.1, 2.4). */
export function checkPeersInRule(
  rule: Field,
  peers: readonly ClusterPeer[],
  action: string | undefined,
  hasNamedPort: boolean,
  language: ClusterLanguage,
): void {
  const domains = peers.some((peer) => peer.kind === 'domainNames');
  if (domains && (action === 'Deny' || action === 'Pass')) {
    const message = `domain names are only supported in rules that accept, not in \`${action}\``;
    leaveOpen(rule, 'domain-names-action', message, 'name the addresses in `networks`, or turn the rule around');
  }
  const symbolic = peers.filter((peer) => ['networks', 'nodes', 'domainNames'].includes(peer.kind));
  if (!hasNamedPort || symbolic.length === 0) return;
  const message = `a named port never matches ${symbolic.map((peer) => peer.kind).join(' or ')}, only pods have names for ports`;
  const help = 'give the port as a number, or write two rules';
  if (language.channel === 'experimental')
    reject(rule, 'named-port-peer', `${message}; the experimental channel rejects the rule`, help);
  else complain(rule, 'warning', 'named-port-peer', `${message}; the experimental channel rejects the rule`, help);
}
