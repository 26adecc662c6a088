/** What the names of namespaces say of them, alone and beside the others. */
import { compareText, groupBy } from '../../lib/order.ts';
import { memoised } from '../memo.ts';
import type { Design, DesignNamespace } from '../schema.ts';
import type { Confidence, Evidence } from './attributes.ts';
import { type EnvironmentWord, type NameParts, partsOf } from './name-parts.ts';
import { isKnownWord, meaningOf } from './words.ts';

/** Every name of a design taken apart, and how often its parts occur. */
export interface NameTable {
  readonly partsById: ReadonlyMap<string, NameParts>;
  /** How many names have a word for an environment, by `position word`. */
  readonly environments: ReadonlyMap<string, number>;
  readonly byStem: ReadonlyMap<string, readonly DesignNamespace[]>;
  /** By the first part of the stem, where the stem has more than one. */
  readonly byBeginning: ReadonlyMap<string, readonly DesignNamespace[]>;
  /** How many different stems there are to a beginning. */
  readonly stemsOfBeginning: ReadonlyMap<string, number>;
}

/** The table of a design's namespaces; worked out once for each version of them. */
export const nameTable: (namespaces: Design['namespaces']) => NameTable = memoised((namespaces) => {
  const all = Object.values(namespaces);
  const partsById = new Map(all.map((n) => [n.id, partsOf(n.name)]));
  const environments = new Map<string, number>();
  for (const { environments: words } of partsById.values())
    for (const key of new Set(words.map(keyOf))) environments.set(key, (environments.get(key) ?? 0) + 1);
  const stem = (n: DesignNamespace) => partsById.get(n.id)?.stem ?? '';
  const byStem = groupBy(
    all.filter((n) => stem(n) !== ''),
    stem,
  );
  const long = groupBy(
    [...byStem.keys()].filter((s) => s.includes('-')),
    beginningOf,
  );
  return {
    partsById,
    environments,
    byStem,
    stemsOfBeginning: new Map([...long].map(([beginning, stems]) => [beginning, stems.length])),
    byBeginning: groupBy(
      all.filter((n) => stem(n).includes('-')),
      (n) => beginningOf(stem(n)),
    ),
  };
});

const keyOf = ({ position, word }: EnvironmentWord) => `${position} ${word}`;
const beginningOf = (stem: string) => stem.slice(0, stem.indexOf('-'));

/** How most names spell an environment: `prd` where they end in that. Undefined where none has a word for it. */
export function usualEnvironmentWord(namespaces: Design['namespaces'], word: string): string | undefined {
  const meaning = meaningOf('environment', word);
  const counts = new Map<string, number>();
  for (const [key, count] of nameTable(namespaces).environments) {
    const written = key.slice(key.indexOf(' ') + 1);
    if (meaningOf('environment', written) === meaning) counts.set(written, (counts.get(written) ?? 0) + count);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b))[0]?.[0];
}

/** Evidence in the name of a namespace. */
export function nameEvidence(design: Design, namespace: DesignNamespace): Evidence[] {
  const table = nameTable(design.namespaces);
  const parts = table.partsById.get(namespace.id);
  if (!parts) return [];
  return [
    ...parts.environments.map((word) => environmentEvidence(table, parts, word)),
    ...tenantEvidence(design, table, parts),
    ...complianceEvidence(parts),
    ...appEvidence(table, parts),
  ];
}

/** How many others make a word in names a custom of the platform. */
const CUSTOM = 2;

function environmentEvidence(table: NameTable, parts: NameParts, word: EnvironmentWord): Evidence {
  const others = (table.environments.get(keyOf(word)) ?? 1) - 1;
  const base: Confidence = word.ambiguous || word.position === 'inside' ? 'guess' : 'likely';
  const custom: Confidence = base === 'guess' ? 'likely' : 'sure';
  return {
    attribute: 'environment',
    value: word.word,
    strength: others >= CUSTOM ? custom : base,
    source: 'name',
    text: `${placeText(parts, word)}${othersText(others)}`,
  };
}

function placeText(parts: NameParts, { word, position, last }: EnvironmentWord): string {
  if (parts.tokens.join('-') === word) return `it is called \`${word}\``;
  if (position === 'start') return `name begins with \`${word}-\``;
  return last ? `name ends in \`-${word}\`` : `name has \`-${word}-\` in it`;
}

function othersText(others: number): string {
  if (others === 0) return '';
  return others === 1 ? ', as 1 other does' : `, as ${others} others do`;
}

/** Words in front of a tenant's name: `team-payments-api`. */
const MARKERS: ReadonlySet<string> = new Set(['tenant', 'team', 'customer', 'bu', 'org', 'project', 'proj']);
/** Beginnings that say what a namespace is for, and not whose it is. */
const NO_TENANTS: ReadonlySet<string> = new Set(
  'kube k8s openshift istio cilium calico tigera cert ingress external shared common app apps default system my the svc web api internal cluster cloud node local gke gmp amazon aws azure cattle flux argo cluster'.split(
    ' ',
  ),
);

function tenantEvidence(design: Design, table: NameTable, { stem }: NameParts): Evidence[] {
  const [first = '', second] = stem.split('-');
  const said = (value: string, strength: Confidence, text: string): Evidence[] => [
    { attribute: 'tenant', value, strength, source: 'name', text },
  ];
  if (MARKERS.has(first) && second !== undefined)
    return said(second, 'likely', `name begins with \`${first}-${second}\``);
  const known = knownTenant(design, stem);
  if (known) return said(known, 'likely', `name begins with \`${known.toLowerCase()}\`, which is a tenant`);
  if (NO_TENANTS.has(first)) return [];
  const family = second === undefined ? [] : (table.byBeginning.get(first) ?? []);
  if (family.length > 0 && (table.stemsOfBeginning.get(first) ?? 0) > 1) {
    const strength = family.length > CUSTOM ? 'likely' : 'guess';
    return said(first, strength, `name begins with \`${first}-\`${othersText(family.length - 1)}`);
  }
  const same = table.byStem.get(stem) ?? [];
  if (second !== undefined || same.length < 2) return [];
  return said(stem, 'guess', `\`${stem}\` stands in ${same.length} names`);
}

/** The tenant of the design whose name, or label, a stem begins with; of several, the longest. */
function knownTenant(design: Design, stem: string): string | undefined {
  return tenantWords(design.tenants).find(({ word }) => stem === word || stem.startsWith(`${word}-`))?.name;
}

const tenantWords = memoised((tenants: Design['tenants']) =>
  Object.values(tenants)
    .flatMap(({ name, label }) => [
      { word: name.toLowerCase(), name },
      { word: label.value.toLowerCase(), name },
    ])
    .filter(({ word }) => word.length > 1)
    .sort((a, b) => b.word.length - a.word.length || compareText(a.word, b.word) || compareText(a.name, b.name)),
);

function complianceEvidence({ tokens }: NameParts): Evidence[] {
  return tokens
    .filter((token) => isKnownWord('compliance', token))
    .map((value) => ({
      attribute: 'compliance',
      value,
      strength: 'likely',
      source: 'name',
      text: `\`${value}\` stands in its name`,
    }));
}

/** One namespace for each application and environment (practice 4.4): what is left of the name is the application. */
function appEvidence(table: NameTable, { stem, tokens }: NameParts): Evidence[] {
  if (stem === '') return [];
  const others = (table.byStem.get(stem)?.length ?? 1) - 1;
  const whole = stem === tokens.join('-');
  const shared = others === 0 ? '' : `, shared with ${others} other${others === 1 ? '' : 's'}`;
  const text = whole ? 'its own name' : `name without the environment${shared}`;
  return [{ attribute: 'app', value: stem, strength: others > 0 ? 'likely' : 'guess', source: 'name', text }];
}
