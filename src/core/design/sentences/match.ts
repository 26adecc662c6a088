/** How well a name answers to what is typed of it. */

/** A name in small letters, and its last part. */
export interface Matchable {
  readonly full: string;
  readonly own: string;
}

const WORD_START = /[-_./: ]/;

/**
 * A score; higher is better, 0 is no match. In order: the name itself, its beginning, the beginning of its last part,
 * the beginning of a word in it, a part of it, its letters in order. `typed` is in small letters.
 */
export function matchScore({ full, own }: Matchable, typed: string): number {
  if (typed === '') return 1;
  if (full === typed) return 1000;
  if (own === typed) return 950;
  if (full.startsWith(typed)) return 900;
  if (own.startsWith(typed)) return 860;
  const slash = typed.indexOf('/');
  if (slash > 0 && full.startsWith(typed.slice(0, slash)) && own.startsWith(typed.slice(slash + 1))) return 880;
  const at = full.indexOf(typed);
  if (at > 0) return WORD_START.test(full[at - 1] ?? '') ? 720 : 500;
  return typed.length < 2 ? 0 : lettersInOrder(full, typed);
}

/** Up to 300: fewer the more is left out between the letters. */
function lettersInOrder(name: string, typed: string): number {
  let at = -1;
  let left = 0;
  for (const letter of typed) {
    const next = name.indexOf(letter, at + 1);
    if (next < 0) return 0;
    if (at >= 0) left += next - at - 1;
    at = next;
  }
  return Math.max(1, 300 - 20 * left);
}
