/** The segmentation diagram as one SVG text: title block, drawing, legend, and the tables below. */
import type { Side, SideAnswer } from '../analyses/answers.ts';
import type { Document } from '../design/change.ts';
import { drawCards } from './draw-cards.ts';
import { drawFrames, hatches } from './draw-frames.ts';
import { drawGates, drawGateTags } from './draw-gates.ts';
import { drawLegend } from './draw-legend.ts';
import { drawLabels, drawLinks } from './draw-links.ts';
import { drawRail } from './draw-rail.ts';
import { drawTables } from './draw-tables.ts';
import { drawTitle } from './draw-title.ts';
import { type Scene, sceneOf } from './scene.ts';
import { el, escapeXml, group, px, SANS, text } from './svg.ts';
import { THEMES, type Theme, type ThemeName } from './theme.ts';

const MARGIN = 48;
const NARROWEST = 1240;
const EMPTY_HEIGHT = 180;

/** Draws a document and what one side's solver says of it. Total; same input, same bytes; no date, no clock. */
export function diagramSvg(
  document: Document,
  side: Side,
  answer: SideAnswer,
  theme: ThemeName,
  digest: string,
): string {
  return drawSheet(sceneOf(document, side, answer), THEMES[theme], digest);
}

function drawSheet(scene: Scene, theme: Theme, digest: string): string {
  const empty = scene.placement.placed.length === 0;
  const inner = Math.max(NARROWEST - 2 * MARGIN, Math.ceil(scene.bounds.width) + 24);
  const title = drawTitle(scene, digest, MARGIN, MARGIN, inner, theme);
  const top = MARGIN + title.height + 32;
  const height = empty ? EMPTY_HEIGHT : Math.ceil(scene.bounds.height) + 24;
  const legend = drawLegend(scene, MARGIN, top + height + 24, inner, theme);
  const below = top + height + 24 + legend.height + (legend.height > 0 ? 40 : 0);
  const tables = drawTables(scene, MARGIN, below, inner, theme);
  const width = inner + 2 * MARGIN;
  const total = Math.ceil(below + tables.height + MARGIN);
  const dx = MARGIN + (inner - scene.bounds.width) / 2 - scene.bounds.x;
  const dy = top + 12 - scene.bounds.y;
  const picture = empty ? drawEmpty(MARGIN, top, inner, theme) : drawPicture(scene, theme, dx, dy);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${total}" viewBox="0 0 ${px(width)} ${total}" role="img" font-family="${escapeXml(SANS)}">\n`,
    el('title', {}, `Segmentation diagram of ${escapeXml(scene.design.name)}`),
    `\n<defs>${hatches(theme)}</defs>\n`,
    el('rect', { width, height: total, fill: theme.paper }),
    '\n',
    group('title-block', [title.svg]),
    picture,
    group('legend', legend.svg === '' ? [] : [legend.svg]),
    group('tables', tables.svg === '' ? [] : [tables.svg]),
    '</svg>\n',
  ].join('');
}

function drawPicture(scene: Scene, theme: Theme, dx: number, dy: number): string {
  return [
    `<g transform="translate(${px(dx)} ${px(dy)})">\n`,
    group('frames', drawFrames(scene, theme)),
    group('rail', drawRail(scene, theme)),
    group('gates', drawGates(scene, theme)),
    group('arrows', drawLinks(scene, theme)),
    group('cards', drawCards(scene, theme)),
    group('labels', [...drawLabels(scene, theme), ...drawGateTags(scene, theme)]),
    '</g>\n',
  ].join('');
}

function drawEmpty(x: number, y: number, width: number, theme: Theme): string {
  const frame = el('rect', {
    x,
    y,
    width,
    height: EMPTY_HEIGHT,
    rx: 6,
    fill: 'none',
    stroke: theme.line,
    'stroke-dasharray': '6 4',
  });
  const words = text(
    x + width / 2,
    y + EMPTY_HEIGHT / 2,
    'This design is empty: draw planes, namespaces and flows, and they show here.',
    {
      size: 13,
      fill: theme.muted,
      anchor: 'middle',
    },
  );
  return group('drawing', [frame + words]);
}
