/** Offsets, lines and stretches of a text: what every step of the reader needs, and nothing about YAML. */
import type { DiagnosticCode, Severity, Span } from '../diagnostics.ts';

/** Offsets into a text; the end is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A complaint about a stretch of text. It never quotes the text: a value may be a secret. */
export interface Problem extends Range {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
}

/** A record without a prototype, as the reader makes them. */
export type PlainRecord = { [key: string]: unknown };

/** What a document came to: its plain value, where it stands, and where the elements of each `items` list stand. */
export interface ParsedText extends Range {
  readonly value: unknown;
  readonly items: ReadonlyMap<object, Range>;
  readonly problems: readonly Problem[];
}

/** Nesting beyond this is refused, far above what any Kubernetes object has. */
export const MAX_DEPTH = 200;

/** A complaint about nesting beyond `MAX_DEPTH`. */
export function tooDeep(at: Range): Problem {
  return {
    ...at,
    code: 'yaml/too-deep',
    severity: 'error',
    message: `nested more than ${MAX_DEPTH} levels deep`,
    help: 'no Kubernetes object is nested like this; remove the document',
  };
}

/** A complaint about a key given twice. The key is quoted only when it looks like one: mangled text may hold a secret. */
export function duplicateKey(key: string, at: Range): Problem {
  const named = /^[A-Za-z][\w./-]{0,62}$/.test(key) ? `the key \`${key}\`` : 'a key';
  return {
    ...at,
    code: 'yaml/duplicate-key',
    severity: 'error',
    message: `${named} is given twice in one mapping`,
    help: 'keep one of the two',
  };
}

/** Whether a plain value is a mapping. */
export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A mapping without a prototype, so that any key is safe in it. */
export function emptyRecord(): PlainRecord {
  return Object.create(null) as PlainRecord;
}

/** Turns offsets into lines and columns. `firstLine` is the line of the original file at which the text starts. */
export class LineIndex {
  private readonly starts: number[] = [0];
  private readonly shift: number;

  constructor(text: string, firstLine: number) {
    this.shift = firstLine;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** Index of the line that holds an offset, from 0 in this text. */
  private lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Column of an offset, from 0. */
  column(offset: number): number {
    return offset - (this.starts[this.lineOf(offset)] ?? 0);
  }

  span({ start, end }: Range): Span {
    const line = this.lineOf(start);
    const endLine = this.lineOf(Math.max(start, end));
    return {
      line: line + this.shift,
      column: start - (this.starts[line] ?? 0) + 1,
      endLine: endLine + this.shift,
      endColumn: Math.max(start, end) - (this.starts[endLine] ?? 0) + 1,
    };
  }
}
