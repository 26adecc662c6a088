/** The label standard is kept (row 4.3). */
import { carriersOf, gapsOf, type LabelCarrier } from '../../design/label-standard.ts';
import { nameOf } from '../../design/lookup.ts';
import type { Design, LabelKey } from '../../design/schema.ts';
import { counted } from '../../lib/number-text.ts';
import { type Check, doesNotApply, type Finding, type Outcome, outcomeOf } from '../check.ts';

const NO_STANDARD = doesNotApply('the design has no label standard yet');

const standard = (design: Design) => Object.values(design.labelKeys);

/** `asks`: which keys ask for anything; `none`: what the standard does where none does. */
function perKey(
  design: Design,
  { asks, none }: { readonly asks: (key: LabelKey) => boolean; readonly none: string },
  find: (key: LabelKey, carriers: readonly LabelCarrier[]) => readonly Finding[],
): Outcome {
  if (standard(design).length === 0) return NO_STANDARD;
  const keys = standard(design).filter(asks);
  if (keys.length === 0) return doesNotApply(`the standard ${none}`);
  const judged = keys.map((key) => ({ key, carriers: carriersOf(design, key.scope) }));
  const carriers = new Set(judged.flatMap((j) => j.carriers.map((c) => c.id)));
  return outcomeOf(
    judged.flatMap(({ key, carriers: of }) => find(key, of)),
    `${counted(keys.length, 'key')} of the standard, on ${counted(carriers.size, 'element')}`,
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
  demand: 'Zones and label groups select by keys of the standard only',
  run: ({ design }) => {
    const keys = new Set(standard(design).map((k) => k.key));
    if (keys.size === 0) return NO_STANDARD;
    const selected = selectedKeys(design);
    if (selected.length === 0) return doesNotApply('the design has no zones and no label groups');
    const unknown = selected.filter(({ key }) => !keys.has(key));
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
    return outcomeOf(
      findings,
      `${counted(new Set(selected.map((s) => s.key)).size, 'key')} that zones and label groups select by`,
    );
  },
};

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
