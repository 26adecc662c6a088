/** The ends of a sentence: lists of names, each with what it stands for. */
import { isWord } from './arrows.ts';
import { type Fault, fault, type Near } from './end-faults.ts';
import { findEnd } from './find-end.ts';
import type { LineReading } from './line-reading.ts';
import { prefixed, type World } from './names.ts';
import type { Context } from './said.ts';
import type { Word } from './scan.ts';
import type { NewThing, Range, SentenceEnd } from './sentence.ts';
import { SERVICES } from './services.ts';

/** What one half of a sentence says. */
export interface Ends {
  readonly ends: readonly SentenceEnd[];
  readonly makes: readonly NewThing[];
  /** Ports written at an end, as in `orders/db:5432`. */
  readonly ports: readonly Word[];
  /** How many names there are, whether or not they are understood. */
  readonly count: number;
}

const MOST_WORDS = 8;

/** Collects the ends of one half. */
export class EndReader {
  readonly #world: World;
  readonly #line: LineReading;
  readonly #kind: 'from' | 'to';
  readonly #near: Near;
  readonly #ends: SentenceEnd[] = [];
  readonly #makes: NewThing[] = [];
  readonly #ports: Word[] = [];
  #count = 0;

  constructor({ world, line, near }: Context, kind: 'from' | 'to') {
    this.#world = world;
    this.#line = line;
    this.#kind = kind;
    this.#near = near;
  }

  /** Reads words that are nothing but ends: the half before the arrow. */
  readAll(words: readonly Word[]): Ends {
    const [first] = words;
    const named = words.length > 1 && isWord(first, 'from') ? words.slice(1) : words;
    if (named.length < words.length) this.#line.token('keyword', first);
    let group: Word[] = [];
    for (const word of named) {
      if (!isBetween(word)) {
        group.push(word);
        continue;
      }
      this.#line.token('punctuation', word);
      this.#group(group);
      group = [];
    }
    this.#group(group);
    return this.#done();
  }

  /** Reads ends as long as there are some; returns the words that are left. */
  readFirst(words: readonly Word[]): Ends & { readonly rest: readonly Word[] } {
    let at = 0;
    for (;;) {
      const used = this.#first(words.slice(at));
      at += used;
      const between = words[at];
      if (used === 0 || !between || between.kind === 'bracket' || !isBetween(between)) break;
      if (this.#isPort(words[at + 1])) break;
      this.#line.token('punctuation', between);
      at++;
    }
    return { ...this.#done(), rest: words.slice(at) };
  }

  #done(): Ends {
    return { ends: this.#ends, makes: this.#makes, ports: this.#ports, count: this.#count };
  }

  /** The words between two commas: one name. */
  #group(words: readonly Word[]): void {
    const [first] = words;
    const last = words[words.length - 1];
    if (!first || !last) return;
    this.#count++;
    const range = { start: first.start, end: last.end };
    if (words.length === 1) this.#one(first);
    else if (this.#isKnown(this.#textAt(range))) this.#name(this.#textAt(range), range, false);
    else this.#strange(range, words);
  }

  #strange(range: Range, words: readonly Word[]): void {
    this.#line.token(this.#kind, range);
    this.#line.problem(range, {
      message: `nothing is called \`${this.#textAt(range)}\``,
      help: 'put commas between several names, and a name with spaces in quotes',
      fixes: [{ text: words.map((w) => this.#textAt(w)).join(', '), what: 'several' }],
    });
  }

  /** The longest name that the words begin with. Returns how many words it takes. */
  #first(words: readonly Word[]): number {
    const [first] = words;
    if (!first || (first.kind !== 'word' && first.kind !== 'quoted') || isWord(first, 'because')) return 0;
    this.#count++;
    const range = this.#longName(first, words);
    if (!range) {
      this.#one(first);
      return 1;
    }
    this.#name(this.#textAt(range), range, false);
    return words.findIndex((w) => w.end === range.end) + 1;
  }

  #longName(first: Word, words: readonly Word[]): Range | undefined {
    if (first.kind !== 'word' || !this.#world.beginsLongName(first.text)) return undefined;
    const stop = words.findIndex((w) => w.kind !== 'word');
    const run = words.slice(1, Math.min(MOST_WORDS, stop < 0 ? words.length : stop));
    const ranges = run.map((last) => ({ start: first.start, end: last.end }));
    return ranges.findLast((range) => this.#isKnown(this.#textAt(range)));
  }

  #textAt({ start, end }: Range): string {
    return this.#line.text.slice(start, end);
  }

  #isKnown(text: string): boolean {
    return this.#world.named(text).length > 0;
  }

  /** Whether a word after a comma goes on with ports rather than with another end. */
  #isPort(word: Word | undefined): boolean {
    if (!word) return true;
    if (word.kind !== 'word' || this.#isKnown(word.text)) return false;
    return looksLikePort(word.text) || ['because', 'any', 'owner', 'by'].includes(word.text.toLowerCase());
  }

  #one(word: Word): void {
    if (word.isOpen) {
      const message = 'a quote or brace is opened and not closed';
      this.#line.problem(word, { message, help: 'close it, or take it away', fixes: [] });
      return;
    }
    const isName = word.literal || word.text.startsWith('@') || this.#isKnown(word.text);
    const cut: WithoutPort = isName ? { name: word.text } : withoutPort(word.text);
    if (!cut.port) {
      this.#name(cut.name, word, word.literal);
      return;
    }
    const start = word.start + cut.port.at;
    const port: Word = { ...word, kind: 'word', text: cut.port.text, start, end: start + cut.port.text.length };
    this.#name(cut.name, cut.isSuffix ? { start: word.start, end: start - 1 } : word, false);
    this.#line.token('punctuation', { start: Math.max(word.start, start - 1), end: start });
    if (this.#kind === 'to') this.#ports.push(port);
    else this.#line.problem(port, portOfSource(port.text));
  }

  #name(text: string, { start, end }: Range, literal: boolean): void {
    this.#line.token(this.#kind, { start, end });
    const isPort = !literal && looksLikePort(text) && !this.#isKnown(text);
    const found = isPort
      ? fault(`\`${text}\` is a port, and no name`, 'write first what is reached, then its ports')
      : findEnd(this.#world, text, literal, this.#near);
    if ('fault' in found) {
      this.#line.problem({ start, end }, found.fault);
      return;
    }
    if (found.note) this.#line.note({ start, end }, found.note);
    this.#makes.push(...found.makes);
    const { ref, kind, name, isNew } = found.thing;
    if (!this.#ends.some((e) => e.ref === ref)) this.#ends.push({ ref, kind, name, isNew, start, end });
  }
}

function portOfSource(text: string): Fault {
  const help = 'write the ports of where it goes to';
  return { message: `\`${text}\` is a port of where it comes from`, help, fixes: [] };
}

function isBetween(word: Word): boolean {
  return (
    word.kind === 'separator' ||
    word.kind === 'bracket' ||
    isWord(word, 'and') ||
    isWord(word, '&') ||
    isWord(word, '+')
  );
}

/** A number, a range, or one with its protocol. */
function looksLikePort(text: string): boolean {
  return /^(?:(?:tcp|udp|sctp)[/:]?)?\d+(?:[-–:.]{1,2}\d+)?(?:\/(?:tcp|udp|sctp))?$|^(?:tcp|udp|sctp)$|^\?$/i.test(
    text,
  );
}

interface WithoutPort {
  readonly name: string;
  /** The port's text, and where it stands in the word. */
  readonly port?: { readonly text: string; readonly at: number };
  /** The port follows the name and a colon. */
  readonly isSuffix?: boolean;
}

/** `orders/db:5432` and `https://api.example.com/v1` without what is about ports. */
function withoutPort(text: string): WithoutPort {
  const url = /^([a-z][a-z0-9+.-]*):\/\/(?:[^@/]*@)?([^/:?#@]+)(?::(\d+))?(?:[/?#].*)?$/i.exec(text);
  if (url) {
    const [, scheme = '', name = '', digits] = url;
    if (digits !== undefined)
      return { name, port: { text: digits, at: text.indexOf(`:${digits}`, scheme.length + 3) + 1 } };
    return SERVICES.has(scheme.toLowerCase()) ? { name, port: { text: scheme, at: 0 } } : { name };
  }
  const suffix = /^([^:]+|[a-z]+:[^:]+):(\d{1,5}(?:-\d{1,5})?(?:\/(?:tcp|udp|sctp))?)$/i.exec(text);
  const [, name = '', port = ''] = suffix ?? [];
  if (!suffix || (!name.includes(':') && prefixed(`${name}:`))) return { name: text };
  return { name, port: { text: port, at: name.length + 1 }, isSuffix: true };
}
