/** Openness in words and marks (`look.md`, Colour): open to all, open to n namespaces, closed. */
import type { Openness, OpennessOf } from '../core/analyses/answers.ts';

/** How open something is, in one direction; `unknown` before the first answer. */
export type OpennessMark = { readonly to: 'all' | 'some' | 'none' | 'unknown'; readonly words: string };

export interface OpennessMarks {
  readonly ingress: OpennessMark;
  readonly egress: OpennessMark;
}

export function marksOf(o: Openness): OpennessMarks {
  return {
    ingress: { to: o.ingress.to, words: `in: ${opennessWords(o.ingress)}` },
    egress: { to: o.egress.to, words: `out: ${opennessWords(o.egress)}` },
  };
}

/** How open something is, in words: `open to 3 namespaces and outside`. */
export function opennessWords(o: OpennessOf): string {
  if (o.to === 'all') return 'open to all';
  if (o.to === 'none') return 'closed';
  const inside = o.namespaces > 0 ? `${o.namespaces} namespace${o.namespaces === 1 ? '' : 's'}` : '';
  return `open to ${[inside, o.outside ? 'outside' : ''].filter((w) => w !== '').join(' and ') || 'some'}`;
}

/** The widest mark among the members of a frame. */
export function widest(marks: readonly OpennessMark[]): OpennessMark | undefined {
  const all = marks.filter((m) => m.to === 'all');
  if (marks.length === 0) return undefined;
  const direction = marks[0]?.words.split(':')[0] ?? '';
  if (all.length === marks.length) return { to: 'all', words: `${direction}: open to all` };
  if (all.length > 0) return { to: 'all', words: `${direction}: ${all.length} of ${marks.length} open to all` };
  const some = marks.filter((m) => m.to === 'some').length;
  if (some > 0) return { to: 'some', words: `${direction}: ${some} of ${marks.length} open to some` };
  return { to: 'none', words: `${direction}: closed` };
}
