/** Monaco with what a writer of YAML needs. Import this module lazily: it is larger than the rest of the studio. */
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/links/register';
import 'monaco-editor/features/longLinesHelper/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/stickyScroll/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/unicodeHighlighter/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/yaml/register';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { configureMonacoYaml } from 'monaco-yaml';
import YamlWorker from './yaml.worker?worker';

self.MonacoEnvironment = { getWorker: (_, label) => (label === 'yaml' ? new YamlWorker() : new EditorWorker()) };

const nativeCreate = monaco.editor.createWebWorker;
const monacoForYaml = {
  ...monaco,
  editor: {
    ...monaco.editor,
    createWebWorker(o: any) {
      if (o.worker) return nativeCreate(o as never);
      const w = o.label === 'yaml' ? new YamlWorker() : new EditorWorker();
      w.postMessage('ignore');
      w.postMessage(o.createData);
      return nativeCreate({ worker: Promise.resolve(w) } as never);
    },
  },
};
configureMonacoYaml(monacoForYaml as never, {
  enableSchemaRequest: false,
  isKubernetes: true,
  schemas: [
    {
      uri: 'inmemory://studio/k.json',
      fileMatch: ['**/*.yaml'],
      schema: {
        type: 'object',
        properties: { kind: { enum: ['NetworkPolicy', 'Pod'], description: 'The **kind**' } },
        allOf: [
          {
            if: { required: ['kind'], properties: { kind: { const: 'NetworkPolicy' } } },
            then: {
              properties: {
                spec: {
                  type: 'object',
                  additionalProperties: false,
                  properties: {
                    podSelector: { type: 'object', description: 'who' },
                    ingress: { type: 'array', items: { type: 'object' }, description: 'what comes in' },
                  },
                },
              },
            },
          },
        ],
      },
    },
  ],
});

export { monaco };
