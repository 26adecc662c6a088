/** Arrows with their verdict: colour, kind of line, sign, and a bar where something blocks. */

import { type Curve, pointAt, tangentAt } from './curve.ts';
import { labelWidth } from './label-places.ts';
import type { Scene, SceneLink } from './scene.ts';
import { barPath, curvePath, headPath, wavePath } from './strokes.ts';
import { el, escapeXml, px, text } from './svg.ts';
import type { Theme } from './theme.ts';
import { SIGN_PATHS, type Tone } from './tone.ts';
import { passages } from './walls.ts';

/** Dashes of the lines that are not solid. */
export const DASHES: Readonly<Partial<Record<Tone, string>>> = {
  blocked: '7 4',
  partly: '14 3',
  question: '1.5 4.5',
  unjudged: '4 3',
  'kept-out': '1.5 3.5',
};

const WIDTHS: Readonly<Partial<Record<Tone, number>>> = {
  blocked: 2,
  partly: 2,
  question: 2,
  exposed: 2.4,
  'kept-out': 1.4,
};

/** Lines first, so that labels never lie under them. */
export function drawLinks(scene: Scene, theme: Theme): string[] {
  return scene.links.map((l) => drawLine(l, scene, theme));
}

export function drawLabels(scene: Scene, theme: Theme): string[] {
  return scene.links.map((l) => drawLabel(l, theme));
}

function drawLine({ link, curve }: SceneLink, scene: Scene, theme: Theme): string {
  const ink = theme.tone[link.tone];
  const line = strokeOf(link.tone, link.tone === 'undefined' ? wavePath(curve) : curvePath(curve), ink, theme);
  const head = el('path', { d: headPath(curve), fill: ink });
  return el('g', {}, `${el('title', {}, escapeXml(link.words))}${line}${head}${drawBars(link, curve, scene, theme)}`);
}

/** The line of a tone along a path; surplus is a double thin line. */
export function strokeOf(tone: Tone, d: string, ink: string, theme: Theme): string {
  const base = { d, fill: 'none', stroke: ink, 'stroke-linecap': tone === 'question' ? 'round' : undefined };
  if (tone === 'surplus')
    return (
      el('path', { ...base, 'stroke-width': 4.4 }) + el('path', { ...base, stroke: theme.paper, 'stroke-width': 1.8 })
    );
  return el('path', { ...base, 'stroke-width': WIDTHS[tone] ?? 1.6, 'stroke-dasharray': DASHES[tone] });
}

function drawBars(link: SceneLink['link'], curve: Curve, scene: Scene, theme: Theme): string {
  const bar = (d: string) => el('path', { d, stroke: theme.tone[link.tone], 'stroke-width': 3, fill: 'none' });
  if (link.flows.length > 1 && link.summed) return '';
  const walls = link.blockedAt.wall ? scene.walls.flatMap((w) => passages(curve, w.box)) : [];
  const onWall = walls.map((c) => bar(acrossAt(curve, c.t))).join('');
  const unknown = link.blockedAt.wall && walls.length === 0;
  return (
    onWall +
    (link.blockedAt.egress ? bar(barPath(curve, 'egress')) : '') +
    (link.blockedAt.ingress || unknown ? bar(barPath(curve, 'ingress')) : '')
  );
}

function acrossAt(curve: Curve, t: number): string {
  const p = pointAt(curve, t);
  const d = tangentAt(curve, t);
  return `M${px(p.x - d.y * 9)} ${px(p.y + d.x * 9)}L${px(p.x + d.y * 9)} ${px(p.y - d.x * 9)}`;
}

/** The sign of a tone with its upper left corner at a point. */
export function drawSign(tone: Tone, x: number, y: number, ink: string): string {
  const d = SIGN_PATHS[tone];
  if (d === undefined) return '';
  return el('path', {
    d,
    transform: `translate(${px(x)} ${px(y)})`,
    fill: 'none',
    stroke: ink,
    'stroke-width': 1.6,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

const LABEL_HEIGHT = 18;

function drawLabel({ link, label, labelAt }: SceneLink, theme: Theme): string {
  const ink = theme.tone[link.tone];
  const signed = SIGN_PATHS[link.tone] !== undefined;
  const width = labelWidth(label) - (signed ? 0 : 10);
  const x = labelAt.x - width / 2;
  const y = labelAt.y - LABEL_HEIGHT / 2;
  return el(
    'g',
    {},
    el('title', {}, escapeXml(link.words)) +
      el('rect', { x, y, width, height: LABEL_HEIGHT, rx: 9, fill: theme.paper, stroke: ink, 'stroke-width': 1 }) +
      drawSign(link.tone, x + 4, y + 3, ink) +
      text(x + (signed ? 17 : 7), y + 12.8, label, { size: 11, fill: ink, face: 'mono' }),
  );
}
