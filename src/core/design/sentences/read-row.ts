/** Reads a row of a table: a cell for each part of a sentence. */
import { divide } from './arrows.ts';
import { EndReader } from './ends.ts';
import { readDivided } from './read-sentence.ts';
import { type Context, missing, nearTo, type Said } from './said.ts';
import { scan, type Word } from './scan.ts';
import type { Range } from './sentence.ts';
import { type Column, USUAL_COLUMNS } from './table-row.ts';
import { TailReader } from './tail.ts';

/** Reads the cells of a row. A first cell with an arrow in it says both ends. */
export function readRow(context: Context, cells: readonly Range[], columns: readonly Column[]): Said {
  punctuate(context, cells);
  const used = columns === USUAL_COLUMNS && isNumbered(context, cells) ? cells.slice(1) : cells;
  const divided = divide(wordsOf(context, used[0]));
  if (!divided) return readEnds(context, used, columns);
  const said = readDivided(context, divided);
  const tail = new TailReader(context, said.to, said.tail);
  readTail(tail, context, used, ['from', ...columns.filter((c) => c !== 'from' && c !== 'to')]);
  return { ...said, tail: tail.done() };
}

function readEnds(context: Context, cells: readonly Range[], columns: readonly Column[]): Said {
  const at = (column: Column) => wordsOf(context, cells[columns.indexOf(column)]);
  const from = new EndReader(context, 'from').readAll(at('from'));
  const to = new EndReader({ ...context, near: nearTo(context, from.ends) }, 'to').readAll(at('to'));
  const whole = { start: 0, end: context.line.text.length };
  if (from.count === 0) context.line.problem(whole, missing('from'));
  if (to.count === 0) context.line.problem(whole, missing('to'));
  const tail = new TailReader(context, to.ends);
  tail.readOnlyPorts(to.ports);
  readTail(tail, context, cells, columns);
  return { from: from.ends, to: to.ends, makes: [...from.makes, ...to.makes], arrow: 'forward', tail: tail.done() };
}

function readTail(tail: TailReader, context: Context, cells: readonly Range[], columns: readonly Column[]): void {
  cells.forEach((cell, i) => {
    const column = columns[i] ?? 'other';
    if (column === 'ports') tail.readOnlyPorts(wordsOf(context, cell));
    else if (column === 'reason') tail.readReason(cell);
    else if (column === 'owner') tail.readOwner(cell);
    else if (column === 'status') tail.readOnlyStatus(cell);
    else if (column === 'other') context.line.token('ignored', cell);
  });
}

function wordsOf({ line }: Context, cell: Range | undefined): Word[] {
  return cell ? scan(line.text, cell) : [];
}

/** A first cell that counts the rows. */
function isNumbered({ line }: Context, cells: readonly Range[]): boolean {
  const [first] = cells;
  return (
    first !== undefined && cells.length > 2 && /^(?:#?\d+[.)]?|F-\d+)$/.test(line.text.slice(first.start, first.end))
  );
}

/** What stands between the cells. */
function punctuate({ line }: Context, cells: readonly Range[]): void {
  const ends = [0, ...cells.map((c) => c.end)];
  const starts = [...cells.map((c) => c.start), line.text.length];
  ends.forEach((end, i) => {
    const start = starts[i] ?? end;
    for (const m of line.text.slice(end, start).matchAll(/[^\s]/g))
      line.token('punctuation', { start: end + m.index, end: end + m.index + 1 });
  });
}
