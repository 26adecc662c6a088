import type { Origin } from '../policy/policy-set.ts';
import type { Reading } from './dialect.ts';
import {
  anyRecordOf,
  childOf,
  complain,
  type Field,
  type FieldRecord,
  keysOf,
  quoted,
  recordOf,
  reject,
  requiredOf,
  textOf,
} from './fields.ts';
import { isDnsLabel, isDnsSubdomain } from './fields-words.ts';
import { type FieldPath, fieldText, type ManifestObject, objectTitle, placeOf } from './manifest.ts';
import { labelsOfField } from './selector-fields.ts';
import type { UnreadPolicyObject } from './unread.ts';

const METADATA_FIELDS: readonly string[] = [
  'name',
  'generateName',
  'namespace',
  'selfLink',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'ownerReferences',
  'finalizers',
  'managedFields',
];

/** The part of `metadata` that policies need. Annotations are checked and not kept: they may hold secrets. */
export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

function checkName(record: FieldRecord | undefined, root: Field): string {
  const field = record ? requiredOf(record, 'name') : undefined;
  if (!record) requiredOf({ field: childOf(root, 'metadata', undefined), get: () => undefined }, 'name');
  const name = field ? textOf(field) : undefined;
  if (field && name !== undefined && !isDnsSubdomain(name))
    reject(
      field,
      'name',
      `${quoted(name)} is not a valid name`,
      'use lower-case letters, digits, `-` and `.`, with a letter or digit at both ends',
    );
  return name ?? '';
}

function checkNamespace(field: Field | undefined, scope: 'namespaced' | 'cluster'): string | undefined {
  const name = field && field.value !== null ? textOf(field) : undefined;
  if (!field || !name) return undefined;
  if (scope === 'cluster')
    complain(
      field,
      'warning',
      'namespace-ignored',
      'the kind is cluster-scoped, so its namespace is ignored',
      'remove it',
    );
  else if (!isDnsLabel(name))
    reject(
      field,
      'namespace',
      `${quoted(name)} is not a valid namespace`,
      'use at most 63 lower-case letters, digits and `-`, with a letter or digit at both ends',
    );
  return name;
}

function checkAnnotations(field: Field): void {
  const record = anyRecordOf(field);
  for (const key of record ? keysOf(record) : []) {
    const value = record?.get(key);
    if (value) textOf(value);
  }
}

/** Reads and checks `metadata` (semantics/kubernetes.md 1.7). A namespaced object without a namespace is in `default`. */
export function metadataOf(root: Field, document: FieldRecord, scope: 'namespaced' | 'cluster'): Metadata {
  const field = document.get('metadata');
  const record = field && recordOf(field, METADATA_FIELDS);
  const name = checkName(record, root);
  const namespace = checkNamespace(record?.get('namespace'), scope);
  const annotations = record?.get('annotations');
  if (annotations && annotations.value !== null) checkAnnotations(annotations);
  const labelsField = record?.get('labels');
  const labels = labelsField && labelsField.value !== null ? labelsOfField(labelsField) : {};
  return {
    name,
    ...(scope === 'namespaced' ? { namespace: namespace ?? 'default' } : {}),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
  };
}

/** The origin of an object or a part of it. The place is looked up when it is first asked for: it reads the text again. */
export function originOf(object: ManifestObject, metadata: Metadata, path: FieldPath = [], ruleName?: string): Origin {
  let place: Origin['place'];
  return {
    kind: object.kind,
    ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
    name: metadata.name,
    ...(path.length === 0 ? {} : { field: fieldText(path) }),
    ...(ruleName === undefined ? {} : { ruleName }),
    get place() {
      place ??= placeOf(object, path);
      return place;
    },
  };
}

/**
 * Ends a reading. A rejected object says in so many words that it enforces nothing, so that it never just vanishes; an
 * object whose meaning is left open becomes `unread`.
 */
export function finishReading<T>(
  root: Field,
  metadata: Metadata,
  object: (origin: Origin) => T | undefined,
  unread?: () => UnreadPolicyObject,
): Reading<T> {
  const { reading } = root;
  const { diagnostics } = reading;
  const title = quoted(objectTitle(reading.object));
  if (reading.rejected) {
    complain(
      root,
      'warning',
      'rejected',
      `${title} is rejected by an API server and enforces nothing`,
      'correct its errors',
    );
    return { diagnostics };
  }
  if (reading.unclear && unread) {
    const message = `an API server admits ${title}, but what it then enforces is undefined`;
    complain(root, 'warning', 'undefined-meaning', message, 'correct its errors');
    return { unread: unread(), diagnostics };
  }
  const read = object(originOf(reading.object, metadata));
  return read === undefined ? { diagnostics } : { object: read, diagnostics };
}
