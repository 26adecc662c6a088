/** Objects given twice: an API server holds only one of a kind, namespace and name. */
import type { Diagnostic } from '../../diagnostics.ts';
import { type ManifestObject, objectTitle, placeOf } from '../../dialects/manifest.ts';
import { groupOf } from './kinds.ts';

/** Kinds that once lived in `extensions` are the same objects as in their group of today. */
function currentGroup(object: ManifestObject): string {
  const group = groupOf(object);
  if (group !== 'extensions') return group;
  return object.kind === 'Ingress' || object.kind === 'NetworkPolicy' ? 'networking.k8s.io' : 'apps';
}

/** What an API server tells objects apart by; a missing namespace is `default`. */
export function objectKey(object: ManifestObject): string {
  return JSON.stringify([currentGroup(object), object.kind, object.namespace ?? 'default', object.name]);
}

/** The first of each object, and an error for each further one that names both places. */
export function duplicateObjects(objects: readonly ManifestObject[]): {
  readonly kept: readonly ManifestObject[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const first = new Map<string, ManifestObject>();
  const diagnostics: Diagnostic[] = [];
  for (const object of objects) {
    const key = objectKey(object);
    const before = first.get(key);
    if (!before) {
      first.set(key, object);
      continue;
    }
    const title = objectTitle(object);
    diagnostics.push({
      code: 'object/duplicate',
      severity: 'error',
      message: `\`${title}\` is already given at ${before.file}:${before.span.line}; only the first one counts`,
      place: placeOf(object, ['metadata', 'name']),
      object: title,
      help: 'remove one of the two, or rename it',
    });
  }
  return { kept: [...first.values()], diagnostics };
}
