/** Lenses: namespaces and workloads coloured by one thing that is known of them (`ux-checklist.md`, Layers and lenses). */
import type { SideAnswer } from '../../core/analyses/answers.ts';
import { compareNatural } from '../../core/design/natural-order.ts';
import type { Axis, Design, DesignNamespace } from '../../core/design/schema.ts';
import { shortName } from '../../core/diagram/describe.ts';
import { stageOf } from '../../core/diagram/reading-order.ts';
import type { LensKind } from '../../state/studio.ts';

/** How many colours there are; further values repeat them with a pattern. */
const COLOURS = 8;

export interface LensValue {
  readonly key: string;
  readonly name: string;
  /** Namespaces that have it. */
  readonly count: number;
  /** 1–8; beyond, `patterned`. */
  readonly colour: number;
  readonly patterned: boolean;
}

/** How a thing looks through a lens. */
export interface LensMark {
  readonly colour: number;
  readonly patterned: boolean;
  readonly words: string;
}

export interface LensView {
  readonly values: readonly LensValue[];
  /** Namespaces that have no value. */
  readonly without: number;
  /** By id of a namespace; a workload looks as its namespace. */
  readonly valueFor: (id: string) => LensValue | undefined;
}

export const LENSES: readonly { readonly id: LensKind; readonly label: string }[] = [
  { id: 'none', label: 'Nothing' },
  { id: 'plane', label: 'Plane' },
  { id: 'environment', label: 'Environment' },
  { id: 'tenant', label: 'Tenant' },
  { id: 'app', label: 'Application' },
  { id: 'owner', label: 'Owner' },
  { id: 'openness', label: 'Openness' },
];

const AXES: readonly LensKind[] = ['plane', 'environment', 'tenant'];
const OPENNESS = { all: 'lets everyone in', some: 'lets some in', none: 'closed' } as const;
const OPENNESS_ORDER = Object.keys(OPENNESS);

/** What is seen through a lens; `undefined` without one. */
export function lookThrough(design: Design, lens: LensKind, answer: SideAnswer | undefined): LensView | undefined {
  if (lens === 'none') return undefined;
  const keys = new Map<string, string>();
  const openness = lens === 'openness' ? opennessOf(design, answer) : undefined;
  for (const ns of Object.values(design.namespaces)) {
    const key = openness ? openness.get(ns.id) : keyOf(design, ns, lens);
    if (key !== undefined && key !== '') keys.set(ns.id, key);
  }
  const counts = new Map<string, number>();
  for (const key of keys.values()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const named = [...counts].map(([key, count]) => ({ key, count, name: nameOf(design, lens, key) }));
  named.sort((a, b) => orderOf(lens, a) - orderOf(lens, b) || compareNatural(a.name, b.name));
  const values = named.map((v, i) => ({ ...v, colour: (i % COLOURS) + 1, patterned: i >= COLOURS }));
  const byKey = new Map(values.map((v) => [v.key, v]));
  const valueFor = (id: string) => byKey.get(keys.get(design.workloads[id]?.namespace ?? id) ?? '');
  return { values, without: Object.keys(design.namespaces).length - keys.size, valueFor };
}

function keyOf(design: Design, ns: DesignNamespace, lens: LensKind): string | undefined {
  if (AXES.includes(lens)) return ns[lens as Axis];
  if (lens === 'app') return ns.app;
  return ns.owner ?? (ns.tenant === undefined ? undefined : design.tenants[ns.tenant]?.owner);
}

function nameOf(design: Design, lens: LensKind, key: string): string {
  if (lens === 'openness') return OPENNESS[key as keyof typeof OPENNESS];
  return AXES.includes(lens) ? shortName(design, key) : key;
}

function orderOf(lens: LensKind, { key, name }: { readonly key: string; readonly name: string }): number {
  if (lens === 'openness') return OPENNESS_ORDER.indexOf(key);
  return lens === 'environment' ? stageOf(name) : 0;
}

/** The widest that any workload of a namespace lets in. */
function opennessOf(design: Design, answer: SideAnswer | undefined): Map<string, string> {
  const out = new Map<string, string>();
  for (const { id, namespace } of Object.values(design.workloads)) {
    const of = answer && Object.hasOwn(answer.openness, id) ? answer.openness[id]?.ingress.to : undefined;
    if (of === undefined) continue;
    const known = out.get(namespace);
    if (known === undefined || OPENNESS_ORDER.indexOf(of) < OPENNESS_ORDER.indexOf(known)) out.set(namespace, of);
  }
  return out;
}
