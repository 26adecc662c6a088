/** How texts look in both editors. */
import type { monaco } from './setup.ts';

/** Options of the editor and of the one that compares. */
export const SHARED_OPTIONS = {
  automaticLayout: true,
  minimap: { enabled: false },
  fontFamily: '"JetBrains Mono Variable", ui-monospace, Menlo, Consolas, monospace',
  fontLigatures: false,
  fontSize: 12,
  lineHeight: 20,
  padding: { top: 8, bottom: 16 },
  scrollBeyondLastLine: false,
  overviewRulerBorder: false,
  fixedOverflowWidgets: true,
  guides: { indentation: true },
  lineNumbersMinChars: 4,
} as const satisfies monaco.editor.IEditorOptions;

/** Of the editor that is written in. */
export const EDITOR_OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  ...SHARED_OPTIONS,
  renderValidationDecorations: 'on',
  renderLineHighlight: 'all',
  quickSuggestions: { other: true, strings: true, comments: true },
  suggest: { showWords: false, preview: false },
  wordBasedSuggestions: 'off',
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  formatOnType: false,
  bracketPairColorization: { enabled: false },
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },
};
