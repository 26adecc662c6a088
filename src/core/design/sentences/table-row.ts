/** Rows pasted from a spreadsheet or a table in a chat: cells, and what the columns hold. */
import type { Range } from './sentence.ts';

/** What a column holds. `other`: nothing that a flow has. */
export type Column = 'from' | 'to' | 'ports' | 'reason' | 'owner' | 'status' | 'other';

/** What the columns hold where no head of the table says it. */
export const USUAL_COLUMNS: readonly Column[] = ['from', 'to', 'ports', 'reason', 'owner', 'status'];

/** What separates cells. `comma`: any of `,` and `;`, which a sentence has too. */
export type Separator = 'tab' | 'bar' | 'comma';

const HEADS: readonly (readonly [Column, RegExp])[] = [
  ['from', /^(?:from|source|src|client|origin|caller|consumer)\b/i],
  ['to', /^(?:to|destination|dest|dst|target|server|callee|provider)\b/i],
  ['ports', /^(?:ports?|service|protocol|port\/protocol)\b/i],
  ['reason', /^(?:reason|why|because|purpose|comment|comments|justification|description|note|notes)\b/i],
  ['owner', /^(?:owner|team|by|requested by|requester|contact)\b/i],
  ['status', /^(?:status|state|decision)\b/i],
];

/** The cells of a row, without their quotes and the white space round them; undefined for a line that is no row. */
export function cellsOf(line: string, start: number, separator: Separator): Range[] | undefined {
  const sign = separator === 'tab' ? '\t' : separator === 'bar' ? '|' : ',;';
  const cells: Range[] = [];
  let from = start;
  let inQuotes = false;
  for (let at = start; at <= line.length; at++) {
    const c = line[at] ?? '';
    if (c === '"' && (inQuotes || line.slice(from, at).trim() === '')) inQuotes = !inQuotes;
    if (at < line.length && (inQuotes || !sign.includes(c))) continue;
    cells.push(trimmed(line, { start: from, end: at }));
    from = at + 1;
  }
  if (separator !== 'bar') return cells.length > 1 ? cells : undefined;
  // `| a | b |` begins and ends with nothing
  const inner = cells.filter((c, i) => c.end > c.start || (i > 0 && i < cells.length - 1));
  return cells.length > 2 ? inner : undefined;
}

function trimmed(line: string, { start, end }: Range): Range {
  const raw = line.slice(start, end);
  const text = raw.trim();
  const at = start + (raw.length - raw.trimStart().length);
  const quoted = text.length > 1 && text.startsWith('"') && text.endsWith('"') && !text.slice(1, -1).includes('"');
  return quoted ? { start: at + 1, end: at + text.length - 1 } : { start: at, end: at + text.length };
}

/** What the columns of a table hold, when the cells are its head. */
export function columnsOf(cells: readonly string[]): readonly Column[] | undefined {
  const columns = cells.map((text) => HEADS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other');
  return columns.includes('from') && columns.includes('to') ? columns : undefined;
}

/** `|---|:--:|`: the line under the head of a table. */
export function isRule(text: string): boolean {
  return /^[|\s:=+-]+$/.test(text) && /--/.test(text) && text.includes('|');
}
