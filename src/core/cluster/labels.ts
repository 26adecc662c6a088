import { compareText } from '../lib/order.ts';

/** Labels as Kubernetes has them. A Map, since keys such as `constructor` are valid. */
export type Labels = ReadonlyMap<string, string>;

/** Of things without labels. */
export const NO_LABELS: Labels = new Map();

/** Set and overwritten by the API server on every namespace (semantics/kubernetes.md 1.2). */
export const NAMESPACE_NAME_LABEL = 'kubernetes.io/metadata.name';

/** Labels from a plain record, keys sorted. */
export function labelsOf(record: Readonly<Record<string, string>>): Labels {
  return new Map(Object.entries(record).sort(([a], [b]) => compareText(a, b)));
}

/** A canonical text of labels: equal text means equal labels. */
export function labelsKey(labels: Labels): string {
  return JSON.stringify([...labels].sort(([a], [b]) => compareText(a, b)));
}
