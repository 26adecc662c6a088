/** Where elements of the design stand on a sheet, so that they can be pressed where the sheet is shown. */
import type { SheetPlace } from '../../analyses/answers.ts';
import type { Box } from '../geometry.ts';
import type { PageSpace } from '../sheets/paper.ts';
import { BETWEEN_TABLES, TABLE_HEAD, type TablePart } from '../sheets/table-pages.ts';
import { CARD_LINE, type PlacedBox, type PlacedStrip, type StripPage, wallLines } from './arrange.ts';

/** What stands on a page, and from where on. */
export interface PlacedPage {
  readonly space: PageSpace;
  readonly picture: StripPage | undefined;
  readonly tables: readonly TablePart[];
  /** In pixels from the upper edge of the paper. */
  readonly tablesTop: number;
}

/** Above the base line of a wall's words, and how wide they get (`draw.ts`). */
const WALL_RISE = 10;
const WALL_WIDTH = 480;

interface Found {
  readonly element: string;
  readonly box: Box;
}

/** Every place of an element, what is inside another after it. Boxes are shares of the sheet, 0–1. */
export function placesOn(page: PlacedPage, filesOf: (element: string) => readonly string[]): SheetPlace[] {
  const { space, picture, tables } = page;
  const { width, height } = space.page;
  const found = [...(picture?.strips ?? []).flatMap((s) => inStrip(s, space)), ...inTables(tables, page)];
  return found.map(({ element, box }) => ({
    element,
    files: filesOf(element),
    box: { x: box.x / width, y: box.y / height, width: box.width / width, height: box.height / height },
  }));
}

function inStrip({ strip, x, y, heading, head }: PlacedStrip, { left, top, width }: PageSpace): Found[] {
  const at = { x: left + x, y: top + y + head };
  const { section } = strip;
  const walls = heading === 'first' ? section.walls.slice(0, wallLines(section)) : [];
  return [
    ...walls.map(
      ({ id }, i): Found => ({
        element: id,
        box: {
          x: at.x,
          y: top + y + 14 + CARD_LINE * (i + 1) - WALL_RISE,
          width: Math.min(WALL_WIDTH, width - x),
          height: CARD_LINE - 2,
        },
      }),
    ),
    ...strip.boxes.flatMap((b) => inBox(b, at)),
    ...strip.pairs.map(({ of, box }): Found => ({ element: of.guardrail, box: moved(box, at) })),
  ];
}

function inBox({ of, box, children }: PlacedBox, at: { readonly x: number; readonly y: number }): Found[] {
  const own = of.id === undefined ? [] : [{ element: of.id, box: moved(box, at) }];
  return [...own, ...children.flatMap((c) => inBox(c, at))];
}

function moved({ x, y, width, height }: Box, at: { readonly x: number; readonly y: number }): Box {
  return { x: x + at.x, y: y + at.y, width, height };
}

function inTables(tables: readonly TablePart[], { space, tablesTop }: PlacedPage): Found[] {
  const out: Found[] = [];
  let top = tablesTop;
  for (const { rows, height } of tables) {
    let y = top + TABLE_HEAD - 3;
    for (const { row, height: tall } of rows) {
      const element = row.element ?? row.about;
      if (element !== undefined) out.push({ element, box: { x: space.left, y, width: space.width, height: tall } });
      y += tall;
    }
    top += height + BETWEEN_TABLES;
  }
  return out;
}
