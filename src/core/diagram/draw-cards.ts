/** Workloads, label groups, collapsed namespaces, externals and hosts as cards. */
import { externalLine, groupLine, hostLine, shortName, workloadLine } from './describe.ts';
import { drawWall, membership } from './draw-frames.ts';
import type { Box } from './geometry.ts';
import type { Placed } from './placement.ts';
import type { Scene } from './scene.ts';
import { el, text } from './svg.ts';
import type { Theme } from './theme.ts';

/** Cards in order of placement. */
export function drawCards(scene: Scene, theme: Theme): string[] {
  const walled = new Set(scene.walls.map((w) => w.id));
  return scene.placement.placed.flatMap((p) => {
    const card = drawCard(p, scene, theme);
    return card === '' ? [] : [el('g', {}, card + (walled.has(p.id) ? drawWall(p.absolute, theme) : ''))];
  });
}

function drawCard(p: Placed, scene: Scene, theme: Theme): string {
  switch (p.kind) {
    case 'zone':
    case 'tray':
      return '';
    case 'namespace':
      return p.collapsed ? drawBlock(p, scene, theme) : '';
    case 'workload':
      return drawWorkload(p, scene, theme);
    case 'group': {
      const group = own(scene.design.labelGroups, p.id);
      return (
        frame(p.absolute, theme, { rx: 4, dash: '2 2' }) +
        lines(p.absolute, '{ }', group?.name ?? p.id, group ? groupLine(group) : '', theme)
      );
    }
    case 'external': {
      const external = own(scene.design.externals, p.id);
      return (
        frame(p.absolute, theme, { rx: 0, dash: '6 3' }) +
        lines(p.absolute, 'EXT', external?.name ?? p.id, external ? externalLine(external) : '', theme)
      );
    }
    case 'host':
      return drawHost(p, scene, theme);
    case 'entry':
      return (
        frame(p.absolute, theme, { rx: 0, dash: '6 3' }) + lines(p.absolute, 'IN', 'Outside', 'what is exposed', theme)
      );
  }
}

function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** Letters for kinds; those that people name themselves show the first ones. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'D'],
  ['StatefulSet', 'S'],
  ['DaemonSet', 'DS'],
  ['CronJob', 'CJ'],
  ['Job', 'J'],
  ['Pod', 'P'],
]);

export function kindMark(kind: string): string {
  return KINDS.get(kind) ?? kind.slice(0, 2);
}

function drawWorkload(p: Placed, scene: Scene, theme: Theme): string {
  const w = own(scene.design.workloads, p.id);
  if (!w) return frame(p.absolute, theme, { rx: 4 });
  const line = w.hostNetwork ? `host network · ${workloadLine(w)}` : workloadLine(w);
  return (
    frame(p.absolute, theme, { rx: 4, ...(w.hostNetwork ? { dash: '8 2' } : {}) }) +
    lines(p.absolute, kindMark(w.kind), w.name, line, theme)
  );
}

function drawHost(p: Placed, scene: Scene, theme: Theme): string {
  const host = own(scene.design.hostGroups, p.id);
  const { x, y, height } = p.absolute;
  return (
    frame(p.absolute, theme, { rx: 2 }) +
    el('rect', { x, y, width: 5, height, fill: theme.lineStrong }) +
    lines(p.absolute, 'H', host?.name ?? p.id, host ? hostLine(host) : '', theme)
  );
}

function drawBlock(p: Placed, scene: Scene, theme: Theme): string {
  const { x, y, width } = p.absolute;
  const count = scene.placement.nesting.members.get(p.id)?.length ?? 0;
  const room = width - 32;
  return (
    frame(p.absolute, theme, { rx: 5 }) +
    text(x + 16, y + 28, shortName(scene.design, p.id), {
      size: 12,
      fill: theme.strong,
      face: 'mono',
      strong: true,
      width: room,
    }) +
    text(x + 16, y + 50, `${count} workload${count === 1 ? '' : 's'}`, { size: 11, fill: theme.muted }) +
    text(x + 16, y + 68, membership(scene, p.id) ?? '', { size: 11, fill: theme.muted, width: room })
  );
}

function frame(
  { x, y, width, height }: Box,
  theme: Theme,
  look: { readonly rx: number; readonly dash?: string },
): string {
  return el('rect', {
    x,
    y,
    width,
    height,
    rx: look.rx,
    fill: theme.card,
    stroke: theme.lineStrong,
    'stroke-width': 1.2,
    'stroke-dasharray': look.dash,
  });
}

/** A mark, a name, and one line of what matters. */
function lines({ x, y, width }: Box, mark: string, name: string, line: string, theme: Theme): string {
  const room = width - 44;
  return (
    el('rect', {
      x: x + 8,
      y: y + 11,
      width: 22,
      height: 16,
      rx: 3,
      fill: 'none',
      stroke: theme.line,
      'stroke-width': 1,
    }) +
    text(x + 19, y + 22.5, mark, { size: 9, fill: theme.muted, anchor: 'middle', strong: true }) +
    text(x + 36, y + 23, name, { size: 12, fill: theme.strong, strong: true, width: room }) +
    text(x + 36, y + 40, line, { size: 11, fill: theme.muted, face: 'mono', width: room })
  );
}
