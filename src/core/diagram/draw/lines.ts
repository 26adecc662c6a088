/** Arrows as SVG: lines with rounded corners, their ends, and their labels. */
import type { Point } from '../geometry.ts';
import { LABEL_HEIGHT, labelWide } from '../route/place-words.ts';
import type { Bar, LineKind, PlacedLink } from '../sheets/picture.ts';
import { el, escapeXml, px, text } from '../svg.ts';
import type { Theme } from '../theme.ts';
import { LINES, type LineLook } from './line-kinds.ts';

const RADIUS = 5;
const HEAD = 8;
const RING = 3.2;

/** The ink of a kind of arrow. */
export function inkOf(kind: LineKind, theme: Theme): string {
  return kind === 'gate' ? theme.muted : theme.tone[kind];
}

/** An arrow without its label. */
export function drawLine({ link, points }: PlacedLink, theme: Theme): string {
  return el('g', {}, el('title', {}, escapeXml(link.words)) + arrow(link.kind, points, theme));
}

/** An arrow of a kind along corners. */
export function arrow(kind: LineKind, points: readonly Point[], theme: Theme): string {
  return stroked(LINES[kind], inkOf(kind, theme), points, theme);
}

/** An arrow along corners, looking as it is told to. */
export function stroked(
  look: Omit<LineLook, 'words' | 'sign'>,
  ink: string,
  points: readonly Point[],
  theme: Pick<Theme, 'paper'>,
): string {
  const end = points[points.length - 1];
  const before = points[points.length - 2];
  if (!end || !before) return '';
  const short = look.head === 'bar' ? points : [...points.slice(0, -1), towards(end, before, HEAD - 1)];
  const d = look.stroke === 'wave' ? wave(short) : rounded(short);
  const stroke = {
    d,
    fill: 'none',
    stroke: ink,
    'stroke-linejoin': 'round',
    'stroke-linecap': look.round ? 'round' : undefined,
  };
  const line =
    look.stroke === 'double'
      ? el('path', { ...stroke, 'stroke-width': 4.6 }) +
        el('path', { ...stroke, stroke: theme.paper, 'stroke-width': 2 })
      : el('path', { ...stroke, 'stroke-width': look.width, 'stroke-dasharray': look.dash });
  return line + headAt(look.head, ink, before, end, theme) + (look.tail ? ringAt(points[0], theme, ink) : '');
}

function headAt(head: LineLook['head'], ink: string, before: Point, end: Point, theme: Pick<Theme, 'paper'>): string {
  const d = direction(before, end);
  const at = (along: number, aside: number) =>
    `${px(end.x - d.x * along - d.y * aside)} ${px(end.y - d.y * along + d.x * aside)}`;
  if (head === 'bar')
    return el('path', { d: `M${at(3, -6)}L${at(3, 6)}`, stroke: ink, 'stroke-width': 2.6, fill: 'none' });
  const shape = `M${at(0, 0)}L${at(HEAD, 4)}L${at(HEAD, -4)}Z`;
  return head === 'filled'
    ? el('path', { d: shape, fill: ink })
    : el('path', { d: shape, fill: theme.paper, stroke: ink, 'stroke-width': 1.3, 'stroke-linejoin': 'round' });
}

function ringAt(at: Point | undefined, theme: Pick<Theme, 'paper'>, ink: string): string {
  return at ? el('circle', { cx: at.x, cy: at.y, r: RING, fill: theme.paper, stroke: ink, 'stroke-width': 1.6 }) : '';
}

/** A bar where something stops an arrow. */
export function drawBar({ at, upright, kind }: Bar, theme: Theme): string {
  const d = upright ? `M${px(at.x - 8)} ${px(at.y)}h16` : `M${px(at.x)} ${px(at.y - 8)}v16`;
  return el('path', { d, stroke: inkOf(kind, theme), 'stroke-width': 3, fill: 'none' });
}

/** A sign with its upper left corner at a point. */
export function drawSign(kind: LineKind, x: number, y: number, ink: string): string {
  return signed(LINES[kind].sign, x, y, ink);
}

/** A sign of any shape in a box of 12 by 12; nothing for none. */
export function signed(d: string | undefined, x: number, y: number, ink: string): string {
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

/** A label in the gap that it makes in its line. */
export function drawLabel({ link, labelAt }: PlacedLink, theme: Theme): string {
  if (!labelAt || link.label === '') return '';
  const ink = inkOf(link.kind, theme);
  const width = labelWide(link);
  const x = labelAt.x - width / 2;
  const y = labelAt.y - LABEL_HEIGHT / 2;
  const hasSign = LINES[link.kind].sign !== undefined;
  return el(
    'g',
    {},
    el('title', {}, escapeXml(link.words)) +
      el('rect', { x, y, width, height: LABEL_HEIGHT, rx: 3, fill: theme.paper }) +
      drawSign(link.kind, x + 2, y + 1, ink) +
      text(x + (hasSign ? 15 : 4), y + 10.9, link.label, { size: 11, fill: ink, face: 'mono' }),
  );
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const d = direction(from, to);
  const step = Math.min(distance, length / 2);
  return { x: from.x + d.x * step, y: from.y + d.y * step };
}

/** Straight stretches with rounded corners. */
export function rounded(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let d = `M${px(first.x)} ${px(first.y)}`;
  rest.forEach((p, i) => {
    const before = points[i] ?? first;
    const after = rest[i + 1];
    if (!after) {
      d += `L${px(p.x)} ${px(p.y)}`;
      return;
    }
    const room = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y) / 2;
    const r = Math.min(RADIUS, room(before, p), room(p, after));
    const start = towards(p, before, r);
    const end = towards(p, after, r);
    d += `L${px(start.x)} ${px(start.y)}Q${px(p.x)} ${px(p.y)} ${px(end.x)} ${px(end.y)}`;
  });
  return d;
}

const WAVE = 7;
const SWING = 4;

/** A wave along the stretches; crests evenly apart on each. */
function wave(points: readonly Point[]): string {
  const first = points[0];
  if (!first) return '';
  let d = `M${px(first.x)} ${px(first.y)}`;
  points.slice(1).forEach((to, i) => {
    const from = points[i] ?? first;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const steps = Math.max(1, Math.round(length / WAVE));
    const u = direction(from, to);
    for (let k = 0; k < steps; k++) {
      const middle = ((k + 0.5) / steps) * length;
      const end = ((k + 1) / steps) * length;
      const swing = k % 2 === 0 ? SWING : -SWING;
      const control = { x: from.x + u.x * middle - u.y * swing, y: from.y + u.y * middle + u.x * swing };
      d += `Q${px(control.x)} ${px(control.y)} ${px(from.x + u.x * end)} ${px(from.y + u.y * end)}`;
    }
  });
  return d;
}
