/**
 * The map as React Flow draws it, derived from the document and the answers and never stored. Pure: nothing here
 * judges a policy; verdicts, openness and reach are what the engine answered.
 */
import type { ChangeAnswer, ReachAnswer, SideAnswer, WorkloadPair } from '../../core/analyses/answers.ts';
import type { Document } from '../../core/design/change.ts';
import { CardGrid } from '../../core/diagram/card-grid.ts';
import { type Curve, pointAt } from '../../core/diagram/curve.ts';
import type { Box, Point } from '../../core/diagram/geometry.ts';
import { type Placement, place } from '../../core/diagram/placement.ts';
import { routeAll } from '../../core/diagram/routing.ts';
import type { GroupBy, ViewSide } from '../../state/studio.ts';
import { shortName } from '../../core/diagram/describe.ts';
import { changeLinks, flowLinks, type Link, type Stand, trafficLinks, trafficSums } from './edges.ts';
import { placeLabels } from '../../core/diagram/label-places.ts';
import type { LinkData, MapEdge, MapNode } from './node-data.ts';
import { mapNodes } from './nodes.ts';
import { TONE_ORDER, TONE_WORDS, type Tone, TROUBLED } from './tone.ts';

/** Below this zoom, namespaces are blocks with summed flows. */
export const BLOCK_ZOOM = 0.35;
/** More arrows than this are a hairball, and are summed. */
export const SCREENFUL = 160;
/** Above this many arrows between blocks, only what needs a look is drawn. */
const BLOCK_LINKS = 40;
/** Above this many arrows, labels show on hover. */
const LABELS_SHOWN = 80;

export interface MapInput {
  readonly document: Document;
  readonly groupBy: GroupBy;
  readonly side: ViewSide;
  readonly answer: SideAnswer | undefined;
  readonly changes: ChangeAnswer | undefined;
  /** Present while the reach of the selection is shown. */
  readonly reach: ReachAnswer | undefined;
  readonly selection: readonly string[];
  readonly showTraffic: boolean;
  readonly blocks: boolean;
  readonly target?: string | undefined;
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
  return {
    nodes: projectNodes(input, placement),
    edges: projectEdges(input, routeLinks(placement, links, input.blocks)),
    notices,
    tones: TONE_ORDER.filter((t) => links.some((l) => l.tone === t)),
  };
}

export function projectNodes(input: MapInput, placement: Placement): MapNode[] {
  const selection = new Set(input.selection);
  const { groupBy, answer, reach, blocks, target } = input;
  return mapNodes({
    design: input.document.design,
    placement,
    groupBy,
    answer,
    selection,
    reach,
    blocks,
    target,
  });
}

/** The nearest drawn thing: the thing itself, or the container that hides it. */
function standFor(placement: Placement, blocks: boolean, summed?: (id: string) => boolean): Stand {
  return (id) => {
    let at = placement.nesting.byId.get(id);
    while (at) {
      const inside = (at.kind === 'workload' || at.kind === 'group') && at.parent !== undefined;
      if (placement.byId.has(at.id) && !(inside && (blocks || summed?.(at.id)))) return at.id;
      at = at.parent === undefined ? undefined : placement.nesting.byId.get(at.parent);
    }
    return undefined;
  };
}

/** What the arrows are on this side, summed where they would be more than fit on a screen. */
export function mapLinks(input: MapInput, placement: Placement): { links: Link[]; notices: string[] } {
  const notices: string[] = [];
  const stand = standFor(placement, input.blocks);
  const sums = standFor(placement, input.blocks, summedUnless(input, placement));
  const fitted = (make: (s: Stand) => Link[], word: string): Link[] => {
    const links = make(stand);
    if (links.length <= SCREENFUL) return links;
    notices.push(
      `${links.length.toLocaleString('en')} ${word} are more than fit on a screen: shown as sums between namespaces.`,
    );
    return make(sums);
  };
  if (input.side === 'change') {
    const changes = input.changes;
    if (!changes) return { links: [], notices };
    if (changes.truncated) notices.push('There are more changes than are drawn; review lists all of them.');
    return { links: fitted((s) => changeLinks(changes, s), 'changes'), notices };
  }
  const all = fitted((s) => flowLinks(input.document.design, input.answer, s), 'flows');
  const flows = input.blocks ? fewer(input, all, notices) : all;
  return { links: [...traffic(input, placement, stand, sums, notices), ...flows], notices };
}

/** Far out, many arrows say nothing: what needs a look stays, and what the selection touches. */
function fewer(input: MapInput, links: Link[], notices: string[]): Link[] {
  if (links.length <= BLOCK_LINKS) return links;
  const selection = new Set(input.selection);
  notices.push('From here, flows that need a look; select a namespace for all of its flows, or zoom in.');
  return links.filter((l) => TROUBLED.has(l.tone) || selection.has(l.from) || selection.has(l.to));
}

/** A workload keeps its own arrows when it is selected; everything else is summed. */
function summedUnless(input: MapInput, placement: Placement): (id: string) => boolean {
  const selection = new Set(input.selection);
  return (id) => !selection.has(id) && placement.nesting.byId.get(id)?.parent !== undefined;
}

function traffic(input: MapInput, placement: Placement, stand: Stand, sums: Stand, notices: string[]): Link[] {
  const { answer, document } = input;
  if (!answer) return [];
  const touched = selectedWorkloads(input, placement);
  if (!input.showTraffic && touched.size === 0) return [];
  const wanted = input.showTraffic ? () => true : (p: WorkloadPair) => touched.has(p.from) || touched.has(p.to);
  const links = trafficLinks(document.design, placement.nesting, answer.traffic.pairs, wanted, stand);
  if (links.length <= SCREENFUL && !answer.traffic.truncated) return links;
  const all = input.showTraffic;
  notices.push(
    `${all ? 'Allowed connections' : 'What the selection may connect to'}: more than fit on a screen, shown as sums between namespaces.`,
  );
  if (all) return trafficSums(answer, stand);
  return trafficLinks(document.design, placement.nesting, answer.traffic.pairs, wanted, sums);
}

function selectedWorkloads(input: MapInput, placement: Placement): Set<string> {
  return new Set(input.selection.filter((id) => placement.nesting.byId.get(id)?.kind === 'workload'));
}

export interface Routed {
  readonly link: Link;
  readonly curve: Curve;
  readonly labelAt: Point;
  readonly labelFree: boolean;
  readonly fromBox: Box;
  readonly toBox: Box;
}

/** Curves and label places for all links that have both ends on the map. */
export function routeLinks(placement: Placement, links: readonly Link[], blocks: boolean): Routed[] {
  const grid = new CardGrid(placement.placed.filter((p) => isObstacle(p.kind, blocks)));
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
  const curves = routeAll(ends, grid);
  const routed = drawn.flatMap((d) => {
    const curve = curves.get(d.link.id);
    return curve ? [{ ...d, curve }] : [];
  });
  const labels = placeLabels(
    routed.flatMap(({ link, curve }) => (link.tone === 'traffic' ? [] : [{ id: link.id, curve, label: link.label }])),
    grid,
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
    const roomForLabel = !many && labelFree;
    const data: LinkData = { ...link, ...route, roomForLabel, dimmed, spoken: spokenLink(input, link) };
    return toEdge(link, data, selected);
  });
}

function isObstacle(kind: string, blocks: boolean): boolean {
  return (
    kind === 'external' || kind === 'host' || (blocks ? kind === 'namespace' : kind === 'workload' || kind === 'group')
  );
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
