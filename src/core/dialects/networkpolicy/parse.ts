import { EVERYTHING } from '../../cluster/selector.ts';
import type { Direction } from '../../policy/policy-set.ts';
import type { Reading } from '../dialect.ts';
import {
  choiceOf,
  complain,
  type Field,
  type FieldRecord,
  optionalListOf,
  recordOf,
  reject,
  startReading,
} from '../fields.ts';
import { finishReading, type Metadata, metadataOf, originOf } from '../fields-metadata.ts';
import type { ManifestObject } from '../manifest.ts';
import { selectorOfField } from '../selector-fields.ts';
import { networkPolicyPeerOf } from './peer.ts';
import { networkPolicyPortOf } from './port.ts';
import type { NetworkPolicy, NetworkPolicyRule } from './types.ts';

const API_VERSION = 'networking.k8s.io/v1';
const TYPES = ['Ingress', 'Egress'] as const;

/** The API groups that have, or had, a kind NetworkPolicy of Kubernetes itself. */
export function isNetworkPolicy({ apiVersion, kind }: Pick<ManifestObject, 'apiVersion' | 'kind'>): boolean {
  return kind === 'NetworkPolicy' && /^(networking\.k8s\.io|extensions)\//.test(apiVersion);
}

/** Decodes, defaults and validates as an API server does (semantics/kubernetes.md 1.1, 1.7). Never throws. */
export function parseNetworkPolicy(object: ManifestObject): Reading<NetworkPolicy> {
  const root = startReading(object, 'networkpolicy', 'absent');
  const document = recordOf(root, ['apiVersion', 'kind', 'metadata', 'spec', 'status']);
  if (!document) return { diagnostics: root.reading.diagnostics };
  checkVersion(document, object.apiVersion);
  const metadata = metadataOf(root, document, 'namespaced');
  const specField = document.get('spec');
  if (!specField)
    complain(
      root,
      'warning',
      'spec-missing',
      '`spec` is missing: every pod of the namespace is denied ingress',
      'add `spec`',
    );
  const spec = specField && recordOf(specField, ['podSelector', 'policyTypes', 'ingress', 'egress']);
  const policy = readPolicy(object, metadata, spec);
  return finishReading(root, metadata, (origin) => ({ ...policy, origin }));
}

function checkVersion(document: FieldRecord, apiVersion: string): void {
  if (apiVersion === API_VERSION) return;
  const old = apiVersion.startsWith('extensions/') ? ' has not been served since Kubernetes 1.16' : ' is not served';
  const field = document.get('apiVersion') ?? document.field;
  reject(field, 'api-version', `NetworkPolicy of \`${apiVersion}\`${old}`, `change apiVersion to ${API_VERSION}`);
}

function readPolicy(
  object: ManifestObject,
  metadata: Metadata,
  spec: FieldRecord | undefined,
): Omit<NetworkPolicy, 'origin'> {
  const podSelector = spec?.get('podSelector');
  const ingress = rulesOf(object, metadata, spec?.get('ingress'), 'from');
  const egress = rulesOf(object, metadata, spec?.get('egress'), 'to');
  const directions = directionsOf(spec?.get('policyTypes'), egress.length > 0);
  for (const [direction, rules] of [
    ['ingress', ingress],
    ['egress', egress],
  ] as const) {
    const field = spec?.get(direction);
    if (field && rules.length > 0 && !directions.includes(direction))
      complain(
        field,
        'warning',
        'rules-ignored',
        `the ${direction} rules are ignored, since \`policyTypes\` does not name ${direction === 'ingress' ? '`Ingress`' : '`Egress`'}`,
        'add the type, or remove the rules',
      );
  }
  return {
    kind: 'NetworkPolicy',
    namespace: metadata.namespace ?? 'default',
    name: metadata.name,
    podSelector: podSelector ? selectorOfField(podSelector, 'server') : EVERYTHING,
    directions,
    ingress: directions.includes('ingress') ? ingress : [],
    egress: directions.includes('egress') ? egress : [],
    ...(metadata.labels ? { labels: metadata.labels } : {}),
  };
}

/** The directions in effect; an absent or empty list is defaulted (semantics/kubernetes.md 1.1). */
function directionsOf(field: Field | undefined, hasEgress: boolean): readonly Direction[] {
  const items = optionalListOf(field);
  if (items.length === 0) return hasEgress ? ['ingress', 'egress'] : ['ingress'];
  if (field && items.length > 2)
    reject(
      field,
      'policy-types',
      `\`policyTypes\` holds ${items.length} items, at most 2 are allowed`,
      'name each type once',
    );
  const types = items.map((item) => choiceOf(item, TYPES, 'policy-type'));
  if (types.includes(undefined)) return ['ingress', 'egress'];
  const directions: Direction[] = [];
  if (types.includes('Ingress')) directions.push('ingress');
  if (types.includes('Egress')) directions.push('egress');
  return directions;
}

function rulesOf(
  object: ManifestObject,
  metadata: Metadata,
  field: Field | undefined,
  peers: 'from' | 'to',
): readonly NetworkPolicyRule[] {
  return optionalListOf(field).map((item) => {
    const record = item.value === null ? undefined : recordOf(item, [peers, 'ports']);
    return {
      peers: optionalListOf(record?.get(peers)).flatMap((peer) => networkPolicyPeerOf(peer) ?? []),
      ports: optionalListOf(record?.get('ports')).flatMap((port) => networkPolicyPortOf(port) ?? []),
      origin: originOf(object, metadata, item.path),
    };
  });
}
