/** Namespaces as manifests: whole for those the design owns, a patch of labels where somebody else does. */

import { NAMESPACE_NAME_LABEL } from '../cluster/labels.ts';
import { APP_LABEL, membershipLabels, namespaceLabels } from '../design/inventory.ts';
import { isManaged } from '../design/isolation.ts';
import type { Design, DesignNamespace } from '../design/schema.ts';
import { compareText } from '../lib/order.ts';

/** Every object that Bulkhead writes carries it. */
export const MANAGED_BY: Readonly<Record<string, string>> = { 'app.kubernetes.io/managed-by': 'bulkhead' };

/** What a patch of labels is called: by its name it is known again. */
export const LABELS_PATCH = 'namespace-labels.patch.yaml';

/** The file that puts the labels of a design onto a namespace. */
export interface NamespaceFile {
  readonly name: 'namespace.yaml' | typeof LABELS_PATCH;
  readonly value: object;
  readonly comments: readonly string[];
}

function sorted(labels: Iterable<readonly [string, string]>): Record<string, string> {
  return Object.fromEntries([...labels].sort(([a], [b]) => compareText(a, b)));
}

function manifest(name: string, labels: Record<string, string>): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

/** The file of a namespace; undefined where nothing depends on its labels and somebody else owns it. */
export function namespaceFile(design: Design, namespace: DesignNamespace): NamespaceFile | undefined {
  if (isManaged(namespace)) {
    const own = [...namespaceLabels(design, namespace)].filter(([key]) => key !== NAMESPACE_NAME_LABEL);
    const security = namespace.podSecurity
      ? [['pod-security.kubernetes.io/enforce', namespace.podSecurity] as const]
      : [];
    return {
      name: 'namespace.yaml',
      value: manifest(namespace.name, sorted([...own, ...security, ...Object.entries(MANAGED_BY)])),
      comments: namespace.owner === undefined ? [] : [`owned by ${namespace.owner}`],
    };
  }
  const membership = Object.entries(membershipLabels(design, namespace));
  const app = namespaceLabels(design, namespace).get(APP_LABEL);
  const needed =
    namespace.app === undefined || app === undefined ? membership : [...membership, [APP_LABEL, app] as const];
  if (needed.length === 0) return undefined;
  return {
    name: LABELS_PATCH,
    value: manifest(namespace.name, sorted(needed)),
    comments: ['a patch: labels that policies depend on, for a namespace that somebody else owns'],
  };
}
