/** The diagram of a difference: what changes between which ends, apart from what stays (`studio.md`, Views 6). */
import type { DifferenceDrawing, DrawnLink, DrawnNode } from '../../analyses/review/answer.ts';
import { signed, stroked } from '../draw/lines.ts';
import type { Box } from '../geometry.ts';
import { layered } from '../layered.ts';
import { LABEL_HEIGHT, labelWide, placeWords } from '../route/place-words.ts';
import { routePicture } from '../route/route-picture.ts';
import { WordsSpace } from '../route/words-space.ts';
import { type Arranged, boundsOfAll, type Card, type PictureLink } from '../sheets/picture.ts';
import { el, escapeXml, group, SANS, text } from '../svg.ts';
import { DIFFERENCE_LOOKS, DIFFERENCE_ORDER, type DifferenceKind, type DifferenceTheme } from './looks.ts';

const CARD = { width: 208, height: 48 };
const MARGIN = 24;
const LEGEND_ROW = 20;
const LEGEND_WIDE = 290;

/** A picture of its own size, in pixels. */
export interface DifferencePicture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws it as an SVG that can stand alone or inside a page. `title`: what a reader who cannot see it is told. */
export function differenceDiagram(
  drawing: DifferenceDrawing,
  theme: DifferenceTheme,
  title: string,
): DifferencePicture {
  const arranged = arrange(drawing);
  const links = linksOf(drawing);
  const picture = links.map((l) => l.picture);
  const { grid, ways } = routePicture(arranged, picture, []);
  const labels = placeWords(picture, ways, new WordsSpace(grid, arranged, [], ways.values()), (p) => grid.cellAt(p));
  const lines = links.flatMap(({ link, picture: { id, words } }) => {
    const way = ways.get(id);
    if (!way) return [];
    const look = DIFFERENCE_LOOKS[link.kind];
    return [el('g', {}, el('title', {}, escapeXml(words)) + stroked(look, theme.ink[link.kind], way.points, theme))];
  });
  const words = links.flatMap(({ link, picture: of }) => {
    const at = labels.get(of.id);
    if (!at || of.label === '') return [];
    const width = labelWide(of);
    const ink = theme.ink[link.kind];
    const [x, y] = [at.x - width / 2, at.y - LABEL_HEIGHT / 2];
    return [
      el('rect', { x, y, width, height: LABEL_HEIGHT, rx: 3, fill: theme.paper }) +
        signed(DIFFERENCE_LOOKS[link.kind].sign, x + 2, y + 1, ink) +
        text(x + 15, y + 10.9, of.label, { size: 11, fill: ink, face: 'mono' }),
    ];
  });
  const points = [...ways.values()].flatMap((w) => w.points);
  const inside = boundsWith(arranged.bounds, points);
  const kinds = DIFFERENCE_ORDER.filter((kind) => drawing.links.some((l) => l.kind === kind));
  const columns = Math.max(1, Math.floor(inside.width / LEGEND_WIDE));
  const rows = Math.ceil(kinds.length / columns);
  const width = Math.max(inside.width, LEGEND_WIDE) + 2 * MARGIN;
  const height = inside.height + 3 * MARGIN + rows * LEGEND_ROW;
  const view = { x: inside.x - MARGIN, y: inside.y - MARGIN };
  const legendTop = inside.y + inside.height + MARGIN;
  const svg = el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `${Math.round(view.x)} ${Math.round(view.y)} ${Math.round(width)} ${Math.round(height)}`,
      width: Math.round(width),
      height: Math.round(height),
      'font-family': SANS,
      role: 'img',
    },
    `${el('title', {}, escapeXml(title))}${el('rect', { ...view, width, height, fill: theme.paper })}\n${group(
      'arrows',
      lines,
    )}${group(
      'cards',
      drawing.nodes.flatMap((n, i) => cardOf(n.kind, arranged.cards[i], theme)),
    )}${group('labels', words)}${group('legend', legend(kinds, inside.x, legendTop, columns, theme))}`,
  );
  return { svg: `${svg}\n`, width: Math.round(width), height: Math.round(height) };
}

function arrange({ nodes, links }: DifferenceDrawing): Arranged {
  const changed = links.filter((l) => l.kind !== 'unchanged');
  const places = layered(
    nodes.map((n) => n.id),
    changed.length > 0 ? changed : links,
    { card: CARD, gap: 176, unit: 8 },
  );
  const cards = nodes.map(({ id, name, line: of }): Card => {
    const inside = new Set(links.filter((l) => l.from === id && l.to === id).map((l) => SHORT[l.kind]));
    const line = [...(of === '' ? [] : [of]), ...(inside.size > 0 ? [`inside: ${[...inside].join(', ')}`] : [])].join(
      ' · ',
    );
    const at = places.get(id) ?? { x: 0, y: 0 };
    return { id, kind: 'workload', parent: undefined, box: { ...at, ...CARD }, mark: '', name, line, walls: [] };
  });
  return { frames: [], cards, bounds: boundsOfAll([], cards) };
}

interface DrawnAs {
  readonly link: DrawnLink;
  readonly picture: PictureLink;
}

function linksOf({ nodes, links }: DifferenceDrawing): DrawnAs[] {
  const names = new Map(nodes.map((n) => [n.id, n.name]));
  return links.flatMap((link, i): DrawnAs[] => {
    // what changes inside a card is said on it
    if (link.from === link.to) return [];
    const { words } = DIFFERENCE_LOOKS[link.kind];
    const ends = `${names.get(link.from) ?? link.from} to ${names.get(link.to) ?? link.to}`;
    const picture: PictureLink = {
      id: `${i}`,
      from: link.from,
      to: link.to,
      // a kind whose arrows never run together and whose labels have room for a sign
      kind: 'blocked',
      flows: [],
      label: link.label,
      words: `${ends}: ${words}${link.label === '' ? '' : `, ${link.label}`}`,
      blockedAt: { egress: false, ingress: false, wall: false },
      summed: false,
      exceptions: [],
    };
    return [{ link, picture }];
  });
}

/** What changes between members of one card. */
const SHORT: Readonly<Record<DifferenceKind, string>> = {
  lost: 'lost',
  violation: 'opened though forbidden',
  opened: 'opened',
  granted: 'opened as asked',
  unsettled: 'no longer certain',
  settled: 'closed',
  closed: 'closed',
  certain: 'certain now',
  unchanged: 'stays open',
};

const DASHES: Partial<Record<DrawnNode['kind'], string>> = { outside: '6 3', zone: '2 2' };

function cardOf(kind: DrawnNode['kind'], card: Card | undefined, theme: DifferenceTheme): string[] {
  if (!card) return [];
  const { box, name, line } = card;
  const outline = el('rect', {
    ...box,
    rx: kind === 'outside' ? 0 : 4,
    fill: theme.card,
    stroke: theme.border,
    'stroke-width': 1.2,
    'stroke-dasharray': DASHES[kind],
  });
  const middle = box.y + box.height / 2;
  const [left, room] = [box.x + 10, box.width - 20];
  const title = { size: 12, fill: theme.strong, strong: true, width: room };
  return [
    outline +
      text(left, line === '' ? middle + 4 : middle - 3, name, title) +
      (line === '' ? '' : text(left, middle + 13, line, { size: 11, fill: theme.muted, width: room })),
  ];
}

function legend(
  kinds: readonly DifferenceKind[],
  x: number,
  y: number,
  columns: number,
  theme: DifferenceTheme,
): string[] {
  return kinds.map((kind, i) => {
    const look = DIFFERENCE_LOOKS[kind];
    const left = x + (i % columns) * LEGEND_WIDE;
    const top = y + Math.floor(i / columns) * LEGEND_ROW;
    const sample = [
      { x: left, y: top + 6 },
      { x: left + 44, y: top + 6 },
    ];
    return (
      stroked(look, theme.ink[kind], sample, theme) +
      signed(look.sign, left + 50, top, theme.ink[kind]) +
      text(left + 68, top + 10, look.words, { size: 11, fill: theme.text })
    );
  });
}

function boundsWith(bounds: Box, points: readonly { readonly x: number; readonly y: number }[]): Box {
  const left = Math.min(bounds.x, ...points.map((p) => p.x - 6));
  const top = Math.min(bounds.y, ...points.map((p) => p.y - 6));
  const right = Math.max(bounds.x + bounds.width, ...points.map((p) => p.x + 6));
  const bottom = Math.max(bounds.y + bounds.height, ...points.map((p) => p.y + 6));
  return { x: left, y: top, width: right - left, height: bottom - top };
}
