/** A page of the segmentation diagram: its drawing, what its legend says, and the words of its title block. */
import type { Box } from '../geometry.ts';
import type { GateWords } from '../sheets/compose-picture.ts';
import type { PageSpace } from '../sheets/paper.ts';
import type { Picture } from '../sheets/picture.ts';
import type { Survey } from '../sheets/survey.ts';
import type { TablePart } from '../sheets/table-pages.ts';
import { countsOf, expiredOf, proofOf, proofWords } from '../statement.ts';
import type { Theme } from '../theme.ts';
import { legendEntries, type Shown } from './legend.ts';
import { drawNothing, drawPage } from './page.ts';
import { drawPicture } from './picture.ts';
import type { BlockCell } from './title-block.ts';

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

/** The page as an SVG text. `metadata` is SVG, or empty. */
export function drawSegmentationPage(
  survey: Survey,
  space: PageSpace,
  words: PageWords,
  content: PageContent,
  gateWords: GateWords,
  theme: Theme,
  metadata: string,
): string {
  const { design } = survey;
  const more = [expiredOf(design, survey.day), proofOf(survey.proof)];
  const nothing = content.empty
    ? drawNothing(space, nothingWords(Object.keys(design.namespaces).length === 0), theme)
    : '';
  const picture = content.picture
    ? drawPicture(content.picture, content.scale, boxOf(content, space), gateWords, theme)
    : '';
  return drawPage(
    space,
    {
      head: {
        name: design.name,
        title: words.title,
        note: words.note,
        number: `Sheet ${words.number} of ${words.of}`,
        statement: [...survey.statement, ...more.flatMap((part) => part ?? [])],
        nothing: 'No flows to judge.',
      },
      drawing: nothing + picture,
      tables: content.tables,
      tablesTop: space.top + space.height - (content.picture ? content.tablesHeight : space.height),
      legend: content.shown && legendEntries(content.shown, theme),
      notices: content.shown ? words.notices : [],
      block: blockOf(survey, words, space.paper),
    },
    theme,
    metadata,
  );
}

/** What of the page is for the drawing. */
function boxOf({ tablesHeight }: PageContent, { left, top, width, height }: PageSpace): Box {
  return { x: left, y: top, width, height: height - tablesHeight };
}

function nothingWords(isEmpty: boolean): string {
  return isEmpty
    ? 'This design is empty: draw planes, namespaces and flows, and they show here.'
    : 'There is no namespace in what is shown here.';
}

const SIDES = { today: 'Today, as imported', design: 'Design, as compiled' } as const;

function blockOf(survey: Survey, words: PageWords, paper: string): readonly (readonly BlockCell[])[] {
  const { design, side, answer, day, proof } = survey;
  const { endpoints, policies } = answer.statistics;
  const solved = `${endpoints} endpoints · ${policies} policies solved`;
  return [
    [
      { label: 'Design', value: design.name, share: 0.42, strong: true },
      { label: 'Sheet', value: words.title, share: 0.36 },
      { label: 'No.', value: `${words.number} of ${words.of}`, share: 0.22, strong: true },
    ],
    [
      { label: 'Side', value: SIDES[side], share: 0.26 },
      { label: 'Target', value: design.target, share: 0.16 },
      { label: 'Date', value: day ?? 'none given', share: 0.19 },
      { label: 'Paper', value: paper, share: 0.1 },
      { label: 'Digest of the design', value: words.digest, share: 0.29, mono: true },
    ],
    [{ label: 'Holds', value: countsOf(design) || 'nothing drawn yet', share: 1 }],
    [{ label: 'Solver', value: proof ? `${solved} · ${proofWords(proof)}` : solved, share: 1 }],
  ];
}
