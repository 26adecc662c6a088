import { useEffect, useRef } from 'react';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { classes } from '../widgets/classes.ts';
import { type FileText, shownLine } from './file-text.ts';
import styles from './files.module.css';
import { monaco } from './monaco/setup.ts';
import { applyMonacoTheme } from './monaco/theme.ts';

const cx = classes(styles);

export interface EditorProps {
  readonly file: FileText;
  readonly problems: readonly Diagnostic[];
  /** A line of the file to show and mark. The object is new for every jump. */
  readonly jump: { readonly line?: number } | undefined;
  readonly isDark: boolean;
}

const OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  readOnly: false,
  renderValidationDecorations: 'on',
  automaticLayout: true,
  minimap: { enabled: false },
  fontFamily: '"JetBrains Mono Variable", ui-monospace, Menlo, Consolas, monospace',
  fontLigatures: false,
  fontSize: 12,
  lineHeight: 20,
  padding: { top: 8, bottom: 16 },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'all',
  overviewRulerBorder: false,
  fixedOverflowWidgets: true,
  tabFocusMode: true,
  guides: { indentation: true },
  lineNumbersMinChars: 4,
};

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  note: monaco.MarkerSeverity.Info,
} as const;

/** A file, read only, with the complaints about it where they stand. */
export function Editor({ file, problems, jump, isDark }: EditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);

  useEffect(() => {
    if (!host.current) return;
    const own = monaco.editor.create(host.current, { ...OPTIONS, model: null });
    editor.current = own;
    void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
    return () => {
      own.dispose();
      editor.current = undefined;
    };
  }, []);

  useEffect(() => applyMonacoTheme(isDark), [isDark]);

  useEffect(() => {
    const model = monaco.editor.createModel(file.text, 'yaml', monaco.Uri.parse('inmemory://studio/tree/' + file.path));
    editor.current?.setModel(model);
    editor.current?.updateOptions({
      ariaLabel: `${file.path}, read only`,
      lineNumbers: (line) => String(file.lines[line - 1] ?? ''),
    });
    return () => model.dispose();
  }, [file]);

  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) monaco.editor.setModelMarkers(model, 'bulkhead', markersOf(file, problems));
  }, [file, problems]);

  useEffect(() => {
    if (jump?.line === undefined || !editor.current) return;
    const lineNumber = shownLine(file, jump.line);
    editor.current.revealLineInCenter(lineNumber);
    editor.current.setPosition({ lineNumber, column: 1 });
    const marks = editor.current.createDecorationsCollection([
      { range: new monaco.Range(lineNumber, 1, lineNumber, 1), options: { isWholeLine: true, className: cx('jump') } },
    ]);
    return () => marks.clear();
  }, [file, jump]);

  return <div ref={host} className={cx('editor')} />;
}

function markersOf(file: FileText, problems: readonly Diagnostic[]): monaco.editor.IMarkerData[] {
  return problems.map(({ severity, message, help, place, code }) => {
    const span = place?.span;
    const startLineNumber = shownLine(file, span?.line ?? 1);
    return {
      severity: SEVERITIES[severity],
      message: help === undefined ? message : `${message}\n${help}`,
      code,
      startLineNumber,
      startColumn: span?.column ?? 1,
      endLineNumber: span ? Math.max(startLineNumber, shownLine(file, span.endLine)) : startLineNumber,
      endColumn: span?.endColumn ?? 1000,
    };
  });
}
