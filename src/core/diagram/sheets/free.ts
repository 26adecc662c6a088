/** A small design on one sheet: everything where it was put on the map, each in its place on the grid of arrows. */
import { entityIn } from '../../design/lookup.ts';
import type { Design, Layout } from '../../design/schema.ts';
import {
  externalLine,
  groupLine,
  hostLine,
  isShared,
  kindMark,
  markedLine,
  planeBand,
  shortName,
  tenantBand,
} from '../describe.ts';
import type { Box } from '../geometry.ts';
import type { Stand } from '../links.ts';
import { type Placed, type Placement, place } from '../placement.ts';
import { groupingOf } from './grouping.ts';
import { type Arranged, boundsOfAll, type Card, type Frame, UNIT } from './picture.ts';
import type { Survey } from './survey.ts';

export interface FreeLayout extends Arranged {
  readonly stand: Stand;
}

/** Everything of a design as it stands on the map, opened up. */
export function arrangeFree(survey: Survey): FreeLayout {
  const { design, layout } = survey.document;
  const grouping = groupingOf(design);
  const placement = place(design, opened(layout), grouping);
  const frames: Frame[] = [];
  const cards: Card[] = [];
  for (const placed of placement.placed) {
    if (placed.kind === 'zone' || placed.kind === 'namespace')
      frames.push(frameAt(survey, placement, placed, grouping));
    else cards.push(cardAt(survey, placed));
  }
  const drawn = new Set([...frames, ...cards].map((t) => t.id));
  return { frames, cards, bounds: boundsOfAll(frames, cards), stand: (id) => (drawn.has(id) ? id : undefined) };
}

/** What is collapsed on the map is open on paper. */
function opened(layout: Layout): Layout {
  const nodes = Object.entries(layout.nodes).map(([id, { collapsed: _, ...at }]) => [id, at] as const);
  return { ...layout, nodes: Object.fromEntries(nodes) };
}

/** Each edge on a line of the grid: what did not overlap does not now. */
function onGrid({ x, y, width, height }: Box): Box {
  const near = (n: number) => Math.round(n / UNIT) * UNIT;
  const left = near(x);
  const top = near(y);
  return { x: left, y: top, width: near(x + width) - left, height: near(y + height) - top };
}

function frameAt(survey: Survey, placement: Placement, placed: Placed, grouping: string): Frame {
  const { design, bound, workloadsIn } = survey;
  const zone = placed.kind === 'zone';
  const namespace = entityIn(design, 'namespaces', placed.id);
  const around = placed.parent;
  const zones = namespace
    ? [namespace.plane, namespace.environment, namespace.tenant, ...namespace.complianceZones]
    : [];
  const count = zone ? (placement.nesting.members.get(placed.id)?.length ?? 0) : workloadsIn(placed.id);
  return {
    id: placed.id,
    kind: zone ? (grouping as Frame['kind']) : 'namespace',
    parent: placed.parent,
    box: onGrid(placed.absolute),
    name: shortName(design, placed.id),
    notes: [
      ...zones.flatMap((z) => (z === undefined || z === around ? [] : [shortName(design, z)])),
      ...(namespace?.system ? ['platform, left alone'] : []),
      ...(isShared(design, placed.id) ? ['shared'] : []),
      `${count} ${zone ? 'namespace' : 'workload'}${count === 1 ? '' : 's'}`,
    ],
    zones: zone ? [placed.id] : [],
    band: zone ? bandAt(design, placed.id, grouping) : 'neutral',
    walls: zone ? bound(placed.id) : wallsAt(survey, placed.id, grouping),
    lane: false,
    solid: false,
  };
}

/** A namespace wears the walls of those of its zones that are not drawn. */
function wallsAt({ design, bound }: Survey, id: string, grouping: string): Frame['walls'] {
  const namespace = entityIn(design, 'namespaces', id);
  const axes = (['plane', 'environment', 'tenant'] as const).filter((a) => a !== grouping);
  const zones = namespace?.system ? [] : axes.flatMap((a) => namespace?.[a] ?? []);
  return [...new Set([...zones.flatMap(bound), ...bound(id)])];
}

function bandAt(design: Design, id: string, grouping: string): Frame['band'] {
  if (grouping === 'plane') return planeBand(shortName(design, id));
  return grouping === 'tenant' ? tenantBand(design, id) : 'neutral';
}

function cardAt({ design, bound }: Survey, placed: Placed): Card {
  return {
    ...wordsOf(design, placed),
    id: placed.id,
    parent: placed.parent,
    box: onGrid(placed.absolute),
    walls: bound(placed.id),
  };
}

function wordsOf(design: Design, { id, kind }: Placed): Pick<Card, 'kind' | 'mark' | 'name' | 'line' | 'onHost'> {
  const name = shortName(design, id);
  const workload = entityIn(design, 'workloads', id);
  if (workload) {
    const line = markedLine(design, workload);
    return { kind: 'workload', mark: kindMark(workload.kind), name, line, onHost: workload.hostNetwork };
  }
  const external = entityIn(design, 'externals', id);
  if (external) return { kind: 'external', mark: 'EXT', name, line: externalLine(external) };
  const host = entityIn(design, 'hostGroups', id);
  if (host) return { kind: 'host', mark: 'H', name, line: hostLine(host) };
  const group = entityIn(design, 'labelGroups', id);
  if (group) return { kind: 'group', mark: '{ }', name, line: groupLine(group) };
  return { kind: kind === 'entry' ? 'entry' : 'workload', mark: 'IN', name: 'Outside', line: 'what is exposed' };
}
