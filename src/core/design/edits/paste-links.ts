/** Pasting what stands between things: exposures, flows, guardrails and their exceptions, then shared services. */
import { plainCopy, sameValue, withoutUndefined } from '../fields.ts';
import { HANDLES, handleCounter, newId, PREFIXES } from '../handles.ts';
import { itemsOf, referencesOf } from '../references.ts';
import type { Entity, Exposure, Guardrail } from '../schema.ts';
import { kindWord } from '../thing-words.ts';
import { designNow, insert } from './draft.ts';
import { pasteServices } from './paste-services.ts';
import { bothEnds, calledOf, found, type Pasting, record, resolve } from './pasting.ts';

/** Pastes the exposures, flows, guardrails, exceptions and shared services of the fragment whose ends are there. */
export function pasteLinks(pasting: Pasting): void {
  pasteExposures(pasting);
  pasteFlows(pasting);
  pasteGuardrails(pasting);
  pasteServices(pasting);
}

function pasteExposures(pasting: Pasting): void {
  const { draft, dropped } = pasting;
  for (const original of itemsOf(pasting.fragment.design, 'exposures')) {
    const target = resolve(pasting, original.target);
    if (target === undefined) {
      dropped.add(`an exposure is left out: workload \`${calledOf(pasting, original.target)}\` is not in this design`);
      continue;
    }
    const [via, from] = [found(pasting, original.via), found(pasting, original.from)];
    const copy = withoutUndefined<Exposure>({ ...plainCopy(original), target, via, from });
    if (isThere(pasting, 'exposures', copy)) continue;
    const id = newId(draft.design, PREFIXES.exposures, target.slice(PREFIXES.workloads.length));
    insert(draft, 'exposures', { ...copy, id });
    record(pasting, original.id, id);
  }
}

function pasteFlows(pasting: Pasting): void {
  const { draft } = pasting;
  const next = handleCounter(draft.design, HANDLES.flows);
  for (const original of itemsOf(pasting.fragment.design, 'flows')) {
    const ends = bothEnds(pasting, `flow ${original.id}`, original.from, original.to);
    if (!ends) continue;
    const copy = { ...plainCopy(original), from: ends[0], to: ends[1] };
    if (isThere(pasting, 'flows', copy)) continue;
    const id = next();
    insert(draft, 'flows', { ...copy, id });
    record(pasting, original.id, id);
  }
}

function pasteGuardrails(pasting: Pasting): void {
  const { draft } = pasting;
  const nextGuardrail = handleCounter(draft.design, HANDLES.guardrails);
  for (const original of itemsOf(pasting.fragment.design, 'guardrails')) {
    const rule = pastedRule(pasting, original);
    const scope = original.scope?.flatMap((ref) => found(pasting, ref) ?? []);
    // protecting less than it did, or everything, would be another guardrail
    if (!rule || scope?.length !== original.scope?.length) continue;
    const against = original.against?.flatMap((persona) => found(pasting, persona) ?? []);
    const copy = withoutUndefined<Guardrail>({ ...plainCopy(original), scope, against, rule });
    if (isThere(pasting, 'guardrails', copy)) continue;
    const id = nextGuardrail();
    insert(draft, 'guardrails', { ...copy, id });
    record(pasting, original.id, id);
  }
  const nextException = handleCounter(draft.design, HANDLES.exceptions);
  for (const original of itemsOf(pasting.fragment.design, 'exceptions')) {
    const guardrail = found(pasting, original.guardrail);
    const ends = bothEnds(pasting, `exception ${original.id}`, original.from, original.to);
    if (guardrail === undefined || !ends) continue;
    const copy = { ...plainCopy(original), guardrail, from: ends[0], to: ends[1] };
    if (isThere(pasting, 'exceptions', copy)) continue;
    const id = nextException();
    insert(draft, 'exceptions', { ...copy, id });
    record(pasting, original.id, id);
  }
}

/** What a guardrail rules, between things of this design; undefined where one is not in it, which is told. */
function pastedRule(pasting: Pasting, { id, rule }: Guardrail): Guardrail['rule'] | undefined {
  if (rule.kind === 'separate') return rule;
  if (rule.kind === 'forbid') {
    const ends = bothEnds(pasting, `guardrail ${id}`, rule.from, rule.to);
    return ends && { ...rule, from: ends[0], to: ends[1] };
  }
  const ends = bothEnds(pasting, `guardrail ${id}`, rule.zone, rule.zone);
  return ends && { ...rule, zone: ends[0] };
}

/** Whether the design says the same already, between the same ends; then there is nothing to paste, and that is told. */
function isThere<C extends 'exposures' | 'flows' | 'guardrails' | 'exceptions'>(
  { draft, copies, dropped }: Pasting,
  collection: C,
  copy: Entity<C>,
): boolean {
  if (referencesOf(collection, copy).some((end) => copies.has(end.id))) return false;
  const same = itemsOf(designNow(draft), collection).find((item) =>
    sameValue({ ...item, id: '' }, { ...copy, id: '' }),
  );
  if (same) dropped.add(`${kindWord(same.id)} ${collection === 'exposures' ? '' : `${same.id} `}is there already`);
  return same !== undefined;
}
