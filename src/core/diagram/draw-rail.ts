/** Hosts stand on a rail below everything else. */
import { boundsOf } from './geometry.ts';
import type { Scene } from './scene.ts';
import { el } from './svg.ts';
import type { Theme } from './theme.ts';

const AROUND = 12;
/** Hosts that somebody has moved apart stand by themselves. */
const ONE_ROW = 90;

export function drawRail(scene: Scene, theme: Theme): string[] {
  const box = boundsOf(scene.placement.placed.filter((p) => p.kind === 'host').map((p) => p.absolute));
  if (!box || box.height > ONE_ROW) return [];
  const left = Math.min(box.x - AROUND, scene.bounds.x - AROUND);
  return [
    el('rect', {
      x: left,
      y: box.y - AROUND,
      width: Math.max(box.x + box.width, scene.bounds.x + scene.bounds.width) + AROUND - left,
      height: box.height + 2 * AROUND,
      rx: 2,
      fill: theme.band.neutral.surface,
      stroke: theme.line,
      'stroke-width': 1,
    }),
  ];
}
