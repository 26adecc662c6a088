/** Exceptions as gates: a gap in the double wall between two posts, with its handle. */
import type { Scene } from './scene.ts';
import { el, px, text } from './svg.ts';
import { textWidth } from './text.ts';
import type { Theme } from './theme.ts';
import type { Gate } from './walls.ts';

const HALF = 12;
const POST = 7;

export function drawGates(scene: Scene, theme: Theme): string[] {
  return scene.gates.map((gate) => drawGate(gate, theme));
}

/** Names of gates, above the arrows that go through them. */
export function drawGateTags(scene: Scene, theme: Theme): string[] {
  return scene.gates.map((gate) => drawTag(gate, theme));
}

/** The gap alone, so that arrows are drawn through it. */
function drawGate({ at, upright }: Gate, theme: Theme): string {
  const across = upright ? { width: 10, height: HALF * 2 } : { width: HALF * 2, height: 10 };
  const gap = el('rect', {
    x: at.x - across.width / 2,
    y: at.y - across.height / 2,
    ...across,
    fill: theme.paper,
  });
  const post = (side: -1 | 1) => {
    const [x, y] = upright ? [at.x, at.y + side * HALF] : [at.x + side * HALF, at.y];
    const d = upright ? `M${px(x - POST)} ${px(y)}h${2 * POST}` : `M${px(x)} ${px(y - POST)}v${2 * POST}`;
    return el('path', { d, stroke: theme.wall, 'stroke-width': 2.4, fill: 'none' });
  };
  return gap + post(-1) + post(1);
}

function drawTag({ at, upright, exception }: Gate, theme: Theme): string {
  const label = exception.ticket === undefined ? exception.id : `${exception.id} ${exception.ticket.slice(0, 24)}`;
  const width = textWidth(label, 11, 'mono') + 12;
  const x = upright ? at.x - width / 2 : at.x + HALF + 6;
  const y = upright ? at.y + HALF + 5 : at.y - 9;
  return (
    el('rect', { x, y, width, height: 18, rx: 2, fill: theme.wall }) +
    text(x + 6, y + 12.8, label, { size: 11, fill: theme.paper, face: 'mono', strong: true })
  );
}
