/** Sheets as PNG files, with the design that their SVG carries. */
import type { DiagramSheet } from '../../core/analyses/answers.ts';
import { pngWithDesign } from '../../core/pictures/png-carrier.ts';
import { designInSvg } from '../../core/pictures/svg-carrier.ts';

/** Side of a picture, and its pixels, that every browser of today draws. */
const MOST_SIDE = 16_000;
const MOST_PIXELS = 96_000_000;

export interface PngOptions {
  /** Times the pixels of the sheet at 96 to an inch. */
  readonly scale: number;
  /** Without the paper. */
  readonly transparent: boolean;
}

/** How much larger a sheet can be drawn: the scale that is asked for, or as much of it as a browser draws. */
export function clampedScale({ millimetres }: DiagramSheet, scale: number): number {
  const width = (millimetres.width / 25.4) * 96;
  const height = (millimetres.height / 25.4) * 96;
  return Math.min(scale, MOST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));
}

/** The sheet as PNG. Rejects when the browser cannot draw it. */
export async function sheetPng(
  sheet: DiagramSheet,
  { scale, transparent }: PngOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const svg = transparent ? sheet.svg.replace(/<rect id="paper"[^>]*\/>/, '') : sheet.svg;
  const png = new Uint8Array(await (await drawn(svg, clampedScale(sheet, scale))).arrayBuffer());
  const design = designInSvg(sheet.svg);
  return typeof design === 'object' ? new Uint8Array(pngWithDesign(png, design)) : png;
}

async function drawn(svg: string, scale: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.floor(image.naturalWidth * scale);
    canvas.height = Math.floor(image.naturalHeight * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser gives no canvas to draw the diagram on; download it as SVG');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('the sheet is too large for a PNG here; take a smaller scale, or SVG'));
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
