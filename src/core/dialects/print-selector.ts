import type { Requirement, Selector } from '../cluster/selector.ts';

/** A selector in the form that the API has for it. */
export interface PrintedSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: readonly string[] }[];
}

function withoutValues(r: Requirement): readonly Requirement[] {
  if (!('values' in r) || r.values.length > 0) return [r];
  if (r.operator === 'NotIn') return [];
  // `In` no value at all matches nothing, which Kubernetes cannot say in one requirement
  return [
    { key: r.key, operator: 'DoesNotExist' },
    { key: r.key, operator: 'Exists' },
  ];
}

/** A label selector to write: single values as `matchLabels`, everything sorted (semantics/kubernetes.md 1.2, 1.9). */
export function printSelector(selector: Selector): PrintedSelector {
  const labels = new Map<string, string>();
  const expressions: { key: string; operator: string; values?: readonly string[] }[] = [];
  for (const r of selector.requirements.flatMap(withoutValues)) {
    const [value, ...more] = 'values' in r ? r.values : [];
    if (r.operator === 'In' && value !== undefined && more.length === 0 && !labels.has(r.key)) labels.set(r.key, value);
    else expressions.push('values' in r ? { key: r.key, operator: r.operator, values: [...r.values] } : { ...r });
  }
  return {
    ...(labels.size > 0 ? { matchLabels: Object.fromEntries(labels) } : {}),
    ...(expressions.length > 0 ? { matchExpressions: expressions } : {}),
  };
}
