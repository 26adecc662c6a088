import { useEffect, useImperativeHandle, useRef } from 'react';
import type { LineMark } from '../../core/assist/marks.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { classes } from '../widgets/classes.ts';
import styles from './editor.module.css';
import { type FileText, shownLine } from './file-text.ts';
import { addActions } from './monaco/actions.ts';
// what completes and explains is there as soon as the editor is
import './monaco/assist.ts';
import { type FileOrigin, modelOf, pathOf, showText } from './monaco/models.ts';
import { EDITOR_OPTIONS } from './monaco/options.ts';
import { monaco } from './monaco/setup.ts';
import { applyMonacoTheme } from './monaco/theme.ts';
import { createTyping, type Typing } from './typing.ts';
import { useFileProblems, useLineMarks, useMarkers } from './use-markers.ts';

const cx = classes(styles);

/** What the page can ask of the editor. */
export interface EditorHandle {
  /** Shows a line of the file, and takes the focus. */
  readonly showLine: (line: number) => void;
  /** Hands on at once what was typed. */
  readonly flush: () => void;
}

export interface EditorProps {
  readonly ref: React.Ref<EditorHandle>;
  readonly file: FileText;
  readonly opened: number;
  readonly origin: FileOrigin;
  /** The draft, where there is one. */
  readonly draft: string | undefined;
  /** Why nothing can be typed; absent: it can. */
  readonly readOnly: string | undefined;
  /** The core's complaints; those of the schemas are added. */
  readonly problems: readonly Diagnostic[];
  /** Lines that belong to what is selected. */
  readonly marks: readonly LineMark[];
  /** A line of the file to show and mark. The object is new for every jump. */
  readonly jump: { readonly line?: number } | undefined;
  readonly isDark: boolean;
  readonly onType: (path: string, text: string) => void;
  readonly onApply: () => void;
  /** The cursor was put on a line by hand. */
  readonly onLine: (line: number) => void;
  /** Somebody wants to see what stands at the cursor. */
  readonly onShow: (line: number, column: number) => void;
  /** Every complaint about the text, each once. */
  readonly onProblems: (problems: readonly Diagnostic[]) => void;
}

/** A file to be read and written in, with the complaints about it where they stand. */
export function Editor(props: EditorProps) {
  const { file, opened, origin, draft, readOnly, jump, isDark, onProblems } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  const typing = useRef<Typing<monaco.editor.ITextModel>>(undefined);
  const setHasDraft = useRef<(hasDraft: boolean) => void>(undefined);
  /** Where one was in each text. */
  const views = useRef(new WeakMap<monaco.editor.ITextModel, monaco.editor.ICodeEditorViewState | null>());
  /** While the page itself changes the text. */
  const isQuiet = useRef(false);
  const latest = useRef(props);
  latest.current = props;

  useImperativeHandle(props.ref, () => ({
    showLine(line) {
      showLine(editor.current, shownLine(latest.current.file, line));
      editor.current?.focus();
    },
    flush: () => typing.current?.flush(),
  }));

  useEffect(() => {
    if (!host.current) return;
    const own = monaco.editor.create(host.current, { ...EDITOR_OPTIONS, model: null });
    editor.current = own;
    void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
    const keys = createTyping<monaco.editor.ITextModel>((model) =>
      latest.current.onType(pathOf(model), model.getValue()),
    );
    typing.current = keys;
    setHasDraft.current = addActions(own, {
      apply: () => latest.current.onApply(),
      show: (line, column) => latest.current.onShow(line, column),
    });
    const changes = own.onDidChangeModelContent(({ isFlush }) => {
      const model = own.getModel();
      if (model && !isFlush && !isQuiet.current && latest.current.readOnly === undefined) {
        keys.typed(model, model.getValueLength());
        setHasDraft.current?.(true);
      }
    });
    const cursor = own.onDidChangeCursorPosition(({ reason, position }) => {
      if (reason === monaco.editor.CursorChangeReason.Explicit) latest.current.onLine(position.lineNumber);
    });
    // what is said about the file takes room from below: the line that is written in stays in sight
    const layout = own.onDidLayoutChange(() => {
      const position = own.getPosition();
      if (position && own.hasTextFocus()) own.revealPosition(position);
    });
    return () => {
      layout.dispose();
      keys.dispose();
      changes.dispose();
      cursor.dispose();
      own.dispose();
      editor.current = undefined;
    };
  }, []);

  useEffect(() => applyMonacoTheme(isDark), [isDark]);

  const { path } = file;
  const shown = draft ?? file.text;
  useEffect(() => {
    const model = modelOf({ opened, origin, path }, shown);
    const before = editor.current?.getModel();
    if (editor.current && before !== model) {
      if (before) views.current.set(before, editor.current.saveViewState());
      editor.current.setModel(model);
      editor.current.restoreViewState(views.current.get(model) ?? null);
    }
    // what is being typed is newer than what the page knows
    if (typing.current?.waiting() !== model) {
      isQuiet.current = true;
      const view = editor.current?.saveViewState() ?? null;
      if (showText(model, shown, draft !== undefined)) editor.current?.restoreViewState(view);
      isQuiet.current = false;
    }
    setHasDraft.current?.(draft !== undefined);
  }, [opened, origin, path, shown, draft]);

  useEffect(() => {
    const isEditable = readOnly === undefined;
    const { lines } = file;
    editor.current?.updateOptions({
      readOnly: !isEditable,
      domReadOnly: !isEditable,
      tabFocusMode: !isEditable,
      readOnlyMessage: { value: readOnly ?? '' },
      ariaLabel: isEditable ? `Text of ${path}. Control M lets Tab leave the editor` : `Text of ${path}, read only`,
      lineNumbers: lines ? (line) => String(lines[line - 1] ?? '') : 'on',
    });
  }, [file, path, readOnly]);

  const problems = useFileProblems({ opened, origin, path }, file, props.problems);
  useMarkers(editor, file, problems);
  useEffect(() => onProblems(problems), [problems, onProblems]);
  useLineMarks(editor, path, props.marks, cx('mark'));

  useEffect(() => {
    if (jump?.line === undefined || !editor.current || path === '') return;
    const line = shownLine(latest.current.file, jump.line);
    showLine(editor.current, line);
    const marks = editor.current.createDecorationsCollection([
      { range: new monaco.Range(line, 1, line, 1), options: { isWholeLine: true, className: cx('jump') } },
    ]);
    return () => marks.clear();
  }, [path, jump]);

  return <div ref={host} className={cx('editor')} />;
}

function showLine(editor: monaco.editor.IStandaloneCodeEditor | undefined, lineNumber: number): void {
  editor?.revealLineInCenter(lineNumber);
  editor?.setPosition({ lineNumber, column: 1 });
}
