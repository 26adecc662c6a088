/** An edit of a namespace object: its labels and its pod security flow back, as far as they are its own. */
import type { FileEdit, FileEditAnswer } from '../../analyses/file-edit.ts';
import { MANAGED_BY, namespaceFile } from '../../delivery/namespace-object.ts';
import { change, type Document } from '../../design/change.ts';
import { type Fields, setFields } from '../../design/edits/draft.ts';
import { APP_LABEL, membershipLabels } from '../../design/inventory.ts';
import { labelKeyProblem, labelValueProblem } from '../../design/label-syntax.ts';
import { entityIn } from '../../design/lookup.ts';
import { COLLECTIONS, type Design, type DesignNamespace } from '../../design/schema.ts';
import { type FieldPath, placeOf } from '../../dialects/manifest.ts';
import { readManifests } from '../../dialects/read.ts';
import { isRecord } from '../../dialects/read-text.ts';
import { changeTexts } from './change-texts.ts';
import { refuseAt, refuseErrors, refuseWhole } from './refusals.ts';

const POD_SECURITY = 'pod-security.kubernetes.io/enforce';
const LEVELS = COLLECTIONS.namespaces.shape.podSecurity;

/** Why a field cannot be taken, as in a diagnostic. */
interface Unfit {
  readonly path: FieldPath;
  readonly message: string;
  readonly help: string;
}

/** An edit of `namespace.yaml`, or of the patch of its labels. */
export function editNamespace(document: Document, id: string, patch: boolean, edit: FileEdit): FileEditAnswer {
  const { objects, diagnostics } = readManifests([{ name: edit.path, text: edit.text }]);
  const own = diagnostics.filter((d) => d.code !== 'file/no-objects');
  const errors = own.filter((d) => d.severity === 'error');
  if (errors.length > 0) return refuseErrors(edit, own, errors, 'As it is, an API server would refuse the text.');
  const namespace = entityIn(document.design, 'namespaces', id);
  const [object, second] = objects;
  if (!namespace || !object) return refuseWhole(edit, ONLY_LABELS, own);
  if (second || object.kind !== 'Namespace' || object.name !== namespace.name)
    return refuseAt(
      placeOf(second ?? object),
      `this file is the namespace \`${namespace.name}\` and nothing else`,
      'rename or add namespaces in the design',
      own,
    );
  const read = labelsIn(object.value);
  const fields = 'path' in read ? read : fieldsOf(document.design, namespace, patch, read);
  if ('path' in fields) return refuseAt(placeOf(object, fields.path), fields.message, fields.help, own);
  const label = `Edit namespace ${namespace.name}`;
  const [next] = change(document, label, (draft) => setFields(draft, 'namespaces', id, fields));
  const changes = changeTexts(document.design, next.design);
  if (changes.length === 0) return refuseWhole(edit, SAME_LABELS, own);
  const remarks = ['Only labels flow back: anything else in the text is not kept.'];
  return { diagnostics: own, ways: [{ kind: 'document', label, document: next, changes, remarks }] };
}

const ONLY_LABELS = 'There is no namespace in the text, and only its labels can be edited here: discard the draft.';
const SAME_LABELS = 'No label is different: the rest of this file is written by the design. Discard the draft.';
const LABELS = ['metadata', 'labels'];

function labelsIn(value: unknown): ReadonlyMap<string, string> | Unfit {
  const metadata = isRecord(value) ? value['metadata'] : undefined;
  const labels = isRecord(metadata) ? (metadata['labels'] ?? {}) : {};
  if (!isRecord(labels)) return { path: LABELS, message: 'labels are no map', help: 'write them as `key: value`' };
  for (const [key, text] of Object.entries(labels)) {
    const path = [...LABELS, key];
    if (typeof text !== 'string')
      return { path, message: `the value of label \`${key}\` is no text`, help: 'put it in quotes' };
    const message = labelKeyProblem(key) ?? labelValueProblem(text);
    if (message !== undefined) return { path, message, help: 'mend it' };
  }
  return new Map(Object.entries(labels) as [string, string][]);
}

type NamespaceFields = { -readonly [K in keyof Fields<DesignNamespace>]: Fields<DesignNamespace>[K] };

/** The fields that make the namespace carry these labels, or why there are none. */
function fieldsOf(
  design: Design,
  namespace: DesignNamespace,
  patch: boolean,
  labels: ReadonlyMap<string, string>,
): NamespaceFields | Unfit {
  const written = namespaceFile(design, namespace)?.value as
    | { metadata: { labels: Record<string, string> } }
    | undefined;
  const before = written?.metadata.labels ?? {};
  const zones = membershipLabels(design, namespace);
  const own: Record<string, string> = { ...namespace.labels };
  const fields: NamespaceFields = {};
  for (const key of new Set([...Object.keys(before), ...labels.keys()])) {
    const value = labels.get(key);
    if (value === before[key]) continue;
    const foreign = Object.hasOwn(zones, key) ? FROM_ZONE : Object.hasOwn(MANAGED_BY, key) ? FROM_STUDIO : undefined;
    if (foreign) return { path: [...LABELS, key], message: `label \`${key}\` ${foreign.message}`, help: foreign.help };
    if (key === POD_SECURITY) {
      const level = LEVELS.safeParse(value);
      if (!level.success) return { path: [...LABELS, key], ...NO_LEVEL };
      fields.podSecurity = level.data;
    } else if (key === APP_LABEL && !Object.hasOwn(own, APP_LABEL)) fields.app = value;
    else if (patch)
      return { path: [...LABELS, key], message: `label \`${key}\` ${NOT_HERE.message}`, help: NOT_HERE.help };
    else if (value === undefined) delete own[key];
    else own[key] = value;
  }
  return { ...fields, labels: own };
}

const FROM_ZONE = { message: 'comes from a zone', help: 'put the namespace into another one instead' };
const FROM_STUDIO = { message: 'stands on everything that is written', help: 'put it back as it was' };
const NOT_HERE = { message: 'is none that policies depend on, and a patch holds only those', help: 'take it out' };
const NO_LEVEL = { message: 'this is no level of pod security', help: 'use `privileged`, `baseline` or `restricted`' };
