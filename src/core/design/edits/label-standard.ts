/** Edits of the label standard. */
import { withoutUndefined } from '../fields.ts';
import { newId, PREFIXES } from '../handles.ts';
import { labelKeyProblem, labelValueProblem } from '../label-syntax.ts';
import type { LabelKey, Power } from '../schema.ts';
import { type DocumentDraft, designNow, drafted, type Fields, insert, setFields } from './draft.ts';

type Given = Pick<LabelKey, 'key' | 'scope'> & Partial<Omit<LabelKey, 'id' | 'key' | 'scope'>>;

/** Puts a key into the standard and returns its id; a problem when it cannot be one, or is there already. */
export function addLabelKey(
  draft: DocumentDraft,
  given: Given,
): { readonly id: string } | { readonly problem: string } {
  const design = designNow(draft);
  const problem =
    labelKeyProblem(given.key) ?? valuesProblem(given.values ?? []) ?? taken(design.labelKeys, given.key, given.scope);
  if (problem !== undefined) return { problem };
  const id = newId(design, PREFIXES.labelKeys, given.key);
  const defaults = { values: [], required: false, setBy: [] };
  return { id: insert(draft, 'labelKeys', withoutUndefined<LabelKey>({ ...defaults, ...given, id })) };
}

/** Sets fields of a key, but for its name. Returns why not, and then nothing is changed. */
export function setLabelKey(
  draft: DocumentDraft,
  id: string,
  fields: Fields<Omit<LabelKey, 'key'>>,
): string | undefined {
  const found = drafted(draft, 'labelKeys', id);
  if (!found) return 'this key is gone';
  const problem =
    valuesProblem(fields.values ?? []) ??
    (fields.scope === undefined || fields.scope === found.scope
      ? undefined
      : taken(draft.design.labelKeys, found.key, fields.scope));
  if (problem === undefined) setFields(draft, 'labelKeys', id, fields);
  return problem;
}

/**
 * Renames a key everywhere at once: in the standard, on what carries it, in zones and label groups that select by it, in
 * shared services and in what personas may set. Only things of its scope are touched. Returns why not, and then nothing
 * is changed: two keys are never made one by it.
 */
export function renameLabelKey(draft: DocumentDraft, id: string, wanted: string): string | undefined {
  const design = designNow(draft);
  const found = design.labelKeys[id];
  if (!found) return 'this key is gone';
  const { key, scope } = found;
  if (wanted === key) return undefined;
  const holders = holdersOf(draft, scope);
  const problem =
    labelKeyProblem(wanted) ??
    taken(design.labelKeys, wanted, scope) ??
    (holders.some((h) => Object.hasOwn(h.labels, wanted)) ? `\`${wanted}\` is in use already` : undefined);
  if (problem !== undefined) return problem;
  setFields(draft, 'labelKeys', id, { key: wanted });
  for (const holder of holders) {
    const value = holder.labels[key];
    if (value === undefined) continue;
    holder.labels = Object.fromEntries(Object.entries(holder.labels).map(([k, v]) => [k === key ? wanted : k, v]));
  }
  if (scope === 'namespace')
    for (const zones of ['planes', 'environments', 'tenants', 'complianceZones'] as const)
      for (const zone of Object.values(draft.design[zones])) if (zone.label.key === key) zone.label.key = wanted;
  renameInPowers(draft, scope, key, wanted);
  return undefined;
}

interface Holder {
  labels: Record<string, string>;
}

function holdersOf({ design }: DocumentDraft, scope: LabelKey['scope']): Holder[] {
  switch (scope) {
    case 'namespace':
      return Object.values(design.namespaces);
    case 'pod':
      return [...Object.values(design.workloads), ...Object.values(design.labelGroups)];
    case 'host':
      return Object.values(design.hostGroups);
    case 'network':
      return [];
  }
}

function renameInPowers(draft: DocumentDraft, scope: LabelKey['scope'], key: string, wanted: string): void {
  const renamed = (power: Power): Power =>
    power.kind === 'labels' && power.on === scope && power.key === key ? { ...power, key: wanted } : power;
  for (const persona of Object.values(draft.design.personas)) {
    persona.powers = persona.powers.map(renamed);
    persona.later = persona.later.map(renamed);
  }
  const kinds = scope === 'namespace' ? ['ns:', 'tenant:', 'env:', 'plane:', 'zone:'] : scope === 'pod' ? ['wl:'] : [];
  for (const service of Object.values(draft.design.sharedServices)) {
    const mine = service.consumers.some((c) => kinds.some((k) => c.startsWith(k)));
    if (service.label?.key === key && mine) service.label.key = wanted;
  }
}

function valuesProblem(values: readonly string[]): string | undefined {
  return values.map(labelValueProblem).find((p) => p !== undefined);
}

function taken(keys: Readonly<Record<string, LabelKey>>, key: string, scope: LabelKey['scope']): string | undefined {
  const found = Object.values(keys).some((k) => k.key === key && k.scope === scope);
  return found ? `\`${key}\` is in the standard already` : undefined;
}
