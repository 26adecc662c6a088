/** Answering for a finding of a check, so that it counts no longer (`studio.md`, Checks). */
import { expiryOf } from '../expiry.ts';
import { withoutUndefined } from '../fields.ts';
import { newId } from '../handles.ts';
import type { Acceptance } from '../schema.ts';
import { type DocumentDraft, designNow, insert, setFields } from './draft.ts';

/** The finding: the id of its check and what it says it is about. */
export type FindingRef = Pick<Acceptance, 'check' | 'subject'>;

/** Who answers for it, why, and until when (as `2027-01-31`; absent: without an end). */
export type Answering = Pick<Acceptance, 'reason' | 'owner' | 'expires'>;

/** `acceptances.subject` and `.owner` of the schema. */
const LONGEST = { subject: 1000, owner: 200 };

/**
 * Accepts a finding; one that was accepted before is answered for anew. Returns why it cannot be, as text; undefined
 * when it was. `day`, as `2027-01-31`: an end before it is none.
 */
export function acceptFinding(
  draft: DocumentDraft,
  { check, subject }: FindingRef,
  { reason, owner, expires }: Answering,
  day: string,
): string | undefined {
  const said = { reason: reason.trim(), owner: owner.trim(), expires };
  if (said.reason === '') return 'say why';
  if (said.owner === '') return 'somebody has to answer for it';
  if (said.owner.length > LONGEST.owner) return `the name of an owner has at most ${LONGEST.owner} characters`;
  if (subject.length > LONGEST.subject) return 'what it is about is too long to be named in a design';
  if (expires !== undefined) {
    const expiry = expiryOf(expires, day);
    if (!expiry) return 'write the end as 2027-01-31';
    if (expiry.expired) return 'the end is over already';
  }
  const design = designNow(draft);
  const before = Object.values(design.acceptances).find((a) => a.check === check && a.subject === subject);
  if (before) setFields(draft, 'acceptances', before.id, said);
  else {
    const id = newId(design, 'accepted:', `${check}-${subject}`);
    insert(draft, 'acceptances', withoutUndefined<Acceptance>({ id, check, subject, ...said }));
  }
  return undefined;
}
