/** What is underlined in a line: problems, things that are new, names that are nearly those of others. */
import type { Range, Sentence } from '../../core/design/sentences/sentence.ts';

/** A stretch of a line and how it is marked. The marks of a line follow one another and cover it. */
export interface Mark extends Range {
  readonly kind: 'plain' | 'problem' | 'note' | 'new';
}

/** The marks of a line; where several meet, the gravest. */
export function marksOf({ text, problems, notes, from, to }: Sentence): Mark[] {
  const marked: readonly Mark[] = [
    ...problems.map(({ start, end }): Mark => ({ kind: 'problem', start, end })),
    ...notes.filter((n) => n.end - n.start < text.length).map(({ start, end }): Mark => ({ kind: 'note', start, end })),
    ...[...from, ...to].filter((e) => e.isNew).map(({ start, end }): Mark => ({ kind: 'new', start, end })),
  ];
  const edges = new Set([0, text.length, ...marked.flatMap((m) => [m.start, m.end])]);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1] ?? start;
    const kind = marked.find((m) => m.start <= start && end <= m.end)?.kind ?? 'plain';
    return { kind, start, end };
  });
}
