import { labelKeyProblem, labelValueProblem } from '../label-syntax.ts';
import { type DocumentDraft, drafted } from './draft.ts';

/**
 * Sets the labels of a namespace, workload, label group or host group. Returns what is wrong with them
 * (semantics/kubernetes.md 1.8), and then nothing is changed.
 */
export function setLabels(
  draft: DocumentDraft,
  id: string,
  labels: Readonly<Record<string, string>>,
): string | undefined {
  for (const [key, value] of Object.entries(labels)) {
    const problem = labelKeyProblem(key) ?? labelValueProblem(value);
    if (problem) return problem;
  }
  const thing =
    drafted(draft, 'namespaces', id) ??
    drafted(draft, 'workloads', id) ??
    drafted(draft, 'labelGroups', id) ??
    drafted(draft, 'hostGroups', id);
  if (!thing) return `\`${id}\` carries no labels`;
  thing.labels = { ...labels };
  return undefined;
}
