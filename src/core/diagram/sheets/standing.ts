/** Which drawn thing stands for which id of the design. */
import { namespacesOfZone, zoneById } from '../../design/lookup.ts';
import { memoised } from '../../design/memo.ts';
import type { Design } from '../../design/schema.ts';
import type { Stand } from '../links.ts';
import type { NestedFrame } from './nest.ts';

/** Ids of the design by the drawn thing that stands for them, beside what is drawn itself. */
export interface Standing {
  /** What is drawn under its own id. */
  readonly drawn: ReadonlySet<string>;
  /** The drawn thing of a namespace, where its members are not drawn. */
  readonly ofNamespace: ReadonlyMap<string, string>;
  readonly ofZone: ReadonlyMap<string, string>;
}

/** A frame stands for a zone when it holds every namespace of it, and no other frame does. */
export function zonesStanding(design: Design, frames: readonly NestedFrame[]): Map<string, string> {
  const out = new Map<string, string>();
  // inner frames come later and win: they are the zone's own
  for (const { branch } of frames) {
    const here = new Set(branch.namespaces.map((n) => n.id));
    for (const zone of branch.zones) {
      const all = namespacesOfZone(design, zone);
      if (all.length > 0 && all.every((n) => here.has(n.id))) out.set(zone, branch.id);
    }
  }
  return out;
}

/** The drawn thing for any id: itself, or what it is a part of. */
export function standOf(design: Design, { drawn, ofNamespace, ofZone }: Standing): Stand {
  return (id) => {
    if (drawn.has(id)) return id;
    if (zoneById(design, id)) return ofZone.get(id);
    const member = memberNamespace(design, id);
    return member === undefined ? ofNamespace.get(id) : (ofNamespace.get(member) ?? undefined);
  };
}

const homes = memoised((design: Design): ReadonlyMap<string, string> => {
  const groups = Object.values(design.labelGroups).flatMap((g) =>
    g.namespace === undefined ? [] : [[g.id, g.namespace] as const],
  );
  return new Map([...Object.values(design.workloads).map((w) => [w.id, w.namespace] as const), ...groups]);
});

/** The namespace that a workload or a label group is in. */
export function memberNamespace(design: Design, id: string): string | undefined {
  return homes(design).get(id);
}
