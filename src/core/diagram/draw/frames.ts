/** Zones and namespaces: titled frames, the bands of planes and tenants, and the double walls round them. */
import type { Band } from '../describe.ts';
import type { Box } from '../geometry.ts';
import type { GateWords } from '../sheets/compose-picture.ts';
import type { Frame } from '../sheets/picture.ts';
import { NOTE_GAP, type TitleLine, titleLines } from '../sheets/title-boxes.ts';
import { el, escapeXml, type TextStyle, text, textRuns } from '../svg.ts';
import type { Theme } from '../theme.ts';

const BAND = 4;
const PRINT_BAND = 8;

/** A frame with its title. */
export function drawFrame(frame: Frame, gateWords: GateWords, theme: Theme): string {
  const { box, band, walls } = frame;
  const look = theme.band[band];
  const banded = !frame.lane && band !== 'neutral' && frame.kind !== 'namespace';
  const surface = frame.kind === 'namespace' || frame.lane ? theme.frame : look.surface;
  const outline = el('rect', {
    ...box,
    rx: frame.lane ? 3 : 5,
    fill: surface,
    stroke: banded ? look.ink : frame.lane ? theme.line : theme.lineStrong,
    'stroke-width': 1,
  });
  return el(
    'g',
    {},
    outline +
      (walls.length > 0 ? drawWall(box, theme, frame.lane) : '') +
      (banded ? drawBand(box, band, walls.length > 0, theme) : '') +
      drawTitle(frame, gateWords(frame), theme),
  );
}

/** The band along the upper edge of a box, in the colour of its plane or tenant. */
export function drawBand({ x, y, width }: Box, band: Band, walled: boolean, theme: Theme): string {
  const inset = walled ? 6 : 1;
  const print = theme.name === 'print';
  return el('rect', {
    x: x + inset,
    y: y + inset,
    width: width - 2 * inset,
    height: print ? PRINT_BAND : BAND,
    fill: print ? `url(#hatch-${band})` : theme.band[band].ink,
  });
}

function drawTitle(frame: Frame, gates: string, theme: Theme): string {
  const ink =
    frame.kind === 'namespace' || theme.name === 'print' || frame.lane || frame.band === 'neutral'
      ? theme.strong
      : theme.band[frame.band].ink;
  const styleOf = ({ role, size, width, end }: TitleLine): TextStyle => ({
    size,
    fill: role === 'note' ? theme.muted : role === 'wall' ? wallInk(gates, theme) : ink,
    strong: role !== 'note',
    width,
    ...(frame.kind === 'namespace' && role === 'name' ? { face: 'mono' } : {}),
    ...(end ? { anchor: 'end' } : {}),
  });
  const lines = titleLines(frame, gates);
  const named = lines.filter((l) => l.role !== 'wall');
  const [name] = named;
  if (!name) return '';
  return [
    textRuns(
      name.x,
      name.y,
      NOTE_GAP,
      named.map((l) => [l.words, styleOf(l)]),
    ),
    ...lines.filter((l) => l.role === 'wall').map((l) => text(l.x, l.y, l.words, styleOf(l))),
  ].join('');
}

function wallInk(gates: string, theme: Theme): string {
  return /expired/.test(gates) ? theme.tone.blocked : theme.strong;
}

/** A double wall just inside the edge of a box. */
export function drawWall({ x, y, width, height }: Box, theme: Theme, thin = false): string {
  const line = (inset: number) =>
    el('rect', {
      x: x + inset,
      y: y + inset,
      width: width - 2 * inset,
      height: height - 2 * inset,
      rx: Math.max(2, 5 - inset),
      fill: 'none',
      stroke: theme.wall,
      'stroke-width': thin ? 1 : 1.5,
    });
  return line(0) + line(thin ? 3 : 4);
}

/** Patterns of the bands, so that planes and tenants are told apart without colour. */
export function hatches(theme: Theme): string {
  if (theme.name !== 'print') return '';
  return Object.entries(theme.band)
    .map(([band, { ink }], i) =>
      el(
        'pattern',
        { id: `hatch-${escapeXml(band)}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
        el('path', { d: HATCHES[i % HATCHES.length], stroke: ink, 'stroke-width': 1.4, fill: 'none' }),
      ),
    )
    .join('');
}

const HATCHES: readonly string[] = [
  'M-1 5L5 -1M1 7L7 1',
  'M-1 1L5 7M1 -1L7 5',
  'M1 3h2',
  'M0 3h6',
  'M3 0v6',
  'M0 3h6M3 0v6',
  'M0 0L6 6M6 0L0 6',
  'M0 1.5h6M0 4.5h6',
  'M1 1h1M4 4h1',
  'M0 0h3v3',
  'M0 6L3 0L6 6',
  'M1.5 0v6M4.5 0v6',
];
