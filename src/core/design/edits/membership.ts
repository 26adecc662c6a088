/** Membership on many axes: a namespace stands in one plane, environment, tenant and cluster, and in any compliance zones. */
import { labelKeyProblem, labelValueProblem } from '../label-syntax.ts';
import type { DesignNamespace, Zone } from '../schema.ts';
import { isWithin } from '../zone-tree.ts';
import { type DocumentDraft, drafted } from './draft.ts';
import { moveToZone } from './move.ts';

/** The collections whose members are namespaces. */
export const MEMBERSHIPS = ['planes', 'environments', 'tenants', 'complianceZones', 'clusters'] as const;
export type Membership = (typeof MEMBERSHIPS)[number];

const AXIS = { planes: 'plane', environments: 'environment', tenants: 'tenant' } as const;

/** Whether a namespace names a zone or cluster itself; what it inherits does not count. */
export function isDirectMember(namespace: DesignNamespace, kind: Membership, id: string): boolean {
  if (kind === 'complianceZones') return namespace.complianceZones.includes(id);
  return namespace[kind === 'clusters' ? 'cluster' : AXIS[kind]] === id;
}

/** Puts a namespace into a zone or on a cluster. It leaves the one it was in, unless it may stand in several. */
export function joinMembership(draft: DocumentDraft, namespaceId: string, kind: Membership, id: string): void {
  const namespace = drafted(draft, 'namespaces', namespaceId);
  if (!namespace || !drafted(draft, kind, id)) return;
  if (kind === 'complianceZones') {
    if (!namespace.complianceZones.includes(id)) namespace.complianceZones = [...namespace.complianceZones, id];
  } else if (kind === 'clusters') namespace.cluster = id;
  else moveToZone(draft, [namespaceId], AXIS[kind], id);
}

/** Takes a namespace out of a zone or off a cluster that it names itself. */
export function leaveMembership(draft: DocumentDraft, namespaceId: string, kind: Membership, id: string): void {
  const namespace = drafted(draft, 'namespaces', namespaceId);
  if (!namespace || !isDirectMember(namespace, kind, id)) return;
  if (kind === 'complianceZones') namespace.complianceZones = namespace.complianceZones.filter((z) => z !== id);
  else if (kind === 'clusters') delete namespace.cluster;
  else moveToZone(draft, [namespaceId], AXIS[kind], undefined);
}

/** Puts a zone inside another of its kind, or beside all. Returns why not, and then nothing is changed. */
export function nestZone(
  draft: DocumentDraft,
  kind: Exclude<Membership, 'clusters'>,
  id: string,
  parent: string | undefined,
): string | undefined {
  const zone: Zone | undefined = drafted(draft, kind, id);
  if (!zone) return 'it is gone';
  if (parent !== undefined && !drafted(draft, kind, parent)) return `nothing has the id \`${parent}\``;
  if (parent !== undefined && isWithin(draft.design[kind], parent, id)) return 'a zone cannot stand inside itself';
  if (kind !== 'complianceZones') return moveToZone(draft, [id], AXIS[kind], parent)[0];
  if (parent === undefined) delete zone.parent;
  else zone.parent = parent;
  return undefined;
}

/** Sets what membership means as a label; two zones of a kind never mean the same. Returns why not. */
export function setZoneLabel(
  draft: DocumentDraft,
  kind: Exclude<Membership, 'clusters'>,
  id: string,
  label: Zone['label'],
): string | undefined {
  const problem = labelKeyProblem(label.key) ?? labelValueProblem(label.value);
  if (problem !== undefined) return problem;
  const zones: readonly Zone[] = Object.values(draft.design[kind]);
  const same = zones.find((z) => z.id !== id && z.label.key === label.key && z.label.value === label.value);
  if (same) return `${same.name} means this label already`;
  const zone: Zone | undefined = drafted(draft, kind, id);
  if (!zone) return 'it is gone';
  zone.label = { key: label.key, value: label.value };
  return undefined;
}
