/** Handles and ids of the design in a line of text, comments included. */
import { entity } from '../design/lookup.ts';
import type { Design } from '../design/schema.ts';

/** An element of the design, named in a text. Columns count from 1; the end is exclusive. */
export interface Mention {
  readonly id: string;
  readonly startColumn: number;
  readonly endColumn: number;
}

const HANDLE = /(?<![A-Za-z0-9_./-])[FGXD]-[1-9][0-9]{0,5}(?![A-Za-z0-9_])/g;
const ID =
  /(?<![A-Za-z0-9_./:-])(?:plane|env|tenant|zone|cluster|ns|wl|host|ext|group|exp|key|persona|tier|policy):[A-Za-z0-9][A-Za-z0-9._/-]*/g;
/** What may end a sentence, and is then no part of an id. */
const TRAILING = /[./-]+$/;

/** The elements that a line names and that the design has, from left to right. */
export function mentionsIn(line: string, design: Design): Mention[] {
  const found = [...line.matchAll(HANDLE), ...line.matchAll(ID)].flatMap((match) => {
    const id = entity(design, match[0]) ? match[0] : match[0].replace(TRAILING, '');
    if (!entity(design, id)) return [];
    return [{ id, startColumn: match.index + 1, endColumn: match.index + 1 + id.length }];
  });
  return found.sort((a, b) => a.startColumn - b.startColumn);
}

/** The element named at a column, if any. */
export function mentionAt(line: string, column: number, design: Design): Mention | undefined {
  return mentionsIn(line, design).find((m) => m.startColumn <= column && column <= m.endColumn);
}
