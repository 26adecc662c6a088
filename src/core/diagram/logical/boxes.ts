/** What the logical picture consists of: zones on each axis with what is in them, what is outside, and walls. */
import { AXIS_WORDS, namespaceZonesOn, zonesOfGuardrailAxis } from '../../design/guardrail-axes.ts';
import { nameOf, namespacesOfZone, workloadsOfNamespace } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import { clusterOfNamespace } from '../../design/platform.ts';
import { portsLabel } from '../../design/ports-text.ts';
import type {
  DesignCluster,
  DesignNamespace,
  Environment,
  Guardrail,
  GuardrailAxis,
  Tenant,
  Zone,
} from '../../design/schema.ts';
import { lineage } from '../../design/zone-tree.ts';
import { counted } from '../../lib/number-text.ts';
import { groupBy } from '../../lib/order.ts';
import { type Band, externalLine, hostLine, planeBand, tenantBand } from '../describe.ts';
import type { Subject } from './subject.ts';

/** What a wall stops, as seen from what it stands round. */
export type WallDirection = 'both' | 'in' | 'out';

/** A guardrail at a box. */
export interface Mark {
  readonly id: string;
  readonly direction: WallDirection;
}

/** A box of the picture, with the boxes in it. */
export interface LogicalBox {
  /** Of the design; absent for what is in no zone. */
  readonly id: string | undefined;
  readonly kind: 'zone' | 'outside' | 'rest';
  readonly name: string;
  /** What is in it, who owns it, and what else is true of it. */
  readonly lines: readonly string[];
  readonly band: Band;
  readonly marks: readonly Mark[];
  readonly children: readonly LogicalBox[];
}

/** A wall between two named ends; with one end, all round it. */
export interface WallPair {
  readonly guardrail: string;
  readonly from: string;
  readonly to: string;
  readonly direction: WallDirection;
  /** Where not every port is meant. */
  readonly ports: string;
}

export interface Section {
  readonly title: string;
  /** How many, or how they are kept apart. */
  readonly note: string;
  /** Guardrails that keep all of the section apart. */
  readonly walls: readonly (Mark & { readonly words: string })[];
  readonly boxes: readonly LogicalBox[];
  readonly pairs: readonly WallPair[];
}

const TITLES: Readonly<Record<GuardrailAxis, string>> = {
  plane: 'Planes',
  environment: 'Environments',
  tenant: 'Tenants',
  complianceZone: 'Compliance zones',
  cluster: 'Clusters',
};
const AXES: readonly GuardrailAxis[] = ['plane', 'environment', 'tenant', 'complianceZone', 'cluster'];

/** Every section that has something in it, in the order of the practices; what is outside and single walls last. */
export function sectionsOf(subject: Subject): Section[] {
  return [
    ...AXES.map((axis) => axisSection(subject, axis)),
    outsideSection(subject),
    hostSection(subject),
    wallSection(subject),
  ].filter((s) => s.boxes.length + s.pairs.length + s.walls.length > 0);
}

type AnyZone = Zone & Partial<Pick<Environment, 'cluster'>> & Partial<Pick<Tenant, 'kind'>>;

function axisSection(subject: Subject, axis: GuardrailAxis): Section {
  const { design, shown } = subject;
  const zones = Object.values(zonesOfGuardrailAxis(shown, axis)) as AnyZone[];
  const inner = groupBy(zones, (z) => parentOf(subject, axis, z));
  const within = (z: AnyZone): AnyZone[] => ordered(inner.get(z.id) ?? []);
  const all = (z: AnyZone): AnyZone[] => within(z).flatMap((c) => [c, ...all(c)]);
  const alone = (z: AnyZone): LogicalBox => ({
    id: z.id,
    kind: 'zone',
    name: z.name,
    lines: axis === 'cluster' ? clusterLines(subject, z as unknown as DesignCluster) : zoneLines(subject, z),
    band: axis === 'plane' ? planeBand(z.name) : axis === 'tenant' ? tenantBand(design, z.id) : 'neutral',
    marks: marksOf(subject, z.id),
    children: [],
  });
  const boxOf = (z: AnyZone, depth: number): LogicalBox => ({ ...alone(z), children: childrenOf(z, depth) });
  // frames in frames in frames leave no room: from some depth on, all that is in a zone stands in it side by side
  const childrenOf = (z: AnyZone, depth: number): LogicalBox[] =>
    depth < DEEPEST ? within(z).map((c) => boxOf(c, depth + 1)) : all(z).map(alone);
  const boxes = ordered(inner.get(undefined) ?? []).map((z) => boxOf(z, 1));
  const walls = inOrder(shown.guardrails)
    .filter((g) => g.rule.kind === 'separate' && g.rule.axis === axis)
    .map((g) => ({ id: g.id, direction: directionOf(g), words: g.name }));
  const rest = boxes.length > 0 && axis !== 'complianceZone' ? restOf(subject, axis) : [];
  return {
    title: TITLES[axis],
    note: noteOf(zones.length, walls.length),
    walls,
    boxes: [...boxes, ...rest],
    pairs: [],
  };
}

const DEEPEST = 4;

/** The zone round a zone; none where the design lacks it, or where zones stand round each other. */
function parentOf({ shown }: Subject, axis: GuardrailAxis, zone: AnyZone): string | undefined {
  const zones = zonesOfGuardrailAxis(shown, axis);
  const outermost = lineage(zones, zone.id).at(-1)?.parent;
  if (zone.parent === undefined || !Object.hasOwn(zones, zone.parent)) return undefined;
  return outermost !== undefined && Object.hasOwn(zones, outermost) ? undefined : zone.parent;
}

function noteOf(zones: number, walls: number): string {
  return walls > 0 || zones < 2 ? String(zones) : `${zones} · not kept apart`;
}

function ordered<Z extends { readonly name: string }>(zones: readonly Z[]): Z[] {
  return [...zones].sort((a, b) => compareNatural(a.name, b.name));
}

function inOrder<T extends { readonly id: string }>(record: Readonly<Record<string, T>>): T[] {
  return Object.values(record).sort((a, b) => compareNatural(a.id, b.id));
}

/** Namespaces that the axis says nothing of, as a box of their own. */
function restOf({ design, shown }: Subject, axis: GuardrailAxis): LogicalBox[] {
  const none = Object.values(shown.namespaces).filter((n) => namespaceZonesOn(design, axis, n).length === 0);
  if (none.length === 0) return [];
  const words = AXIS_WORDS[axis].one;
  return [
    {
      id: undefined,
      kind: 'rest',
      name: `In no ${words}`,
      lines: [contentWords(design, none)],
      band: 'neutral',
      marks: [],
      children: [],
    },
  ];
}

function contentWords(design: Subject['design'], namespaces: readonly DesignNamespace[], outside = 0): string {
  const workloads = namespaces.reduce((sum, n) => sum + workloadsOfNamespace(design, n.id).length, 0);
  const parts = [
    ...(namespaces.length > 0 ? [counted(namespaces.length, 'namespace'), counted(workloads, 'workload')] : []),
    ...(outside > 0 ? [`${outside} outside the cluster`] : []),
  ];
  return parts.join(' · ') || 'nothing yet';
}

/** Who owns something, in the words of a card. */
export function ownerWords(owner: string | undefined): string {
  return owner === undefined ? 'no owner' : `owner ${owner}`;
}

function zoneLines({ design, shown }: Subject, z: AnyZone): string[] {
  const outside = [...Object.values(shown.externals), ...Object.values(shown.hostGroups)].filter((x) =>
    [x.plane, 'environment' in x ? x.environment : undefined, 'tenant' in x ? x.tenant : undefined].includes(z.id),
  ).length;
  return [
    contentWords(design, namespacesOfZone(shown, z.id), outside),
    ownerWords(z.owner) + (z.kind === undefined ? '' : ` · ${z.kind}`),
    ...(z.cluster === undefined ? [] : [`on ${nameOf(design, z.cluster)}`]),
  ];
}

function clusterLines({ design, shown }: Subject, c: DesignCluster): string[] {
  const here = Object.values(shown.namespaces).filter((n) => clusterOfNamespace(design, n)?.id === c.id);
  const environments = Object.values(shown.environments).filter((e) => e.cluster === c.id);
  const placed = environments.map((e) => e.name).sort(compareNatural);
  return [
    contentWords(design, here),
    [c.site ?? 'no site', c.distribution].join(' · '),
    ...(placed.length > 0 ? [`holds ${placed.join(', ')}`] : []),
  ];
}

function outsideSection(subject: Subject): Section {
  const { design, shown } = subject;
  const boxes = ordered(Object.values(shown.externals)).map(
    (e): LogicalBox => ({
      id: e.id,
      kind: 'outside',
      name: e.name,
      lines: [
        externalLine(e),
        [e.audience, ...[e.plane, e.environment, e.tenant].map((z) => z && nameOf(design, z))]
          .filter(Boolean)
          .join(' · ') || 'in no plane',
        ownerWords(e.owner),
      ],
      band: 'neutral',
      marks: marksOf(subject, e.id),
      children: [],
    }),
  );
  return { title: 'Outside', note: String(boxes.length), walls: [], boxes, pairs: [] };
}

function hostSection(subject: Subject): Section {
  const { design, shown } = subject;
  const boxes = ordered(Object.values(shown.hostGroups)).map(
    (h): LogicalBox => ({
      id: h.id,
      kind: 'outside',
      name: h.name,
      lines: [hostLine(h), h.plane === undefined ? 'in no plane' : nameOf(design, h.plane), ownerWords(h.owner)],
      band: 'neutral',
      marks: marksOf(subject, h.id),
      children: [],
    }),
  );
  return { title: 'Hosts', note: String(boxes.length), walls: [], boxes, pairs: [] };
}

/** Guardrails that name their ends, each with its wall; those round a zone that is drawn above stand there. */
function wallSection({ design, shown }: Subject): Section {
  const drawn = (id: string) => /^(plane|env|tenant|zone|cluster|ext|host):/.test(id);
  const pairs = inOrder(shown.guardrails).flatMap((g): WallPair[] => {
    const { rule } = g;
    if (rule.kind === 'separate' || (rule.kind === 'enclose' && drawn(rule.zone))) return [];
    if (rule.kind === 'enclose')
      return [
        {
          guardrail: g.id,
          from: 'everything else',
          to: nameOf(design, rule.zone),
          direction: directionOf(g),
          ports: '',
        },
      ];
    const ports = rule.ports === 'any' ? '' : portsLabel(rule.ports, 3);
    return [{ guardrail: g.id, from: nameOf(design, rule.from), to: nameOf(design, rule.to), direction: 'in', ports }];
  });
  return { title: 'Walls between named ends', note: String(pairs.length), walls: [], boxes: [], pairs };
}

function directionOf({ direction }: Pick<Guardrail, 'direction'>): WallDirection {
  return direction === 'ingress' ? 'in' : direction === 'egress' ? 'out' : 'both';
}

/** The guardrails that bind a thing, each with what it stops there. */
function marksOf({ bound }: Subject, id: string): Mark[] {
  return bound(id).map((g) => ({
    id: g.id,
    direction: g.rule.kind !== 'forbid' ? directionOf(g) : g.rule.from === id ? 'out' : 'in',
  }));
}
