/** What the talk is about, by what is selected: where names are looked for first, and where new namespaces stand. */

import { entityIn, nameOf, zoneOf } from '../../core/design/lookup.ts';
import type { Axis, Design } from '../../core/design/schema.ts';
import type { Near } from '../../core/design/sentences/end-faults.ts';
import type { HomeZones } from '../../core/design/sentences/sentence.ts';

const AXES: readonly Axis[] = ['plane', 'environment', 'tenant'];

/** The namespace that the selection is in; of a flow, the one that it comes from. */
export function nearOf(design: Design, selection: readonly string[]): Near {
  for (const id of endsOf(design, selection)) {
    const namespace = entityIn(design, 'workloads', id)?.namespace ?? entityIn(design, 'namespaces', id)?.id;
    if (namespace !== undefined) return { namespace };
  }
  return {};
}

/** The zones that the selection stands in. */
export function homeOf(design: Design, selection: readonly string[]): HomeZones {
  const ends = endsOf(design, selection);
  const zones = AXES.flatMap((axis) => {
    const zone = ends.map((id) => zoneOf(design, id, axis)).find((z) => z !== undefined);
    return zone ? [[axis, zone.id] as const] : [];
  });
  return Object.fromEntries(zones);
}

/** The zones by their names: `Data plane, prod`. */
export function homeText(design: Design, home: HomeZones): string {
  return AXES.flatMap((axis) => (home[axis] === undefined ? [] : nameOf(design, home[axis]))).join(', ');
}

/** The selected things; a flow is where its ends are. */
function endsOf(design: Design, selection: readonly string[]): string[] {
  return selection.flatMap((id) => {
    const flow = entityIn(design, 'flows', id);
    return flow ? [flow.from, flow.to] : [id];
  });
}
