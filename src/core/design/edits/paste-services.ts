/** Pasting shared services: what is shared, for those consumers that are there. */
import { plainCopy, withoutUndefined } from '../fields.ts';
import { newId, PREFIXES } from '../handles.ts';
import { nameOf } from '../lookup.ts';
import { itemsOf } from '../references.ts';
import type { SharedService } from '../schema.ts';
import { kindWord } from '../thing-words.ts';
import { designNow, drafted, insert } from './draft.ts';
import { calledOf, found, type Pasting, record, resolve, take } from './pasting.ts';
import { sharedAlready } from './share.ts';

/**
 * Pastes the shared services whose target is there. A copy of a consumer uses nothing but the copies: it leaves the
 * label of a service that it does not use, and a service leaves a label that another one names its consumers by. Both
 * are told, since a label lets in whoever carries it.
 */
export function pasteServices(pasting: Pasting): void {
  for (const original of itemsOf(pasting.fragment.design, 'sharedServices')) pasteService(pasting, original);
  takeLabelsOff(pasting);
}

function pasteService(pasting: Pasting, original: SharedService): void {
  const { draft, dropped } = pasting;
  const target = resolve(pasting, original.target);
  if (target === undefined) {
    const what = `${kindWord(original.target)} \`${calledOf(pasting, original.target)}\``;
    dropped.add(`shared service ${original.name} is left out: ${what} is not in this design`);
    return;
  }
  const consumers = original.consumers.flatMap((c) => found(pasting, c) ?? []);
  const design = designNow(draft);
  if (!pasting.copies.has(target) && sharedAlready(design, { ...original, target, consumers })) {
    dropped.add(`shared service ${original.name} is there already`);
    return;
  }
  const { label } = original;
  const holder = label && itemsOf(design, 'sharedServices').find((s) => isLabel(s.label, label));
  if (label && holder)
    dropped.add(
      `the label \`${label.key}=${label.value}\` stays with ${holder.name}: the copy names its consumers one by one`,
    );
  const name = take(pasting, 'sharedServices', original.name, 253);
  const id = newId(draft.design, PREFIXES.sharedServices, name.toLowerCase());
  insert(
    draft,
    'sharedServices',
    withoutUndefined<SharedService>({
      ...plainCopy(original),
      id,
      name,
      target,
      consumers,
      label: holder ? undefined : label,
    }),
  );
  record(pasting, original.id, id);
}

function isLabel(a: SharedService['label'], b: SharedService['label']): boolean {
  return a !== undefined && a.key === b?.key && a.value === b.value;
}

/** Copies that carry the label of a service without using it would be let in, or would make the label useless. */
function takeLabelsOff({ draft, copies, dropped }: Pasting): void {
  for (const service of itemsOf(designNow(draft), 'sharedServices')) {
    const { label, consumers } = service;
    if (!label) continue;
    for (const id of copies) {
      const carrier = drafted(draft, 'namespaces', id) ?? drafted(draft, 'workloads', id);
      if (!carrier || consumers.includes(id) || carrier.labels[label.key] !== label.value) continue;
      delete carrier.labels[label.key];
      const who = nameOf(draft.design, id);
      dropped.add(`${who} does not carry \`${label.key}=${label.value}\`: it does not use ${service.name}`);
    }
  }
}
