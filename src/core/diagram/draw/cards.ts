/** Cards: workloads, namespaces without their members, externals, hosts, and stubs for what stands on another sheet. */
import type { Box } from '../geometry.ts';
import type { Card } from '../sheets/picture.ts';
import { el, text } from '../svg.ts';
import { textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { drawWall } from './frames.ts';

/** A card. */
export function drawCard(card: Card, theme: Theme): string {
  const wall = card.walls.length > 0 ? drawWall(card.box, theme) : '';
  return el('g', {}, bodyOf(card, theme) + wall);
}

function bodyOf(card: Card, theme: Theme): string {
  const { box } = card;
  switch (card.kind) {
    case 'namespace':
      return outline(box, theme, { rx: 3 }) + chipWords(card, theme);
    case 'workload':
      return outline(box, theme, { rx: 4, ...(card.onHost ? { dash: '8 2' } : {}) }) + words(card, theme);
    case 'group':
      return outline(box, theme, { rx: 4, dash: '2 2' }) + words(card, theme);
    case 'external':
    case 'entry':
      return outline(box, theme, { rx: 0, dash: '6 3' }) + words(card, theme);
    case 'host':
      return (
        outline(box, theme, { rx: 2 }) +
        el('rect', { x: box.x, y: box.y, width: 5, height: box.height, fill: theme.lineStrong }) +
        words(card, theme)
      );
    case 'stub':
      return stubShape(box, theme) + stubWords(card, theme);
  }
}

function outline(box: Box, theme: Theme, look: { readonly rx: number; readonly dash?: string }): string {
  return el('rect', {
    ...box,
    rx: look.rx,
    fill: theme.card,
    stroke: theme.lineStrong,
    'stroke-width': 1.2,
    'stroke-dasharray': look.dash,
  });
}

function chipWords({ box, name, line }: Card, theme: Theme): string {
  const count = textWidth(line, 11);
  return (
    text(box.x + 8, box.y + 16, name, {
      size: 11,
      fill: theme.strong,
      face: 'mono',
      strong: true,
      width: box.width - 24 - count,
    }) + text(box.x + box.width - 8, box.y + 16, line, { size: 11, fill: theme.muted, anchor: 'end' })
  );
}

/** A mark, a name, and one line of what matters. */
function words({ box, mark, name, line }: Card, theme: Theme): string {
  const wide = Math.max(22, textWidth(mark, 11) + 8);
  const left = 8 + wide + 8;
  const room = box.width - left - 8;
  const middle = box.y + box.height / 2;
  const base = line === '' ? middle + 4 : middle - 3;
  return (
    el('rect', {
      x: box.x + 8,
      y: middle - 9,
      width: wide,
      height: 18,
      rx: 3,
      fill: 'none',
      stroke: theme.line,
      'stroke-width': 1,
    }) +
    text(box.x + 8 + wide / 2, middle + 4, mark, { size: 11, fill: theme.muted, anchor: 'middle', strong: true }) +
    text(box.x + left, base, name, { size: 12, fill: theme.strong, strong: true, width: room }) +
    (line === ''
      ? ''
      : text(box.x + left, middle + 12, line, { size: 11, fill: theme.muted, face: 'mono', width: room }))
  );
}

/** Open at both sides: it goes on elsewhere. */
function stubShape({ x, y, width, height }: Box, theme: Theme): string {
  return (
    el('rect', { x, y, width, height, rx: 2, fill: theme.card }) +
    el('path', {
      d: `M${x} ${y}h${width}M${x} ${y + height}h${width}`,
      stroke: theme.lineStrong,
      'stroke-width': 1.2,
      fill: 'none',
    }) +
    el('path', {
      d: `M${x} ${y}v${height}M${x + width} ${y}v${height}`,
      stroke: theme.lineStrong,
      'stroke-width': 1.2,
      'stroke-dasharray': '1.5 3',
      fill: 'none',
    })
  );
}

function stubWords({ box, name, line }: Card, theme: Theme): string {
  const room = box.width - 20;
  return (
    text(box.x + 10, box.y + 17, name, { size: 11, fill: theme.strong, strong: true, width: room }) +
    text(box.x + 10, box.y + 32, line, { size: 11, fill: theme.muted, width: room })
  );
}
