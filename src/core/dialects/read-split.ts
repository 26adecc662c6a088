/** Takes a text apart before it is parsed, so that one broken document or list item does not take the rest along. */
import type { Range } from './read-text.ts';

/** Whether a stretch holds nothing but blank lines, comments and document markers. */
export function isBlank(text: string, { start, end }: Range): boolean {
  for (let at = start; at < end; ) {
    const next = lineEnd(text, at, end);
    const first = at + indentOf(text, at, next);
    if (!/^(?:\s*$|#|---\s*(?:#|$)|%)/.test(text.slice(first, Math.min(next, first + 80)))) return false;
    at = next;
  }
  return true;
}

function isDirectivesOnly(text: string): boolean {
  let found = false;
  for (const line of text.slice(0, 4096).split('\n')) {
    if (line.startsWith('%')) found = true;
    else if (line.trim() !== '' && !line.trimStart().startsWith('#')) return false;
  }
  return found && text.length <= 4096;
}

/**
 * The documents of a YAML stream, by the marker lines `---` and `...`. A marker stands at column 0, where neither a
 * block scalar nor a quoted one may have text, so no document is cut in two. Directives stay with their document.
 */
export function splitDocuments(text: string): Range[] {
  const marker = /^(?:---(?=\s|$)|\.\.\.(?=\s|$)[^\n]*\n?)/gm;
  const out: Range[] = [];
  let start = 0;
  const close = (end: number) => {
    if (end > start && !isDirectivesOnly(text.slice(start, Math.min(end, start + 4097)))) {
      out.push({ start, end });
      start = end;
    }
  };
  for (let match = marker.exec(text); match; match = marker.exec(text)) {
    close(match.index);
    if (match[0].startsWith('.')) start = match.index + match[0].length;
  }
  close(text.length);
  return out;
}

/** A list taken apart by its text: what stands before and behind `items`, and each item from its line's start. */
export interface SplitList {
  readonly before: Range;
  readonly behind: Range;
  readonly items: readonly Range[];
  /** Column of the dashes, from 0. */
  readonly dash: number;
}

function lineEnd(text: string, from: number, limit: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 || at >= limit ? limit : at + 1;
}

function indentOf(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === 32) at++;
  return at - from;
}

/** Column of the first dash behind `from`; undefined when something else comes first. */
function firstDash(text: string, from: number, end: number): number | undefined {
  for (let at = from; at < end; ) {
    const next = lineEnd(text, at, end);
    const indent = indentOf(text, at, next);
    const rest = text.slice(at + indent, Math.min(next, at + indent + 3));
    if (/^-\s/.test(rest)) return indent;
    if (!/^[\r\n#]/.test(rest)) return undefined;
    at = next;
  }
  return undefined;
}

/**
 * Splits a document with a top-level block list `items:`, as `kubectl get -o yaml` writes it. Undefined when the
 * document has another form; then it must be parsed whole.
 */
export function splitItems(text: string, document: Range): SplitList | undefined {
  const found = /^items:[ \t]*(?:#[^\n]*)?\r?\n/m.exec(text.slice(document.start, document.end));
  if (!found) return undefined;
  const section = document.start + found.index + found[0].length;
  const dash = firstDash(text, section, document.end);
  if (dash === undefined) return undefined;
  const items: { start: number; end: number }[] = [];
  let at = section;
  while (at < document.end) {
    const next = lineEnd(text, at, document.end);
    const indent = indentOf(text, at, next);
    const first = text.charAt(at + indent);
    const blank = first === '' || first === '\n' || first === '\r' || first === '#';
    if (!blank && indent === dash && first === '-' && /^-\s/.test(text.slice(at + indent, at + indent + 2))) {
      items.push({ start: at, end: next });
    } else if (!blank && indent <= dash) break;
    const top = items[items.length - 1];
    if (top) top.end = next;
    at = next;
  }
  return { before: { start: document.start, end: section }, behind: { start: at, end: document.end }, items, dash };
}

/** The text of one item as a document of its own, columns kept: the dash becomes a space. */
export function itemText(text: string, item: Range, dash: number): string {
  return ' '.repeat(dash + 1) + text.slice(item.start + dash + 1, item.end);
}
