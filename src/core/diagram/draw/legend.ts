/** The legend of a sheet: only what occurs on it. */
import { kindMark } from '../describe.ts';
import type { CardKind, LineKind, Picture } from '../sheets/picture.ts';
import type { Survey } from '../sheets/survey.ts';
import { el, px, text } from '../svg.ts';
import { textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { LINE_ORDER, LINES } from './line-kinds.ts';
import { arrow, drawSign, inkOf } from './lines.ts';

/** What occurs. */
export interface Shown {
  readonly lines: ReadonlySet<LineKind>;
  readonly walls: boolean;
  readonly gates: boolean;
  readonly expired: boolean;
  readonly cards: ReadonlySet<CardKind>;
  /** Kinds of workloads, as Kubernetes names them. */
  readonly workloads: ReadonlySet<string>;
  readonly summed: boolean;
  readonly onHost: boolean;
}

/** A mark and what it means. */
export interface LegendEntry {
  readonly width: number;
  readonly words: string;
  readonly draw: (x: number, y: number) => string;
}

export const LEGEND_LINE = 19;
const SIZE = 10;
const BETWEEN = 20;
const BESIDE = 7;
const KINDS_SHOWN = 8;

/** What occurs in a picture. */
export function shownIn(picture: Picture, { design }: Survey): Shown {
  const cards = picture.cards.filter((c) => c.kind === 'workload');
  return {
    lines: new Set(picture.links.map((l) => l.link.kind)),
    walls: [...picture.frames, ...picture.cards].some((t) => t.walls.length > 0),
    gates: picture.gates.length > 0,
    expired: picture.gates.some((g) => g.expired),
    cards: new Set(picture.cards.map((c) => c.kind)),
    workloads: new Set(cards.flatMap((c) => design.workloads[c.id]?.kind ?? [])),
    summed: picture.links.some((l) => l.link.summed && l.link.flows.length > 1),
    onHost: cards.some((c) => c.onHost === true),
  };
}

/** Everything that could occur on any sheet of a design: its legend is as high as a legend gets. */
export function shownAtMost({ design }: Survey): Shown {
  const any = (record: object) => Object.keys(record).length > 0;
  const flows = any(design.flows);
  return {
    lines: new Set(
      LINE_ORDER.filter((k) =>
        k === 'exposed' ? any(design.exposures) : k === 'gate' ? any(design.exceptions) : flows,
      ),
    ),
    walls: any(design.guardrails),
    gates: any(design.exceptions),
    expired: any(design.exceptions),
    cards: new Set(['workload', 'namespace', 'group', 'external', 'host', 'stub']),
    workloads: new Set(Object.values(design.workloads).map((w) => w.kind)),
    summed: flows,
    onHost: Object.values(design.workloads).some((w) => w.hostNetwork),
  };
}

/** How high entries are in a column of `width` pixels. */
export function entriesHeight(entries: readonly LegendEntry[], width: number): number {
  return rowsOf(entries, width).length * LEGEND_LINE;
}

/** Entries in lines of `width` pixels. */
export function drawEntries(
  entries: readonly LegendEntry[],
  x: number,
  y: number,
  width: number,
  theme: Theme,
): string {
  return rowsOf(entries, width)
    .flatMap((row, line) => {
      let at = x;
      return row.map((e) => {
        const top = y + line * LEGEND_LINE;
        const out = e.draw(at, top) + text(at + e.width + BESIDE, top + 10, e.words, { size: SIZE, fill: theme.text });
        at += wideOf(e);
        return out;
      });
    })
    .join('');
}

function wideOf(e: LegendEntry): number {
  return e.width + BESIDE + textWidth(e.words, SIZE) + BETWEEN;
}

function rowsOf(entries: readonly LegendEntry[], width: number): LegendEntry[][] {
  const rows: LegendEntry[][] = [];
  let room = 0;
  for (const e of entries) {
    const last = rows[rows.length - 1];
    if (!last || wideOf(e) - BETWEEN > room) {
      rows.push([e]);
      room = width - wideOf(e);
    } else {
      last.push(e);
      room -= wideOf(e);
    }
  }
  return rows;
}

/** The marks of what occurs. */
export function legendEntries(shown: Shown, theme: Theme): LegendEntry[] {
  return [...lineEntries(shown, theme), ...wallEntries(shown, theme), ...cardEntries(shown, theme)];
}

function lineEntries(shown: Shown, theme: Theme): LegendEntry[] {
  return LINE_ORDER.filter((k) => shown.lines.has(k)).map((kind) => ({
    width: LINES[kind].sign === undefined ? 42 : 58,
    words: LINES[kind].words,
    draw: (x, y) => sample(kind, x, y, theme),
  }));
}

function sample(kind: LineKind, x: number, y: number, theme: Theme): string {
  const look = LINES[kind];
  const ink = inkOf(kind, theme);
  const line = arrow(
    kind,
    [
      { x: x + 3, y: y + 6.5 },
      { x: x + 42, y: y + 6.5 },
    ],
    theme,
  );
  const bar = look.barred ? el('path', { d: `M${px(x + 27)} ${px(y + 0.5)}v12`, stroke: ink, 'stroke-width': 3 }) : '';
  return line + bar + drawSign(kind, x + 46, y + 0.5, ink);
}

function wallEntries(shown: Shown, theme: Theme): LegendEntry[] {
  const line = (x: number, y: number, w: number) =>
    el('path', { d: `M${px(x)} ${px(y)}h${w}`, stroke: theme.wall, 'stroke-width': 1.5 });
  const post = (x: number, y: number) =>
    el('path', { d: `M${px(x)} ${px(y)}v12`, stroke: theme.wall, 'stroke-width': 2.4 });
  return [
    ...(shown.walls
      ? [
          {
            width: 30,
            words: 'guardrail, a wall',
            draw: (x: number, y: number) => line(x, y + 4.5, 30) + line(x, y + 8.5, 30),
          },
        ]
      : []),
    ...(shown.gates
      ? [
          {
            width: 38,
            words: 'exception, a gate in it',
            draw: (x: number, y: number) =>
              [0, 26].map((dx) => line(x + dx, y + 4.5, 12) + line(x + dx, y + 8.5, 12)).join('') +
              [12, 26].map((dx) => post(x + dx, y + 0.5)).join(''),
          },
        ]
      : []),
    ...(shown.expired
      ? [
          {
            width: 26,
            words: 'exception that has expired',
            draw: (x: number, y: number) =>
              el('rect', {
                x,
                y: y - 0.5,
                width: 26,
                height: 14,
                rx: 2,
                fill: theme.paper,
                stroke: theme.tone.blocked,
                'stroke-width': 1.4,
              }) +
              text(x + 13, y + 10.5, 'X-1', {
                size: 9,
                fill: theme.tone.blocked,
                face: 'mono',
                strong: true,
                anchor: 'middle',
              }),
          },
        ]
      : []),
  ];
}

/** Entries for cards: a rectangle with a dash and rounded corners. */
export const framedEntry =
  (theme: Theme) =>
  (words: string, dash: string | undefined, rx: number): LegendEntry => ({
    width: 24,
    words,
    draw: (x, y) =>
      el('rect', {
        x,
        y: y - 1.5,
        width: 24,
        height: 16,
        rx,
        fill: theme.card,
        stroke: theme.lineStrong,
        'stroke-dasharray': dash,
      }),
  });

function cardEntries(shown: Shown, theme: Theme): LegendEntry[] {
  const marked = (mark: string, words: string): LegendEntry => ({
    width: 24,
    words,
    draw: (x, y) =>
      el('rect', { x, y: y - 1.5, width: 24, height: 16, rx: 3, fill: 'none', stroke: theme.line }) +
      text(x + 12, y + 10, mark, { size: 10, fill: theme.muted, anchor: 'middle', strong: true }),
  });
  const framed = framedEntry(theme);
  const kinds = [...shown.workloads].sort();
  return [
    ...kinds.slice(0, KINDS_SHOWN).map((k) => marked(kindMark(k), k.slice(0, 40))),
    ...(shown.onHost ? [framed('on the host’s network', '8 2', 4)] : []),
    ...(shown.cards.has('group') ? [marked('{ }', 'pods by labels')] : []),
    ...(shown.cards.has('external') || shown.cards.has('entry') ? [framed('outside the cluster', '6 3', 0)] : []),
    ...(shown.cards.has('host') ? [marked('H', 'hosts')] : []),
    ...(shown.cards.has('namespace') ? [framed('namespace, with its workloads counted', undefined, 3)] : []),
    ...(shown.cards.has('stub') ? [framed('on another sheet', '1.5 3', 2)] : []),
  ];
}
