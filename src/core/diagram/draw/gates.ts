/** Exceptions as gates: a gap in the double wall between two posts, with its handle, ticket and state. */

import type { PlacedGate } from '../sheets/picture.ts';
import { gateTagWidth } from '../sheets/picture-gates.ts';
import { el, escapeXml, px, text } from '../svg.ts';
import type { Theme } from '../theme.ts';

const HALF = 8;
const POST = 7;

/** The gap alone, so that arrows are drawn through it. */
export function drawGate({ at, upright }: PlacedGate, theme: Theme): string {
  const across = upright ? { width: 12, height: HALF * 2 } : { width: HALF * 2, height: 12 };
  const gap = el('rect', { x: at.x - across.width / 2, y: at.y - across.height / 2, ...across, fill: theme.paper });
  const post = (side: -1 | 1) => {
    const [x, y] = upright ? [at.x, at.y + side * HALF] : [at.x + side * HALF, at.y];
    const d = upright ? `M${px(x - POST)} ${px(y)}h${2 * POST}` : `M${px(x)} ${px(y - POST)}v${2 * POST}`;
    return el('path', { d, stroke: theme.wall, 'stroke-width': 2.4, fill: 'none' });
  };
  return gap + post(-1) + post(1);
}

/** The name of a gate. An expired one is framed, not filled, so that it shows without colour. */
export function drawGateTag(gate: PlacedGate, theme: Theme): string {
  const { x, y } = gate.tagAt;
  const width = gateTagWidth(gate.label);
  const whole = gate.exceptions
    .map((e) => [e.id, e.ticket, e.expires && `until ${e.expires}`].filter(Boolean).join(' '))
    .join('\n');
  const ink = gate.expired ? theme.tone.blocked : theme.wall;
  return el(
    'g',
    {},
    el('title', {}, escapeXml(whole)) +
      el('rect', {
        x,
        y,
        width,
        height: 16,
        rx: 2,
        fill: gate.expired ? theme.paper : ink,
        stroke: ink,
        'stroke-width': 1.4,
      }) +
      text(x + 5, y + 12, gate.label, {
        size: 11,
        fill: gate.expired ? ink : theme.paper,
        face: 'mono',
        strong: true,
      }),
  );
}
