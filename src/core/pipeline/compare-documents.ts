/** Two documents side by side: what was drawn differently, and what their compiled policies open and close. */
import type { ChangeAnswer, ComparisonAnswer } from '../analyses/answers.ts';
import { answerChanges } from '../analyses/change-answer.ts';
import type { SolvedSide } from '../analyses/side.ts';
import type { Document } from '../design/change.ts';
import { compareDocuments as compareDrawings } from '../design/compare/compare.ts';
import { nameOf } from '../design/lookup.ts';

/**
 * Compares the designs of two documents. Connectivity is judged on the may bound of what each of them, compiled for its
 * target, enforces. `solve` gives the design's side of a document; it is called once for each, the earlier one first, or not at all where they are drawn
 * the same.
 */
export function compareDocuments(
  before: Document,
  after: Document,
  solve: (document: Document) => SolvedSide,
): ComparisonAnswer {
  const drawn = compareDrawings(before, after);
  if (drawn.groups.length === 0) return { drawn, changes: { pairs: [], truncated: false }, names: {} };
  const earlier = solve(before);
  const later = solve(after);
  const changes = answerChanges(after.design, earlier, later);
  return { drawn, changes, names: namesOf(changes, before, after) };
}

/** What the ends of the pairs are called now; what is gone, as it was called then. */
function namesOf({ pairs }: ChangeAnswer, before: Document, after: Document): Record<string, string> {
  const ids = new Set(pairs.flatMap((p) => [p.from, p.to]));
  return Object.fromEntries(
    [...ids].map((id) => {
      const name = nameOf(after.design, id);
      return [id, name === id ? nameOf(before.design, id) : name];
    }),
  );
}
