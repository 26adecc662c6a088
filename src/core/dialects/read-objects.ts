/** From plain values to Kubernetes objects: lists taken apart, headers checked, what is foreign told apart from what is broken. */
import type { Diagnostic, DiagnosticCode } from '../diagnostics.ts';
import type { FieldPath } from './manifest.ts';
import { isRecord, type PlainRecord, type Range } from './read-text.ts';

/** The part of an object that says what it is. */
export interface Header {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** One object found, or one complaint; the reader gives both their places. */
export type Finding =
  | { readonly header: Header; readonly value: PlainRecord; readonly range: Range }
  | { readonly complaint: Omit<Diagnostic, 'place'>; readonly field: FieldPath; readonly range: Range };

/** What the items of a typed list may leave out. */
interface ListDefaults {
  readonly apiVersion?: string;
  readonly kind?: string;
}

/** Whether a value is a list of objects: `List`, or any `*List` that holds `items`. */
export function isList(value: PlainRecord): boolean {
  const kind = value['kind'];
  return typeof kind === 'string' && kind.endsWith('List') && (kind === 'List' || Array.isArray(value['items']));
}

/** What the items of a list may leave out: a `PodList` holds Pods, whether or not each says so. */
export function listDefaults(list: PlainRecord): ListDefaults {
  const { kind, apiVersion } = list;
  if (typeof kind !== 'string' || kind === 'List' || typeof apiVersion !== 'string') return {};
  return { apiVersion, kind: kind.slice(0, -'List'.length) };
}

/** The objects in a document's value. Lists are taken apart, lists in lists too. */
export function* findObjects(
  value: unknown,
  range: Range,
  items: ReadonlyMap<object, Range>,
  defaults: ListDefaults = {},
): Generator<Finding> {
  if (value === null || value === undefined) return;
  if (!isRecord(value)) {
    const what = Array.isArray(value) ? 'a list of values' : 'a single value';
    yield complain(range, [], 'note', 'object/foreign', `${what}, not a Kubernetes object: passed over`);
    return;
  }
  if (isList(value)) {
    const list = value['items'];
    if (list !== null && list !== undefined && !Array.isArray(list))
      yield complain(range, ['items'], 'error', 'object/bad-list', '`items` must be a list');
    for (const item of Array.isArray(list) ? (list as unknown[]) : [])
      yield* findObjects(item, (isRecord(item) ? items.get(item) : undefined) ?? range, items, listDefaults(value));
    return;
  }
  yield readHeader(value, range, defaults);
}

function complain(
  range: Range,
  field: FieldPath,
  severity: Diagnostic['severity'],
  code: DiagnosticCode,
  message: string,
  help?: string,
): Finding {
  return { complaint: { code, severity, message, ...(help ? { help } : {}) }, field, range };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Configuration files have a kind and no name: they never reach an API server. */
function isConfigurationFile(apiVersion: string, kind: string): boolean {
  return (
    /kustomize|(^|\.)config\.k8s\.io\/|^kind\.x-k8s\.io\/|^kubeadm\.k8s\.io\/|\.config\.|^skaffold\//.test(
      apiVersion,
    ) ||
    (apiVersion === 'v1' && kind === 'Config')
  );
}

function readHeader(value: PlainRecord, range: Range, defaults: ListDefaults): Finding {
  const known = ['apiVersion', 'kind', 'metadata'].filter((key) => value[key] !== undefined && value[key] !== null);
  if (known.length === 0 && defaults.kind === undefined) {
    const help = 'nothing to do if it is a values file or a patch';
    return complain(range, [], 'note', 'object/foreign', 'not a Kubernetes object: passed over', help);
  }
  for (const field of ['kind', 'apiVersion'] as const) {
    const given = value[field] ?? defaults[field];
    if (given === undefined || given === null || given === '') return missing(range, field, known);
    if (typeof given !== 'string')
      return complain(range, [field], 'error', `object/bad-${field}`, `\`${field}\` must be text`);
  }
  const apiVersion = text(value['apiVersion']) ?? defaults.apiVersion ?? '';
  const kind = text(value['kind']) ?? defaults.kind ?? '';
  return readName(value, { apiVersion, kind }, range);
}

function missing(range: Range, field: 'kind' | 'apiVersion', known: readonly string[]): Finding {
  const has = known.map((key) => `\`${key}\``).join(' and ');
  const message = `\`${field}\` is missing in an object${has ? ` that has ${has}` : ''}`;
  return complain(range, [], 'error', `object/no-${field}`, message, `add \`${field}\`, or remove the document`);
}

function readName(value: PlainRecord, type: { apiVersion: string; kind: string }, range: Range): Finding {
  const metadata = value['metadata'];
  const { apiVersion, kind } = type;
  if (metadata === undefined || metadata === null || (isRecord(metadata) && metadata['name'] === undefined)) {
    const generated = isRecord(metadata) ? text(metadata['generateName']) : undefined;
    if (generated) return accept(value, { ...type, name: generated }, range, metadata);
    if (isConfigurationFile(apiVersion, kind))
      return complain(range, [], 'note', 'object/foreign', `a ${kind} file, not a Kubernetes object: passed over`);
    const field = isRecord(metadata) ? 'metadata.name' : 'metadata';
    return complain(range, [], 'error', 'object/no-name', `\`${field}\` is missing in a ${kind}`, 'give it a name');
  }
  if (!isRecord(metadata))
    return complain(range, ['metadata'], 'error', 'object/bad-metadata', `\`metadata\` of a ${kind} must be a mapping`);
  const name = text(metadata['name']);
  if (name === undefined)
    return complain(
      range,
      ['metadata', 'name'],
      'error',
      'object/bad-name',
      `the name of a ${kind} must be text`,
      'quote it',
    );
  return accept(value, { ...type, name }, range, metadata);
}

function accept(
  value: PlainRecord,
  { apiVersion, kind, name }: { apiVersion: string; kind: string; name: string },
  range: Range,
  metadata: unknown,
): Finding {
  const namespace = isRecord(metadata) ? metadata['namespace'] : undefined;
  if (namespace !== undefined && namespace !== null && typeof namespace !== 'string')
    return complain(
      range,
      ['metadata', 'namespace'],
      'error',
      'object/bad-namespace',
      `the namespace of ${kind} \`${name}\` must be text`,
      'quote it',
    );
  if ([name, namespace ?? '', kind].some((word) => word.includes('{{')))
    return complain(range, ['metadata'], 'error', 'yaml/template', TEMPLATE, TEMPLATE_HELP);
  return { header: { apiVersion, kind, name, ...(namespace ? { namespace } : {}) }, value, range };
}

/** What is said of a text with Go template marks in it. */
export const TEMPLATE = 'a Go template, not a manifest';

/** What to do about it. */
export const TEMPLATE_HELP = 'render it first, for example with `helm template`';
