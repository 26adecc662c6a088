/** Which zone a word stands for, how a new one is spelled, and what it means as a label. */
import { compareText, groupBy, sortedBy } from '../../lib/order.ts';
import { firstFree } from '../handles.ts';
import { kubernetesName, labelKeyProblem, labelValueProblem } from '../label-syntax.ts';
import { memoised } from '../memo.ts';
import type { Design, Zone } from '../schema.ts';
import { COLLECTION_OF_ZONES, isAxis, type ZoneAttribute } from './attributes.ts';
import { meaningsOfKey } from './label-keys.ts';
import { isKnownWord, meaningOf } from './words.ts';

/** The zones of an attribute, in order of their names. */
export function zonesOfAttribute(design: Design, attribute: ZoneAttribute): Zone[] {
  return sortedZones(design[COLLECTION_OF_ZONES[attribute]]);
}

const sortedZones = memoised((zones: Readonly<Record<string, Zone>>): Zone[] =>
  sortedBy(Object.values(zones), (z) => `${z.name}\n${z.id}`),
);

/**
 * The zone that a text names: by name, in any case, else by the value of its label. With `meaning`, else by what the word
 * means: `production` finds the zone `prod`.
 */
export function zoneNamed(
  design: Design,
  attribute: ZoneAttribute,
  text: string,
  by: 'name' | 'meaning' = 'name',
): Zone | undefined {
  const zones = zonesOfAttribute(design, attribute);
  const wanted = text.trim().toLowerCase();
  const named =
    zones.find((z) => z.name === text.trim()) ??
    zones.find((z) => z.name.toLowerCase() === wanted) ??
    (attribute === 'compliance' ? undefined : zones.find((z) => z.label.value.toLowerCase() === wanted));
  if (named || by === 'name' || wanted === '') return named;
  const meaning = meaningOf(attribute, wanted);
  return zones.find((z) => meaningOf(attribute, z.name) === meaning);
}

type LabelPair = Zone['label'];

/** How the labels of the platform's namespaces speak of an attribute. */
interface Spoken {
  /** The most frequent pair of each meaning. */
  readonly pairs: ReadonlyMap<string, LabelPair>;
  /** The most frequent key. */
  readonly key: string | undefined;
}

const NOTHING: Spoken = { pairs: new Map(), key: undefined };

const spokenOf = memoised((namespaces: Design['namespaces']): ReadonlyMap<string, Spoken> => {
  const found = Object.values(namespaces).flatMap(({ labels }) =>
    Object.entries(labels).flatMap(([key, value]) =>
      meaningsOfKey(key)
        .filter(
          ({ attribute, knownWordsOnly }) =>
            isAxis(attribute) && value !== '' && (!knownWordsOnly || isKnownWord(attribute, value)),
        )
        .map(({ attribute }) => ({ attribute, pair: { key, value } })),
    ),
  );
  return new Map(
    [...groupBy(found, (f) => f.attribute)].map(([attribute, all]) => {
      const pairs = mostFrequent(all.map((f) => f.pair));
      const byMeaning = new Map<string, LabelPair>();
      for (const pair of pairs) {
        const meaning = isAxis(attribute) ? meaningOf(attribute, pair.value) : pair.value;
        if (!byMeaning.has(meaning)) byMeaning.set(meaning, pair);
      }
      return [attribute, { pairs: byMeaning, key: mostFrequent(all.map((f) => f.pair.key))[0] }];
    }),
  );
});

/** Each once, the most frequent first. */
function mostFrequent<T>(things: readonly T[]): T[] {
  const counts = new Map<string, { readonly thing: T; count: number }>();
  for (const thing of things) {
    const key = JSON.stringify(thing);
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { thing, count: 1 });
  }
  return [...counts].sort(([a, x], [b, y]) => y.count - x.count || compareText(a, b)).map(([, { thing }]) => thing);
}

function pairFor(design: Design, attribute: ZoneAttribute, word: string): LabelPair | undefined {
  return (spokenOf(design.namespaces).get(attribute) ?? NOTHING).pairs.get(meaningOf(attribute, word));
}

/** How the platform spells a word of its own labels for an attribute: `production` where its labels say so for `prod`. */
export function spellingInLabels(design: Design, attribute: ZoneAttribute, word: string): string | undefined {
  return pairFor(design, attribute, word)?.value;
}

const usualKeyOf = memoised((zones: Readonly<Record<string, Zone>>) => ({
  key: mostFrequent(Object.values(zones).map((z) => z.label.key))[0],
}));

/** The label key of an attribute: that of most of its zones, else the one that most namespaces carry. */
export function labelKeyOf(design: Design, attribute: ZoneAttribute): string | undefined {
  return usualKeyOf(design[COLLECTION_OF_ZONES[attribute]]).key ?? spokenOf(design.namespaces).get(attribute)?.key;
}

const LONGEST_VALUE = 50;

/**
 * The label that a new zone of this name should mean, so that selectors find what carries it already: the platform's own
 * label of that meaning where no zone has it, else the attribute's key with the name. Undefined where nothing is known
 * of the platform's keys; the usual one will do.
 */
export function labelForZone(
  design: Design,
  attribute: ZoneAttribute,
  name: string,
  isTaken: (label: LabelPair) => boolean,
): LabelPair | undefined {
  if (attribute === 'compliance') return undefined;
  const own = pairFor(design, attribute, name);
  if (own && isSound(own) && !isTaken(own)) return own;
  const key = labelKeyOf(design, attribute);
  if (key === undefined || labelKeyProblem(key) !== undefined) return undefined;
  return { key, value: firstFree(kubernetesName(name, attribute), (value) => isTaken({ key, value }), LONGEST_VALUE) };
}

function isSound({ key, value }: LabelPair): boolean {
  return value !== '' && labelKeyProblem(key) === undefined && labelValueProblem(value) === undefined;
}
