/** Shapes of edges as SVG path texts. */

import { type Curve, pointAt, tangentAt } from './curve.ts';
import type { Point } from './geometry.ts';

const round = (n: number) => Math.round(n * 10) / 10;
const at = (p: Point) => `${round(p.x)} ${round(p.y)}`;

export function curvePath(c: Curve): string {
  const pieces = c.pieces.map((p) => `C${at(p.control1)} ${at(p.control2)} ${at(p.to)}`);
  return `M${at(c.from)}${pieces.join('')}`;
}

/** About how long the curve is, in canvas pixels. */
export function curveLength(c: Curve): number {
  let length = 0;
  let last = c.from;
  for (let i = 1; i <= 12; i++) {
    const p = pointAt(c, i / 12);
    length += Math.hypot(p.x - last.x, p.y - last.y);
    last = p;
  }
  return length;
}

const WAVE = 7;
const HEIGHT = 5;

/** A wave along the curve, for what is undefined. Crests are evenly spaced, whatever the curve's speed. */
export function wavePath(c: Curve): string {
  const steps = Math.max(2, Math.round(curveLength(c) / WAVE));
  const stations = evenly(c, steps);
  let path = `M${at(c.from)}`;
  for (let i = 1; i <= steps; i++) {
    const before = stations[i - 1] ?? 0;
    const t = stations[i] ?? 1;
    const middle = (before + t) / 2;
    const p = pointAt(c, middle);
    const d = tangentAt(c, middle);
    const swing = i % 2 === 0 ? HEIGHT : -HEIGHT;
    path += `Q${at({ x: p.x - d.y * swing, y: p.y + d.x * swing })} ${at(pointAt(c, t))}`;
  }
  return path;
}

/** `t` of points that are equally far apart along the curve. */
function evenly(c: Curve, steps: number): number[] {
  const fine = steps * 4;
  const lengths = [0];
  let last = c.from;
  for (let i = 1; i <= fine; i++) {
    const p = pointAt(c, i / fine);
    lengths.push((lengths[i - 1] ?? 0) + Math.hypot(p.x - last.x, p.y - last.y));
    last = p;
  }
  const total = lengths[fine] ?? 1;
  const out: number[] = [];
  let k = 0;
  for (let i = 0; i <= steps; i++) {
    while (k < fine && (lengths[k] ?? 0) < (total * i) / steps) k++;
    out.push(k / fine);
  }
  return out;
}

/** The arrowhead at the end, pointing into the side. */
export function headPath(c: Curve, scale = 1): string {
  const d = tangentAt(c, 0.995);
  const back = { x: c.to.x - d.x * 8 * scale, y: c.to.y - d.y * 8 * scale };
  const left = { x: back.x - d.y * 4 * scale, y: back.y + d.x * 4 * scale };
  const right = { x: back.x + d.y * 4 * scale, y: back.y - d.x * 4 * scale };
  return `M${at(c.to)}L${at(left)}L${at(right)}Z`;
}

/** A bar across at `t`, 0–1: where a guardrail stops an edge. */
export function barAcross(c: Curve, t: number, scale = 1): string {
  const p = pointAt(c, t);
  const d = tangentAt(c, t);
  const half = 8 * scale;
  return `M${at({ x: p.x - d.y * half, y: p.y + d.x * half })}L${at({ x: p.x + d.y * half, y: p.y - d.x * half })}`;
}

/** A bar across, near the source (egress) or the destination (ingress): who blocks. */
export function barPath(c: Curve, end: 'egress' | 'ingress', scale = 1): string {
  const share = Math.min(0.3, (14 * scale) / Math.max(1, curveLength(c)));
  const t = end === 'egress' ? share : 1 - share;
  return barAcross(c, t, scale);
}
