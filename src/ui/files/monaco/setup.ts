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
import 'monaco-editor/features/tokenization/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/unicodeHighlighter/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
// the feature `suggest` stands for suggestions in grey only: the list itself comes with its controller
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/languages/definitions/yaml/register';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import YamlWorker from './yaml.worker?worker';

type WorkerKind = 'yaml' | 'editor';

/** Fetched along with the editor, so that they are there should the network go before they are first asked. */
const ready: { [K in WorkerKind]?: Worker } = { yaml: makeWorker('yaml'), editor: makeWorker('editor') };

self.MonacoEnvironment = { getWorker: (_, label) => newWorker(label) };

/** A worker of Monaco: that of YAML, or the one for everything else. */
export function newWorker(label: string | undefined): Worker {
  const kind = label === 'yaml' ? 'yaml' : 'editor';
  const worker = ready[kind] ?? makeWorker(kind);
  delete ready[kind];
  return worker;
}

function makeWorker(kind: WorkerKind): Worker {
  return kind === 'yaml' ? new YamlWorker() : new EditorWorker();
}

export { monaco };
