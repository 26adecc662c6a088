/** Environments on clusters: how they stand, and the other ways that the design names (`practices.md` 2.1). */
import { clusterOfNamespace } from './platform.ts';
import type { Design, DesignNamespace, Environment } from './schema.ts';
import { lineage } from './zone-tree.ts';

/** The placement that the design itself stands in. */
export const DRAWN = 'drawn';

/** One way to place the environments. */
export interface PlacementOption {
  /** `drawn`, or the id of a placement. */
  readonly id: string;
  readonly name: string;
  /** The cluster of each environment that the placement says something about, by id. */
  readonly clusters: Readonly<Record<string, string>>;
}

/** Every placement of a design: as it is drawn first, then those that it names, in order of the record. */
export function placementsOf(design: Design): PlacementOption[] {
  const drawn = Object.values(design.environments).flatMap((e) => (e.cluster === undefined ? [] : [[e.id, e.cluster]]));
  return [
    { id: DRAWN, name: 'As drawn', clusters: Object.fromEntries(drawn) },
    ...Object.values(design.placements).map(({ id, name, clusters }) => ({ id, name, clusters })),
  ];
}

/**
 * The design with its environments where a placement puts them. A namespace goes with the nearest environment around it
 * that the placement speaks of, whatever cluster it names itself; one without such an environment stays. The design as it
 * is for `drawn` and for ids of no placement.
 */
export function placedAs(design: Design, placement: string): Design {
  const placed = Object.hasOwn(design.placements, placement) ? design.placements[placement] : undefined;
  if (!placed) return design;
  const { clusters } = placed;
  const environments = Object.values(design.environments).map((e) => {
    const cluster = Object.hasOwn(clusters, e.id) ? clusters[e.id] : e.cluster;
    return [e.id, cluster === undefined ? e : { ...e, cluster }] as const;
  });
  const namespaces = Object.values(design.namespaces).map((n) => {
    const around = lineage<Environment>(design.environments, n.environment);
    const at = around.find((e) => Object.hasOwn(clusters, e.id));
    const cluster = at && clusters[at.id];
    return [n.id, cluster === undefined ? n : { ...n, cluster }] as const;
  });
  return { ...design, environments: Object.fromEntries(environments), namespaces: Object.fromEntries(namespaces) };
}

/** Where each namespace stands, by id; two placements with the same answer are one. Absent: the design has no clusters. */
export function homesOf(design: Design): ReadonlyMap<string, string | undefined> {
  return new Map(
    Object.values(design.namespaces).map((n: DesignNamespace) => [n.id, clusterOfNamespace(design, n)?.id]),
  );
}

/** The named placements that put some namespace elsewhere than the design does, or than one named before them does. */
export function otherPlacements(design: Design): PlacementOption[] {
  const key = (d: Design) => JSON.stringify([...homesOf(d)]);
  const seen = new Set([key(design)]);
  return placementsOf(design).filter(({ id }) => {
    if (id === DRAWN) return false;
    const here = key(placedAs(design, id));
    if (seen.has(here)) return false;
    seen.add(here);
    return true;
  });
}
