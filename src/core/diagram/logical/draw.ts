/** The logical picture as SVG: headings, frames with their walls, cards, and walls between named ends. */
import { drawBand, drawWall } from '../draw/frames.ts';
import { framedEntry, type LegendEntry } from '../draw/legend.ts';
import { elementAnchor } from '../draw/tables.ts';
import type { Box } from '../geometry.ts';
import { el, escapeXml, group, px, text, textRuns } from '../svg.ts';
import { textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { CARD_LINE, type PlacedBox, type PlacedPair, type PlacedStrip, type StripPage, wallLines } from './arrange.ts';
import type { Mark, Section, WallDirection } from './boxes.ts';

/** What of a picture is drawn on a page, its upper left corner at `left` and `top`. */
export function drawStrips({ strips }: StripPage, left: number, top: number, theme: Theme): string {
  return group(
    'drawing',
    strips.map((s) => drawStrip(s, left, top, theme)),
  );
}

function drawStrip({ strip, x, y, heading, head }: PlacedStrip, left: number, top: number, theme: Theme): string {
  const at = left + x;
  const inside =
    strip.boxes.map((b) => drawBox(b, theme)).join('') + strip.pairs.map((p) => drawPair(p, theme)).join('');
  const placed = inside === '' ? '' : `<g transform="translate(${px(at)} ${px(top + y + head)})">${inside}</g>`;
  return (heading === undefined ? '' : drawHeading(strip.section, heading, at, top + y, theme)) + placed;
}

function drawHeading(section: Section, kind: 'first' | 'continued', x: number, y: number, theme: Theme): string {
  const isFirst = kind === 'first';
  const head = textRuns(x, y + 14, 10, [
    [isFirst ? section.title : `${section.title}, continued`, { size: 13, fill: theme.strong, strong: true }],
    [isFirst ? section.note : '', { size: 11, fill: theme.muted }],
  ]);
  const shown = isFirst ? wallLines(section) : 0;
  const rest = section.walls.length - shown;
  const lines = section.walls.slice(0, shown).map((wall, i) => {
    const line = y + 14 + CARD_LINE * (i + 1);
    const more = i === shown - 1 && rest > 0 ? ` · and ${rest} more` : '';
    const words = textRuns(x + 24, line, 8, [
      [wall.id, { size: HANDLE, fill: theme.strong, strong: true, face: 'mono' }],
      [`${wall.words}${more}`, { size: HANDLE, fill: theme.text, width: 400 }],
    ]);
    return drawMark(wall.direction, x, line - 9, theme) + pointing(wall.id, words);
  });
  return head + lines.join('');
}

function drawBox(placed: PlacedBox, theme: Theme): string {
  const { of, box, children } = placed;
  const look = theme.band[of.band];
  const framed = children.length > 0;
  const outline = el('rect', {
    ...box,
    rx: of.kind === 'outside' ? 0 : 5,
    fill: framed ? look.surface : theme.card,
    stroke: of.kind === 'zone' && of.band !== 'neutral' ? look.ink : theme.lineStrong,
    'stroke-width': of.kind === 'outside' ? 1.2 : 1,
    'stroke-dasharray': { zone: undefined, outside: '6 3', rest: '1.5 3' }[of.kind],
  });
  const walled = of.marks.length > 0;
  const banded = of.kind === 'zone' && of.band !== 'neutral';
  return el(
    'g',
    { 'data-element': of.id },
    outline +
      (walled ? drawWall(of.kind === 'outside' ? inset(box) : box, theme) : '') +
      (banded ? drawBand(box, of.band, walled, theme) : '') +
      (framed ? frameWords(placed, theme) : cardWords(placed, theme)) +
      children.map((c) => drawBox(c, theme)).join(''),
  );
}

/** So that the dashes of what is outside are seen beside its wall. */
function inset({ x, y, width, height }: Box): Box {
  return { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
}

const SIDE = 14;
/** Fonts differ: what is shortened leaves so much of its room. */
const SLACK = 0.93;

function nameOfBox({ of, continued }: PlacedBox): string {
  return continued ? `${of.name}, continued` : of.name;
}

function cardWords(placed: PlacedBox, theme: Theme): string {
  const { of, box } = placed;
  const x = box.x + SIDE;
  const room = (box.width - 2 * SIDE) * SLACK;
  const name = text(x, box.y + 27, nameOfBox(placed), { size: 13, fill: theme.strong, strong: true, width: room });
  const lines = of.lines.map((line, i) =>
    text(x, box.y + 43 + i * CARD_LINE, line, { size: 11, fill: i === 0 ? theme.text : theme.muted, width: room }),
  );
  const marks = drawMarks(of.marks, x, box.y + 43 + of.lines.length * CARD_LINE + 2, room, theme);
  return pointing(told(of), name) + lines.join('') + marks;
}

/** Name and marks in one line, the rest in the next. */
function frameWords(placed: PlacedBox, theme: Theme): string {
  const { of, box } = placed;
  const x = box.x + SIDE;
  const room = (box.width - 2 * SIDE) * SLACK;
  const half = room * 0.55;
  const name = text(x, box.y + 26, nameOfBox(placed), { size: 13, fill: theme.strong, strong: true, width: half });
  const note = text(x, box.y + 40, of.lines.join(' · '), { size: 11, fill: theme.muted, width: room });
  return pointing(told(of), name) + note + drawMarks(of.marks, x + half + 10, box.y + 26, room - half - 10, theme);
}

/** What of a box has a row of its own to point at. */
function told({ id, kind }: PlacedBox['of']): string | undefined {
  return kind === 'zone' ? id : undefined;
}

/** Leads to the place that tells of an element and its files. */
function pointing(element: string | undefined, content: string): string {
  return element === undefined ? content : el('a', { href: `#${elementAnchor(element)}` }, content);
}

const HANDLE = 11;

function handleWidth(handle: string): number {
  return textWidth(handle, HANDLE, 'mono');
}

function linked(handle: string, x: number, y: number, theme: Theme): string {
  return pointing(handle, text(x, y, handle, { size: HANDLE, fill: theme.strong, strong: true, face: 'mono' }));
}

/** As many marks as there is room for; the rest is counted, and named on hover. */
function drawMarks(marks: readonly Mark[], x: number, y: number, room: number, theme: Theme): string {
  let at = x;
  let out = '';
  for (const [i, mark] of marks.entries()) {
    const wide = 24 + handleWidth(mark.id) + 12;
    const left = marks.length - i;
    const more = `and ${left} more`;
    const reserve = left > 1 ? textWidth(more, HANDLE) : 0;
    if (at + wide + reserve > x + room) {
      const rest = marks.slice(i).map((m) => m.id);
      const said = i === 0 ? (left === 1 ? '1 guardrail' : `${left} guardrails`) : more;
      return (
        out +
        el(
          'g',
          {},
          el('title', {}, escapeXml(rest.join(', '))) + text(at, y, said, { size: HANDLE, fill: theme.muted }),
        )
      );
    }
    out += drawMark(mark.direction, at, y - 9, theme) + linked(mark.id, at + 24, y, theme);
    at += wide;
  }
  return out;
}

/** A double wall in a box of 20 by 12, and from which side it stops. What it protects is on its right. */
function drawMark(direction: WallDirection, x: number, y: number, theme: Theme): string {
  const wall = `M${px(x + 9)} ${px(y)}v11M${px(x + 12)} ${px(y)}v11`;
  const arrow = (from: number, to: number) => {
    const back = to > from ? -3 : 3;
    return `M${px(x + from)} ${px(y + 5.5)}H${px(x + to)}M${px(x + to + back)} ${px(y + 2.8)}L${px(x + to)} ${px(y + 5.5)}L${px(x + to + back)} ${px(y + 8.2)}`;
  };
  const arrows = (direction === 'out' ? '' : arrow(0, 7)) + (direction === 'in' ? '' : arrow(21, 14));
  return el('path', { d: wall + arrows, fill: 'none', stroke: theme.wall, 'stroke-width': 1.3 });
}

/** Two names and the wall between them: what comes from the left one stops at it. */
function drawPair({ of, box }: PlacedPair, theme: Theme): string {
  const between = 116;
  const wide = (box.width - between) / 2;
  const y = box.y + 8;
  const height = 30;
  const end = (name: string, x: number) =>
    el('rect', { x, y, width: wide, height, rx: 4, fill: theme.card, stroke: theme.lineStrong, 'stroke-width': 1 }) +
    text(x + 9, y + 19, name, { size: 11, fill: theme.strong, strong: true, width: (wide - 18) * SLACK });
  const left = box.x + wide;
  const middle = left + 48;
  const level = y + height / 2;
  const stop = (from: number, to: number) => {
    const back = to > from ? -6 : 6;
    return `M${px(from)} ${px(level)}H${px(to)}M${px(to + back)} ${px(level - 4)}L${px(to)} ${px(level)}L${px(to + back)} ${px(level + 4)}`;
  };
  const arrows =
    (of.direction === 'out' ? '' : stop(left + 4, middle - 5)) +
    (of.direction === 'in' ? '' : stop(left + between - 4, middle + 5));
  const wall = `M${px(middle - 2)} ${px(y - 1)}v${height + 2}M${px(middle + 2)} ${px(y - 1)}v${height + 2}`;
  const ports =
    of.ports === ''
      ? ''
      : text(middle + 8, level + 13, of.ports, { size: 10, fill: theme.text, face: 'mono', width: between - 58 });
  return el(
    'g',
    { 'data-element': of.guardrail },
    end(of.from, box.x) +
      end(of.to, box.x + wide + between) +
      el('path', { d: arrows, fill: 'none', stroke: theme.text, 'stroke-width': 1.4 }) +
      el('path', { d: wall, fill: 'none', stroke: theme.wall, 'stroke-width': 1.5 }) +
      linked(of.guardrail, middle + 8, level - 6, theme) +
      ports,
  );
}

/** The marks of a page: only what occurs on it. */
export function legendOfStrips({ strips }: StripPage, theme: Theme): LegendEntry[] {
  const boxes = strips.flatMap((s) => s.strip.boxes.flatMap(withInner));
  const directions = new Set([
    ...boxes.flatMap((b) => b.of.marks.map((m) => m.direction)),
    ...strips.flatMap((s) => s.strip.section.walls.map((w) => w.direction)),
  ]);
  const has = (kind: PlacedBox['of']['kind']) => boxes.some((b) => b.of.kind === kind);
  const pairs = strips.some((s) => s.strip.pairs.length > 0);
  return legendEntries(
    { walls: boxes.some((b) => b.of.marks.length > 0), directions, outside: has('outside'), rest: has('rest'), pairs },
    theme,
  );
}

function withInner(placed: PlacedBox): PlacedBox[] {
  return [placed, ...placed.children.flatMap(withInner)];
}

interface Marks {
  readonly walls: boolean;
  readonly directions: ReadonlySet<WallDirection>;
  readonly outside: boolean;
  readonly rest: boolean;
  readonly pairs: boolean;
}

/** Every mark that a picture may have: a legend gets no higher. */
export function fullestLegend(theme: Theme): LegendEntry[] {
  return legendEntries(
    { walls: true, directions: new Set(['both', 'in', 'out']), outside: true, rest: true, pairs: true },
    theme,
  );
}

const DIRECTIONS: Readonly<Record<WallDirection, string>> = {
  both: 'stops both ways',
  in: 'stops what comes in',
  out: 'stops what goes out',
};

function legendEntries({ walls, directions, outside, rest, pairs }: Marks, theme: Theme): LegendEntry[] {
  const framed = framedEntry(theme);
  const walled: LegendEntry = {
    width: 28,
    words: 'guardrail, a wall round a zone',
    draw: (x, y) => drawWall({ x, y: y - 2, width: 28, height: 17 }, theme),
  };
  const stopped: LegendEntry = {
    width: 34,
    words: 'wall between two named ends',
    draw: (x, y) =>
      el('path', {
        d: `M${px(x)} ${px(y + 6)}H${px(x + 13)}M${px(x + 8)} ${px(y + 2.5)}L${px(x + 13)} ${px(y + 6)}L${px(x + 8)} ${px(y + 9.5)}M${px(x + 17)} ${px(y - 1)}v14M${px(x + 21)} ${px(y - 1)}v14`,
        fill: 'none',
        stroke: theme.wall,
        'stroke-width': 1.4,
      }),
  };
  return [
    ...(walls ? [walled] : []),
    ...(['both', 'in', 'out'] as const)
      .filter((d) => directions.has(d))
      .map((d): LegendEntry => ({ width: 22, words: DIRECTIONS[d], draw: (x, y) => drawMark(d, x, y, theme) })),
    ...(pairs ? [stopped] : []),
    ...(outside ? [framed('outside the cluster, or hosts', '6 3', 0)] : []),
    ...(rest ? [framed('in no zone of these', '1.5 3', 5)] : []),
  ];
}
