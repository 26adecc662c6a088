import { isDraft } from 'immer';

/**
 * Remembers one answer per object, for as long as the object lives. For immutable objects only; drafts, which change,
 * are asked anew each time.
 */
export function memoised<K extends object, V>(answer: (key: K) => V): (key: K) => V {
  const answers = new WeakMap<K, V>();
  return (key) => {
    if (isDraft(key)) return answer(key);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const fresh = answer(key);
    answers.set(key, fresh);
    return fresh;
  };
}
