/** How deep a YAML text is nested, told cheaply and before any recursion. */

const SPACE = 32;

/** Ends of a scan line: a comment begins, or the line does. */
class DepthScanner {
  depth = 0;
  private columns: number[] = [];
  private flow = 0;
  private quote = '';
  private scalarIndent = -1;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  get exceeded(): boolean {
    return this.depth > this.limit;
  }

  line(text: string, start: number, end: number): void {
    let at = start;
    while (at < end && text.charCodeAt(at) === SPACE) at++;
    if (at === end || text.charAt(at) === '\r') return;
    if (this.flow === 0 && this.quote === '') {
      if (this.scalarIndent >= 0 && at - start > this.scalarIndent) return;
      this.scalarIndent = -1;
      at = this.indicators(text, start, at, end);
    }
    this.inside(text, start, at, end);
  }

  /** Takes indentation and leading `- ` and `? ` as levels; returns where the rest begins. */
  private indicators(text: string, start: number, from: number, end: number): number {
    let at = from;
    for (;;) {
      this.push(at - start);
      const c = text.charAt(at);
      if ((c !== '-' && c !== '?') || at + 1 >= end || text.charCodeAt(at + 1) !== SPACE) return at;
      at++;
      while (at < end && text.charCodeAt(at) === SPACE) at++;
      if (this.exceeded) return at;
    }
  }

  private push(column: number): void {
    while (this.columns.length > 0 && (this.columns[this.columns.length - 1] ?? 0) >= column) this.columns.pop();
    this.columns.push(column);
    this.depth = Math.max(this.depth, this.columns.length);
  }

  /** Reads quotes, flow brackets and the header of a block scalar in the rest of a line. */
  private inside(text: string, start: number, from: number, end: number): void {
    let before = ' ';
    for (let at = from; at < end; at++) {
      const c = text.charAt(at);
      if (this.quote !== '') {
        if (c === '\\' && this.quote === '"') at++;
        else if (c === this.quote) this.quote = '';
      } else if (c === '#' && before === ' ') return;
      else if ((c === '"' || c === "'") && /[\s[{,:]/.test(before)) this.quote = c;
      else if ((c === '[' || c === '{') && (this.flow > 0 || /[\s:]/.test(before))) {
        this.depth = Math.max(this.depth, this.columns.length + ++this.flow);
        if (this.exceeded) return;
      } else if ((c === ']' || c === '}') && this.flow > 0) this.flow--;
      else if ((c === '|' || c === '>') && this.flow === 0 && before === ' ') {
        if (/^[|>][-+0-9]*[ \t]*(?:#.*)?\r?$/.test(text.slice(at, Math.min(end, at + 80)))) {
          this.scalarIndent = this.columns[this.columns.length - 1] ?? 0;
          if (from - start === at - start) this.scalarIndent = this.columns[this.columns.length - 2] ?? 0;
          return;
        }
      }
      before = c;
    }
  }
}

/**
 * Whether a YAML text is nested more than `limit` levels deep. Approximate where quotes stand inside plain text, and
 * linear in the text, so that a parser never meets what would exhaust its stack.
 */
export function isDeeperThan(text: string, limit: number): boolean {
  const scanner = new DepthScanner(limit);
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    scanner.line(text, at, end);
    if (scanner.exceeded) return true;
    at = end + 1;
  }
  return false;
}
