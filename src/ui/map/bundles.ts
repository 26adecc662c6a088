/** One edge for each pair of drawn things: its strands by verdict, their curves, and the sockets that they end in. */
import { CardGrid } from '../../core/diagram/card-grid.ts';
import { type Curve, pointAt, type SideOf } from '../../core/diagram/curve.ts';
import type { Box, Point } from '../../core/diagram/geometry.ts';
import { placeLabels } from '../../core/diagram/label-places.ts';
import type { Placed, Placement } from '../../core/diagram/placement.ts';
import { Routes } from '../../core/diagram/routing.ts';
import { passages, type Wall } from '../../core/diagram/walls.ts';
import type { Link } from './edges.ts';
import type { Visible } from './levels.ts';

/** A port where arrows arrive at a card, said once for all of them. */
export interface Socket {
  readonly at: Point;
  readonly side: SideOf;
  readonly label: string;
}

/** One verdict of a pair. */
export interface Strand {
  readonly link: Link;
  readonly curve: Curve;
  readonly labelAt: Point;
  readonly labelFree: boolean;
  /** Where along the curve a guardrail stops it, 0–1. */
  readonly stops: readonly number[];
  /** Absent: another strand has drawn it, or it ends in no port. */
  readonly socket: Socket | undefined;
}

export interface Bundle {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly fromBox: Box;
  readonly toBox: Box;
  /** At least one, worst verdict first. */
  readonly strands: readonly Strand[];
}

/** What curves keep clear of, and what was found of them, for one placement at one level. */
export interface Ground {
  readonly placement: Placement;
  readonly cards: readonly Placed[];
  readonly routes: Routes;
}

export function groundOf(placement: Placement, visible: Visible): Ground {
  const cards = visible.shown.filter((p) => isCard(p) || visible.isBlock(p.id));
  return { placement, cards, routes: new Routes(new CardGrid(cards)) };
}

function isCard({ kind }: Placed): boolean {
  return kind !== 'zone' && kind !== 'tray' && kind !== 'namespace';
}

/** Curves and label places for all links that have both ends on the map. */
export function bundleLinks(ground: Ground, links: readonly Link[], walls: readonly Wall[]): Bundle[] {
  const { placement, cards, routes } = ground;
  const drawn = links.flatMap((link) => {
    const from = placement.byId.get(link.from)?.absolute;
    const to = placement.byId.get(link.to)?.absolute;
    if (!from || !to) return [];
    return [{ link, id: link.id, from, to, fromId: link.from, toId: link.to, socket: link.arrives }];
  });
  const curves = routes.all(drawn);
  const labels = placeLabels(
    drawn.flatMap(({ id, link }) => {
      const curve = curves.get(id);
      return curve && link.tone !== 'traffic' ? [{ id, curve, label: link.label ?? '' }] : [];
    }),
    cards.map((c) => c.absolute),
  );
  const sockets = new Set<string>();
  const bundles = new Map<string, Bundle & { readonly strands: Strand[] }>();
  for (const { link, from, to } of drawn) {
    const curve = curves.get(link.id);
    if (!curve) continue;
    const spot = labels.get(link.id);
    const strand: Strand = {
      link,
      curve,
      labelAt: spot?.at ?? pointAt(curve, 0.5),
      labelFree: spot?.free ?? false,
      stops: link.blocked.wall ? walls.flatMap((w) => passages(curve, w.box).map((c) => c.t)) : [],
      socket: socketOf(link, curve, sockets),
    };
    const id = `${link.from} ${link.to}`;
    const known = bundles.get(id);
    if (known) known.strands.push(strand);
    else bundles.set(id, { id, from: link.from, to: link.to, fromBox: from, toBox: to, strands: [strand] });
  }
  return [...bundles.values()];
}

function socketOf(link: Link, curve: Curve, taken: Set<string>): Socket | undefined {
  if (link.arrives === undefined) return undefined;
  const key = `${link.to} ${curve.toSide} ${link.arrives}`;
  if (taken.has(key)) return undefined;
  taken.add(key);
  return { at: curve.to, side: curve.toSide, label: link.arrives };
}
