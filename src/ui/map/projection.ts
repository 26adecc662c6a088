/**
 * The map as React Flow draws it, derived from the document and the answers and never stored. Pure: nothing here
 * judges a policy; verdicts, openness and reach are what the engine answered.
 */
import { shortName } from '../../core/diagram/describe.ts';
import { entityOf } from '../../core/diagram/nesting.ts';
import { type Placement, place } from '../../core/diagram/placement.ts';
import { type Wall, wallsOf } from '../../core/diagram/walls.ts';
import type { GroupBy } from '../../state/studio.ts';
import { type Bundle, bundleLinks, groundOf, type Strand } from './bundles.ts';
import type { Link } from './edges.ts';
import type { LensView } from './lens.ts';
import { type Level, type Visible, visibleAt } from './levels.ts';
import { type LinksInput, mapLinks } from './map-links.ts';
import { ANCHOR, type ShownReach } from './node-context.ts';
import type { MapEdge, MapNode, StrandData } from './node-data.ts';
import { mapNodes } from './nodes.ts';
import { TONE_ORDER, TONE_WORDS, type Tone } from './tone.ts';

/** Above this many arrows, labels show on hover and selection. */
const LABELS_SHOWN = 12;

export interface MapInput extends LinksInput {
  readonly groupBy: GroupBy;
  readonly level: Level;
  /** Present while the reach of the selection is shown. */
  readonly reach: ShownReach | undefined;
  readonly target?: string | undefined;
  readonly lens?: LensView | undefined;
  /** The one value of the lens that is looked for. */
  readonly sought?: string | undefined;
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
  const { design, layout } = input.document;
  const placement = place(design, layout, input.groupBy);
  const visible = visibleAt(placement, input.level);
  const { links, notices } = mapLinks(input, placement, visible);
  const walls = wallsOf(design, placement, input.groupBy);
  return {
    nodes: projectNodes(input, placement, visible, walls),
    edges: projectEdges(input, bundleLinks(groundOf(placement, visible), links, walls)),
    notices,
    tones: tonesOf(links),
  };
}

/** The tones that occur, worst first. */
export function tonesOf(links: readonly Link[]): Tone[] {
  return TONE_ORDER.filter((t) => links.some((l) => l.tone === t));
}

export function projectNodes(
  input: MapInput,
  placement: Placement,
  visible: Visible,
  walls: readonly Wall[],
): MapNode[] {
  const { groupBy, answer, reach, target, day, lens, sought } = input;
  return mapNodes({
    design: input.document.design,
    placement,
    groupBy,
    answer,
    selection: new Set(input.selection),
    reach,
    visible,
    target,
    walls,
    day,
    lens,
    sought,
  });
}

/** Bundles as React Flow's edges, with what is selected and what is dimmed. */
export function projectEdges(input: MapInput, bundles: readonly Bundle[]): MapEdge[] {
  const near = nearOf(input);
  const many = bundles.length > LABELS_SHOWN;
  return bundles.map((bundle) => {
    const strands = bundle.strands.map((s) => strandData(input, s, many));
    const flows = strands.flatMap((s) => s.flows);
    const spoken = strands.map((s) => s.spoken).join('. ');
    return {
      id: bundle.id,
      type: 'link',
      source: bundle.from,
      target: bundle.to,
      sourceHandle: ANCHOR,
      targetHandle: ANCHOR,
      data: {
        strands,
        fromBox: bundle.fromBox,
        toBox: bundle.toBox,
        dimmed: near !== undefined && !(near.has(bundle.from) && near.has(bundle.to)),
        spoken,
      },
      selected: flows.some((f) => input.selection.includes(f)),
      selectable: flows.length > 0,
      ariaLabel: spoken,
    };
  });
}

function strandData(input: MapInput, { link, labelFree, ...drawn }: Strand, many: boolean): StrandData {
  // its port says enough where it arrives; few things are exposed or shared, and how is worth saying
  const roomForLabel = labelFree && (link.exposed || link.shared || (!many && link.arrives === undefined));
  return { ...link, ...drawn, roomForLabel, spoken: spokenLink(input, link) };
}

function nearOf(input: MapInput): Set<string> | undefined {
  if (!input.reach) return undefined;
  return new Set([
    ...(input.reach.from ?? input.selection),
    ...input.reach.reaches.map((r) => r.id),
    ...input.reach.reachedBy.map((r) => r.id),
  ]);
}

function spokenLink(input: MapInput, link: Link): string {
  const { design } = input.document;
  const what = link.flows.length > 0 ? `${link.flows.join(', ')}: ` : '';
  const label = link.label === undefined ? '' : ` ${link.label}`;
  const why = link.detail.length > 0 ? `; ${link.detail.join('; ')}` : '';
  return `${what}${shortName(design, entityOf(link.from))} → ${shortName(design, entityOf(link.to))}${label}: ${TONE_WORDS[link.tone]}${why}`;
}
