/** What is drawn from how far out (`look.md`, Four levels of zoom): bands, namespaces, workloads, ports. */
import type { Placed, Placement } from '../../core/diagram/placement.ts';

/** From far to near. */
export type Level = 'bands' | 'namespaces' | 'workloads' | 'ports';

/** The zoom from which on a level's names can be read. */
const FROM = { namespaces: 0.32, workloads: 0.42, ports: 0.74 } as const;

export function levelAt(zoom: number): Level {
  if (zoom >= FROM.ports) return 'ports';
  if (zoom >= FROM.workloads) return 'workloads';
  return zoom >= FROM.namespaces ? 'namespaces' : 'bands';
}

/** What of a placement is drawn at a level, and what of that is one block with its sums. */
export interface Visible {
  readonly level: Level;
  readonly shown: readonly Placed[];
  readonly has: (id: string) => boolean;
  readonly isBlock: (id: string) => boolean;
}

export function visibleAt(placement: Placement, level: Level): Visible {
  const shown = placement.placed.filter((p) => isShown(p, placement, level));
  const ids = new Set(shown.map((p) => p.id));
  const open = new Set(shown.flatMap((p) => p.parent ?? []));
  const blocks = new Set(shown.filter((p) => isClosed(p, level, open)).map((p) => p.id));
  return { level, shown, has: (id) => ids.has(id), isBlock: (id) => blocks.has(id) };
}

function isShown(p: Placed, { byId }: Placement, level: Level): boolean {
  if (level === 'ports' || level === 'workloads' || p.parent === undefined) return true;
  if (p.kind === 'workload' || p.kind === 'group') return false;
  if (level === 'namespaces') return true;
  // from furthest out: bands, and the zones that stand in them
  return p.kind === 'zone' && byId.get(p.parent)?.parent === undefined;
}

/** A frame of which nothing that is inside is drawn. */
function isClosed(p: Placed, level: Level, open: ReadonlySet<string>): boolean {
  if (p.kind === 'namespace') return p.collapsed || level === 'bands' || level === 'namespaces';
  if (p.kind !== 'zone' && p.kind !== 'tray') return false;
  return p.collapsed || (level === 'bands' && !open.has(p.id));
}
