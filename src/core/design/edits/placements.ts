/** Placing environments on clusters. Each is one step, however many environments move. */
import { newId, PREFIXES } from '../handles.ts';
import { nameOf } from '../lookup.ts';
import { DRAWN } from '../placements.ts';
import type { DesignCluster } from '../schema.ts';
import { isWithin } from '../zone-tree.ts';
import { freeName } from './add.ts';
import { type DocumentDraft, designNow, drafted, insert } from './draft.ts';

/** A cluster with what is usual for everything but its name. Returns its id. */
export function addCluster(draft: DocumentDraft, wanted: string, site?: DesignCluster['site']): string {
  const names = Object.values(draft.design.clusters).map((c) => c.name);
  const name = freeName(wanted || 'cluster', names, 253);
  const id = newId(draft.design, PREFIXES.clusters, name.toLowerCase());
  return insert(draft, 'clusters', {
    id,
    name,
    dataPlane: 'kubernetes',
    distribution: 'kubernetes',
    nodeLocalDns: false,
    podRanges: [],
    serviceRanges: [],
    nodeRanges: [],
    ...(site === undefined ? {} : { site }),
  });
}

/** A placement under a free name, at first with the environments where they stand now. Returns its id. */
export function addPlacement(draft: DocumentDraft, wanted = ''): string {
  const design = designNow(draft);
  const names = Object.values(design.placements).map((p) => p.name);
  const name = freeName(wanted.trim() || 'Another placement', names, 253);
  const clusters = Object.values(design.environments).flatMap((e) =>
    e.cluster === undefined ? [] : [[e.id, e.cluster] as const],
  );
  const id = newId(design, PREFIXES.placements, name.toLowerCase());
  return insert(draft, 'placements', { id, name, clusters: Object.fromEntries(clusters) });
}

/**
 * Puts environments on one cluster, in a named placement or as drawn: two onto one merges them, one of two elsewhere
 * splits them. As drawn, the namespaces inside go along: a cluster of their own is taken away. `undefined`: the placement
 * says nothing about them. Returns why not, and then nothing is changed.
 */
export function placeEnvironments(
  draft: DocumentDraft,
  placement: string,
  environments: readonly string[],
  cluster: string | undefined,
): string | undefined {
  const design = designNow(draft);
  if (cluster !== undefined && !Object.hasOwn(design.clusters, cluster)) return `there is no cluster \`${cluster}\``;
  const gone = environments.find((id) => !Object.hasOwn(design.environments, id));
  if (gone !== undefined) return `there is no environment \`${gone}\``;
  if (placement === DRAWN) return void placeDrawn(draft, environments, cluster);
  const named = drafted(draft, 'placements', placement);
  if (!named) return `there is no placement \`${placement}\``;
  for (const id of environments) {
    if (cluster === undefined) delete named.clusters[id];
    else named.clusters[id] = cluster;
  }
  return undefined;
}

function placeDrawn(draft: DocumentDraft, environments: readonly string[], cluster: string | undefined): void {
  const design = designNow(draft);
  for (const id of environments) {
    const environment = drafted(draft, 'environments', id);
    if (!environment) continue;
    if (cluster === undefined) delete environment.cluster;
    else environment.cluster = cluster;
  }
  const moved = (at: string | undefined) => environments.some((id) => isWithin(design.environments, at, id));
  for (const n of Object.values(design.namespaces)) {
    if (n.cluster === undefined || !moved(n.environment)) continue;
    delete drafted(draft, 'namespaces', n.id)?.cluster;
  }
}

/** `Place dev and test on shared`: how the step is called. */
export function placeText(
  design: Parameters<typeof nameOf>[0],
  environments: readonly string[],
  cluster?: string,
): string {
  const names = environments.map((id) => nameOf(design, id));
  const what = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return cluster === undefined ? `Leave open where ${what} stands` : `Place ${what} on ${nameOf(design, cluster)}`;
}
