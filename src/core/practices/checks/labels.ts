/** The label standard is kept (row 4.3). */
import {
  carriersOf,
  gapsOf,
  type LabelCarrier,
  type LabelCarriers,
  standardKeys,
} from '../../design/label-standard.ts';
import { nameOf } from '../../design/lookup.ts';
import type { Design, LabelKey } from '../../design/schema.ts';
import { counted } from '../../lib/number-text.ts';
import { sortedBy } from '../../lib/order.ts';
import type { PolicySet } from '../../policy/policy-set.ts';
import { type Check, doesNotApply, type Finding, type Outcome, outcomeOf } from '../check.ts';

const NO_STANDARD = doesNotApply('the design has no label standard yet');

const standard = (design: Design) => Object.values(design.labelKeys);

/** `asks`: which keys ask for anything; `none`: what the standard does where none does. */
function perKey(
  design: Design,
  { asks, none }: { readonly asks: (key: LabelKey) => boolean; readonly none: string },
  find: (key: LabelKey, carriers: LabelCarriers) => readonly Finding[],
): Outcome {
  if (standard(design).length === 0) return NO_STANDARD;
  const keys = standard(design).filter(asks);
  if (keys.length === 0) return doesNotApply(`the standard ${none}`);
  const elements = [...new Set(keys.map((k) => k.scope))].reduce((n, s) => n + carriersOf(design, s).all.length, 0);
  if (elements === 0) return doesNotApply('there is nothing yet that labels of the standard stand on');
  return outcomeOf(
    keys.flatMap((key) => find(key, carriersOf(design, key.scope))),
    `${counted(keys.length, 'key')} of the standard, on ${counted(elements, 'element')}`,
  );
}

function setLabel(
  design: Design,
  { id, collection }: LabelCarrier,
  key: string,
  value: string,
): NonNullable<Finding['fix']> {
  const own = (design[collection] as Readonly<Record<string, { readonly labels: Readonly<Record<string, string>> }>>)[
    id
  ]?.labels;
  return {
    label: `Set ${key}=${value}`,
    steps: [{ kind: 'set', collection, id, fields: { labels: { ...own, [key]: value } } }],
  };
}

const lab1: Check = {
  id: 'LAB-1',
  practice: 4,
  row: '4.3',
  severity: 'error',
  demand: 'Everything carries the labels that the standard requires',
  run: ({ design }) =>
    perKey(design, { asks: (k) => k.required, none: 'requires no label' }, (key, carriers) =>
      gapsOf(key, carriers).lacking.map((c) => ({
        subject: `${c.id} ${key.key}`,
        text: `${nameOf(design, c.id)} lacks the required label ${key.key}`,
        ids: [c.id],
        ...(key.values.length === 1 ? { fix: setLabel(design, c, key.key, key.values[0] ?? '') } : {}),
      })),
    ),
};

const lab2: Check = {
  id: 'LAB-2',
  practice: 4,
  row: '4.3',
  severity: 'error',
  demand: 'Labels have only the values that the standard lists',
  run: ({ design }) =>
    perKey(design, { asks: (k) => k.values.length > 0, none: 'lists no values' }, (key, carriers) =>
      gapsOf(key, carriers).strange.map((c): Finding => {
        const value = c.labels.get(key.key) ?? '';
        const near = key.values.find((v) => v.toLowerCase() === value.toLowerCase());
        return {
          subject: `${c.id} ${key.key}`,
          text: `${nameOf(design, c.id)} carries ${key.key}=${value}, which the standard does not list`,
          ids: [c.id],
          ...(near === undefined ? {} : { fix: setLabel(design, c, key.key, near) }),
        };
      }),
    ),
};

/** Keys that zones and label groups select by. */
function selectedKeys(design: Design): { readonly id: string; readonly key: string }[] {
  const zones = [design.planes, design.environments, design.tenants, design.complianceZones].flatMap((all) =>
    Object.values(all),
  );
  return [
    ...zones.map((z) => ({ id: z.id, key: z.label.key })),
    ...Object.values(design.labelGroups).flatMap((g) => Object.keys(g.labels).map((key) => ({ id: g.id, key }))),
  ];
}

const lab3: Check = {
  id: 'LAB-3',
  practice: 4,
  row: '4.3',
  severity: 'error',
  demand: 'Policies select by keys of the standard only',
  run: ({ design, side }) => {
    const keys = new Set(standard(design).map((k) => k.key));
    if (keys.size === 0) return NO_STANDARD;
    const unknown = selectedKeys(design).filter(({ key }) => !keys.has(key));
    const pods = standardKeys(design, 'pod');
    const selecting = pods.size === 0 ? [] : podKeysOf(design, side.solution.input.policies);
    const byKey = new Map<string, string[]>();
    for (const { id, key } of unknown) byKey.set(key, [...(byKey.get(key) ?? []), id]);
    const findings = [...byKey].map(([key, ids]) => ({
      subject: key,
      text: `${key} is selected by for ${ids
        .map((id) => nameOf(design, id))
        .slice(0, 3)
        .join(', ')}${ids.length > 3 ? ` and ${ids.length - 3} more` : ''} and is not in the standard`,
      ids,
    }));
    const byPolicies = selecting
      .filter(({ key }) => !pods.has(key) && !byKey.has(key))
      .map(({ key, policies, ids }) => ({
        subject: `pods ${key}`,
        text: `${key} selects pods in ${policies[0]}${policies.length > 1 ? ` and ${counted(policies.length - 1, 'more policy', 'more policies')}` : ''} and is not in the standard for pods`,
        ids,
      }));
    const zones = new Set(selectedKeys(design).map((k) => k.key)).size;
    if (zones + selecting.length === 0) return doesNotApply('nothing selects by a key');
    return outcomeOf(
      [...findings, ...byPolicies],
      `${counted(zones, 'key')} of zones and label groups, ${counted(selecting.length, 'key')} that policies choose pods by`,
    );
  },
};

interface Selecting {
  readonly key: string;
  /** `NetworkPolicy shop/allow-web`, each once. */
  readonly policies: readonly string[];
  readonly ids: readonly string[];
}

/** Keys by which policies choose the pods that they are for; platform namespaces are the platform's own. */
function podKeysOf(design: Design, set: PolicySet): Selecting[] {
  const homes = new Map(Object.values(design.namespaces).map((n) => [n.name, n]));
  const found = new Map<string, { policies: Set<string>; ids: Set<string> }>();
  for (const { origin, subject } of set.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies))) {
    const home = homes.get(origin.namespace ?? '');
    if (origin.namespace !== undefined && home?.system !== false) continue;
    for (const term of subject) {
      if (term.kind !== 'pods') continue;
      for (const { key } of term.pods.requirements) {
        const entry = found.get(key) ?? { policies: new Set(), ids: new Set() };
        found.set(key, entry);
        entry.policies.add(
          `${origin.kind} ${origin.namespace === undefined ? '' : `${origin.namespace}/`}${origin.name}`,
        );
        if (home) entry.ids.add(home.id);
      }
    }
  }
  return sortedBy([...found], ([key]) => key).map(([key, { policies, ids }]) => ({
    key,
    policies: [...policies],
    ids: [...ids],
  }));
}

const lab4: Check = {
  id: 'LAB-4',
  practice: 4,
  row: '4.3',
  severity: 'error',
  demand: 'Every label group selects something',
  run: ({ design, members }) => {
    const groups = Object.values(design.labelGroups);
    if (groups.length === 0) return doesNotApply('the design has no label groups');
    const findings = groups
      .filter((g) => members(g.id).workloads.size === 0)
      .map((g) => ({ subject: g.id, text: `Label group ${g.name} selects no workload`, ids: [g.id] }));
    return outcomeOf(findings, `${counted(groups.length, 'label group')}`);
  },
};

export const LABELS: readonly Check[] = [lab1, lab2, lab3, lab4];
