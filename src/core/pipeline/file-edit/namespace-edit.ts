/** An edit of a namespace object: its labels and its pod security flow back, as far as they are its own. */
import type { FileEdit, FileEditAnswer } from '../../analyses/file-edit.ts';
import { MANAGED_BY, namespaceFile } from '../../delivery/namespace-object.ts';
import { change, type Document } from '../../design/change.ts';
import { type Fields, setFields } from '../../design/edits/draft.ts';
import { APP_LABEL, membershipLabels } from '../../design/inventory.ts';
import { labelKeyProblem, labelValueProblem } from '../../design/label-syntax.ts';
import { entityIn } from '../../design/lookup.ts';
import { COLLECTIONS, type Design, type DesignNamespace } from '../../design/schema.ts';
import { readManifests } from '../../dialects/read.ts';
import { isRecord } from '../../dialects/read-text.ts';
import { changeTexts } from './change-texts.ts';

const POD_SECURITY = 'pod-security.kubernetes.io/enforce';
const LEVELS = COLLECTIONS.namespaces.shape.podSecurity;

/** An edit of `namespace.yaml`, or of the patch of its labels. */
export function editNamespace(document: Document, id: string, patch: boolean, edit: FileEdit): FileEditAnswer {
  const { objects, diagnostics } = readManifests([{ name: edit.path, text: edit.text }]);
  const own = diagnostics.filter((d) => d.code !== 'file/no-objects');
  const refuse = (refusal: string): FileEditAnswer => ({ diagnostics: own, ways: [], refusal });
  const namespace = entityIn(document.design, 'namespaces', id);
  const [object, second] = objects;
  if (!namespace || !object || second || object.kind !== 'Namespace' || object.name !== namespace.name)
    return refuse(
      `This file is the namespace ${namespace?.name ?? id} and nothing else: rename or add namespaces in the design.`,
    );
  const read = labelsIn(object.value);
  if (typeof read === 'string') return refuse(read);
  const fields = fieldsOf(document.design, namespace, patch, read);
  if (typeof fields === 'string') return refuse(fields);
  const label = `Edit namespace ${namespace.name}`;
  const [next] = change(document, label, (draft) => setFields(draft, 'namespaces', id, fields));
  const changes = changeTexts(document.design, next.design);
  if (changes.length === 0) return refuse('No label is different: the rest of this file is written by the design.');
  const remarks = ['Only labels flow back: anything else in the text is not kept.'];
  return { diagnostics: own, ways: [{ kind: 'document', label, document: next, changes, remarks }] };
}

function labelsIn(value: unknown): ReadonlyMap<string, string> | string {
  const metadata = isRecord(value) ? value['metadata'] : undefined;
  const labels = isRecord(metadata) ? (metadata['labels'] ?? {}) : {};
  if (!isRecord(labels)) return 'Labels must be a map.';
  for (const [key, text] of Object.entries(labels)) {
    const problem = typeof text === 'string' ? labelValueProblem(text) : 'its value must be a text: put it in quotes';
    const wrong = labelKeyProblem(key) ?? problem;
    if (wrong !== undefined) return `Label ${key}: ${wrong}.`;
  }
  return new Map(Object.entries(labels) as [string, string][]);
}

/** The fields that make the namespace carry these labels, or why there are none. */
function fieldsOf(
  design: Design,
  namespace: DesignNamespace,
  patch: boolean,
  labels: ReadonlyMap<string, string>,
): Fields<DesignNamespace> | string {
  const written = namespaceFile(design, namespace)?.value as
    | { metadata: { labels: Record<string, string> } }
    | undefined;
  const before = written?.metadata.labels ?? {};
  const zones = membershipLabels(design, namespace);
  const own: Record<string, string> = { ...namespace.labels };
  const fields: { -readonly [K in keyof Fields<DesignNamespace>]: Fields<DesignNamespace>[K] } = {};
  for (const key of new Set([...Object.keys(before), ...labels.keys()])) {
    const value = labels.get(key);
    if (value === before[key]) continue;
    if (Object.hasOwn(zones, key)) return `Label ${key} comes from a zone: put the namespace into another one instead.`;
    if (Object.hasOwn(MANAGED_BY, key)) return `Label ${key} stands on everything that is written.`;
    if (key === POD_SECURITY) {
      const level = LEVELS.safeParse(value);
      if (!level.success) return `${value} is no level of pod security: use privileged, baseline or restricted.`;
      fields.podSecurity = level.data;
    } else if (key === APP_LABEL && !Object.hasOwn(own, APP_LABEL)) fields.app = value;
    else if (patch) return `Label ${key} is not written into a patch: it holds only what policies depend on.`;
    else if (value === undefined) delete own[key];
    else own[key] = value;
  }
  return { ...fields, labels: own };
}
