/** A page: header, drawing or tables, legend, notices and title block. */
import type { Box } from '../geometry.ts';
import type { GateWords } from '../sheets/compose-picture.ts';
import type { PageSpace } from '../sheets/paper.ts';
import type { Picture } from '../sheets/picture.ts';
import type { Survey } from '../sheets/survey.ts';
import type { TablePart } from '../sheets/table-pages.ts';
import { el, escapeXml, group, px, SANS, text } from '../svg.ts';
import { wrapText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { hatches } from './frames.ts';
import { drawHeader } from './header.ts';
import { drawLegend, LEGEND_LINE, legendHeight, type Shown } from './legend.ts';
import { drawPicture } from './picture.ts';
import { drawTables } from './tables.ts';
import { drawTitleBlock, titleBlockHeight, titleBlockWidth } from './title-block.ts';

/** What a page says of itself. */
export interface PageWords {
  readonly title: string;
  readonly note: string;
  readonly notices: readonly string[];
  readonly number: number;
  readonly of: number;
  readonly digest: string;
}

export interface PageContent {
  /** Absent on pages of tables alone. */
  readonly picture?: Picture;
  /** Of the drawing. */
  readonly scale: number;
  readonly shown: Shown | undefined;
  readonly tables: readonly TablePart[];
  /** Pixels that the tables below a drawing take. */
  readonly tablesHeight: number;
  readonly empty: boolean;
}

const NOTICE_LINE = 14;
const NOTICES = 2;
const BESIDE_BLOCK = 28;

/** How high the footer of every page of a paper is: as the fullest legend and the longest notices need. */
export function footerHeight(width: number, shown: Shown, theme: Theme): number {
  const legend = legendHeight(shown, width - titleBlockWidth(width) - BESIDE_BLOCK, theme);
  return Math.max(titleBlockHeight, legend + NOTICES * NOTICE_LINE + 6) + 8;
}

/** The page as an SVG text. `metadata` is SVG, or empty. */
export function drawPage(
  survey: Survey,
  space: PageSpace,
  words: PageWords,
  content: PageContent,
  gateWords: GateWords,
  theme: Theme,
  metadata: string,
): string {
  const { page, paper } = space;
  const { width, height } = page;
  const title = `${survey.design.name}: ${words.title}, sheet ${words.number} of ${words.of}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" role="img" data-paper="${paper}" font-family="${escapeXml(SANS)}">\n`,
    el('title', {}, escapeXml(title)),
    '\n',
    metadata,
    `<defs>${hatches(theme)}</defs>\n`,
    el('rect', { id: 'paper', width, height, fill: theme.paper }),
    '\n',
    group('header', [drawHeader(survey, space, words, theme)]),
    content.empty ? drawEmpty(space, Object.keys(survey.design.namespaces).length === 0, theme) : '',
    content.picture ? drawPicture(content.picture, content.scale, boxOf(content, space), gateWords, theme) : '',
    group('tables', content.tables.length > 0 ? [tablesBelow(content, space, theme)] : []),
    group('legend', content.shown ? [legendOf(content.shown, space, words, theme)] : []),
    group('title-block', [drawTitleBlock(survey, space, words, theme)]),
    '</svg>\n',
  ].join('');
}

/** What of the page is for the drawing. */
function boxOf({ tablesHeight }: PageContent, { left, top, width, height }: PageSpace): Box {
  return { x: left, y: top, width, height: height - tablesHeight };
}

function tablesBelow(content: PageContent, space: PageSpace, theme: Theme): string {
  const y = space.top + space.height - (content.picture ? content.tablesHeight : space.height);
  return drawTables(content.tables, { x: space.left, y, width: space.width }, theme);
}

function legendOf(shown: Shown, space: PageSpace, words: PageWords, theme: Theme): string {
  const width = space.width - titleBlockWidth(space.width) - BESIDE_BLOCK;
  const lines = words.notices.flatMap((n) => wrapText(n, width, 10, NOTICES)).slice(0, NOTICES);
  const top = space.footerTop + 8;
  const legend = drawLegend(shown, space.left, top, width, theme);
  const below = top + legendHeight(shown, width, theme) + (legend === '' ? 0 : LEGEND_LINE * 0.4);
  const notices = lines.map((line, i) =>
    text(space.left, below + 8 + i * NOTICE_LINE, line, { size: 10, fill: theme.muted }),
  );
  return legend + notices.join('');
}

function drawEmpty(space: PageSpace, isEmpty: boolean, theme: Theme): string {
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
  const words = text(
    space.left + space.width / 2,
    y + height / 2,
    isEmpty
      ? 'This design is empty: draw planes, namespaces and flows, and they show here.'
      : 'There is no namespace in what is shown here.',
    { size: 13, fill: theme.muted, anchor: 'middle' },
  );
  return group('drawing', [frame + words]);
}
