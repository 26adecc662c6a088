/** The segmentation diagram of a design as sheets of paper, each an SVG text (`look.md`, Exported diagram). */
import type { DiagramSheet } from '../analyses/answers.ts';
import { shownAtMost, shownIn } from './draw/legend.ts';
import { drawPage, footerHeight, type PageContent, type PageWords } from './draw/page.ts';
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

/** Every sheet in order. Total; the same input gives the same bytes. */
export function segmentationDiagram(input: DiagramInput): DiagramSheet[] {
  const survey = surveyOf(input);
  const theme = THEMES[input.theme];
  const most = shownAtMost(survey);
  const spaceOf = (paper: PaperName) => pageSpace(paper, footerHeight(pixelsOf(paper).width - 2 * MARGIN, most, theme));
  const plan = planSheets(survey, { paper: input.paper, scope: input.scope, spaceOf });
  const steps = plan.sheets.length + 2;
  const drawn = plan.sheets.map((sheet, i) => {
    input.onProgress?.((i + 1) / steps);
    return drawingOf(survey, sheet.drawing, plan.sheetOf);
  });
  const pages = [
    ...plan.sheets.map((sheet, i) => drawnPage(survey, plan, sheet, drawn[i], spaceOf(sheet.paper))),
    ...tablePages(survey, plan, drawn, spaceOf),
  ];
  const gateWords = gateWordsOf(survey);
  return pages.map(({ space, content, ...page }, i): DiagramSheet => {
    const words: PageWords = { ...page, number: i + 1, of: pages.length, digest: input.digest };
    return {
      title: page.title,
      note: page.note,
      paper: space.paper,
      millimetres: PAPERS[space.paper],
      svg: drawPage(survey, space, words, content, gateWords, theme, input.metadata),
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
function noticesOf(survey: Survey, plan: Plan, sheet: SheetPlan, { links }: Drawn): string[] {
  if (sheet.drawing.kind === 'detail' && plan.sheets.length > 1) return [];
  const drawn = new Set([...links.links.flatMap((l) => l.flows), ...[...links.within.values()].flat()]);
  const lost = flowsOf(survey.design).filter((f) => plan.told(f) && !drawn.has(f.id));
  const out: string[] = [];
  if (sheet.drawing.kind === 'overview') {
    const inner = [...links.within.values()].flat().length;
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

/** Pages of tables, after the drawings. */
function tablePages(
  survey: Survey,
  plan: Plan,
  drawn: readonly (Drawn | undefined)[],
  spaceOf: (paper: PaperName) => PageSpace,
): Page[] {
  if (plan.tablesPaper === undefined) return [];
  const space = spaceOf(plan.tablesPaper);
  const sheets = new Map<string, number[]>();
  const hasOverview = plan.sheets[0]?.drawing.kind === 'overview';
  drawn.forEach((d, i) => {
    const flows = new Set([
      ...(d?.links.links ?? []).flatMap((l) => l.flows),
      ...[...(d?.links.within.values() ?? [])].flat(),
    ]);
    for (const flow of flows) {
      const known = sheets.get(flow) ?? [];
      // the overview sums up what other sheets show
      sheets.set(flow, [...known.filter((n) => n !== 1 || !hasOverview), i + 1]);
    }
  });
  const tables = tablesOf(survey, plan.told, plan.sheets.length > 1 ? (flow) => sheets.get(flow) ?? [] : undefined);
  const parts = paginate(tables, space.width, space.height);
  return parts.map((page) => ({
    title: titleOf(page),
    note: '',
    notices: [],
    space,
    content: { scale: 1, shown: undefined, tables: page, tablesHeight: space.height, empty: false },
  }));
}

function titleOf(page: readonly TablePart[]): string {
  const names = page.map((p) => p.table.title);
  const last = names[names.length - 1] ?? '';
  if (names.length < 2) return last;
  const rest = names.slice(0, -1).join(', ');
  return `${rest} and ${last.toLowerCase()}`;
}
