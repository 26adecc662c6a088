/**
 * The map as React Flow draws it, derived from the document and the answers and never stored. Pure: nothing here
 * judges a policy; verdicts, openness and reach are what the engine answered.
 */
import type { ReachAnswer } from '../../core/analyses/answers.ts';
import { CardGrid } from '../../core/diagram/card-grid.ts';
import { type Curve, pointAt } from '../../core/diagram/curve.ts';
import { shortName } from '../../core/diagram/describe.ts';
import type { Box, Point } from '../../core/diagram/geometry.ts';
import { placeLabels } from '../../core/diagram/label-places.ts';
import { type Placed, type Placement, place } from '../../core/diagram/placement.ts';
import { routeAll } from '../../core/diagram/routing.ts';
import { passages, type Wall, wallsOf } from '../../core/diagram/walls.ts';
import type { GroupBy } from '../../state/studio.ts';
import type { Link } from './edges.ts';
import { type LinksInput, mapLinks } from './map-links.ts';
import type { LinkData, MapEdge, MapNode } from './node-data.ts';
import { mapNodes } from './nodes.ts';
import { TONE_ORDER, TONE_WORDS, type Tone } from './tone.ts';

/** Below this zoom, namespaces are blocks with summed flows. */
export const BLOCK_ZOOM = 0.35;
/** Above this many arrows, labels show on hover and selection. */
const LABELS_SHOWN = 12;

export interface MapInput extends LinksInput {
  readonly groupBy: GroupBy;
  /** Present while the reach of the selection is shown. */
  readonly reach: ReachAnswer | undefined;
  readonly target?: string | undefined;
  /** As `2027-01-31`: which exceptions are over is told by it. */
  readonly day: string;
}

export interface MapProjection {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** What is summed or left out, said in a sentence. */
  readonly notices: readonly string[];
  /** The tones that occur, worst first: the legend. */
  readonly tones: readonly Tone[];
}

/** Everything at once: placement, links, routes, nodes. The studio calls the stages, each memoised. */
export function projectMap(input: MapInput): MapProjection {
  const placement = place(input.document.design, input.document.layout, input.groupBy);
  const { links, notices } = mapLinks(input, placement);
  const walls = wallsOf(input.document.design, placement, input.groupBy);
  return {
    nodes: projectNodes(input, placement, walls),
    edges: projectEdges(input, routeLinks(placement, links, input.blocks, walls)),
    notices,
    tones: TONE_ORDER.filter((t) => links.some((l) => l.tone === t)),
  };
}

export function projectNodes(input: MapInput, placement: Placement, walls: readonly Wall[]): MapNode[] {
  const selection = new Set(input.selection);
  const { groupBy, answer, reach, blocks, target, day } = input;
  return mapNodes({
    design: input.document.design,
    placement,
    groupBy,
    answer,
    selection,
    reach,
    blocks,
    target,
    walls,
    day,
  });
}

export interface Routed {
  readonly link: Link;
  readonly curve: Curve;
  readonly labelAt: Point;
  readonly labelFree: boolean;
  readonly fromBox: Box;
  readonly toBox: Box;
  /** Where along the curve a guardrail stops it, 0–1. */
  readonly stops: readonly number[];
}

/** Curves and label places for all links that have both ends on the map. */
export function routeLinks(
  placement: Placement,
  links: readonly Link[],
  blocks: boolean,
  walls: readonly Wall[],
): Routed[] {
  const cards = placement.placed.filter((p) => isObstacle(p, blocks));
  const drawn = links.flatMap((link) => {
    const fromBox = placement.byId.get(link.from)?.absolute;
    const toBox = placement.byId.get(link.to)?.absolute;
    return fromBox && toBox ? [{ link, fromBox, toBox }] : [];
  });
  const ends = drawn.map(({ link, fromBox, toBox }) => ({
    id: link.id,
    from: fromBox,
    to: toBox,
    fromId: link.from,
    toId: link.to,
  }));
  const curves = routeAll(ends, new CardGrid(cards));
  const routed = drawn.flatMap((d) => {
    const curve = curves.get(d.link.id);
    if (!curve) return [];
    const stops = d.link.blocked.wall ? walls.flatMap((w) => passages(curve, w.box).map((c) => c.t)) : [];
    return [{ ...d, curve, stops }];
  });
  const labels = placeLabels(
    routed.flatMap(({ link, curve }) =>
      link.tone === 'traffic' ? [] : [{ id: link.id, curve, label: link.label ?? '' }],
    ),
    cards.map((c) => c.absolute),
  );
  return routed.map((r) => {
    const spot = labels.get(r.link.id);
    return { ...r, labelAt: spot?.at ?? pointAt(r.curve, 0.5), labelFree: spot?.free ?? false };
  });
}

/** Routed links as React Flow's edges, with what is selected and what is dimmed. */
export function projectEdges(input: MapInput, routed: readonly Routed[]): MapEdge[] {
  const near = nearOf(input);
  const many = routed.length > LABELS_SHOWN;
  return routed.map(({ link, labelFree, ...route }) => {
    const dimmed = near !== undefined && !(near.has(link.from) && near.has(link.to));
    const selected = link.flows.some((f) => input.selection.includes(f));
    // few things are exposed, and how is worth saying
    const roomForLabel = labelFree && (!many || link.exposed);
    const data: LinkData = { ...link, ...route, roomForLabel, dimmed, spoken: spokenLink(input, link) };
    return toEdge(link, data, selected);
  });
}

function isObstacle({ kind, collapsed }: Placed, blocks: boolean): boolean {
  switch (kind) {
    case 'external':
    case 'host':
    case 'entry':
      return true;
    case 'namespace':
      return blocks || collapsed;
    default:
      return !blocks && (kind === 'workload' || kind === 'group');
  }
}

function nearOf(input: MapInput): Set<string> | undefined {
  if (!input.reach) return undefined;
  return new Set([
    ...input.selection,
    ...input.reach.reaches.map((r) => r.id),
    ...input.reach.reachedBy.map((r) => r.id),
  ]);
}

function toEdge(link: Link, data: LinkData, selected: boolean): MapEdge {
  return {
    id: link.id,
    type: 'link',
    source: link.from,
    target: link.to,
    sourceHandle: data.curve.fromSide,
    targetHandle: data.curve.toSide,
    data,
    selected,
    selectable: link.flows.length > 0,
    ariaLabel: data.spoken,
  };
}

function spokenLink(input: MapInput, link: Link): string {
  const { design } = input.document;
  const what = link.flows.length > 0 ? `${link.flows.join(', ')}: ` : '';
  const label = link.label === undefined ? '' : ` ${link.label}`;
  const why = link.detail.length > 0 ? `; ${link.detail.join('; ')}` : '';
  return `${what}${shortName(design, link.from)} → ${shortName(design, link.to)}${label}: ${TONE_WORDS[link.tone]}${why}`;
}
