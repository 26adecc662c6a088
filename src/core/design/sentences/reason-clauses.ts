/** A reason that runs to the end of the line, and the clauses that people add behind it. */
import type { Flow } from '../schema.ts';
import type { Range } from './sentence.ts';

/** The states of a flow by the words for them. */
export const STATUS_WORDS: ReadonlyMap<string, Flow['status']> = new Map([
  ['proposed', 'proposed'],
  ['agreed', 'agreed'],
  ['open question', 'open question'],
  ['open', 'open question'],
  ['question', 'open question'],
  ['?', 'open question'],
  ['must not', 'must not'],
  ['never', 'must not'],
  ['forbidden', 'must not'],
]);

/** Something said behind a reason. */
export interface Clause extends Range {
  readonly kind: 'owner' | 'status';
  readonly text: string;
}

/** A reason without what follows it. */
export interface SplitReason extends Range {
  readonly clauses: readonly Clause[];
}

/** Those that are told from words of a reason. */
const CLEAR_STATUSES = ['proposed', 'agreed', 'open question', 'must not', '?'];
const OWNER = /^(?:owner:?|owned by|by)\s+(\S.*)$/i;
const BARE_OWNER = /\s(owner:?|owned by)\s+([^\s,;]+)$/i;
/** `because it has no owner yet` names none. */
const DETERMINER = /(?:^|\s)(?:an?|the|no|its|their|our|new|any|each|every|of)$/i;
/** How far back from the end a clause may begin: the longest owner, with room. */
const REACH = 260;

/**
 * Takes clauses off the end of a reason: `, owner payments`, `, by Ada`, `, proposed`, and without a comma `owner
 * payments` and a `?` that stands alone. Everything else is the reason, whatever words it holds.
 */
export function splitReason(line: string, range: Range): SplitReason {
  let end = trimmedEnd(line, range.start, range.end);
  const clauses: Clause[] = [];
  for (;;) {
    const start = Math.max(range.start, end - REACH);
    const clause = lastClause(line.slice(start, end), start, clauses.length === 0);
    if (!clause) return { start: range.start, end, clauses };
    clauses.unshift(clause.clause);
    end = trimmedEnd(line, range.start, clause.from);
  }
}

function trimmedEnd(line: string, start: number, end: number): number {
  return start + line.slice(start, end).trimEnd().length;
}

/** The clause that a text ends with, and where it begins with what sets it apart. */
function lastClause(text: string, offset: number, isLast: boolean): { clause: Clause; from: number } | undefined {
  const at = (kind: Clause['kind'], start: number, said: string, from: number) => ({
    clause: { kind, text: said, start: offset + start, end: offset + start + said.length },
    from: offset + from,
  });
  const comma = Math.max(text.lastIndexOf(','), text.lastIndexOf(';'));
  const behind = text.slice(comma + 1);
  const lead = comma + 1 + (behind.length - behind.trimStart().length);
  const said = behind.trim();
  if (comma >= 0) {
    if (CLEAR_STATUSES.includes(said.toLowerCase())) return at('status', lead, said, comma);
    const owner = OWNER.exec(said)?.[1];
    if (owner !== undefined) return at('owner', lead + said.length - owner.length, owner, comma);
  }
  if (/\s\?$/.test(text)) return at('status', text.length - 1, '?', text.length - 1);
  const status = isLast ? /^(.*\s(?:owner:?|owned by)\s+[^\s,;]+)\s+([a-z ]+)$/is.exec(text) : null;
  const word = status?.[2] ?? '';
  if (CLEAR_STATUSES.includes(word.toLowerCase()))
    return at('status', text.length - word.length, word, text.length - word.length);
  const bare = BARE_OWNER.exec(text);
  if (!bare || DETERMINER.test(text.slice(0, bare.index))) return undefined;
  const [, , owner = ''] = bare;
  return at('owner', text.length - owner.length, owner, bare.index);
}
