/** YAML text to a document tree and back, safe for hostile input, and the same bytes for the same tree. */
import { Composer, type Document, Lexer, LineCounter, type ParsedNode, Parser, type YAMLParseError } from 'yaml';
import type { Diagnostic, DiagnosticCode, Span } from '../../diagnostics.ts';

/** Characters of a design or layout file; beyond it the file is refused. */
const MAX_TEXT = 64_000_000;
/** Levels of the parser's stack; a design needs fewer than 30. */
const MAX_DEPTH = 200;
const MAX_PROBLEMS = 50;

/** `compat` quotes what a YAML 1.1 reader takes for a boolean, a date or a number (`yes`, `2020-01-01`, `12:30`). */
const COMPOSE = { version: '1.2', schema: 'core', compat: 'yaml-1.1', uniqueKeys: false, logLevel: 'silent' } as const;
export const CREATE = { ...COMPOSE, aliasDuplicateObjects: false } as const;
// an item kept as it was may hold an alias whose anchor is gone: it is written all the same, and reported on reading
const PRINT = {
  verifyAliasOrder: false,
  indent: 2,
  lineWidth: 0,
  blockQuote: 'literal',
  minContentWidth: 0,
  doubleQuotedMinMultiLineLength: MAX_TEXT,
} as const;

export type YamlDocument = Document.Parsed<ParsedNode, true> | Document.Parsed;

/** A composed document with what finds lines in its text. */
export interface YamlText {
  readonly document: YamlDocument;
  /** The span of a stretch of text given by offsets. */
  readonly span: (range: readonly [start: number, end: number, ...rest: number[]] | null | undefined) => Span;
}

export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** Composes the one document of a text; undefined, with diagnostics, when it is not sound YAML. Never throws. */
export function composeYaml(file: SourceText, diagnostics: Diagnostic[]): YamlText | undefined {
  const refuse = (code: DiagnosticCode, message: string, help: string) => {
    diagnostics.push({ code, severity: 'error', message, place: { file: file.name }, help });
    return undefined;
  };
  if (file.text.length > MAX_TEXT)
    return refuse(
      'file/too-large',
      'the file is larger than 64 MB',
      'split the design, or leave out policies kept as written',
    );
  const lines = new LineCounter();
  const documents = compose(file.text, lines);
  if (!documents)
    return refuse(
      'yaml/too-deep',
      `the file is nested deeper than ${MAX_DEPTH} levels`,
      'a design needs fewer than 30',
    );
  const span: YamlText['span'] = (range) => spanOf(lines, range);
  const [document, second] = documents;
  if (!document) return undefined;
  const errors = documents.flatMap((d) => d.errors);
  if (second) diagnostics.push(secondDocument(file.name, span(second.range)));
  for (const error of errors.slice(0, MAX_PROBLEMS)) diagnostics.push(syntaxProblem(file, error, span(error.pos)));
  return errors.length > 0 ? undefined : { document, span };
}

/** The text of a document tree. The tree must have no errors. */
export function printYaml(document: Document | YamlDocument): string {
  return document.toString(PRINT);
}

function compose(text: string, lines: LineCounter): YamlDocument[] | undefined {
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer(COMPOSE);
  const documents: YamlDocument[] = [];
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...(composer.next(token) as Iterable<YamlDocument>));
    // the parser keeps its own stack; the composer recurses, and would overflow on what the parser survives
    if (parser.stack.length > MAX_DEPTH) return undefined;
  }
  for (const token of parser.end()) documents.push(...(composer.next(token) as Iterable<YamlDocument>));
  documents.push(...(composer.end(true, text.length) as Iterable<YamlDocument>));
  return documents;
}

function spanOf(lines: LineCounter, range: readonly number[] | null | undefined): Span {
  const [start = 0, end = start] = range ?? [];
  const from = lines.linePos(start);
  const to = lines.linePos(Math.max(start, end));
  const at = (n: number) => Math.max(1, n);
  return { line: at(from.line), column: at(from.col), endLine: at(to.line), endColumn: at(to.col) };
}

function secondDocument(file: string, span: Span): Diagnostic {
  return {
    code: 'design/second-document',
    severity: 'warning',
    message: 'a second document in this file is not read',
    place: { file, span },
    help: 'keep one document per file',
  };
}

function syntaxProblem(file: SourceText, error: YAMLParseError, span: Span): Diagnostic {
  const conflict = /^(<{7}|={7}|>{7})/m.test(file.text);
  const [first = ''] = error.message.split('\n');
  return {
    code: `yaml/${error.code.toLowerCase().replaceAll('_', '-')}`,
    severity: 'error',
    message: first.charAt(0).toLowerCase() + first.slice(1).replace(/[.:]$/, ''),
    place: { file: file.name, span },
    help: conflict
      ? 'the file holds git conflict markers: settle the conflict first'
      : 'mend this line and open the file again',
  };
}
