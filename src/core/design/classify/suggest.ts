/** What namespaces, host groups and externals may be, with the evidence: suggestions for what is not set yet. */
import { groupBy, sortedBy } from '../../lib/order.ts';
import { memoised } from '../memo.ts';
import type { Design, DesignNamespace } from '../schema.ts';
import { isSystemNamespace } from '../system-namespaces.ts';
import {
  attributeText,
  type Doubt,
  type Evidence,
  isZoneAttribute,
  SUGGESTED,
  type SuggestedAttribute,
  type Suggestion,
  type ZoneAttribute,
  zonesByAttribute,
} from './attributes.ts';
import { planeEvidence } from './contents.ts';
import { managingWord } from './known-platform.ts';
import { labelEvidence } from './labels.ts';
import { nameEvidence, usualEnvironmentWord } from './names.ts';
import { siblingEvidence } from './siblings.ts';
import { meaningOfValue, type Weighed, weigh } from './weigh.ts';
import { meaningOf } from './words.ts';
import { spellingInLabels, zoneNamed } from './zones.ts';

/** Everything that the evidence says of a design. */
export interface Classification {
  /** In order of names, then of attributes. At most one for each attribute of a thing. */
  readonly suggestions: readonly Suggestion[];
  readonly doubts: readonly Doubt[];
}

/**
 * Suggests what is not set, and names what is set against the evidence. Deterministic, and the same for every order of
 * the records. Worked out once for each design.
 */
export const classify: (design: Design) => Classification = memoised((design) => {
  const steps = classifying(design);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
});

/** The same in steps of one namespace each, for who must not be held up. */
export function* classifying(design: Design): Generator<void, Classification> {
  const suggestions: Suggestion[] = [];
  const doubts: Doubt[] = [];
  for (const namespace of sortedBy(Object.values(design.namespaces), (n) => `${n.name}\n${n.id}`)) {
    const said = groupBy(evidenceOf(design, namespace), (e) => e.attribute);
    for (const attribute of SUGGESTED) {
      const evidence = said.get(attribute) ?? [];
      const suggestion = suggestionFor(design, namespace, attribute, evidence);
      if (suggestion) suggestions.push(suggestion);
      const doubt = doubtAbout(design, namespace, attribute, evidence);
      if (doubt) doubts.push(doubt);
    }
    yield;
  }
  return { suggestions: [...suggestions, ...outsideSuggestions(design)], doubts };
}

/** All evidence about one namespace, whatever is set. */
function evidenceOf(design: Design, namespace: DesignNamespace): Evidence[] {
  return [
    ...labelEvidence(design, namespace),
    ...planeEvidence(design, namespace),
    ...nameEvidence(design, namespace),
    ...siblingEvidence(design, namespace),
    ...systemEvidence(namespace),
  ];
}

function systemEvidence({ name }: DesignNamespace): Evidence[] {
  if (!isSystemNamespace(name)) return [];
  const text = `\`${name}\` is a namespace of the cluster itself`;
  return [{ attribute: 'system', value: 'yes', strength: 'sure', source: 'name', text }];
}

function suggestionFor(
  design: Design,
  namespace: DesignNamespace,
  attribute: SuggestedAttribute,
  said: readonly Evidence[],
): Suggestion | undefined {
  if (attribute === 'compliance') {
    const standing = zonesByAttribute(design, namespace, attribute);
    const open = said.filter((e) => !standing.includes(zoneNamed(design, attribute, e.value, 'meaning')?.id ?? ''));
    return spelled(design, namespace.id, attribute, weigh(attribute, open));
  }
  if (attributeText(design, namespace.id, attribute) !== '') return undefined;
  return spelled(design, namespace.id, attribute, weigh(attribute, said));
}

/** As a suggestion, in the spelling of the zone that is there already, else in that of the platform's labels. */
function spelled(
  design: Design,
  id: string,
  attribute: SuggestedAttribute,
  weighed: Weighed | undefined,
): Suggestion | undefined {
  if (!weighed) return undefined;
  const { value, confidence, evidence, against } = weighed;
  const rest = { id, attribute, confidence, evidence, against };
  if (!isZoneAttribute(attribute)) return { ...rest, value };
  // the very word first: a platform may have both a `prod` and a `production`
  const zone = zoneNamed(design, attribute, value) ?? zoneNamed(design, attribute, value, 'meaning');
  if (zone) return { ...rest, value: zone.name, zone: zone.id };
  return { ...rest, value: spellingInLabels(design, attribute, value) ?? usualWord(design, attribute, value) };
}

function usualWord(design: Design, attribute: ZoneAttribute, value: string): string {
  const inNames = attribute === 'environment' ? usualEnvironmentWord(design.namespaces, value) : undefined;
  return inNames ?? meaningOf(attribute, value);
}

/** Of planes and environments only: where one is set, anything else that is well founded is worth a look. */
function doubtAbout(
  design: Design,
  { id }: DesignNamespace,
  attribute: SuggestedAttribute,
  said: readonly Evidence[],
): Doubt | undefined {
  if (attribute !== 'plane' && attribute !== 'environment') return undefined;
  const value = attributeText(design, id, attribute);
  if (value === '') return undefined;
  const meaning = meaningOfValue(attribute, value);
  const firm = (e: Evidence) => e.strength === 'sure' || (e.strength === 'likely' && attribute === 'environment');
  const against = said.filter((e) => firm(e) && meaningOfValue(attribute, e.value) !== meaning);
  return against.length > 0 ? { id, attribute, value, against } : undefined;
}

/** Hosts that run the control plane, and externals from which people run the platform. */
function outsideSuggestions(design: Design): Suggestion[] {
  const hosts = sortedBy(Object.values(design.hostGroups), (h) => h.id).flatMap((h) =>
    h.role === 'control-plane' ? [{ id: h.id, value: 'control', text: 'its role is `control-plane`', sure: true }] : [],
  );
  const externals = sortedBy(Object.values(design.externals), (x) => x.id).flatMap((x) => {
    const word = managingWord(x.name);
    return word ? [{ id: x.id, value: 'management', text: `\`${word}\` stands in its name`, sure: false }] : [];
  });
  return [...hosts, ...externals].flatMap(({ id, value, text, sure }) => {
    if (attributeText(design, id, 'plane') !== '') return [];
    const evidence: Evidence = {
      attribute: 'plane',
      value,
      strength: sure ? 'sure' : 'likely',
      source: sure ? 'contents' : 'name',
      text,
    };
    return spelled(design, id, 'plane', weigh('plane', [evidence])) ?? [];
  });
}
