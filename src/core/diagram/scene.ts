/** What the picture shows and where, before any colour: derived from the document and one side's answer. */
import type { Side, SideAnswer } from '../analyses/answers.ts';
import type { Document } from '../design/change.ts';
import type { Nesting as Grouping } from '../design/layout-key.ts';
import type { Design } from '../design/schema.ts';
import { CardGrid } from './card-grid.ts';
import type { Curve } from './curve.ts';
import { type Box, boundsOf, type Point } from './geometry.ts';
import { placeLabels } from './label-places.ts';
import { type Link, linksOf, type Stand } from './links.ts';
import { shownBy } from './nesting.ts';
import { type Placed, type Placement, place } from './placement.ts';
import { routeAll } from './routing.ts';
import { type Gate, gatesOf, type Wall, wallsOf } from './walls.ts';

/** More namespaces than this are cards with summed flows (`look.md`, An imported platform). */
const NAMESPACES_OPEN = 25;
/** More workloads than this, too. */
const WORKLOADS_OPEN = 160;
/** More arrows than this are summed further. */
const ARROWS = 110;
/** Above this many, arrows carry handles instead of ports. */
const PORT_LABELS = 12;

export interface SceneLink {
  readonly link: Link;
  readonly curve: Curve;
  readonly label: string;
  readonly labelAt: Point;
}

export interface Scene {
  readonly design: Design;
  readonly side: Side;
  readonly answer: SideAnswer;
  readonly grouping: Grouping;
  readonly placement: Placement;
  readonly links: readonly SceneLink[];
  readonly walls: readonly Wall[];
  readonly gates: readonly Gate[];
  /** Round everything that is drawn. */
  readonly bounds: Box;
  /** Whether arrows carry handles that the table explains. */
  readonly numbered: boolean;
  /** What is summed or not drawn, in sentences. */
  readonly notices: readonly string[];
}

/** Grouped by plane where there are planes, else by environment, else by tenant, else by nothing. */
export function groupingOf(design: Design): Grouping {
  if (Object.keys(design.planes).length > 0) return 'plane';
  if (Object.keys(design.environments).length > 0) return 'environment';
  return Object.keys(design.tenants).length > 0 ? 'tenant' : 'namespace';
}

/** The scene of a document and a side. Pure; the same input gives the same scene. */
export function sceneOf({ design, layout }: Document, side: Side, answer: SideAnswer): Scene {
  const grouping = groupingOf(design);
  const namespaces = Object.keys(design.namespaces).length;
  const collapse = namespaces > NAMESPACES_OPEN || Object.keys(design.workloads).length > WORKLOADS_OPEN;
  const placement = place(design, layout, grouping, { collapse });
  const { links, stand, notices } = fittingLinks(design, answer, placement);
  const numbered = links.filter((l) => l.flows.length > 0).length > PORT_LABELS;
  const routed = route(placement, links, numbered);
  const walls = wallsOf(design, placement, grouping);
  const gates = gatesOf(design, placement, walls, routed, stand);
  const places = placeLabels(
    routed.map((r) => ({ ...r, id: r.link.id })),
    obstaclesOf(placement, walls, gates),
  );
  const bounds = boundsOf(placement.placed.map((p) => p.absolute)) ?? { x: 0, y: 0, width: 0, height: 0 };
  if (collapse) notices.unshift(`${namespaces} namespaces are drawn as cards, and their flows as sums.`);
  return {
    design,
    side,
    answer,
    grouping,
    placement,
    links: routed.map((r) => ({ ...r, labelAt: places.get(r.link.id)?.at ?? r.curve.from })),
    walls,
    gates,
    bounds,
    numbered,
    notices,
  };
}

interface Fitting {
  readonly links: Link[];
  readonly stand: Stand;
  readonly notices: string[];
}

/** As many arrows as a sheet holds: between what is drawn, else between zones, else the first of them. */
function fittingLinks(design: Design, answer: SideAnswer, placement: Placement): Fitting {
  const notices: string[] = [];
  const drawn = standIn(placement, () => true);
  let stand = drawn;
  let links = linksOf(design, answer, stand);
  if (links.length > ARROWS && placement.placed.some((p) => p.kind === 'zone')) {
    notices.push(
      `${links.length} arrows are more than a sheet holds: shown as sums between zones; those within a zone stand in the table.`,
    );
    stand = standIn(placement, (p) => p.kind !== 'workload' && p.kind !== 'group' && !isZoned(p));
    links = linksOf(design, answer, stand, { merge: true });
  }
  if (links.length > ARROWS) {
    notices.push(`Of ${links.length} arrows the first ${ARROWS} are drawn.`);
    links = links.slice(0, ARROWS);
  }
  const lost = Object.values(design.flows).filter((f) => drawn(f.from) === undefined || drawn(f.to) === undefined);
  if (lost.length > 0)
    notices.push(
      `${lost.length === 1 ? 'One flow has' : `${lost.length} flows have`} an end that this grouping does not draw: see the table.`,
    );
  return { links, stand, notices };
}

function isZoned(p: Placed): boolean {
  return p.kind === 'namespace' && p.parent !== undefined;
}

/** The thing itself, or the nearest container of it that is drawn and may have arrows. */
function standIn(placement: Placement, may: (p: Placed) => boolean): Stand {
  return (id) => {
    let at = shownBy(placement.nesting, id);
    while (at) {
      const placed = placement.byId.get(at.id);
      if (placed && may(placed)) return at.id;
      at = at.parent === undefined ? undefined : placement.nesting.byId.get(at.parent);
    }
    return undefined;
  };
}

function isCard(p: Placed): boolean {
  return p.kind !== 'zone' && p.kind !== 'tray' && (p.kind !== 'namespace' || p.collapsed);
}

interface Routed {
  readonly link: Link;
  readonly curve: Curve;
  readonly label: string;
}

function route(placement: Placement, links: readonly Link[], numbered: boolean): Routed[] {
  const grid = new CardGrid(placement.placed.filter(isCard));
  const ends = links.flatMap((link) => {
    const from = placement.byId.get(link.from)?.absolute;
    const to = placement.byId.get(link.to)?.absolute;
    return from && to ? [{ id: link.id, from, to, fromId: link.from, toId: link.to }] : [];
  });
  const curves = routeAll(ends, grid);
  return links.flatMap((link) => {
    const curve = curves.get(link.id);
    return curve ? [{ link, curve, label: labelOf(link, numbered) }] : [];
  });
}

const TITLE_STRIP = 40;
const WALL = 8;

/** What labels keep off: cards, titles of frames, walls and the names of gates. */
function obstaclesOf(placement: Placement, walls: readonly Wall[], gates: readonly Gate[]): Box[] {
  const cards = placement.placed.filter(isCard).map((p) => p.absolute);
  const titles = placement.placed
    .filter((p) => !isCard(p))
    .map(({ absolute: b }) => ({ x: b.x + 8, y: b.y + 8, width: b.width - 16, height: TITLE_STRIP - 16 }));
  const sides = walls.flatMap(({ box: b }) => [
    { ...b, width: WALL },
    { ...b, height: WALL },
    { ...b, x: b.x + b.width - WALL, width: WALL },
    { ...b, y: b.y + b.height - WALL, height: WALL },
  ]);
  const tags = gates.map((g) => ({ x: g.at.x - 16, y: g.at.y - 12, width: 96, height: 44 }));
  return [...cards, ...titles, ...sides, ...tags];
}

const HANDLES_SHOWN = 2;

function labelOf(link: Link, numbered: boolean): string {
  if (!numbered || link.summed || link.flows.length === 0) return link.label;
  const more = link.flows.length - HANDLES_SHOWN;
  return [...link.flows.slice(0, HANDLES_SHOWN), ...(more > 0 ? [`+${more}`] : [])].join(' ');
}
