import { PROTOCOLS, type Protocol } from '../../cluster/cluster.ts';
import type { Channel } from '../cluster-fields.ts';
import { clusterDocumentOf, openObject, type RuleLanguage, type RuleReading } from '../cluster-policy.ts';
import { boundsOf, namedPortOf, onlyFieldOf } from '../cluster-ports.ts';
import type { Reading } from '../dialect.ts';
import {
  complain,
  type Field,
  type FieldRecord,
  leaveOpen,
  quoted,
  recordOf,
  reject,
  requiredOf,
  startReading,
  textOf,
  wholeNumberOf,
} from '../fields.ts';
import { finishReading } from '../fields-metadata.ts';
import { nearestWord } from '../fields-words.ts';
import type { ManifestObject } from '../manifest.ts';
import type { AdminNetworkPolicy, AdminNetworkPolicyPort, AdminNetworkPolicyRule } from './types.ts';

const ACTIONS = ['Allow', 'Deny', 'Pass'] as const;
type Action = (typeof ACTIONS)[number];
type Kind = AdminNetworkPolicy['kind'];

/** How strictly to read: by the channel of the definitions that a cluster has installed. */
export interface AdminNetworkPolicyOptions {
  /** The installed channel. Absent: what either channel takes is taken, with notes. */
  readonly channel?: Channel;
}

function languageOf(kind: Kind, channel: Channel | undefined): RuleLanguage<Action, AdminNetworkPolicyPort> {
  const baseline = kind === 'BaselineAdminNetworkPolicy';
  const fields: RuleLanguage<Action, AdminNetworkPolicyPort>['egressFields'] = {
    networks: 'standard',
    nodes: 'experimental',
  };
  return {
    version: 'v1alpha1',
    channel,
    specFields: baseline ? ['subject', 'ingress', 'egress'] : ['priority', 'subject', 'ingress', 'egress'],
    maxRules: 100,
    maxPeers: 100,
    maxTraffic: 100,
    egressFields: baseline ? fields : { ...fields, domainNames: 'experimental' },
    podsRequired: ['namespaceSelector', 'podSelector'],
    actions: baseline ? ['Allow', 'Deny'] : ACTIONS,
    traffic: 'ports',
    termOf: (item) => portOf(item, channel),
    isNamed: (term) => term.kind === 'named',
  };
}

function kindOf(object: ManifestObject): Kind {
  return object.kind === 'BaselineAdminNetworkPolicy' ? 'BaselineAdminNetworkPolicy' : 'AdminNetworkPolicy';
}

/** Whether an object is an AdminNetworkPolicy or BaselineAdminNetworkPolicy (semantics/kubernetes.md 2.3). */
export function isAdminNetworkPolicy({ apiVersion, kind }: Pick<ManifestObject, 'apiVersion' | 'kind'>): boolean {
  return (
    apiVersion === 'policy.networking.k8s.io/v1alpha1' &&
    (kind === 'AdminNetworkPolicy' || kind === 'BaselineAdminNetworkPolicy')
  );
}

/** Decodes and validates as the CRDs of v1alpha1 do (semantics/kubernetes.md 2.3). Never throws. */
export function parseAdminNetworkPolicy(
  object: ManifestObject,
  options: AdminNetworkPolicyOptions = {},
): Reading<AdminNetworkPolicy> {
  const kind = kindOf(object);
  const root = startReading(object, 'adminnetworkpolicy', 'refused');
  const document = clusterDocumentOf(root, languageOf(kind, options.channel));
  if (!document) return { diagnostics: root.reading.diagnostics };
  const { metadata, spec, subject } = document;
  if (kind === 'BaselineAdminNetworkPolicy') checkSingleton(root, metadata.name);
  const priorityField = spec && kind === 'AdminNetworkPolicy' ? requiredOf(spec, 'priority') : undefined;
  const priority = (priorityField && wholeNumberOf(priorityField, 0, 1000, 'priority')) ?? 0;
  return finishReading<AdminNetworkPolicy>(
    root,
    metadata,
    (origin) =>
      subject && {
        kind,
        name: metadata.name,
        priority,
        subject,
        ingress: document.ingress.map(typedRule),
        egress: document.egress.map(typedRule),
        origin,
      },
    () => openObject(root, document),
  );
}

function typedRule({ terms, ...rule }: RuleReading<Action, AdminNetworkPolicyPort>): AdminNetworkPolicyRule {
  return terms ? { ...rule, ports: terms } : rule;
}

function checkSingleton(root: Field, name: string): void {
  if (name === 'default' || name === '') return;
  const place = { ...root, path: ['metadata', 'name'] };
  reject(
    place,
    'baseline-name',
    `a BaselineAdminNetworkPolicy must be named \`default\`, not ${quoted(name)}`,
    'rename it',
  );
}

function portOf(item: Field, channel: Channel | undefined): AdminNetworkPolicyPort | undefined {
  const child = onlyFieldOf(item, ['portNumber', 'portRange', 'namedPort'], 'port-fields', 'a port');
  if (!child) return undefined;
  if (child.key === 'namedPort') {
    if (channel === 'standard')
      reject(
        child.field,
        'experimental-field',
        '`namedPort` needs the experimental channel of v1alpha1',
        'give the number',
      );
    return namedPortOf(child.field);
  }
  return child.key === 'portNumber' ? portNumberOf(child.field) : portRangeOf(child.field);
}

function portNumberOf(field: Field): AdminNetworkPolicyPort | undefined {
  const record = recordOf(field, ['protocol', 'port']);
  const portField = record && requiredOf(record, 'port');
  const port = portField && wholeNumberOf(portField, 1, 65535, 'port-number');
  const protocol = record && protocolOf(record);
  if (port === undefined || protocol === undefined) return undefined;
  return { kind: 'ports', protocol, first: port, last: port };
}

/** A range that starts after its end is admitted and matches nothing, so no term stands for it. */
function portRangeOf(field: Field): AdminNetworkPolicyPort | undefined {
  const record = recordOf(field, ['protocol', 'start', 'end']);
  const bounds = record && boundsOf(record);
  const protocol = record && protocolOf(record);
  if (!bounds || protocol === undefined) return undefined;
  const [first, last] = bounds;
  if (first <= last) return { kind: 'ports', protocol, first, last };
  const message = `the range starts at ${first} and ends at ${last}, so it matches nothing`;
  complain(field, 'warning', 'port-range', message, 'swap them');
  return undefined;
}

/** The protocol, TCP by default. The schema takes any text, so an unknown one leaves the meaning open. */
function protocolOf(record: FieldRecord): Protocol | undefined {
  const field = record.get('protocol');
  const text = field && field.value !== null ? textOf(field) : 'TCP';
  const found = PROTOCOLS.find((p) => p === text);
  if (!field || text === undefined || found) return found;
  const near = nearestWord(text, PROTOCOLS);
  const help = near ? `did you mean \`${near}\`?` : 'use `TCP`, `UDP` or `SCTP`';
  leaveOpen(field, 'protocol', `${quoted(text)} is not a protocol`, help);
  return undefined;
}
