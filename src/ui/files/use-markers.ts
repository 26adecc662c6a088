/** What is complained about and what belongs to the selection, drawn into the editor. */
import { type RefObject, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LineMark } from '../../core/assist/marks.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { mergedProblems } from './file-problems.ts';
import { type FileText, shownLine } from './file-text.ts';
import { type FileKey, uriOf } from './monaco/models.ts';
import { onSchemaProblems, schemaProblems } from './monaco/schemas.ts';
import { monaco } from './monaco/setup.ts';

type EditorRef = RefObject<monaco.editor.IStandaloneCodeEditor | undefined>;

/** Lines that are still underlined as a whole. */
const LONG = 2;
const END_OF_LINE = 1_000;

const SEVERITIES = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  note: monaco.MarkerSeverity.Info,
} as const;

/** Every complaint about the text on show, each once: the core's, and those of the schemas where it is silent. */
export function useFileProblems(key: FileKey, file: FileText, core: readonly Diagnostic[]): readonly Diagnostic[] {
  const uri = uriOf(key).toString();
  const schema = useSyncExternalStore(onSchemaProblems, () => schemaProblems(uri));
  return useMemo(
    () =>
      mergedProblems(
        core,
        schema.map((d) => ({ ...d, place: { ...d.place, file: file.path } })),
      ),
    [core, schema, file.path],
  );
}

/** Underlines the complaints. */
export function useMarkers(editor: EditorRef, file: FileText, problems: readonly Diagnostic[]): void {
  useEffect(() => {
    const model = editor.current?.getModel();
    if (model) monaco.editor.setModelMarkers(model, 'bulkhead', markersOf(file, problems));
  }, [editor, file, problems]);
}

function markersOf(file: FileText, problems: readonly Diagnostic[]): monaco.editor.IMarkerData[] {
  return problems.map(({ severity, message, help, place, code }) => {
    const span = place?.span;
    const startLineNumber = shownLine(file, span?.line ?? 1);
    // what is said of a whole document is underlined at its first line
    const isLong = span !== undefined && span.endLine - span.line > LONG;
    return {
      severity: SEVERITIES[severity],
      message: help === undefined ? message : `${message}\n${help}`,
      code,
      startLineNumber,
      startColumn: span?.column ?? 1,
      endLineNumber: span && !isLong ? Math.max(startLineNumber, shownLine(file, span.endLine)) : startLineNumber,
      endColumn: isLong ? END_OF_LINE : (span?.endColumn ?? END_OF_LINE),
    };
  });
}

/** Tints the lines that belong to what is selected, and shows them on the ruler. */
export function useLineMarks(editor: EditorRef, path: string, marks: readonly LineMark[], className: string): void {
  useEffect(() => {
    if (!editor.current || path === '') return;
    const ruler = getComputedStyle(document.documentElement).getPropertyValue('--selection-ring').trim();
    const decorations = editor.current.createDecorationsCollection(
      marks.map(({ line, endLine }) => ({
        range: new monaco.Range(line, 1, endLine, 1),
        options: {
          isWholeLine: true,
          className,
          overviewRuler: { color: ruler, position: monaco.editor.OverviewRulerLane.Left },
        },
      })),
    );
    return () => decorations.clear();
  }, [editor, path, marks, className]);
}
