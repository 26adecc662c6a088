/** The sums over pasted lines. */
import { doesSomething } from '../../core/design/sentences/apply.ts';
import type { NewThing, Sentence } from '../../core/design/sentences/sentence.ts';

/** How a line stands. */
export type LineState = 'problem' | 'nothing' | 'same' | 'changes' | 'new';

/** How a line stands: the gravest thing about it. */
export function lineState(sentence: Sentence): LineState {
  if (sentence.problems.length > 0) return 'problem';
  if (sentence.kind === 'nothing') return 'nothing';
  if (!doesSomething(sentence)) return 'same';
  return sentence.flows.some((f) => f.effect.kind === 'new') ? 'new' : 'changes';
}

const WORDS: readonly (readonly [LineState, string, string])[] = [
  ['problem', 'cannot be read', 'cannot be read'],
  ['new', 'adds flows', 'add flows'],
  ['changes', 'changes a flow', 'change flows'],
  ['same', 'says nothing new', 'say nothing new'],
  ['nothing', 'is a remark', 'are remarks'],
];

/** Lines to look at: those that cannot be read, and those with a name that is nearly that of something else. */
export function linesToMend(sentences: readonly Sentence[]): number[] {
  return sentences.flatMap((s, i) => (s.problems.length > 0 || s.notes.some((n) => n.fixes.length > 0) ? i : []));
}

/** `28 lines add flows`, `2 namespaces`: in the order in which people look at them. */
export function reviewSums(sentences: readonly Sentence[]): {
  readonly lines: readonly string[];
  readonly makes: readonly string[];
} {
  const states = sentences.map(lineState);
  const lines = WORDS.flatMap(([state, one, many]) => {
    const count = states.filter((s) => s === state).length;
    return count === 0 ? [] : [count === 1 ? `1 line ${one}` : `${count} lines ${many}`];
  });
  const made = sentences.flatMap((s) => (s.problems.length === 0 && doesSomething(s) ? s.makes : []));
  const kinds = [...new Set(made.map((m) => m.kind))];
  return { lines, makes: kinds.map((kind) => counted(made.filter((m) => m.kind === kind).length, kind)) };
}

function counted(count: number, kind: NewThing['kind']): string {
  return count === 1 ? `1 ${kind}` : `${count} ${kind}s`;
}
