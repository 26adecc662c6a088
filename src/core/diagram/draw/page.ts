/** A page: header, what stands below it, legend, notices and title block. */
import type { PageSpace } from '../sheets/paper.ts';
import type { TablePart } from '../sheets/table-pages.ts';
import { el, escapeXml, group, px, SANS, text } from '../svg.ts';
import { wrapText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { hatches } from './frames.ts';
import { drawHeader, type HeaderWords } from './header.ts';
import { drawEntries, entriesHeight, LEGEND_LINE, type LegendEntry } from './legend.ts';
import { drawTables } from './tables.ts';
import { type BlockCell, drawTitleBlock, titleBlockHeight, titleBlockWidth } from './title-block.ts';

/** What stands on a page, each part drawn already or easily drawn. */
export interface PageParts {
  readonly head: HeaderWords;
  /** SVG between header and footer; may be empty. */
  readonly drawing: string;
  readonly tables: readonly TablePart[];
  /** Where they begin, in pixels from the upper edge of the paper. */
  readonly tablesTop: number;
  /** Absent where nothing is drawn that asks for a legend. */
  readonly legend: readonly LegendEntry[] | undefined;
  /** What the sheet leaves out, in sentences. */
  readonly notices: readonly string[];
  readonly block: readonly (readonly BlockCell[])[];
  /** What of files can be followed; see `drawTables`. */
  readonly filesAt?: string | undefined;
}

const NOTICE_LINE = 14;
const NOTICES = 2;
const BESIDE_BLOCK = 28;

/** How high the footer of every page of a width is: as its fullest legend and the longest notices need. */
export function footerHeight(width: number, fullest: readonly LegendEntry[]): number {
  const legend = entriesHeight(fullest, width - titleBlockWidth(width) - BESIDE_BLOCK);
  return Math.max(titleBlockHeight, legend + NOTICES * NOTICE_LINE + 6) + 8;
}

/** The page as an SVG text. `metadata` is SVG, or empty. */
export function drawPage(space: PageSpace, parts: PageParts, theme: Theme, metadata: string): string {
  const { page, paper } = space;
  const { width, height } = page;
  const { head, tables } = parts;
  const title = `${head.name}: ${head.title}, ${head.number.replace(/^S/, 's')}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" role="img" data-paper="${paper}" font-family="${escapeXml(SANS)}">\n`,
    el('title', {}, escapeXml(title)),
    '\n',
    metadata,
    `<defs>${hatches(theme)}</defs>\n`,
    el('rect', { id: 'paper', width, height, fill: theme.paper }),
    '\n',
    group('header', [drawHeader(space, head, theme)]),
    parts.drawing,
    group('tables', tables.length > 0 ? [tablesOf(parts, space, theme)] : []),
    group(
      'legend',
      parts.legend ? [legendOf(parts.legend, parts.notices, space, theme)] : noticesAlone(parts, space, theme),
    ),
    group('title-block', [drawTitleBlock(parts.block, space, theme)]),
    '</svg>\n',
  ].join('');
}

function tablesOf({ tables, tablesTop, filesAt }: PageParts, space: PageSpace, theme: Theme): string {
  return drawTables(tables, { x: space.left, y: tablesTop, width: space.width }, theme, filesAt);
}

function noticesAlone({ notices }: PageParts, space: PageSpace, theme: Theme): string[] {
  return notices.length === 0 ? [] : [legendOf([], notices, space, theme)];
}

function legendOf(entries: readonly LegendEntry[], notices: readonly string[], space: PageSpace, theme: Theme): string {
  const width = space.width - titleBlockWidth(space.width) - BESIDE_BLOCK;
  const lines = notices.flatMap((n) => wrapText(n, width, 10, NOTICES)).slice(0, NOTICES);
  const top = space.footerTop + 8;
  const below = top + entriesHeight(entries, width) + (entries.length === 0 ? 0 : LEGEND_LINE * 0.4);
  const said = lines.map((line, i) =>
    text(space.left, below + 8 + i * NOTICE_LINE, line, { size: 10, fill: theme.muted }),
  );
  return drawEntries(entries, space.left, top, width, theme) + said.join('');
}

/** A dashed frame with words in the middle of the page, where there is nothing to draw. */
export function drawNothing(space: PageSpace, words: string, theme: Theme): string {
  const height = 180;
  const y = space.top + (space.height - height) / 2;
  const frame = el('rect', {
    x: space.left,
    y,
    width: space.width,
    height,
    rx: 6,
    fill: 'none',
    stroke: theme.line,
    'stroke-dasharray': '6 4',
  });
  const said = text(space.left + space.width / 2, y + height / 2, words, {
    size: 13,
    fill: theme.muted,
    anchor: 'middle',
  });
  return group('drawing', [frame + said]);
}
