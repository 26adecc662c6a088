/** Where a sentence is divided: by an arrow, or by words that stand for one. */
import { type ArrowKind, arrowKind, type Word } from './scan.ts';
import type { Range } from './sentence.ts';

/** A sentence in its two halves. */
export interface Divided {
  readonly before: readonly Word[];
  readonly arrow: Range & { readonly kind: ArrowKind };
  readonly after: readonly Word[];
}

/** Words that stand for `->`. */
const VERBS: readonly (readonly string[])[] = [
  ['talks', 'to'],
  ['talk', 'to'],
  ['connects', 'to'],
  ['connect', 'to'],
  ['to'],
  ['reaches'],
  ['reach'],
  ['calls'],
  ['call'],
];
/** Words that make a ban of the arrow or verb after them. */
const BANS: readonly (readonly string[])[] = [
  ['must', 'not'],
  ["mustn't"],
  ['must', 'never'],
  ['may', 'not'],
  ['never'],
  ['cannot'],
];
/** Words that may stand before a verb and say nothing. */
const AUXILIARIES: readonly (readonly string[])[] = [['may'], ['can'], ['must']];

/** Divides the words at the first arrow before any reason, else at the first verb; undefined where there is neither. */
export function divide(words: readonly Word[]): Divided | undefined {
  const end = words.findIndex((w) => w.kind === 'comment' || isWord(w, 'because'));
  const said = end < 0 ? words : words.slice(0, end);
  const at = said.findIndex((w) => w.kind === 'arrow');
  return at >= 0 ? atSign(words, at) : atVerb(words, said);
}

/** Whether a word is a keyword: not quoted, whatever its letters. */
export function isWord(word: Word | undefined, text: string): boolean {
  return word?.kind === 'word' && word.text.toLowerCase() === text;
}

function atSign(words: readonly Word[], at: number): Divided {
  const sign = words[at] as Word;
  const ban = BANS.find((b) => at > b.length && startsWith(words, at - b.length, b));
  const start = at - (ban?.length ?? 0);
  const kind = ban ? 'ban' : arrowKind(sign.text);
  return {
    before: words.slice(0, start),
    arrow: { kind, start: words[start]?.start ?? sign.start, end: sign.end },
    after: words.slice(at + 1),
  };
}

function atVerb(words: readonly Word[], said: readonly Word[]): Divided | undefined {
  for (let at = 1; at < said.length; at++) {
    const ban = BANS.find((b) => startsWith(said, at, b));
    const auxiliary = ban ?? AUXILIARIES.find((a) => startsWith(said, at, a));
    const from = at + (auxiliary?.length ?? 0);
    const verb = VERBS.find((v) => startsWith(said, from, v));
    if (!verb && !ban) continue;
    const next = from + (verb?.length ?? 0);
    return {
      before: words.slice(0, at),
      arrow: { kind: ban ? 'ban' : 'forward', start: said[at]?.start ?? 0, end: said[next - 1]?.end ?? 0 },
      after: words.slice(next),
    };
  }
  return undefined;
}

function startsWith(words: readonly Word[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((text, i) => isWord(words[at + i], text));
}
