import { compareText } from '../lib/order.ts';
import type { Labels } from './labels.ts';

/** One condition of a label selector (semantics/kubernetes.md 1.2). `matchLabels` pairs are written as `In` with one value. */
export type Requirement =
  | { readonly key: string; readonly operator: 'In' | 'NotIn'; readonly values: readonly string[] }
  | { readonly key: string; readonly operator: 'Exists' | 'DoesNotExist' };

/** A conjunction; none matches everything. Requirements are sorted, so equal selectors have equal text. */
export interface Selector {
  readonly requirements: readonly Requirement[];
}

/** The selector that every label set satisfies (semantics/kubernetes.md 1.2). */
export const EVERYTHING: Selector = { requirements: [] };

/** Makes a selector canonical: values sorted and unique, requirements sorted and unique. */
export function selectorOf(requirements: Iterable<Requirement>): Selector {
  const canonical = new Map<string, Requirement>();
  for (const r of requirements) {
    const c: Requirement = 'values' in r ? { ...r, values: [...new Set(r.values)].sort(compareText) } : r;
    canonical.set(requirementKey(c), c);
  }
  return { requirements: [...canonical].sort(([a], [b]) => compareText(a, b)).map(([, r]) => r) };
}

/** The selector of exact labels. */
export function selectorOfLabels(labels: Iterable<readonly [string, string]>): Selector {
  return selectorOf([...labels].map(([key, value]) => ({ key, operator: 'In', values: [value] }) as const));
}

/** Whether labels satisfy one requirement; `NotIn` also matches an absent key (semantics/kubernetes.md 1.2). */
export function requirementMatches(r: Requirement, labels: Labels): boolean {
  const value = labels.get(r.key);
  switch (r.operator) {
    case 'In':
      return value !== undefined && r.values.includes(value);
    case 'NotIn':
      return value === undefined || !r.values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** Whether labels satisfy a selector (semantics/kubernetes.md 1.2). */
export function selectorMatches(selector: Selector, labels: Labels): boolean {
  return selector.requirements.every((r) => requirementMatches(r, labels));
}

function requirementKey(r: Requirement): string {
  return JSON.stringify('values' in r ? [r.key, r.operator, r.values] : [r.key, r.operator]);
}

/** A canonical text of a selector, for interning. */
export function selectorKey(selector: Selector): string {
  return `[${selector.requirements.map(requirementKey).join(',')}]`;
}
