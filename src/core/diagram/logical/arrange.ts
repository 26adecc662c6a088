/** Sections as strips that are as wide as a page: boxes in rows of equal cards, nested frames, and walls in columns. */
import type { Box } from '../geometry.ts';
import type { LogicalBox, Section, WallPair } from './boxes.ts';

const GAP = 14;
const HEADING = 28;
/** Of a frame that holds others, above them. */
const FRAME_HEAD = 48;
export const CARD_LINE = 15;
const PAD = 12;
const CARD_TOP = 33;
const MARKS = 18;
const CARD_LEAST = 220;
const CARD_MOST = 500;
const PAIR = { width: 350, height: 46 } as const;

/** A box where it stands in its strip. */
export interface PlacedBox {
  readonly of: LogicalBox;
  readonly box: Box;
  /** Whether what is in it goes on from the strip before. */
  readonly continued: boolean;
  readonly children: readonly PlacedBox[];
}

export interface PlacedPair {
  readonly of: WallPair;
  readonly box: Box;
}

/** What stands beside each other over the width of a page; never broken over two. */
export interface Strip {
  readonly section: Section;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly pairs: readonly PlacedPair[];
}

/** The strips of a section, each at most `most` pixels high. */
function stripsOf(section: Section, width: number, most: number): Strip[] {
  const room = Math.max(most, FRAME_HEAD + 200);
  const rows = rowsIn(section.boxes, width, room, 0);
  const strips = rows.map(({ boxes, height }): Strip => ({ section, height, boxes, pairs: [] }));
  const pairs = pairRows(section, width);
  if (strips.length + pairs.length > 0) return [...strips, ...pairs];
  return [{ section, height: 0, boxes: [], pairs: [] }];
}

interface BoxRow {
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
}

/** Boxes in rows: cards of equal size, as many as there is room for; a frame that holds others has a row of its own. */
function rowsIn(boxes: readonly LogicalBox[], width: number, most: number, left: number): BoxRow[] {
  const leaves = boxes.filter((b) => b.children.length === 0);
  const frames = boxes.filter((b) => b.children.length > 0);
  return [...frames.flatMap((f) => frameRows(f, width, most, left)), ...cardRows(leaves, width, left)];
}

function cardRows(leaves: readonly LogicalBox[], width: number, left: number): BoxRow[] {
  const columns = Math.max(1, Math.min(columnsIn(width), leaves.length));
  const wide = Math.min(CARD_MOST, (width - GAP * (columns - 1)) / columns);
  const rows: BoxRow[] = [];
  for (let i = 0; i < leaves.length; i += columns) {
    const row = leaves.slice(i, i + columns);
    const height = Math.max(...row.map(cardHeight));
    rows.push({
      height,
      boxes: row.map((of, k) => ({
        of,
        box: { x: left + k * (wide + GAP), y: 0, width: wide, height },
        continued: false,
        children: [],
      })),
    });
  }
  return rows;
}

function columnsIn(width: number): number {
  return Math.max(1, Math.floor((width + GAP) / (CARD_LEAST + GAP)));
}

function cardHeight({ lines, marks }: LogicalBox): number {
  return CARD_TOP + lines.length * CARD_LINE + (marks.length > 0 ? MARKS : 0) + 8;
}

/** A frame as one row, or as several where it is too high for a page: each a frame that goes on. */
function frameRows(of: LogicalBox, width: number, most: number, left: number): BoxRow[] {
  const inner = rowsIn(of.children, width - 2 * PAD, most - FRAME_HEAD - PAD, left + PAD);
  const rows: BoxRow[] = [];
  let held: PlacedBox[] = [];
  let y = FRAME_HEAD;
  const close = () => {
    if (held.length === 0) return;
    const height = y - GAP + PAD;
    const box = { x: left, y: 0, width, height };
    rows.push({ height, boxes: [{ of, box, continued: rows.length > 0, children: held }] });
    held = [];
    y = FRAME_HEAD;
  };
  for (const row of inner) {
    if (y + row.height + PAD > most) close();
    held.push(...row.boxes.map((b) => movedBy(b, y)));
    y += row.height + GAP;
  }
  close();
  return rows;
}

function movedBy(placed: PlacedBox, dy: number): PlacedBox {
  return {
    ...placed,
    box: { ...placed.box, y: placed.box.y + dy },
    children: placed.children.map((c) => movedBy(c, dy)),
  };
}

function pairRows(section: Section, width: number): Strip[] {
  const columns = Math.max(1, Math.floor((width + 2 * GAP) / (PAIR.width + 2 * GAP)));
  const wide = (width - 2 * GAP * (columns - 1)) / columns;
  const strips: Strip[] = [];
  for (let i = 0; i < section.pairs.length; i += columns)
    strips.push({
      section,
      height: PAIR.height,
      boxes: [],
      pairs: section.pairs
        .slice(i, i + columns)
        .map((of, k) => ({ of, box: { x: k * (wide + 2 * GAP), y: 0, width: wide, height: PAIR.height } })),
    });
  return strips;
}

/** A strip on a page. */
export interface PlacedStrip {
  readonly strip: Strip;
  readonly x: number;
  readonly y: number;
  /** Whether the section's title stands above it. */
  readonly heading: 'first' | 'continued' | undefined;
  /** Pixels that headings take above what is in it; the same for strips beside each other. */
  readonly head: number;
}

export interface StripPage {
  readonly strips: readonly PlacedStrip[];
  /** Of all of them. */
  readonly height: number;
}

const BETWEEN_SECTIONS = 22;
const BESIDE = 34;
const WALLS_SHOWN = 4;

/** Lines of the walls that keep a section apart; of too many, the last counts the rest. */
export function wallLines({ walls }: Section): number {
  return Math.min(walls.length, WALLS_SHOWN);
}

function headOf(section: Section, kind: PlacedStrip['heading']): number {
  if (kind === undefined) return 0;
  return HEADING + (kind === 'first' ? wallLines(section) * CARD_LINE : 0);
}

/** Strips beside each other: of one section, or one each of several small ones. */
type Row = readonly { readonly strip: Strip; readonly x: number }[];

/** Sections below one another on as many pages of a height as they take; small ones stand beside each other. */
export function stripPages(sections: readonly Section[], width: number, height: number): StripPage[] {
  const pages: StripPage[] = [];
  let page: PlacedStrip[] = [];
  let y = 0;
  const turn = () => {
    if (page.length > 0) pages.push({ strips: page, height: y });
    page = [];
    y = 0;
  };
  for (const beside of sideBySide(sections, width)) {
    let started = false;
    const first = Math.max(...beside.map((s) => headOf(s, 'first')));
    for (const row of rowsOf(beside, width, height - first)) {
      const tall = Math.max(...row.map(({ strip }) => strip.height));
      let heading: PlacedStrip['heading'] = started ? undefined : 'first';
      let head = started ? 0 : first;
      const gap = page.length === 0 ? 0 : started ? GAP : BETWEEN_SECTIONS;
      if (page.length > 0 && y + gap + head + tall > height) {
        turn();
        heading = started ? 'continued' : 'first';
        head = Math.max(...beside.map((s) => headOf(s, heading)));
      } else y += gap;
      for (const { strip, x } of row) page.push({ strip, x, y, heading, head });
      y += head + tall;
      started = true;
    }
  }
  turn();
  return pages;
}

/** Sections that follow each other and have room for all their cards in one row. */
function sideBySide(sections: readonly Section[], width: number): (readonly Section[])[] {
  const fitting = columnsIn(width);
  const isSmall = (s: Section) =>
    s.pairs.length === 0 && s.boxes.length > 0 && s.boxes.every((b) => b.children.length === 0);
  const groups: Section[][] = [];
  for (const section of sections) {
    const last = groups[groups.length - 1];
    const all = [...(last ?? []), section];
    const room = fitting - (all.length > 2 ? 1 : 0);
    if (last && all.every(isSmall) && all.reduce((sum, s) => sum + s.boxes.length, 0) <= room) last.push(section);
    else groups.push([section]);
  }
  return groups;
}

function rowsOf(beside: readonly Section[], width: number, most: number): Row[] {
  const [only] = beside;
  if (beside.length === 1 && only) return stripsOf(only, width, most).map((strip) => [{ strip, x: 0 }]);
  const cards = beside.reduce((sum, s) => sum + s.boxes.length, 0);
  const room = width - GAP * (cards - beside.length) - BESIDE * (beside.length - 1);
  const wide = Math.min(CARD_MOST, room / cards);
  let x = 0;
  return [
    beside.flatMap((section) => {
      const own = section.boxes.length * (wide + GAP) - GAP;
      const at = x;
      x += own + BESIDE;
      return stripsOf(section, own, most).map((strip) => ({ strip, x: at }));
    }),
  ];
}
