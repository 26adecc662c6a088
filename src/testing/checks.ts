/** Running one check over a drawn design, and mending what it found: for tests of checks. */
import type { Today } from '../core/analyses/answers.ts';
import { applyChange, type Change, change, type Document, invertChange, isEmptyChange } from '../core/design/change.ts';
import { applyWayStep } from '../core/design/edits/way-steps.ts';
import { EMPTY_LAYOUT } from '../core/design/empty.ts';
import type { Design } from '../core/design/schema.ts';
import { practiceFacts } from '../core/pipeline/practice-facts.ts';
import { prepareDesign, prepareToday } from '../core/pipeline/sides.ts';
import type { Fix } from '../core/practices/check.ts';
import { CHECKS } from '../core/practices/list.ts';
import { type CheckAnswer, runChecks } from '../core/practices/run-checks.ts';

export interface CheckOptions {
  /** As `2027-01-31`. */
  readonly day?: string;
  /** What was imported: its side is judged. */
  readonly today?: Today;
}

/** The answer of one check about a design, compiled; or about what is imported. Throws where there is no such check. */
export function checkDesign(design: Design, id: string, { day, today }: CheckOptions = {}): CheckAnswer {
  const document = { design, layout: EMPTY_LAYOUT };
  const side = today ? prepareToday(document, today) : prepareDesign(document);
  const facts = practiceFacts({ design, side, today: today?.cluster, policies: today?.policies, day });
  const check = CHECKS.filter((c) => c.id === id);
  const answer = runChecks(facts, { checks: check }).checks.find((c) => c.id === id);
  if (check.length !== 1 || !answer) throw new Error(`no check ${id}`);
  return answer;
}

/** The design with a fix applied. Throws where there is none. */
export function mended(design: Design, fix: Fix | undefined): Design {
  return applied(design, fix)[0].design;
}

/** The design once a fix is applied and taken back. Throws where there is none, or where it changes nothing. */
export function undone(design: Design, fix: Fix | undefined): Design {
  const [after, made] = applied(design, fix);
  if (isEmptyChange(made)) throw new Error('the fix changes nothing');
  return applyChange(after, invertChange(made)).design;
}

function applied(design: Design, fix: Fix | undefined): [Document, Change] {
  if (!fix) throw new Error('nothing is proposed to mend it');
  return change({ design, layout: EMPTY_LAYOUT }, fix.label, (draft) => {
    for (const step of fix.steps) applyWayStep(draft, step);
  });
}
