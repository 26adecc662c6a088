/** A drawing on its page: frames below, then gates, arrows, cards, and all words on top. */

import type { Box } from '../geometry.ts';
import type { GateWords } from '../sheets/compose-picture.ts';
import { type Picture, RAIL } from '../sheets/picture.ts';
import { el, group, px } from '../svg.ts';
import type { Theme } from '../theme.ts';
import { drawCard } from './cards.ts';
import { drawFrame } from './frames.ts';
import { drawGate, drawGateTag } from './gates.ts';
import { drawBar, drawLabel, drawLine } from './lines.ts';

/** The drawing in the middle of a box of the page. */
export function drawPicture(picture: Picture, scale: number, box: Box, gateWords: GateWords, theme: Theme): string {
  const { bounds } = picture;
  const fitted = Math.floor(scale * 10_000) / 10_000;
  const dx = box.x + (box.width - bounds.width * fitted) / 2 - bounds.x * fitted;
  const dy = box.y + Math.max(0, (box.height - bounds.height * fitted) / 2) - bounds.y * fitted;
  const links = picture.links.map((l) => drawLine(l, theme));
  return [
    `<g id="drawing" transform="translate(${px(dx)} ${px(dy)}) scale(${fitted})">\n`,
    group('rail', rail(picture, theme)),
    group(
      'frames',
      picture.frames.map((f) => drawFrame(f, gateWords, theme)),
    ),
    group(
      'gates',
      picture.gates.map((g) => drawGate(g, theme)),
    ),
    group('arrows', [...links, ...picture.bars.map((b) => drawBar(b, theme))]),
    group(
      'cards',
      picture.cards.map((c) => drawCard(c, theme)),
    ),
    group(
      'labels',
      [...picture.links.map((l) => drawLabel(l, theme)), ...picture.gates.map((g) => drawGateTag(g, theme))].filter(
        (l) => l !== '',
      ),
    ),
    '</g>\n',
  ].join('');
}

/** Hosts stand on a rail below everything else. */
function rail({ cards, bounds }: Picture, theme: Theme): string[] {
  const hosts = cards.filter((c) => c.kind === 'host' && c.parent === undefined);
  const top = Math.min(...hosts.map((h) => h.box.y));
  const bottom = Math.max(...hosts.map((h) => h.box.y + h.box.height));
  const others = cards.filter((c) => c.kind !== 'host').map((c) => c.box.y + c.box.height);
  if (hosts.length === 0 || others.some((y) => y > top)) return [];
  const left = Math.min(bounds.x, ...hosts.map((h) => h.box.x - RAIL));
  const right = Math.max(bounds.x + bounds.width, ...hosts.map((h) => h.box.x + h.box.width + RAIL));
  return [
    el('rect', {
      x: left,
      y: top - RAIL,
      width: right - left,
      height: bottom - top + 2 * RAIL,
      rx: 2,
      fill: theme.band.neutral.surface,
      stroke: theme.line,
      'stroke-width': 1,
    }),
  ];
}
