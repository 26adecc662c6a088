/**
 * Schemas in Monaco: completion of fields, what a field means, and what a schema says against a text. The work is done by
 * monaco-yaml in its worker; its complaints are handed on, not shown, since the core's stand beside them.
 */
import { configureMonacoYaml } from 'monaco-yaml';
import { designJsonSchema, layoutJsonSchema } from '../../../core/design/json-schema.ts';
import type { Diagnostic } from '../../../core/diagnostics.ts';
import { kubernetesSchema } from '../../../core/schemas/kubernetes-schema.ts';
import { monaco, newWorker } from './setup.ts';

type Options = NonNullable<Parameters<typeof configureMonacoYaml>[1]>;
type Schema = NonNullable<NonNullable<Options['schemas']>[number]['schema']>;

const complaints = new Map<string, readonly Diagnostic[]>();
const listeners = new Set<() => void>();
const NONE: readonly Diagnostic[] = [];

/** What the schemas say against the text of a model, as of the last time they were asked. */
export function schemaProblems(uri: string | undefined): readonly Diagnostic[] {
  return (uri === undefined ? undefined : complaints.get(uri)) ?? NONE;
}

/** Calls back whenever schemas say something else. */
export function onSchemaProblems(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What monaco-worker-manager asks of Monaco: the form of before 0.55, which it still speaks. */
interface WorkerRequest {
  readonly label?: string;
  readonly createData?: unknown;
  readonly worker?: unknown;
}

function createWebWorker(request: WorkerRequest): unknown {
  const create = monaco.editor.createWebWorker as (options: unknown) => unknown;
  if (request.worker) return create(request);
  const worker = newWorker(request.label);
  // the first message installs what reads the second
  worker.postMessage('ignore');
  worker.postMessage(request.createData);
  const created = create({ worker: Promise.resolve(worker) });
  // kept while it idles: a page without a network could not fetch it again
  return Object.assign(created as object, { dispose() {} });
}

function keepComplaints(model: monaco.editor.ITextModel, _owner: string, markers: monaco.editor.IMarkerData[]): void {
  const uri = model.uri.toString();
  complaints.set(
    uri,
    markers.map((m) => diagnosticOf(m)),
  );
  for (const listener of listeners) listener();
}

function diagnosticOf(marker: monaco.editor.IMarkerData): Diagnostic {
  const { startLineNumber: line, startColumn: column, endLineNumber: endLine, endColumn, message } = marker;
  return {
    code: 'object/schema',
    severity: 'warning',
    message: `${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.$/, '')}`,
    // its file is known to whoever asks
    place: { file: '', span: { line, column, endLine, endColumn } },
  };
}

/** Descriptions hold backticks and are meant as Markdown. */
function described(schema: object): Schema {
  return JSON.parse(JSON.stringify(schema), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('description' in value)) return value;
    return typeof value.description === 'string' ? { ...value, markdownDescription: value.description } : value;
  }) as Schema;
}

type HoverProvider = monaco.languages.HoverProvider;

/** What a field means, without the name of the schema above it and its address below. */
function registerHoverProvider(language: string, provider: HoverProvider): monaco.IDisposable {
  return monaco.languages.registerHoverProvider(language, {
    async provideHover(model, position, token, context) {
      const hover = await provider.provideHover(model, position, token, context);
      return hover && { ...hover, contents: hover.contents.map((c) => ({ ...c, value: withoutFrame(c.value) })) };
    },
  });
}

function withoutFrame(markdown: string): string {
  return markdown.replace(/^#### [^\n]*\n+/, '').replace(/\n+Source: [^\n]*$/, '');
}

/** One for the page: it listens to every model. */
configureMonacoYaml(
  {
    ...monaco,
    editor: { ...monaco.editor, createWebWorker, setModelMarkers: keepComplaints },
    languages: { ...monaco.languages, registerHoverProvider },
  } as unknown as Parameters<typeof configureMonacoYaml>[0],
  {
    enableSchemaRequest: false,
    format: { enable: false },
    schemas: [
      {
        uri: 'inmemory://studio/schemas/design.json',
        fileMatch: ['**/own/design.yaml'],
        schema: described(designJsonSchema()),
      },
      {
        uri: 'inmemory://studio/schemas/layout.json',
        fileMatch: ['**/own/layout.yaml'],
        schema: described(layoutJsonSchema()),
      },
      {
        uri: 'inmemory://studio/schemas/manifest.json',
        fileMatch: ['**/manifests/**/*.yaml', '**/manifests/*.yaml', '**/manifests/**/*.yml', '**/manifests/*.yml'],
        schema: described(kubernetesSchema()),
      },
    ],
  },
);
