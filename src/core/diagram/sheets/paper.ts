/** Paper that sheets are printed on, landscape, and what of it is for the drawing. Pixels are those of CSS: 96 to an inch. */
import type { Size } from '../geometry.ts';

export type PaperName = 'A4' | 'A3' | 'A2' | 'A1';

/** Smallest first. */
export const PAPER_NAMES: readonly PaperName[] = ['A4', 'A3', 'A2', 'A1'];

/** Millimetres, landscape (ISO 216). */
export const PAPERS: Readonly<Record<PaperName, Size>> = {
  A4: { width: 297, height: 210 },
  A3: { width: 420, height: 297 },
  A2: { width: 594, height: 420 },
  A1: { width: 841, height: 594 },
};

const PIXELS = 96 / 25.4;

/** No text is printed smaller, in points. */
export const SMALLEST_POINTS = 6.5;
/** Smallest text of a drawing at its own scale, in pixels. */
const SMALLEST_DRAWN = 11;
/** Drawings are scaled down no further than this, so that their smallest text still prints legibly. */
export const SMALLEST_SCALE = ((SMALLEST_POINTS / 72) * 96) / SMALLEST_DRAWN;
/** And up no further. */
export const LARGEST_SCALE = 1.25;

/** From the edge of the paper. */
export const MARGIN = 38;
const HEADER = 52;
const BETWEEN = 14;

/** A sheet of paper in pixels. */
export function pixelsOf(paper: PaperName): Size {
  const { width, height } = PAPERS[paper];
  return { width: Math.round(width * PIXELS * 10) / 10, height: Math.round(height * PIXELS * 10) / 10 };
}

/** Where things stand on a page, in pixels from its upper left corner. */
export interface PageSpace {
  readonly paper: PaperName;
  readonly page: Size;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** Of the drawing or the tables, between header and footer. */
  readonly height: number;
  readonly footerTop: number;
}

/** The space of a page whose footer is so high. */
export function pageSpace(paper: PaperName, footer: number): PageSpace {
  const page = pixelsOf(paper);
  const top = MARGIN + HEADER + BETWEEN;
  const footerTop = page.height - MARGIN - footer;
  return {
    paper,
    page,
    left: MARGIN,
    top,
    width: page.width - 2 * MARGIN,
    height: footerTop - BETWEEN - top,
    footerTop,
  };
}

/** Between a drawing and the tables below it. */
export const BELOW_DRAWING = 16;

/** Room that arrows may take round what is arranged. */
export const ROUND = 46;

/** The scale at which something arranged fits, arrows round it included. */
export function scaleFor(size: Size, space: Size): number {
  return Math.min(space.width / (size.width + 2 * ROUND), space.height / (size.height + 2 * ROUND), LARGEST_SCALE);
}
