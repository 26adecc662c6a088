/** What follows the ends of a sentence: ports, reason, owner and status, in any order. */
import type { Flow, PortRange } from '../schema.ts';
import { isWord } from './arrows.ts';
import type { LineReading } from './line-reading.ts';
import { isPortName } from './named-ports.ts';
import type { World } from './names.ts';
import { type PortItem, readPorts } from './port-words.ts';
import { type Clause, STATUS_WORDS, splitReason } from './reason-clauses.ts';
import type { Context, Tail } from './said.ts';
import { scan, type Word } from './scan.ts';
import type { EndRef, Range, SentenceEnd } from './sentence.ts';

const REASON_WORDS = ['because', 'since', 'as', 'for', 'reason:'];
const OWNER_WORDS = ['by', 'owner', 'owner:'];
const NOISE = ['on', 'port', 'ports', 'port:', 'ports:', 'over', 'via', 'at', 'and', '&', '+', '-', '–', '—', ':'];
const STATUS_PHRASES = [...STATUS_WORDS]
  .map(([words, status]) => ({ words: words.split(' '), status }))
  .sort((a, b) => b.words.length - a.words.length);
const MOST_WORDS_OF_OWNER = 6;

/** Reads a tail, word by word. */
export class TailReader {
  readonly #world: World;
  readonly #line: LineReading;
  readonly #destinations: readonly EndRef[];
  readonly #ports: PortItem[];
  #carried: PortRange['protocol'] | undefined;
  #status: Flow['status'] | undefined;
  #reason: string | undefined;
  #owner: string | undefined;

  /** With what was read already, for a line in several parts. */
  constructor({ world, line }: Context, destinations: readonly SentenceEnd[], before?: Tail) {
    this.#world = world;
    this.#line = line;
    this.#destinations = destinations.map((d) => d.ref);
    this.#ports = [...(before?.ports ?? [])];
    this.#status = before?.status;
    this.#reason = before?.reason;
    this.#owner = before?.owner;
  }

  read(words: readonly Word[]): void {
    for (let at = 0; at < words.length; ) {
      const used = this.#next(words.slice(at));
      if (used === 0) return;
      at += used;
    }
  }

  /** Ports written elsewhere: at an end, in a column. */
  readOnlyPorts(words: readonly Word[]): void {
    for (let at = 0; at < words.length; )
      at += this.#between(words[at]) || this.#portsAt(words.slice(at)) || this.#notUnderstood(words.slice(at));
  }

  /** A cell that holds nothing but a status. */
  readOnlyStatus(cell: Range): void {
    const words = scan(this.#line.text, cell);
    if (words.length === 0 || this.#readStatus(words) === words.length) return;
    const help = 'write `proposed`, `agreed`, `open question` or `must not`';
    this.#line.problem(cell, {
      message: `\`${this.#line.text.slice(cell.start, cell.end)}\` is no status`,
      help,
      fixes: [],
    });
  }

  readReason(range: Range): void {
    const text = this.#line.text.slice(range.start, range.end).trim();
    if (text === '') return;
    this.#line.token('reason', range);
    this.#reason = text.slice(0, 10_000);
  }

  readOwner(range: Range): void {
    const text = this.#line.text.slice(range.start, range.end).trim();
    if (text === '') return;
    this.#line.token('owner', range);
    this.#owner = text.slice(0, 200);
  }

  done(): Tail {
    return {
      ports: this.#ports,
      ...(this.#status === undefined ? {} : { status: this.#status }),
      ...(this.#reason === undefined ? {} : { reason: this.#reason }),
      ...(this.#owner === undefined ? {} : { owner: this.#owner }),
    };
  }

  /** Reads what comes next. Returns how many words it took; 0 when it took all that is left. */
  #next(words: readonly Word[]): number {
    const [first, second] = words;
    if (!first) return 0;
    if (first.kind === 'comment') {
      const sign = this.#line.text.startsWith('#', first.start) ? 1 : 2;
      return this.#freeReason(first, first.start + sign);
    }
    const keyword = REASON_WORDS.find((w) => isWord(first, w));
    if (keyword && second) return this.#reasonClause(words);
    return this.#between(first) || this.#ownerClause(words) || this.#statusOrPorts(words) || this.#notUnderstood(words);
  }

  #between(word: Word | undefined): number {
    if (!word) return 0;
    const isNoise = word.kind === 'separator' || word.kind === 'bracket' || NOISE.some((n) => isWord(word, n));
    if (!isNoise) return 0;
    this.#line.token(word.kind === 'word' ? 'keyword' : 'punctuation', word);
    return 1;
  }

  #statusOrPorts(words: readonly Word[]): number {
    // a question mark is about the ports as long as there are none
    if (isWord(words[0], '?') && this.#ports.length === 0 && words[0]) {
      this.#line.token('port', words[0]);
      this.#ports.push({ start: words[0].start, end: words[0].end, ports: 'unconfirmed' });
      return 1;
    }
    return this.#readStatus(words) || this.#portsAt(words);
  }

  /** Reads a status at the start of the words; 0 where there is none. */
  #readStatus(words: readonly Word[]): number {
    const phrase = STATUS_PHRASES.find((p) => p.words.every((text, i) => isWord(words[i], text)));
    if (!phrase) return 0;
    const last = words[phrase.words.length - 1];
    this.#line.token('status', { start: words[0]?.start ?? 0, end: last?.end ?? 0 });
    this.#status = phrase.status;
    return phrase.words.length;
  }

  #portsAt(words: readonly Word[]): number {
    const read = readPorts(words, this.#carried);
    const [first] = words;
    if (!read) {
      if (first?.kind !== 'word' || !isPortName(this.#world.design, this.#destinations, first.text)) return 0;
      this.#line.token('port', first);
      this.#ports.push({ start: first.start, end: first.end, name: first.text });
      return 1;
    }
    const range = { start: first?.start ?? 0, end: words[read.used - 1]?.end ?? 0 };
    this.#line.token('port', range);
    if ('protocol' in read && read.protocol) this.#carried = read.protocol;
    if ('fault' in read) this.#line.problem(range, read.fault);
    else this.#ports.push(...read.items);
    return read.used;
  }

  #ownerClause(words: readonly Word[]): number {
    const [first, second] = words;
    const lead = isWord(first, 'owned') && isWord(second, 'by') ? 2 : OWNER_WORDS.some((w) => isWord(first, w)) ? 1 : 0;
    if (lead === 0 || !first) return 0;
    const rest = words.slice(lead, lead + MOST_WORDS_OF_OWNER);
    const stop = rest.findIndex((w, i) => w.kind !== 'word' || (i > 0 && this.#isClause(words.slice(lead + i))));
    const name = rest[0]?.kind === 'quoted' ? rest.slice(0, 1) : stop < 0 ? rest : rest.slice(0, stop);
    const begin = name[0];
    const last = name[name.length - 1];
    if (!begin || !last) return 0;
    this.#line.token('keyword', { start: first.start, end: words[lead - 1]?.end ?? first.end });
    this.#line.token('owner', { start: begin.start, end: last.end });
    this.#owner = (begin.kind === 'quoted' ? begin.text : this.#line.text.slice(begin.start, last.end)).slice(0, 200);
    return lead + name.length;
  }

  #isClause(words: readonly Word[]): boolean {
    const starts = [...REASON_WORDS, ...OWNER_WORDS];
    return (
      starts.some((w) => isWord(words[0], w)) ||
      STATUS_PHRASES.some((p) => p.words.every((text, i) => isWord(words[i], text)))
    );
  }

  /** A quoted reason ends with its quote, any other one with the line. */
  #reasonClause(words: readonly Word[]): number {
    const [keyword, next] = words;
    if (!keyword || !next) return 0;
    this.#line.token('keyword', keyword);
    if (next.kind === 'quoted' && next.literal && !next.isOpen) {
      this.#line.token('reason', next);
      this.#reason = next.text;
      return 2;
    }
    return this.#freeReason({ start: next.start, end: this.#line.text.length }, next.start);
  }

  #freeReason(range: Range, start: number): 0 {
    this.#line.token('keyword', { start: range.start, end: start });
    const split = splitReason(this.#line.text, { start, end: range.end });
    this.readReason({ start: split.start, end: split.end });
    let at = split.end;
    for (const clause of split.clauses) {
      this.#clause(clause, at);
      at = clause.end;
    }
    return 0;
  }

  #clause(clause: Clause, after: number): void {
    const [lead] = scan(this.#line.text, { start: after, end: clause.start });
    if (lead?.kind === 'separator') this.#line.token('punctuation', lead);
    this.#line.token('keyword', {
      start: lead?.kind === 'separator' ? lead.end : (lead?.start ?? clause.start),
      end: clause.start,
    });
    this.#line.token(clause.kind, clause);
    if (clause.kind === 'status') this.#status = STATUS_WORDS.get(clause.text.toLowerCase());
    else this.#owner = scan(clause.text)[0]?.literal ? (scan(clause.text)[0]?.text ?? '') : clause.text.slice(0, 200);
  }

  #notUnderstood(words: readonly Word[]): number {
    const [first] = words;
    if (!first) return 1;
    const text = this.#line.text.slice(first.start, first.end);
    const rest = this.#line.text.slice(first.start).trim();
    const help =
      first.kind === 'arrow'
        ? 'write one sentence for each arrow'
        : 'after the ends come ports, `because …`, `by …` and a status';
    const fixes =
      first.kind === 'word' && this.#reason === undefined ? [{ text: `because ${rest}`, what: 'the reason' }] : [];
    const message = first.kind === 'arrow' ? 'there is a second arrow' : `\`${text}\` is no port that is known here`;
    this.#line.token('unknown', first);
    this.#line.problem(fixes.length > 0 ? { start: first.start, end: this.#line.text.length } : first, {
      message,
      help,
      fixes,
    });
    return fixes.length > 0 ? words.length : 1;
  }
}
