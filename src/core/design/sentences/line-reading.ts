/** Collects what is found in one line: its tokens, problems and notes. */
import type { Fault } from './end-faults.ts';
import type { Range, Remark, Token, TokenKind } from './sentence.ts';

/** A line while it is read. */
export class LineReading {
  readonly text: string;
  readonly #tokens: Token[] = [];
  problems: readonly Remark[] = [];
  notes: readonly Remark[] = [];

  constructor(text: string) {
    this.text = text;
  }

  token(kind: TokenKind, range: Range | undefined): void {
    if (range && range.end > range.start) this.#tokens.push({ kind, start: range.start, end: range.end });
  }

  problem(range: Range, fault: Fault): void {
    const { message, help, fixes } = fault;
    this.problems = [...this.problems, { message, help, fixes, start: range.start, end: range.end }];
  }

  note(range: Range, fault: Fault): void {
    const { message, help, fixes } = fault;
    this.notes = [...this.notes, { message, help, fixes, start: range.start, end: range.end }];
  }

  /** Where something more to the point is to be said. */
  forgetProblems(): void {
    this.problems = [];
  }

  /** The tokens in order; what nobody classified is `unknown`. */
  tokens(): Token[] {
    const out: Token[] = [];
    let at = 0;
    for (const token of [...this.#tokens].sort((a, b) => a.start - b.start)) {
      out.push(...this.#unknown(at, token.start));
      if (token.end <= at) continue;
      out.push({ ...token, start: Math.max(at, token.start) });
      at = token.end;
    }
    return [...out, ...this.#unknown(at, this.text.length)];
  }

  /** Stretches between white space that no token covers. */
  #unknown(start: number, end: number): Token[] {
    const gap = start < end ? this.text.slice(start, end) : '';
    return [...gap.matchAll(/\S+/g)].map((m) => ({
      kind: 'unknown' as const,
      start: start + m.index,
      end: start + m.index + m[0].length,
    }));
  }
}
