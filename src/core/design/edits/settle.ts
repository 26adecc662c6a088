/** Ways out of a conflict: each changes one side of it and writes down that it was decided, and why. */

import { withoutUndefined } from '../fields.ts';
import { guardrailSentence } from '../guardrail-text.ts';
import { nextHandle } from '../handles.ts';
import { entityIn, nameOf } from '../lookup.ts';
import { portsLabel } from '../ports-text.ts';
import type { Design, Exception, Guardrail, Note, Ports } from '../schema.ts';
import { sentenceOf } from '../sentences/print.ts';
import { samePerson } from '../widening.ts';
import { type DocumentDraft, designNow, drafted, insert, setFields } from './draft.ts';
import { addException } from './guard.ts';
import { removeEntities } from './remove.ts';

/** A conflict, as far as its ways out need it. */
export interface ConflictRef {
  /** Stable: `F-12 against G-3`. */
  readonly key: string;
  /** Id of the flow, exposure, shared service or exception that wants something open. */
  readonly wants: string;
  /** Of a shared service: the consumer. */
  readonly consumer?: string;
  /** Handle of the guardrail, or of the flow that must not be. */
  readonly forbids: string;
  /** Absent: anybody outside. */
  readonly from?: string;
  readonly to: string;
  readonly ports: Ports;
}

/** What an acceptance of it as a finding of CONF-1 names: `F-12 G-3`, `shared:dns tenant:a G-1`. */
export function conflictSubject({ wants, consumer, forbids }: Omit<ConflictRef, 'key' | 'to' | 'ports'>): string {
  return [wants, ...(consumer === undefined ? [] : [consumer]), forbids].join(' ');
}

/** `drop`: what is wanted goes. `grant`: a gate in the guardrail. `change`: the guardrail holds of less. `lift`: what must not be may be. `approve`: who owns the guardrail stands for the exception. */
export type WayOut =
  | { readonly kind: 'drop' }
  | { readonly kind: 'grant' }
  | { readonly kind: 'change'; readonly fields: Partial<Pick<Guardrail, 'rule' | 'direction' | 'scope'>> }
  | { readonly kind: 'lift' }
  | { readonly kind: 'approve'; readonly approver: string }
  | { readonly kind: 'park' };

/** What is written down with a decision. */
export interface Decision {
  readonly reason: string;
  readonly author?: string | undefined;
  /** The day, as `2026-01-31`. */
  readonly on?: string | undefined;
}

/**
 * Takes a way out and notes the decision; what was parked of the conflict counts as settled. Returns why it cannot be
 * done, as text; undefined when it was.
 */
export function settleConflict(
  draft: DocumentDraft,
  conflict: ConflictRef,
  way: WayOut,
  decision: Decision,
): string | undefined {
  const done = take(draft, conflict, way, decision);
  if ('problem' in done) return done.problem;
  if (way.kind === 'park') note(draft, 'parking lot', conflict, decision.reason, decision);
  else settleParked(draft, conflict.key);
  note(draft, 'decision', conflict, [done.said, decision.reason].filter((t) => t !== '').join('. '), decision);
  return undefined;
}

/** The parking-lot note of a conflict that is not settled yet. */
export function parkedNote(design: Design, key: string): Note | undefined {
  return Object.values(design.notes).find((n) => isParked(n, key));
}

function isParked(note: Note, key: string): boolean {
  return (
    note.kind === 'parking lot' && note.settled !== true && (note.text === key || note.text.startsWith(`${key}: `))
  );
}

type Done = { readonly said: string } | { readonly problem: string };

function take(draft: DocumentDraft, conflict: ConflictRef, way: WayOut, decision: Decision): Done {
  switch (way.kind) {
    case 'drop':
      return drop(draft, conflict);
    case 'grant':
      return grant(draft, conflict, decision);
    case 'change':
      return narrow(draft, conflict, way.fields);
    case 'lift':
      return lift(draft, conflict);
    case 'approve':
      return approve(draft, conflict, way.approver);
    case 'park':
      return { said: 'parked' };
  }
}

function drop(draft: DocumentDraft, { wants, consumer }: ConflictRef): Done {
  const design = designNow(draft);
  if (consumer !== undefined) {
    const service = drafted(draft, 'sharedServices', wants);
    if (!service) return gone(wants);
    service.consumers = service.consumers.filter((c) => c !== consumer);
    return { said: `${nameOf(design, consumer)} consumes ${service.name} no more` };
  }
  const flow = entityIn(design, 'flows', wants);
  const said = flow ? `${wants} ${sentenceOf(design, flow)}` : nameOf(design, wants);
  return removeEntities(draft, [wants]).length === 0 ? gone(wants) : { said: `dropped ${said}` };
}

function grant(draft: DocumentDraft, conflict: ConflictRef, { reason }: Decision): Done {
  const { forbids, from, to, ports } = conflict;
  if (from === undefined) return { problem: 'anybody outside cannot be granted an exception: name who it is from' };
  const signed = signaturesOf(designNow(draft), conflict);
  const asked = { guardrail: forbids, from, to, ports, ...signed, ...(reason === '' ? {} : { reason }) };
  const added = addException(draft, asked);
  if ('problem' in added) return added;
  const design = designNow(draft);
  return {
    said: `granted ${added.id} in ${forbids}: ${nameOf(design, from)} -> ${nameOf(design, to)} ${portsLabel(ports)}`,
  };
}

/**
 * Who stands for an exception that a conflict asks for: whoever wants it, and the owner of the guardrail as approver, unless
 * that is the same person.
 */
export function signaturesOf(
  design: Design,
  { wants, forbids }: Pick<ConflictRef, 'wants' | 'forbids'>,
): Partial<Pick<Exception, 'owner' | 'approver' | 'reason'>> {
  const asking = entityIn(design, 'flows', wants) ?? entityIn(design, 'exceptions', wants);
  const approver = entityIn(design, 'guardrails', forbids)?.owner;
  const { owner, reason } = asking ?? {};
  return withoutUndefined({ owner, reason, approver: samePerson(owner, approver) ? undefined : approver });
}

function narrow(
  draft: DocumentDraft,
  { forbids }: ConflictRef,
  fields: Partial<Pick<Guardrail, 'rule' | 'direction' | 'scope'>>,
): Done {
  if (!drafted(draft, 'guardrails', forbids)) return gone(forbids);
  setFields(draft, 'guardrails', forbids, fields);
  const design = designNow(draft);
  const now = entityIn(design, 'guardrails', forbids);
  return now ? { said: `changed ${forbids}: ${guardrailSentence(design, now)}` } : gone(forbids);
}

/** Whoever asked for an exception does not approve it. */
function approve(draft: DocumentDraft, { wants, forbids }: ConflictRef, approver: string): Done {
  const exception = drafted(draft, 'exceptions', wants);
  if (!exception) return gone(wants);
  if (samePerson(exception.owner, approver))
    return { problem: `${approver} owns ${wants}: owner and approver are two people` };
  exception.approver = approver;
  return { said: `${approver} approved ${wants} in ${forbids}` };
}

/** What must not be goes: there are no exceptions to it. */
function lift(draft: DocumentDraft, { forbids }: ConflictRef): Done {
  const design = designNow(draft);
  const flow = entityIn(design, 'flows', forbids);
  if (!flow) return gone(forbids);
  removeEntities(draft, [forbids]);
  return { said: `took back ${forbids} ${sentenceOf(design, flow)}` };
}

function gone(id: string): Done {
  return { problem: `\`${id}\` is gone` };
}

function settleParked(draft: DocumentDraft, key: string): void {
  for (const note of Object.values(draft.design.notes)) if (isParked(note, key)) note.settled = true;
}

/** A note under the next handle, which it returns. */
export function addNote(draft: DocumentDraft, given: Omit<Note, 'id'>): string {
  return insert(draft, 'notes', withoutUndefined<Note>({ ...given, id: nextHandle(draft.design, 'D') }));
}

function note(
  draft: DocumentDraft,
  kind: 'decision' | 'parking lot',
  { key, wants, forbids }: ConflictRef,
  said: string,
  { author, on }: Decision,
): void {
  const anchor = [forbids, wants].find((id) => drafted(draft, 'guardrails', id) ?? drafted(draft, 'flows', id));
  const signed = withoutUndefined<Partial<Note>>({ anchor, author, on });
  addNote(draft, { kind, text: said === '' ? key : `${key}: ${said}`, ...signed });
}
