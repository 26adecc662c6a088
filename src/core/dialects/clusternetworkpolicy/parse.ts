import { PROTOCOLS, type Protocol } from '../../cluster/cluster.ts';
import type { Channel } from '../cluster-fields.ts';
import { clusterDocumentOf, openObject, type RuleLanguage, type RuleReading } from '../cluster-policy.ts';
import { boundsOf, namedPortOf, onlyFieldOf } from '../cluster-ports.ts';
import type { Reading } from '../dialect.ts';
import { choiceOf, type Field, recordOf, reject, requiredOf, startReading, wholeNumberOf } from '../fields.ts';
import { finishReading } from '../fields-metadata.ts';
import type { ManifestObject } from '../manifest.ts';
import type { ClusterNetworkPolicy, ClusterNetworkPolicyRule, ClusterProtocol } from './types.ts';

const ACTIONS = ['Accept', 'Deny', 'Pass'] as const;
const TIERS = ['Admin', 'Baseline'] as const;
type Action = (typeof ACTIONS)[number];

/** How strictly to read: by the channel of the definitions that a cluster has installed. */
export interface ClusterNetworkPolicyOptions {
  /** The installed channel. Absent: what either channel takes is taken, with notes. */
  readonly channel?: Channel;
}

function languageOf(channel: Channel | undefined): RuleLanguage<Action, ClusterProtocol> {
  return {
    version: 'v1alpha2',
    channel,
    specFields: ['tier', 'priority', 'subject', 'ingress', 'egress'],
    maxRules: 25,
    maxPeers: 25,
    maxTraffic: 25,
    egressFields: { networks: 'standard', nodes: 'experimental', domainNames: 'experimental' },
    podsRequired: ['podSelector'],
    actions: ACTIONS,
    traffic: 'protocols',
    termOf: protocolOf,
    isNamed: (term) => term.kind === 'named',
  };
}

/** Whether an object is a ClusterNetworkPolicy (semantics/kubernetes.md 2.2). */
export function isClusterNetworkPolicy({ apiVersion, kind }: Pick<ManifestObject, 'apiVersion' | 'kind'>): boolean {
  return kind === 'ClusterNetworkPolicy' && apiVersion === 'policy.networking.k8s.io/v1alpha2';
}

/** Decodes and validates as the CRD of v1alpha2 does (semantics/kubernetes.md 2.2, 2.4). Never throws. */
export function parseClusterNetworkPolicy(
  object: ManifestObject,
  options: ClusterNetworkPolicyOptions = {},
): Reading<ClusterNetworkPolicy> {
  const root = startReading(object, 'clusternetworkpolicy', 'refused');
  const document = clusterDocumentOf(root, languageOf(options.channel));
  if (!document) return { diagnostics: root.reading.diagnostics };
  const { metadata, spec, subject } = document;
  const tierField = spec && requiredOf(spec, 'tier');
  const tier = (tierField && choiceOf(tierField, TIERS, 'tier')) ?? 'Admin';
  const priorityField = spec && requiredOf(spec, 'priority');
  const priority = (priorityField && wholeNumberOf(priorityField, 0, 1000, 'priority')) ?? 0;
  return finishReading<ClusterNetworkPolicy>(
    root,
    metadata,
    (origin) =>
      subject && {
        kind: 'ClusterNetworkPolicy',
        name: metadata.name,
        tier,
        priority,
        subject,
        ingress: document.ingress.map(typedRule),
        egress: document.egress.map(typedRule),
        origin,
        ...(metadata.labels ? { labels: metadata.labels } : {}),
      },
    () => openObject(root, document),
  );
}

function typedRule({ terms, ...rule }: RuleReading<Action, ClusterProtocol>): ClusterNetworkPolicyRule {
  return terms ? { ...rule, protocols: terms } : rule;
}

/** One item of `protocols`: exactly one of `tcp`, `udp`, `sctp`, `destinationNamedPort`. */
function protocolOf(item: Field): ClusterProtocol | undefined {
  const known = ['tcp', 'udp', 'sctp', 'destinationNamedPort'];
  const child = onlyFieldOf(item, known, 'protocol-fields', 'a protocol');
  if (!child) return undefined;
  if (child.key === 'destinationNamedPort') return namedPortOf(child.field);
  const protocol = PROTOCOLS.find((p) => p.toLowerCase() === child.key);
  return protocol && portsOf(child.field, protocol);
}

function portsOf(field: Field, protocol: Protocol): ClusterProtocol | undefined {
  const record = recordOf(field, ['destinationPort']);
  if (!record) return undefined;
  const port = record.get('destinationPort');
  if (!port) {
    const name = protocol.toLowerCase();
    const help = 'for every port write `destinationPort: {range: {start: 1, end: 65535}}`';
    reject(field, 'port-missing', `\`${name}\` has no \`destinationPort\``, help);
    return undefined;
  }
  const child = onlyFieldOf(port, ['number', 'range'], 'port-fields', 'a destination port');
  if (!child) return undefined;
  if (child.key === 'range') return rangeOf(child.field, protocol);
  const number = wholeNumberOf(child.field, 1, 65535, 'port-number');
  return number === undefined ? undefined : { kind: 'ports', protocol, first: number, last: number };
}

function rangeOf(field: Field, protocol: Protocol): ClusterProtocol | undefined {
  const record = recordOf(field, ['start', 'end']);
  const bounds = record && boundsOf(record);
  if (!bounds) return undefined;
  const [first, last] = bounds;
  if (first < last) return { kind: 'ports', protocol, first, last };
  const help = first === last ? `write \`number: ${first}\`` : 'swap them';
  reject(field, 'port-range', `the range starts at ${first} and ends at ${last}; start must be less than end`, help);
  return undefined;
}
