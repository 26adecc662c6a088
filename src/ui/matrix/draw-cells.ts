/** Draws the cells in sight onto a canvas. */
import type { CellLook, Ink, Sign } from './cell-looks.ts';

/** What is in sight, in pixels of the page. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** How far the cells are scrolled. */
  readonly left: number;
  readonly top: number;
  /** Of a cell. */
  readonly size: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: Uint16Array | Uint32Array;
  /** By number of the palette; `undefined`: it does not stand out. */
  readonly looks: readonly { readonly look: CellLook; readonly isFaint: boolean }[];
  readonly colours: Readonly<Record<Ink | 'line' | 'ground' | 'sign' | 'gate', string>>;
}

const FAINTEST = 0.22;
const FAINT = 0.14;
/** Signs are drawn in cells of this size and above. */
const SIGN_FROM = 12;
const LINES_FROM = 12;

/** Draws a scene; `ratio`: canvas pixels to a pixel of the page. */
export function drawCells(context: CanvasRenderingContext2D, scene: Scene, ratio: number): void {
  const { width, height, left, top, size, rows, columns, cells, looks, colours } = scene;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, width, height);
  const gap = size >= LINES_FROM ? 1 : 0;
  const [firstRow, firstColumn] = [Math.floor(top / size), Math.floor(left / size)];
  const endRow = Math.min(rows, Math.ceil((top + height) / size));
  const endColumn = Math.min(columns, Math.ceil((left + width) / size));
  for (let r = firstRow; r < endRow; r++)
    for (let c = firstColumn; c < endColumn; c++) {
      const shown = looks[cells[r * columns + c] ?? -1];
      if (!shown || (shown.look.ink === 'none' && !shown.look.hasGate)) continue;
      drawCell(context, shown.look, shown.isFaint, c * size - left, r * size - top, size - gap, colours);
    }
  if (gap > 0) drawLines(context, scene, { firstRow, firstColumn, endRow, endColumn });
}

function drawCell(
  context: CanvasRenderingContext2D,
  { ink, share, sign, hasGate }: CellLook,
  isFaint: boolean,
  x: number,
  y: number,
  size: number,
  colours: Scene['colours'],
): void {
  if (ink !== 'none') {
    context.globalAlpha = isFaint ? FAINT : ink === 'void' ? 1 : FAINTEST + (1 - FAINTEST) * share;
    context.fillStyle = colours[ink];
    context.fillRect(x, y, size, size);
  }
  context.globalAlpha = isFaint ? FAINT : 1;
  if (size < SIGN_FROM - 1) return;
  if (sign !== 'none')
    drawSign(context, sign, x + size / 2, y + size / 2, size, share > 0.5 ? colours.ground : colours.sign);
  if (hasGate) drawGate(context, x, y, size, colours);
}

/** Two posts with the way between them, in a corner. */
function drawGate(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
  colours: Scene['colours'],
): void {
  const edge = Math.max(4, Math.round(size / 3.5));
  context.fillStyle = colours.ground;
  context.fillRect(x + size - edge - 1, y, edge + 1, edge + 1);
  context.fillStyle = colours.gate;
  const post = Math.max(1, Math.round(edge / 4));
  context.fillRect(x + size - edge, y, post, edge);
  context.fillRect(x + size - post, y, post, edge);
}

function drawSign(
  context: CanvasRenderingContext2D,
  sign: Exclude<Sign, 'none'>,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  const arm = Math.max(2, size / 5);
  context.strokeStyle = colour;
  context.lineWidth = size >= 24 ? 1.6 : 1.2;
  context.beginPath();
  for (const [x1, y1, x2, y2] of STROKES[sign]) {
    context.moveTo(x + x1 * arm, y + y1 * arm);
    context.lineTo(x + x2 * arm, y + y2 * arm);
  }
  context.stroke();
}

type Stroke = readonly [x1: number, y1: number, x2: number, y2: number];

/** In units of an arm, from the middle. */
const STROKES: Readonly<Record<Exclude<Sign, 'none'>, readonly Stroke[]>> = {
  all: [
    [-1, -1, 1, -1],
    [1, -1, 1, 1],
    [1, 1, -1, 1],
    [-1, 1, -1, -1],
  ],
  cross: [
    [-1, -1, 1, 1],
    [1, -1, -1, 1],
  ],
  plus: [
    [-1, 0, 1, 0],
    [0, -1, 0, 1],
  ],
  gap: [
    [-1.4, 0, -0.5, 0],
    [0.5, 0, 1.4, 0],
  ],
  minus: [[-1, 0, 1, 0]],
  both: [
    [-1, -0.6, 1, -0.6],
    [0, -1.5, 0, 0.3],
    [-1, 1.2, 1, 1.2],
  ],
  question: [
    [-0.7, -0.8, 0, -1.3],
    [0, -1.3, 0.7, -0.8],
    [0.7, -0.8, 0, 0.2],
    [0, 1, 0, 1.3],
  ],
};

function drawLines(
  context: CanvasRenderingContext2D,
  { left, top, size, rows, columns, colours }: Scene,
  window: { firstRow: number; firstColumn: number; endRow: number; endColumn: number },
): void {
  const { firstRow, firstColumn, endRow, endColumn } = window;
  const [right, bottom] = [columns * size - left, rows * size - top];
  context.globalAlpha = 1;
  context.fillStyle = colours.line;
  for (let r = firstRow; r <= endRow; r++) context.fillRect(0, r * size - top - 1, Math.max(0, right), 1);
  for (let c = firstColumn; c <= endColumn; c++) context.fillRect(c * size - left - 1, 0, 1, Math.max(0, bottom));
}
