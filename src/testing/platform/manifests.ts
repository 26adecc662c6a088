/** The manifests of the reference platform, file by file, as a cleaned export reads. */
import { printDocument } from '../../core/dialects/print.ts';
import { BY_HAND, CLUSTER_POLICIES } from './cluster-policies.ts';
import { entryObjects } from './entries.ts';
import { namespaceLabels } from './labels.ts';
import { MISTAKES } from './mistakes/mistakes.ts';
import { NAMESPACES, type PlatformNamespace } from './namespaces.ts';
import { nodeObjects } from './nodes.ts';
import { policiesOf } from './policies.ts';
import { type Manifest, workloadObjects } from './workload-objects.ts';

export interface PlatformFile {
  readonly name: string;
  readonly text: string;
}

/** All manifests: one file for the cluster, one for each plane or tenant. */
export function platformManifests(): readonly PlatformFile[] {
  const groups = new Map<string, PlatformNamespace[]>();
  for (const n of NAMESPACES) groups.set(fileOf(n), [...(groups.get(fileOf(n)) ?? []), n]);
  return [
    { name: 'cluster.yaml', text: printed([...nodeObjects(), ...clusterPolicies()]) },
    ...[...groups].map(([name, namespaces]) => ({ name, text: printed(namespaces.flatMap(objectsOf)) })),
  ];
}

function fileOf({ plane, tenant, app }: PlatformNamespace): string {
  if (plane === 'control') return 'control-plane.yaml';
  if (plane === 'management') return 'management-plane.yaml';
  if (app.startsWith('shared-')) return 'shared-services.yaml';
  return tenant === 'platform' ? 'edge.yaml' : `${tenant}.yaml`;
}

function clusterPolicies(): readonly object[] {
  return [...CLUSTER_POLICIES, ...MISTAKES.flatMap((m) => (m.object && !namespaceOf(m.object) ? [m.object] : []))];
}

function objectsOf(n: PlatformNamespace): readonly object[] {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { labels: namespaceLabels(n), name: n.name } };
  return [namespace, ...workloadObjects(n), ...entryObjects(n), ...policyObjects(n)];
}

/** The generated policies, with those by hand in place of what they stand for, by name. */
function policyObjects(n: PlatformNamespace): readonly Manifest[] {
  const own = [...BY_HAND, ...MISTAKES].flatMap(({ object, ...rest }) =>
    object && namespaceOf(object) === n.name ? [{ object, ...rest }] : [],
  );
  const generated = policiesOf(n);
  for (const { instead } of own)
    if (instead !== undefined && !generated.some((p) => nameOf(p) === instead))
      throw new Error(`${n.name} has no policy ${instead} to stand for`);
  const gone = new Set(own.map((o) => o.instead));
  const kept = generated.filter((p) => !gone.has(nameOf(p)));
  return [...kept, ...own.map((o) => o.object)].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

function metadataOf(object: Manifest): { readonly name: string; readonly namespace?: string } {
  return object['metadata'] as { readonly name: string; readonly namespace?: string };
}

function nameOf(object: Manifest): string {
  return metadataOf(object).name;
}

function namespaceOf(object: Manifest): string | undefined {
  return metadataOf(object).namespace;
}

function printed(objects: readonly object[]): string {
  return objects.map((object) => printDocument(sorted(object))).join('---\n');
}

/** Keys in order, as kubectl writes them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, v]) => [key, sorted(v)]));
}
