/** What the inventory says of a thing, attribute by attribute, and what can be said of it from evidence. */
import { compareText } from '../../lib/order.ts';
import { entityIn, ZONES_OF_AXIS, zoneById } from '../lookup.ts';
import type { Axis, Design, DesignNamespace } from '../schema.ts';

/** Attributes whose values are zones. */
export const ZONE_ATTRIBUTES = ['plane', 'environment', 'tenant', 'compliance'] as const;
export type ZoneAttribute = (typeof ZONE_ATTRIBUTES)[number];

/** What is suggested for namespaces, in the order of the columns. */
export const SUGGESTED = [...ZONE_ATTRIBUTES, 'app', 'owner', 'system'] as const;
export type SuggestedAttribute = (typeof SUGGESTED)[number];

/** Everything that can be set in the inventory; `appLabel` and `serviceAccount` are of workloads. */
export type Attribute = SuggestedAttribute | 'isolation' | 'appLabel' | 'serviceAccount';

/** `sure`: may be accepted in bulk. `likely`: worth a glance. `guess`: worth a thought. */
export type Confidence = 'sure' | 'likely' | 'guess';

/** From the strongest to the weakest. */
export const CONFIDENCES: readonly Confidence[] = ['sure', 'likely', 'guess'];

/** Where evidence comes from; in this order it is told, and decides between values that are equally well founded. */
export const SOURCES = ['label', 'contents', 'name', 'siblings'] as const;
export type EvidenceSource = (typeof SOURCES)[number];

/** One reason for one value of one attribute. */
export interface Evidence {
  readonly attribute: SuggestedAttribute;
  /** In the user's spelling: `production`. */
  readonly value: string;
  readonly strength: Confidence;
  readonly source: EvidenceSource;
  /** In the user's words, what is theirs in backticks: "name ends in `-prod`, as 14 others do". */
  readonly text: string;
}

/** What a namespace, host group or external may be, and why. */
export interface Suggestion {
  /** Id of the design. */
  readonly id: string;
  readonly attribute: SuggestedAttribute;
  /** Name of the zone, or the text to set. */
  readonly value: string;
  /** The zone that is there already; absent: it would be made. */
  readonly zone?: string;
  readonly confidence: Confidence;
  /** What speaks for it. Never empty. */
  readonly evidence: readonly Evidence[];
  /** What speaks for something else. */
  readonly against: readonly Evidence[];
}

/** A value that is set although the evidence says something else. */
export interface Doubt {
  readonly id: string;
  readonly attribute: SuggestedAttribute;
  /** As it is set. */
  readonly value: string;
  readonly against: readonly Evidence[];
}

/** The collection that holds the zones of an attribute. */
export const COLLECTION_OF_ZONES = { ...ZONES_OF_AXIS, compliance: 'complianceZones' } as const;

/** Whether the values of an attribute are zones. */
export function isZoneAttribute(attribute: Attribute): attribute is ZoneAttribute {
  return ZONE_ATTRIBUTES.some((a) => a === attribute);
}

/** Whether an attribute is an axis, of which a thing has one zone at most. */
export function isAxis(attribute: Attribute): attribute is Axis {
  return attribute === 'plane' || attribute === 'environment' || attribute === 'tenant';
}

/** The ids of the zones that a namespace stands in by an attribute; ids of zones that are gone do not count. */
export function zonesByAttribute(design: Design, namespace: DesignNamespace, attribute: ZoneAttribute): string[] {
  const ids = attribute === 'compliance' ? namespace.complianceZones : [namespace[attribute]];
  return ids.filter((id): id is string => id !== undefined && zoneById(design, id) !== undefined);
}

/**
 * What is set, as text: names of zones, `yes` for a system namespace; empty when nothing is. Works for namespaces,
 * workloads (which stand where their namespace does), host groups and externals; empty for attributes they do not have.
 */
export function attributeText(design: Design, id: string, attribute: Attribute): string {
  const namespace = entityIn(design, 'namespaces', id);
  if (namespace) return ofNamespace(design, namespace, attribute);
  const workload = entityIn(design, 'workloads', id);
  if (workload) {
    if (attribute === 'serviceAccount') return workload.serviceAccount;
    if (attribute === 'appLabel') return appLabelOf(workload.labels)?.value ?? '';
    return attributeText(design, workload.namespace, attribute);
  }
  const external = entityIn(design, 'externals', id);
  const outside: { readonly [A in Axis]?: string | undefined } & { readonly owner?: string | undefined } =
    external ?? entityIn(design, 'hostGroups', id) ?? {};
  if (attribute === 'owner') return outside.owner ?? '';
  return isAxis(attribute) ? nameOfZone(design, outside[attribute]) : '';
}

function ofNamespace(design: Design, namespace: DesignNamespace, attribute: Attribute): string {
  if (isZoneAttribute(attribute)) {
    const names = zonesByAttribute(design, namespace, attribute).map((id) => nameOfZone(design, id));
    return names.sort(compareText).join(', ');
  }
  switch (attribute) {
    case 'app':
      return namespace.app ?? '';
    case 'owner':
      return namespace.owner ?? '';
    case 'system':
      return namespace.system ? 'yes' : '';
    case 'isolation':
      return namespace.isolation;
    default:
      return '';
  }
}

function nameOfZone(design: Design, id: string | undefined): string {
  return id === undefined ? '' : (zoneById(design, id)?.name ?? '');
}

/** Labels that say which application a pod is of, the clearest first (kubernetes.io, recommended labels; `k8s-app`). */
const APP_KEYS = ['app.kubernetes.io/name', 'app', 'k8s-app'];

/** The label by which the pods of a workload say what they are. */
export function appLabelOf(
  labels: Readonly<Record<string, string>>,
): { readonly key: string; readonly value: string } | undefined {
  const key = APP_KEYS.find((k) => Object.hasOwn(labels, k));
  return key === undefined ? undefined : { key, value: labels[key] ?? '' };
}
