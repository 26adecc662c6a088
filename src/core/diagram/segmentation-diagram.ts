/** The segmentation diagram of a design as sheets of paper, each an SVG text (`look.md`, Exported diagram). */
import type { DiagramSheet } from '../analyses/answers.ts';
import { legendEntries, shownAtMost, shownIn } from './draw/legend.ts';
import { footerHeight } from './draw/page.ts';
import { drawSegmentationPage, type PageContent, type PageWords } from './draw/segmentation-page.ts';
import { flowsOf } from './links.ts';
import { gateWordsOf } from './sheets/compose-picture.ts';
import { type Drawn, drawingOf } from './sheets/drawing.ts';
import { LARGEST_SCALE, MARGIN, PAPERS, type PageSpace, type PaperName, pageSpace, pixelsOf } from './sheets/paper.ts';
import { planSheets } from './sheets/plan.ts';
import type { Scope } from './sheets/scope.ts';
import type { Plan, SheetPlan } from './sheets/sheet-plan.ts';
import { type Survey, type SurveyInput, surveyOf } from './sheets/survey.ts';
import { paginate, type TablePart, tablesHeight } from './sheets/table-pages.ts';
import { tablesOf } from './sheets/tables.ts';
import { THEMES, type ThemeName } from './theme.ts';

export interface DiagramInput extends SurveyInput {
  readonly theme: ThemeName;
  readonly paper: PaperName | 'auto';
  readonly scope: Scope;
  /** Of the design's file, so that paper tells which version it shows. */
  readonly digest: string;
  /** SVG that carries the design, put into every sheet; empty where it is left out. */
  readonly metadata: string;
  readonly onProgress?: ((done: number) => void) | undefined;
}

interface Page {
  readonly title: string;
  readonly note: string;
  readonly notices: readonly string[];
  readonly space: PageSpace;
  readonly content: PageContent;
}

/** Sheets before they are put on pages. */
export interface DrawnSheets {
  readonly survey: Survey;
  readonly plan: Plan;
  /** One for each sheet of the plan; absent where there is nothing to draw. */
  readonly drawn: readonly (Drawn | undefined)[];
  readonly spaceOf: (paper: PaperName) => PageSpace;
}

/** Plans the sheets of a design and draws them. */
export function drawSheets(input: Omit<DiagramInput, 'metadata' | 'digest'>): DrawnSheets {
  const survey = surveyOf(input);
  const theme = THEMES[input.theme];
  const most = legendEntries(shownAtMost(survey), theme);
  const spaceOf = (paper: PaperName) => pageSpace(paper, footerHeight(pixelsOf(paper).width - 2 * MARGIN, most));
  const plan = planSheets(survey, { paper: input.paper, scope: input.scope, spaceOf });
  const drawn = plan.sheets.map((sheet, i) => {
    input.onProgress?.((i + 1) / (plan.sheets.length + 1));
    return drawingOf(survey, sheet.drawing, plan.sheetOf);
  });
  return { survey, plan, drawn, spaceOf };
}

/** Every sheet in order. Total; the same input gives the same bytes. */
export function segmentationDiagram(input: DiagramInput): DiagramSheet[] {
  const sheets = drawSheets(input);
  const { survey, plan, drawn, spaceOf } = sheets;
  const pages = [
    ...plan.sheets.map((sheet, i) => drawnPage(survey, plan, sheet, drawn[i], spaceOf(sheet.paper))),
    ...tablePages(sheets),
  ];
  const theme = THEMES[input.theme];
  const gateWords = gateWordsOf(survey);
  return pages.map(({ space, content, ...page }, i): DiagramSheet => {
    const words: PageWords = { ...page, number: i + 1, of: pages.length, digest: input.digest };
    return {
      series: 'segmentation',
      title: page.title,
      note: page.note,
      paper: space.paper,
      millimetres: PAPERS[space.paper],
      svg: drawSegmentationPage(survey, space, words, content, gateWords, theme, input.metadata),
    };
  });
}

function drawnPage(survey: Survey, plan: Plan, sheet: SheetPlan, drawn: Drawn | undefined, space: PageSpace): Page {
  const { title, note } = sheet;
  const tables = sheet.withTables ? tablesOf(survey, plan.told, undefined) : [];
  const below = tables.length === 0 ? 0 : tablesHeight(tables, space.width) + 16;
  const empty = sheet.drawing.kind === 'empty';
  const room = { width: space.width, height: space.height - below };
  const parts = paginate(tables, space.width, below)[0] ?? [];
  const scale = drawn
    ? Math.min(room.width / drawn.picture.bounds.width, room.height / drawn.picture.bounds.height, LARGEST_SCALE)
    : 1;
  return {
    title,
    note,
    notices: drawn ? noticesOf(survey, plan, sheet, drawn) : [],
    space,
    content: {
      ...(drawn ? { picture: drawn.picture } : {}),
      scale,
      shown: drawn ? shownIn(drawn.picture, survey) : undefined,
      tables: parts,
      tablesHeight: below === 0 ? 0 : below - 16,
      empty,
    },
  };
}

const HANDLES = 8;

/** What a sheet leaves out, in sentences. */
function noticesOf(survey: Survey, plan: Plan, sheet: SheetPlan, drawn: Drawn): string[] {
  if (sheet.drawing.kind === 'detail' && plan.sheets.length > 1) return [];
  const shown = flowsOn(drawn);
  const lost = flowsOf(survey.design).filter((f) => plan.told(f) && !shown.has(f.id));
  const out: string[] = [];
  if (sheet.drawing.kind === 'overview') {
    const inner = [...drawn.links.within.values()].flat().length;
    if (inner > 0)
      out.push(
        `${inner === 1 ? 'One flow stays' : `${inner} flows stay`} within one frame: they are drawn on the sheets that follow.`,
      );
  }
  if (lost.length > 0) {
    const named = lost.slice(0, HANDLES).map((f) => f.id);
    const more = lost.length > HANDLES ? ` and ${lost.length - HANDLES} more` : '';
    out.push(
      `Not drawn here, since an end is no frame of this sheet: ${named.join(', ')}${more}; see the table of flows.`,
    );
  }
  return out;
}

/** The sheets on which each flow is drawn, by its handle. The overview sums up what other sheets show. */
export function sheetsOfFlows({ plan, drawn }: Pick<DrawnSheets, 'plan' | 'drawn'>): Map<string, number[]> {
  const sheets = new Map<string, number[]>();
  const hasOverview = plan.sheets[0]?.drawing.kind === 'overview';
  drawn.forEach((d, i) => {
    if (!d) return;
    for (const flow of flowsOn(d)) {
      const known = sheets.get(flow) ?? [];
      sheets.set(flow, [...known.filter((n) => n !== 1 || !hasOverview), i + 1]);
    }
  });
  return sheets;
}

function flowsOn({ links }: Drawn): Set<string> {
  return new Set([...links.links.flatMap((l) => l.flows), ...[...links.within.values()].flat()]);
}

/** Pages of tables, after the drawings. */
function tablePages(sheets: DrawnSheets): Page[] {
  const { survey, plan, spaceOf } = sheets;
  if (plan.tablesPaper === undefined) return [];
  const space = spaceOf(plan.tablesPaper);
  const shownOn = sheetsOfFlows(sheets);
  const many = plan.sheets.length > 1;
  const tables = tablesOf(survey, plan.told, many ? (flow) => shownOn.get(flow) ?? [] : undefined);
  return paginate(tables, space.width, space.height).map((page) => ({
    title: titleOf(page),
    note: '',
    notices: [],
    space,
    content: { scale: 1, shown: undefined, tables: page, tablesHeight: space.height, empty: false },
  }));
}

function titleOf(page: readonly TablePart[]): string {
  const names = page.map((p, i) => (i === 0 ? p.table.title : p.table.title.toLowerCase()));
  const last = names[names.length - 1] ?? '';
  if (names.length < 2) return last;
  const rest = names.slice(0, -1).join(', ');
  return `${rest} and ${last}`;
}
