import type { Diagnostic } from '../diagnostics.ts';
import { compareText, groupBy } from '../lib/order.ts';
import { quoted } from './fields.ts';
import { type ManifestObject, objectTitle, placeOf } from './manifest.ts';

/** What became of policies given more than once. */
export interface DuplicatePolicies {
  /** Further copies that say the same: they may be left out. */
  readonly repeated: ReadonlySet<ManifestObject>;
  /** Objects of one name that say different things: which of them is in force is not known. */
  readonly conflicting: ReadonlySet<ManifestObject>;
  readonly diagnostics: readonly Diagnostic[];
}

function identity({ apiVersion, kind, namespace, name }: ManifestObject): string {
  const slash = apiVersion.indexOf('/');
  return JSON.stringify([slash < 0 ? '' : apiVersion.slice(0, slash), kind, namespace ?? 'default', name]);
}

/** A text that is equal for values that mean the same: keys sorted. Metadata and status say nothing about traffic. */
function contentText(value: unknown, top = true): string {
  if (Array.isArray(value)) return `[${value.map((item) => contentText(item, false)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([key]) => !top || (key !== 'metadata' && key !== 'status'));
  return `{${entries
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, item]) => `${JSON.stringify(key)}:${contentText(item, false)}`)
    .join()}}`;
}

function complaint(object: ManifestObject, first: ManifestObject, same: boolean): Diagnostic {
  const title = objectTitle(object);
  const other = `${first.file}:${first.span.line}`;
  const only =
    object.kind === 'BaselineAdminNetworkPolicy'
      ? 'a cluster has only one BaselineAdminNetworkPolicy'
      : 'a cluster has only one object of a kind and name';
  return {
    code: 'policy/duplicate',
    severity: same ? 'warning' : 'error',
    message: same
      ? `${quoted(title)} already exists with the same content at ${other}; it is read once`
      : `${quoted(title)} already exists with other content at ${other}; ${only}, so which of them is enforced is undefined`,
    place: placeOf(object),
    object: title,
    help: 'keep one of them',
  };
}

/** Policies of the same group, kind, namespace and name. */
export function duplicatePolicies(policies: readonly ManifestObject[]): DuplicatePolicies {
  const repeated = new Set<ManifestObject>();
  const conflicting = new Set<ManifestObject>();
  const diagnostics: Diagnostic[] = [];
  for (const group of groupBy(policies, identity).values()) {
    const [first, ...more] = group;
    if (!first || first.name === '' || more.length === 0) continue;
    const seen = new Set([contentText(first.value)]);
    for (const object of more) {
      const content = contentText(object.value);
      const same = seen.has(content);
      if (same) repeated.add(object);
      seen.add(content);
      diagnostics.push(complaint(object, first, same));
    }
    if (seen.size > 1) for (const object of group) conflicting.add(object);
  }
  return { repeated, conflicting, diagnostics };
}
