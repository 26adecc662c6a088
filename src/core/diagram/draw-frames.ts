/** Zones and namespaces: titled frames with a band, nested, and the double walls round them. */
import { type Band, planeBand, shortName, tenantBand } from './describe.ts';
import type { Box } from './geometry.ts';
import { TRAY } from './nesting.ts';
import type { Placed } from './placement.ts';
import type { Scene } from './scene.ts';
import { el, escapeXml, text } from './svg.ts';
import { textWidth } from './text.ts';
import type { Theme } from './theme.ts';
import type { Wall } from './walls.ts';

const BAND_HEIGHT = 4;
const PRINT_BAND_HEIGHT = 8;

/** Frames, outer ones first. */
export function drawFrames(scene: Scene, theme: Theme): string[] {
  const walls = new Map(scene.walls.map((w) => [w.id, w]));
  return scene.placement.placed
    .filter((p) => p.kind === 'zone' || p.kind === 'tray' || (p.kind === 'namespace' && !p.collapsed))
    .map((p) =>
      p.kind === 'namespace'
        ? drawNamespace(p, scene, theme, walls.get(p.id))
        : drawZone(p, scene, theme, walls.get(p.id)),
    );
}

function bandOf(scene: Scene, id: string): Band {
  if (id === TRAY) return 'neutral';
  if (scene.grouping === 'plane') return planeBand(shortName(scene.design, id));
  return scene.grouping === 'tenant' ? tenantBand(scene.design, id) : 'neutral';
}

function drawZone(p: Placed, scene: Scene, theme: Theme, wall: Wall | undefined): string {
  const { x, y, width, height } = p.absolute;
  const name = bandOf(scene, p.id);
  const band = theme.band[name];
  const high = theme.name === 'print' ? PRINT_BAND_HEIGHT : BAND_HEIGHT;
  const tag = wall ? wallTag(wall) : '';
  const room = width - 40 - (tag ? textWidth(tag, 11) + 24 : 0);
  // inside the wall, where there is one
  const inset = wall ? 6 : 1;
  const members = scene.placement.nesting.members.get(p.id)?.length ?? 0;
  return el(
    'g',
    {},
    [
      el('rect', { x, y, width, height, rx: 6, fill: band.surface, stroke: band.ink, 'stroke-width': 1 }),
      wall ? drawWall(p.absolute, theme) : '',
      el('rect', {
        x: x + inset,
        y: y + inset,
        width: width - 2 * inset,
        height: high,
        fill: theme.name === 'print' ? `url(#hatch-${name})` : band.ink,
      }),
      text(x + 20, y + 30, shortName(scene.design, p.id), {
        size: 13,
        fill: theme.name === 'print' ? theme.strong : band.ink,
        strong: true,
        width: room * 0.6,
      }),
      tag ? text(x + width - 20, y + 30, tag, { size: 11, fill: theme.strong, strong: true, anchor: 'end' }) : '',
      members === 0 ? text(x + 20, y + 56, 'nothing in it yet', { size: 11, fill: theme.muted }) : '',
    ].join(''),
  );
}

function drawNamespace(p: Placed, scene: Scene, theme: Theme, wall: Wall | undefined): string {
  const { x, y, width, height } = p.absolute;
  const name = shortName(scene.design, p.id);
  const count = scene.placement.nesting.members.get(p.id)?.length ?? 0;
  const right = [wall ? wallTag(wall) : undefined, membership(scene, p.id), `${count}`].filter((t) => t !== undefined);
  const said = right.join(' · ');
  const room = Math.max(60, width - 52 - textWidth(said, 11));
  return el(
    'g',
    {},
    [
      el('rect', { x, y, width, height, rx: 5, fill: theme.frame, stroke: theme.lineStrong, 'stroke-width': 1 }),
      wall ? drawWall(p.absolute, theme) : '',
      text(x + 20, y + 27, name, { size: 12, fill: theme.strong, face: 'mono', strong: true, width: room }),
      text(x + width - 20, y + 27, said, { size: 11, fill: theme.muted, anchor: 'end', width: width * 0.6 }),
    ].join(''),
  );
}

/** The zones that a namespace is in beside the one whose frame is drawn round it. */
export function membership(scene: Scene, id: string): string | undefined {
  const ns = Object.hasOwn(scene.design.namespaces, id) ? scene.design.namespaces[id] : undefined;
  if (!ns) return undefined;
  const axes = (['plane', 'environment', 'tenant'] as const).filter((a) => a !== scene.grouping);
  const names = axes.flatMap((a) => {
    const zone = ns[a];
    return zone === undefined ? [] : [shortName(scene.design, zone)];
  });
  if (ns.system) names.push('platform, left alone');
  return names.length === 0 ? undefined : names.join(' · ');
}

export function wallTag(wall: Wall): string {
  const first = wall.guardrails[0];
  const names =
    wall.guardrails.length === 1 && first ? `${first.id} ${first.name}` : wall.guardrails.map((g) => g.id).join(', ');
  const gates = wall.gates === 0 ? '' : ` · ${wall.gates} exception${wall.gates === 1 ? '' : 's'}`;
  return `${names.length > 60 ? `${names.slice(0, 57)}…` : names}${gates}`;
}

/** A double wall just inside a frame's edge. */
export function drawWall({ x, y, width, height }: Box, theme: Theme): string {
  const line = (inset: number) =>
    el('rect', {
      x: x + inset,
      y: y + inset,
      width: width - 2 * inset,
      height: height - 2 * inset,
      rx: Math.max(2, 6 - inset),
      fill: 'none',
      stroke: theme.wall,
      'stroke-width': 1.5,
    });
  return line(0) + line(4);
}

/** Patterns of the bands, so that planes are told apart without colour. */
export function hatches(theme: Theme): string {
  if (theme.name !== 'print') return '';
  return Object.entries(theme.band)
    .map(([band, { ink }], i) =>
      el(
        'pattern',
        { id: `hatch-${escapeXml(band)}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
        el('path', { d: HATCHES[i % HATCHES.length], stroke: ink, 'stroke-width': 1.4, fill: 'none' }),
      ),
    )
    .join('');
}

const HATCHES: readonly string[] = [
  'M-1 5L5 -1M1 7L7 1',
  'M-1 1L5 7M1 -1L7 5',
  'M1 3h2',
  'M0 3h6',
  'M3 0v6',
  'M0 3h6M3 0v6',
  'M0 0L6 6M6 0L0 6',
  'M0 1.5h6M0 4.5h6',
  'M1 1h1M4 4h1',
  'M0 0h3v3',
  'M0 6L3 0L6 6',
  'M1.5 0v6M4.5 0v6',
];
