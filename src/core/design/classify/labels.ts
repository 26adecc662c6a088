/** What the labels of namespaces, and those that all of their pods share, say of them. */
import { compareText } from '../../lib/order.ts';
import { workloadsOfNamespace } from '../lookup.ts';
import { memoised } from '../memo.ts';
import type { Design, DesignNamespace } from '../schema.ts';
import type { Confidence, Evidence, SuggestedAttribute } from './attributes.ts';
import { hierarchyRoot, type LabelKey, meaningsOfKey } from './label-keys.ts';
import { isKnownWord, meaningOf } from './words.ts';

type Labels = Readonly<Record<string, string>>;

/** How clear the clearest key in use is, by attribute. */
const clearestRanks = memoised((namespaces: Design['namespaces']): ReadonlyMap<SuggestedAttribute, number> => {
  const ranks = new Map<SuggestedAttribute, number>();
  for (const { labels } of Object.values(namespaces))
    for (const [key, value] of Object.entries(labels))
      for (const meaning of meaningsOfKey(key))
        if (counts(meaning, value)) {
          const rank = ranks.get(meaning.attribute) ?? Number.POSITIVE_INFINITY;
          if (meaning.rank < rank) ranks.set(meaning.attribute, meaning.rank);
        }
  return ranks;
});

/** Evidence in the labels of a namespace and of its pods. */
export function labelEvidence(design: Design, namespace: DesignNamespace): Evidence[] {
  const clearest = clearestRanks(design.namespaces);
  return [
    ...clearestOnly(keysOf(namespace.labels)).map(({ meaning, key, value }) => ({
      attribute: meaning.attribute,
      value,
      strength: meaning.alone && clearest.get(meaning.attribute) === meaning.rank ? meaning.alone : meaning.strength,
      source: 'label' as const,
      text: `label \`${key}=${value}\``,
    })),
    ...hierarchyEvidence(namespace.labels),
    ...complianceEvidence(namespace.labels),
    ...podEvidence(design, namespace),
  ];
}

interface Said {
  readonly meaning: LabelKey;
  readonly key: string;
  readonly value: string;
}

function counts(meaning: LabelKey, value: string): boolean {
  if (value.trim() === '') return false;
  const { attribute, knownWordsOnly } = meaning;
  if (!knownWordsOnly) return true;
  return (attribute === 'plane' || attribute === 'environment') && isKnownWord(attribute, value);
}

function keysOf(labels: Labels): Said[] {
  return Object.entries(labels)
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([key, value]) =>
      meaningsOfKey(key)
        .filter((meaning) => counts(meaning, value))
        .map((meaning) => ({ meaning, key, value })),
    );
}

/** Without what a less clear key says where a clearer one says something else. */
function clearestOnly(said: readonly Said[]): Said[] {
  const same = (a: Said, b: Said) => spoken(a) === spoken(b);
  return said.filter((s) => {
    const clearer = said.filter((o) => o.meaning.attribute === s.meaning.attribute && o.meaning.rank < s.meaning.rank);
    return clearer.length === 0 || clearer.some((o) => same(o, s));
  });
}

function spoken({ meaning: { attribute }, value }: Said): string {
  return attribute === 'plane' || attribute === 'environment' ? meaningOf(attribute, value) : value.toLowerCase();
}

function hierarchyEvidence(labels: Labels): Evidence[] {
  const found = hierarchyRoot(labels);
  if (!found) return [];
  const { root, label } = found;
  return [{ attribute: 'tenant', value: root, strength: 'likely', source: 'label', text: `label \`${label}\`` }];
}

const COMPLIANCE_KEYS: ReadonlySet<string> = new Set(['compliance', 'compliance-zone', 'compliance-scope']);
const YES: ReadonlySet<string> = new Set(['true', 'yes', 'in-scope', 'in', 'enabled', 'required']);
const PREFIX = 'compliance-';

/** `compliance=pci`, `pci=true`, and the labels that zones of this studio mean: `compliance-pci=true`. */
function complianceEvidence(labels: Labels): Evidence[] {
  return Object.entries(labels)
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([key, value]) => {
      const name = key.slice(key.lastIndexOf('/') + 1).toLowerCase();
      const zone = complianceZone(name, value);
      if (zone === undefined) return [];
      const text = `label \`${key}=${value}\``;
      return [{ attribute: 'compliance', value: zone, strength: 'sure', source: 'label', text } as const];
    });
}

function complianceZone(name: string, value: string): string | undefined {
  if (COMPLIANCE_KEYS.has(name)) return value.trim() === '' ? undefined : value;
  if (!YES.has(value.toLowerCase())) return undefined;
  if (name.startsWith(PREFIX)) return name.slice(PREFIX.length);
  return isKnownWord('compliance', name) ? name : undefined;
}

const WEAKER: Readonly<Record<Confidence, Confidence>> = { sure: 'likely', likely: 'guess', guess: 'guess' };
/** On pods, less clear keys (`app`, `tier`) speak of the pod and not of its namespace. */
const CLEAR_ON_PODS = 1;

/** Labels that all pods of a namespace share. */
function podEvidence(design: Design, namespace: DesignNamespace): Evidence[] {
  const [first, ...rest] = workloadsOfNamespace(design, namespace.id);
  if (!first) return [];
  const common = Object.entries(first.labels).filter(([key, value]) =>
    rest.every(({ labels }) => Object.hasOwn(labels, key) && labels[key] === value),
  );
  const who = rest.length === 0 ? 'its only workload carries' : `all ${rest.length + 1} workloads carry`;
  return keysOf(Object.fromEntries(common))
    .filter(({ meaning }) => meaning.rank < CLEAR_ON_PODS || meaning.key === 'team')
    .map(({ meaning: { attribute, strength }, key, value }) => ({
      attribute,
      value,
      strength: WEAKER[strength],
      source: 'contents' as const,
      text: `${who} \`${key}=${value}\``,
    }));
}
