/** Reads lines one after another against one design; each knows what the ones before make and add. */
import type { Design } from '../schema.ts';
import { divide } from './arrows.ts';
import { isRemark, leadOf } from './bullets.ts';
import type { Near } from './end-faults.ts';
import { FlowBook } from './flow-book.ts';
import { LineReading } from './line-reading.ts';
import { World } from './names.ts';
import { readRow } from './read-row.ts';
import { readDivided, readUndivided } from './read-sentence.ts';
import type { Context, Said } from './said.ts';
import { oppositeNote, saidFlows } from './said-flows.ts';
import { scan, type Word } from './scan.ts';
import type { Range, Sentence, SentenceFlow } from './sentence.ts';
import { type Column, cellsOf, columnsOf, isRule, type Separator, USUAL_COLUMNS } from './table-row.ts';

const MOST_LETTERS = 20_000;
const NOTHING = { from: [], to: [], makes: [] } as const;

/** A reader of lines. `separators`: what may stand between the cells of a row. */
export class LineReader {
  readonly #near: Near;
  readonly #separators: readonly Separator[];
  readonly #world: World;
  readonly #book: FlowBook;
  #columns: readonly Column[] = USUAL_COLUMNS;
  #lines = 0;

  constructor(design: Design, near: Near, separators: readonly Separator[]) {
    this.#near = near;
    this.#separators = separators;
    this.#world = new World(design);
    this.#book = new FlowBook(design);
  }

  /** Reads the next line. Total: any text gives a sentence. */
  read(text: string): Sentence {
    this.#lines++;
    const line = new LineReading(text);
    const all = { start: leadOf(text), end: text.length };
    line.token('ignored', { start: 0, end: all.start });
    if (isRemark(text.slice(all.start)) || isRule(text)) return this.#nothing(line, all);
    if (text.length > MOST_LETTERS) {
      const message = `the line is longer than ${MOST_LETTERS} characters`;
      line.problem(all, { message, help: 'shorten it', fixes: [] });
      return sentenceOfLine(line, NOTHING, []);
    }
    const words = scan(text, all);
    if (words.length === 0) return this.#nothing(line, all);
    const context = { line, near: this.#near, world: new World(this.#world.design, this.#world) };
    const row = this.#row(text, all.start, words);
    if (row === 'head') return this.#nothing(line, all);
    return this.#held(context, row ? readRow(context, row, this.#columns) : readWords(context, words));
  }

  #nothing(line: LineReading, range: Range): Sentence {
    line.token('ignored', range);
    return { ...sentenceOfLine(line, NOTHING, []), kind: 'nothing' };
  }

  /** Takes in what the line makes and adds, unless it has a problem. */
  #held(context: Context, said: Said): Sentence {
    const { line } = context;
    const flows = saidFlows(context, said);
    if (line.problems.length > 0) return sentenceOfLine(line, said, []);
    for (const thing of said.makes) this.#world.plan(thing);
    const held = flows.map((flow): SentenceFlow => {
      const opposite = this.#book.opposite(flow);
      if (opposite && 'id' in opposite) line.note({ start: 0, end: line.text.length }, oppositeNote(opposite.id, flow));
      return { ...flow, effect: this.#book.take(flow, { line: this.#lines }) };
    });
    return sentenceOfLine(line, said, held);
  }

  /** The cells of a row; `head` for the first row of a table that says what its columns hold. */
  #row(text: string, start: number, words: readonly Word[]): readonly Range[] | 'head' | undefined {
    const isSentence = divide(words) !== undefined && !text.trimStart().startsWith('|');
    for (const separator of this.#separators) {
      if (separator !== 'tab' && isSentence) continue;
      const cells = cellsOf(text, start, separator);
      if (!cells || (separator === 'comma' && cells.length < 3)) continue;
      const columns = columnsOf(cells.map((c) => text.slice(c.start, c.end)));
      if (!columns) return cells;
      this.#columns = columns;
      return 'head';
    }
    return undefined;
  }
}

function readWords(context: Context, words: readonly Word[]): Said {
  const divided = divide(words);
  return divided ? readDivided(context, divided) : readUndivided(context, words);
}

function sentenceOfLine(
  line: LineReading,
  said: Pick<Said, 'from' | 'to' | 'makes'>,
  flows: readonly SentenceFlow[],
): Sentence {
  const { from, to, makes } = said;
  const { text, problems, notes } = line;
  return { text, kind: 'sentence', tokens: line.tokens(), from, to, makes, flows, problems, notes };
}
