/** Reads a sentence: `from -> to ports because reason`. */
import type { Divided } from './arrows.ts';
import { EndReader } from './ends.ts';
import { type Context, missing, nearTo, type Said } from './said.ts';
import type { Word } from './scan.ts';
import { TailReader } from './tail.ts';

/** Reads words that are divided by an arrow. */
export function readDivided(context: Context, { before, arrow, after }: Divided): Said {
  const { line } = context;
  line.token('arrow', arrow);
  const isBack = arrow.kind === 'backward';
  const left = new EndReader(context, isBack ? 'to' : 'from').readAll(before);
  if (left.count === 0) line.problem(arrow, missing(isBack ? 'to' : 'from'));
  const near = nearTo(context, left.ends);
  const right = new EndReader({ ...context, near }, isBack ? 'from' : 'to').readFirst(after);
  if (right.count === 0) line.problem(arrow, missing(isBack ? 'from' : 'to'));
  const [from, to] = isBack ? [right, left] : [left, right];
  const tail = new TailReader(context, to.ends);
  tail.readOnlyPorts([...left.ports, ...right.ports]);
  tail.read(right.rest);
  const makes = [...left.makes, ...right.makes];
  return { from: from.ends, to: to.ends, makes, arrow: arrow.kind, tail: tail.done() };
}

/** Reads words without an arrow: as far as they go, they are where a flow comes from. */
export function readUndivided(context: Context, words: readonly Word[]): Said {
  const { line } = context;
  const { ends, makes } = new EndReader(context, 'from').readAll(words);
  line.forgetProblems();
  const [first] = words;
  const last = words[words.length - 1];
  const range = { start: first?.start ?? 0, end: last?.end ?? line.text.length };
  const help = 'write `from -> to`, as in `shop/web -> orders/db 5432`';
  line.problem(range, { message: 'there is no arrow', help, fixes: [] });
  return { from: ends, to: [], makes, arrow: 'forward', tail: { ports: [] } };
}
