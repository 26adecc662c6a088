/** What lies under a point of the canvas, by where things stand rather than by what the browser drew on top. */
import { contains, type Point } from '../../core/diagram/geometry.ts';
import type { NodeKind } from '../../core/diagram/nesting.ts';
import type { Placed, Placement } from '../../core/diagram/placement.ts';

export interface HitRule {
  readonly kinds: readonly NodeKind[];
  /** Left out, with everything inside. */
  readonly except?: ReadonlySet<string>;
  readonly margin?: number;
}

/** The innermost thing of these kinds at a point. */
export function hit(placement: Placement, p: Point, rule: HitRule): Placed | undefined {
  const all = placement.placed;
  for (let i = all.length - 1; i >= 0; i--) {
    const at = all[i];
    if (!at || !rule.kinds.includes(at.kind) || isExcepted(placement, at, rule.except)) continue;
    if (contains(at.absolute, p, rule.margin)) return deepest(placement, at, p, rule);
  }
  return undefined;
}

/** Order is parents first, zones before namespaces before cards; a zone may still come after a sibling's child. */
function deepest(placement: Placement, found: Placed, p: Point, rule: HitRule): Placed {
  const inside = placement.placed.filter(
    (x) => x.parent === found.id && rule.kinds.includes(x.kind) && contains(x.absolute, p, rule.margin),
  );
  const next = inside.find((x) => !isExcepted(placement, x, rule.except));
  return next ? deepest(placement, next, p, rule) : found;
}

function isExcepted(placement: Placement, at: Placed, except: ReadonlySet<string> | undefined): boolean {
  if (!except) return false;
  for (let x: Placed | undefined = at; x; x = x.parent === undefined ? undefined : placement.byId.get(x.parent)) {
    if (except.has(x.id)) return true;
  }
  return false;
}
