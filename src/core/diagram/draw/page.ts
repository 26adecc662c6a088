/** A page: header, drawing or tables, legend, notices and title block. */
import type { GateWords } from '../sheets/compose-picture.ts';
import { MARGIN, type PageSpace } from '../sheets/paper.ts';
import type { Picture } from '../sheets/picture.ts';
import type { Survey } from '../sheets/survey.ts';
import type { TablePart } from '../sheets/table-pages.ts';
import { expiredOf, proofOf } from '../statement.ts';
import { el, escapeXml, group, px, SANS, text } from '../svg.ts';
import { textWidth, wrapText } from '../text.ts';
import type { Theme } from '../theme.ts';
import { drawCard } from './cards.ts';
import { drawFrame, hatches } from './frames.ts';
import { drawGate, drawGateTag } from './gates.ts';
import { drawLegend, LEGEND_LINE, legendHeight, type Shown } from './legend.ts';
import { drawBar, drawLabel, drawLine, drawSign } from './lines.ts';
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
    content.picture ? drawPicture(content, space, gateWords, theme) : '',
    group('tables', content.tables.length > 0 ? [tablesBelow(content, space, theme)] : []),
    group('legend', content.shown ? [legendOf(content.shown, space, words, theme)] : []),
    group('title-block', [drawTitleBlock(survey, space, words, theme)]),
    '</svg>\n',
  ].join('');
}

function tablesBelow(content: PageContent, space: PageSpace, theme: Theme): string {
  const y = space.top + space.height - (content.picture ? content.tablesHeight : space.height);
  return drawTables(content.tables, { x: space.left, y, width: space.width }, theme);
}

/** The drawing in the middle of its space. */
function drawPicture(content: PageContent, space: PageSpace, gateWords: GateWords, theme: Theme): string {
  const { picture, scale } = content;
  if (!picture) return '';
  const { bounds } = picture;
  const height = space.height - content.tablesHeight;
  const dx = space.left + (space.width - bounds.width * scale) / 2 - bounds.x * scale;
  const dy = space.top + Math.max(0, (height - bounds.height * scale) / 2) - bounds.y * scale;
  const links = picture.links.map((l) => drawLine(l, theme));
  return [
    `<g id="drawing" transform="translate(${px(dx)} ${px(dy)}) scale(${Math.round(scale * 1000) / 1000})">\n`,
    group('rail', rail(picture, theme)),
    group(
      'frames',
      picture.frames.map((f) => drawFrame(f, gateWords, theme)),
    ),
    group(
      'gates',
      picture.gates.map((g) => drawGate(g, theme)),
    ),
    group('arrows', [...links, ...picture.bars.map((b) => drawBar(b, theme))]),
    group(
      'cards',
      picture.cards.map((c) => drawCard(c, theme)),
    ),
    group(
      'labels',
      [...picture.links.map((l) => drawLabel(l, theme)), ...picture.gates.map((g) => drawGateTag(g, theme))].filter(
        (l) => l !== '',
      ),
    ),
    '</g>\n',
  ].join('');
}

const RAIL = 12;

/** Hosts stand on a rail below everything else. */
function rail({ cards, bounds }: Picture, theme: Theme): string[] {
  const hosts = cards.filter((c) => c.kind === 'host' && c.parent === undefined);
  const top = Math.min(...hosts.map((h) => h.box.y));
  const bottom = Math.max(...hosts.map((h) => h.box.y + h.box.height));
  const others = cards.filter((c) => c.kind !== 'host').map((c) => c.box.y + c.box.height);
  if (hosts.length === 0 || others.some((y) => y > top)) return [];
  return [
    el('rect', {
      x: bounds.x + 8,
      y: top - RAIL,
      width: bounds.width - 16,
      height: bottom - top + 2 * RAIL,
      rx: 2,
      fill: theme.band.neutral.surface,
      stroke: theme.line,
      'stroke-width': 1,
    }),
  ];
}

/** Which design and which sheet, and how its flows fare. */
function drawHeader(survey: Survey, { left, width }: PageSpace, words: PageWords, theme: Theme): string {
  const { name } = survey.design;
  const right = left + width;
  const number = `Sheet ${words.number} of ${words.of}`;
  const room = width - textWidth(number, 13) - 32;
  const nameWide = Math.min(textWidth(name, 16) * 1.06, room * 0.6);
  const after = left + nameWide + 14;
  const title = words.note === '' ? words.title : `${words.title} · ${words.note}`;
  return [
    text(left, MARGIN + 16, name, { size: 16, fill: theme.strong, strong: true, width: nameWide + 1 }),
    text(after, MARGIN + 16, title, { size: 13, fill: theme.text, width: room - nameWide - 14 }),
    text(right, MARGIN + 16, number, { size: 13, fill: theme.strong, strong: true, anchor: 'end' }),
    statementLine(survey, left, MARGIN + 39, width, theme),
    el('path', { d: `M${px(left)} ${px(MARGIN + 50)}H${px(right)}`, stroke: theme.strong, 'stroke-width': 1.2 }),
  ].join('');
}

const STATEMENT = 11;

/** The statement in one line: parts that have room, the worst first; the rest stands in the tables. */
function statementLine(survey: Survey, x: number, y: number, width: number, theme: Theme): string {
  const more = [expiredOf(survey.design, survey.day), proofOf(survey.proof)];
  const all = [...survey.statement, ...more.flatMap((part) => part ?? [])];
  if (all.length === 0) return text(x, y, 'No flows to judge.', { size: STATEMENT, fill: theme.muted });
  let at = x;
  let out = '';
  for (const { tone, words } of all) {
    const wide = textWidth(words, STATEMENT) * 1.06 + 16;
    if (at + wide > x + width) continue;
    out += drawSign(tone, at, y - 10, theme.tone[tone]);
    out += text(at + 15, y, words, { size: STATEMENT, fill: theme.tone[tone], strong: true });
    at += wide + 22;
  }
  return out;
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
