/** Objects given twice: an API server holds only one of a kind, namespace and name. */
import { sameValue } from '../../design/fields.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { quoted } from '../../dialects/fields.ts';
import { type ManifestObject, objectTitle, placeOf } from '../../dialects/manifest.ts';
import { groupOf, roleOf } from './kinds.ts';

/** Kinds that once lived in `extensions` are the same objects as in their group of today. */
function currentGroup(object: ManifestObject): string {
  const group = groupOf(object);
  if (group !== 'extensions') return group;
  return object.kind === 'Ingress' || object.kind === 'NetworkPolicy' ? 'networking.k8s.io' : 'apps';
}

/** What an API server tells objects apart by; a missing namespace is `default`. */
function objectKey(object: ManifestObject): string {
  return JSON.stringify([currentGroup(object), object.kind, object.namespace ?? 'default', object.name]);
}

/**
 * The first of each object, and a complaint for each further one that names both places. Of kinds that the inventory is
 * not made of, a second one is no matter.
 */
export function duplicateObjects(objects: readonly ManifestObject[]): {
  readonly kept: readonly ManifestObject[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const first = new Map<string, ManifestObject>();
  const diagnostics: Diagnostic[] = [];
  for (const object of objects) {
    const key = objectKey(object);
    const before = first.get(key);
    if (!before) first.set(key, object);
    else if (roleOf(object) !== undefined) diagnostics.push(complaint(object, before));
  }
  return { kept: [...first.values()], diagnostics };
}

function complaint(object: ManifestObject, before: ManifestObject): Diagnostic {
  const title = objectTitle(object);
  const same = sameValue(object.value, before.value);
  const exists = `${quoted(title)} already exists with ${same ? 'the same' : 'other'} content at ${before.file}:${before.span.line}`;
  return {
    code: 'object/duplicate',
    severity: same ? 'warning' : 'error',
    message: `${exists}; ${same ? 'it is read once' : 'only the first one counts'}`,
    place: placeOf(object, ['metadata', 'name']),
    object: title,
    help: same ? 'keep one of them' : 'keep one of them, or load variants of one application apart from each other',
  };
}
