/** Selectors in a manifest: whom the selector at a path is about, and whom it selects in the design now. */
import type { Cluster, Namespace, Workload } from '../cluster/cluster.ts';
import { type Labels, NO_LABELS } from '../cluster/labels.ts';
import { EVERYTHING, type Selector, selectorMatches, selectorOf, selectorOfLabels } from '../cluster/selector.ts';
import { isRecord, type PlainRecord } from '../dialects/read-text.ts';
import { textAt, valueAt } from './document-value.ts';

type Step = string | number;

/** What a selector looks at. */
export interface Scope {
  readonly of: 'pods' | 'namespaces' | 'hosts';
  /** The path of the selector itself. */
  readonly path: readonly Step[];
  /** Of pods: the namespaces in which they are looked for. */
  readonly namespaces: 'own' | readonly Step[];
}

/** What a selector selects. */
export interface Selection {
  readonly of: Scope['of'];
  readonly workloads: readonly Workload[];
  readonly namespaces: readonly Namespace[];
  readonly hosts: readonly string[];
}

const SELECTORS: Readonly<Record<string, Scope['of']>> = {
  podSelector: 'pods',
  namespaceSelector: 'namespaces',
  namespaces: 'namespaces',
  nodes: 'hosts',
  selector: 'pods',
};

/** The selector that a path leads to or through; undefined where there is none. */
export function scopeOf(path: readonly Step[]): Scope | undefined {
  const at = path.findLastIndex((step) => typeof step === 'string' && Object.hasOwn(SELECTORS, step));
  const name = at < 0 ? undefined : path[at];
  const of = typeof name === 'string' ? SELECTORS[name] : undefined;
  if (of === undefined) return undefined;
  const around = path.slice(0, at);
  // beside it, or nobody: then the policy's own namespace is meant
  const namespaces = name === 'podSelector' ? ([...around, 'namespaceSelector'] as const) : ('own' as const);
  return { of, path: path.slice(0, at + 1), namespaces };
}

/**
 * Whom the selector of a scope selects; undefined while it means nothing. `document`: the manifest that it stands in.
 */
export function selectionOf(document: PlainRecord, scope: Scope, cluster: Cluster): Selection | undefined {
  const selector = selectorAt(document, scope.path);
  const none: Selection = { of: scope.of, workloads: [], namespaces: [], hosts: [] };
  if (!selector) return undefined;
  switch (scope.of) {
    case 'hosts':
      return { ...none, hosts: cluster.hosts.filter((h) => selectorMatches(selector, h.labels)).map((h) => h.name) };
    case 'namespaces': {
      const namespaces = cluster.namespaces.filter((n) => selectorMatches(selector, n.labels));
      const names = new Set(namespaces.map((n) => n.name));
      return { ...none, namespaces, workloads: cluster.workloads.filter((w) => names.has(w.namespace)) };
    }
    case 'pods': {
      const workloads = candidates(document, scope, cluster).filter((w) =>
        w.pods.some((pod) => selectorMatches(selector, pod.labels)),
      );
      return { ...none, workloads };
    }
  }
}

/** The labels that a selector of this scope can ask for. */
export function labelsInScope(document: PlainRecord, scope: Scope, cluster: Cluster): readonly Labels[] {
  switch (scope.of) {
    case 'hosts':
      return cluster.hosts.map((h) => h.labels);
    case 'namespaces':
      return cluster.namespaces.map((n) => n.labels);
    case 'pods':
      return candidates(document, scope, cluster).flatMap((w) => w.pods.map((pod) => pod.labels));
  }
}

/** The workloads among which a selector of pods chooses. */
function candidates(document: PlainRecord, scope: Scope, cluster: Cluster): readonly Workload[] {
  const beside = scope.namespaces === 'own' ? undefined : selectorAt(document, scope.namespaces);
  const isPolicyOfAll = document['kind'] !== 'NetworkPolicy' && scope.namespaces !== 'own';
  if (!beside && isPolicyOfAll) return cluster.workloads;
  if (beside) {
    const labels = new Map(cluster.namespaces.map((n) => [n.name, n.labels]));
    return cluster.workloads.filter((w) => selectorMatches(beside, labels.get(w.namespace) ?? NO_LABELS));
  }
  const own = textAt(document, ['metadata', 'namespace']) ?? 'default';
  return cluster.workloads.filter((w) => w.namespace === own);
}

/** A selector as far as it is typed; undefined where none stands, or where an operator means nothing yet. */
function selectorAt(document: PlainRecord, path: readonly Step[]): Selector | undefined {
  const value = valueAt(document, path);
  if (value === null) return EVERYTHING;
  if (!isRecord(value)) return undefined;
  // the selector of a Service is a plain map of labels
  if (path.at(-1) === 'selector' && !('matchLabels' in value) && !('matchExpressions' in value))
    return selectorOfLabels(textPairs(value));
  const labels = isRecord(value['matchLabels']) ? textPairs(value['matchLabels']) : [];
  const expressions = Array.isArray(value['matchExpressions']) ? (value['matchExpressions'] as unknown[]) : [];
  const requirements = expressions.map(requirementOf);
  if (requirements.includes(undefined)) return undefined;
  return selectorOf([...selectorOfLabels(labels).requirements, ...requirements.filter((r) => r !== undefined)]);
}

function requirementOf(value: unknown): Selector['requirements'][number] | undefined {
  const key = textAt(value, ['key']);
  const operator = textAt(value, ['operator']);
  const given = valueAt(value, ['values']);
  const values = Array.isArray(given) ? given.filter((v) => typeof v === 'string') : [];
  if (key === undefined) return undefined;
  if (operator === 'Exists' || operator === 'DoesNotExist') return { key, operator };
  return operator === 'In' || operator === 'NotIn' ? { key, operator, values } : undefined;
}

function textPairs(record: PlainRecord): [string, string][] {
  return Object.entries(record).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[key, value]] : [],
  );
}
