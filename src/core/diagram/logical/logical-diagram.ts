/** The logical diagram of a design as sheets of paper: what is required, by whom, and what implements it (row 0.1). */
import type { DiagramSheet } from '../../analyses/answers.ts';
import { expiryOf } from '../../design/expiry.ts';
import { nameOf } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import type { Design } from '../../design/schema.ts';
import { kindWord } from '../../design/thing-words.ts';
import { counted } from '../../lib/number-text.ts';
import { drawNothing, drawPage, footerHeight } from '../draw/page.ts';
import type { BlockCell } from '../draw/title-block.ts';
import { MARGIN, PAPERS, type PageSpace, type PaperName, pageSpace, pixelsOf } from '../sheets/paper.ts';
import type { Scope } from '../sheets/scope.ts';
import { type MeasuredRow, paginate, type TablePart } from '../sheets/table-pages.ts';
import { type Table, withoutEmpty } from '../sheets/tables.ts';
import { countsOf, expiredOf, type StatementPart } from '../statement.ts';
import { THEMES, type ThemeName } from '../theme.ts';
import { type StripPage, stripPages } from './arrange.ts';
import { sectionsOf } from './boxes.ts';
import { drawStrips, fullestLegend, legendOfStrips } from './draw.ts';
import { gateTables } from './gates.ts';
import { guardrailTables } from './guardrails.ts';
import { ownerless, ownerTables } from './owners.ts';
import { placesOn } from './places.ts';
import { requirementTables } from './requirements.ts';
import { type Implementation, implementedBy, type Subject, subjectOf } from './subject.ts';

export interface LogicalInput {
  readonly design: Design;
  /** What of it the sheets cover. */
  readonly scope: Scope;
  /** For the title block and for exceptions that are over. */
  readonly day?: string | undefined;
  readonly implementation: Implementation;
  readonly theme: ThemeName;
  readonly paper: PaperName | 'auto';
  /** Of the design's file. */
  readonly digest: string;
  /** SVG that carries the design, put into every sheet; empty where it is left out. */
  readonly metadata: string;
  /** Where the tree of files stands, as seen from the sheets, so that paths can be followed; absent: nobody knows. */
  readonly filesAt?: string | undefined;
}

/** One of the four subjects, before it is put on pages. */
interface Chapter {
  readonly title: string;
  readonly note: string;
  readonly hasPicture: boolean;
  readonly tables: readonly Table[];
  /** What is said where there is nothing to show. */
  readonly nothing: string;
  readonly notices: readonly string[];
}

/** A page of a chapter. */
interface Page {
  readonly chapter: Chapter;
  readonly space: PageSpace;
  readonly picture: StripPage | undefined;
  readonly tables: readonly TablePart[];
  readonly part: number;
  readonly parts: number;
}

/** Requirements, owners, guardrails and gates, each on as many sheets as it takes. Total; same input, same bytes. */
export function logicalDiagram(input: LogicalInput): DiagramSheet[] {
  const { design, scope, day, metadata, filesAt } = input;
  const subject = subjectOf(design, scope, day, input.implementation);
  const theme = THEMES[input.theme];
  const fullest = fullestLegend(theme);
  const spaceOf = (paper: PaperName) => pageSpace(paper, footerHeight(pixelsOf(paper).width - 2 * MARGIN, fullest));
  const told = chaptersOf(subject).flatMap((chapter) => pagesOf(subject, chapter, input.paper, spaceOf));
  const pages = [...told, ...pathsInFull(subject, told, spaceOf)];
  const statement = statementOf(subject);
  return pages.map((page, i): DiagramSheet => {
    const { chapter, space, picture, tables } = page;
    const whole = subject.scopeWords === '' ? chapter.title : `${chapter.title} of ${subject.scopeWords}`;
    const title = partOf(whole, page);
    const number = `L${i + 1} of L${pages.length}`;
    const isEmpty = picture === undefined && tables.length === 0;
    const svg = drawPage(
      space,
      {
        head: {
          name: design.name,
          title,
          note: chapter.note,
          number: `Sheet ${number}`,
          statement,
          nothing: 'Nothing is required yet.',
        },
        drawing: isEmpty
          ? drawNothing(space, chapter.nothing, theme)
          : picture
            ? drawStrips(picture, space.left, space.top, theme)
            : '',
        tables,
        tablesTop: space.top + belowPicture(picture),
        legend: picture && legendOfStrips(picture, theme),
        notices: [
          ...(page.part === page.parts ? chapter.notices : []),
          ...(isShortened(page) && chapter.title !== IN_FULL
            ? [`Shortened paths stand in full on the sheet ${IN_FULL}.`]
            : []),
        ],
        // what the sheet covers has a cell of its own
        block: blockOf(input, subject, { title: partOf(chapter.title, page), number }, space.paper),
        filesAt,
      },
      theme,
      metadata,
    );
    return {
      series: 'logical',
      title,
      note: chapter.note,
      paper: space.paper,
      millimetres: PAPERS[space.paper],
      svg,
      places: placesOn(
        { space, picture, tables, tablesTop: space.top + belowPicture(picture) },
        (id) => implementedBy(subject, id).files,
      ),
    };
  });
}

function partOf(title: string, { part, parts }: Page): string {
  return parts > 1 ? `${title}, ${part} of ${parts}` : title;
}

const NO_DESIGN = 'This design is empty: draw planes, environments, tenants and guardrails, and they show here.';

function chaptersOf(subject: Subject): Chapter[] {
  const { design, shown, scopeWords } = subject;
  const guardrails = Object.keys(shown.guardrails).length;
  const exceptions = Object.keys(shown.exceptions).length;
  const shared = Object.keys(shown.sharedServices).length;
  const left = ownerless(shown);
  return [
    {
      title: 'Requirements',
      note: guardrails === 0 ? 'no guardrail yet' : counted(guardrails, 'guardrail'),
      hasPicture: true,
      tables: requirementTables(subject),
      nothing: scopeWords === '' ? NO_DESIGN : `Nothing stands in ${scopeWords} yet.`,
      notices: guardrails === 0 ? ['No guardrail keeps anything apart yet: what is drawn may connect.'] : [],
    },
    {
      title: 'Owners',
      note: left === 0 ? '' : `${counted(left, 'thing')} without an owner`,
      hasPicture: false,
      tables: ownerTables(subject),
      nothing: 'Nothing here can have an owner yet.',
      notices:
        Object.keys(design.personas).length === 0 ? ['No persona is described: who may write what is not said.'] : [],
    },
    {
      title: 'Guardrails',
      note: guardrails === 0 ? '' : counted(guardrails, 'guardrail'),
      hasPicture: false,
      tables: guardrailTables(subject),
      nothing: 'There is no guardrail yet.',
      notices: ['Strength is judged beside each guardrail in the studio, not for a drawing.'],
    },
    {
      title: 'Gates',
      note: [
        ...(exceptions === 0 ? [] : [counted(exceptions, 'exception')]),
        ...(shared === 0 ? [] : [counted(shared, 'shared service')]),
      ].join(', '),
      hasPicture: false,
      tables: gateTables(subject),
      nothing:
        guardrails === 0 ? 'There is no guardrail, so that no exception opens one.' : 'No guardrail has an exception.',
      notices: [],
    },
  ].map((chapter) => ({ ...chapter, tables: chapter.tables.filter((t) => t.rows.length > 0).map(withoutEmpty) }));
}

const BELOW_PICTURE = 22;

function belowPicture(picture: StripPage | undefined): number {
  return picture ? picture.height + BELOW_PICTURE : 0;
}

/** The smallest paper that takes a chapter whole with nothing shortened, else A3 as often as it takes. */
function pagesOf(
  subject: Subject,
  chapter: Chapter,
  paper: PaperName | 'auto',
  spaceOf: (paper: PaperName) => PageSpace,
): Page[] {
  if (paper !== 'auto') return pagesOn(subject, chapter, spaceOf(paper));
  const small = pagesOn(subject, chapter, spaceOf('A4'));
  return small.length === 1 && small.every(isWhole) ? small : pagesOn(subject, chapter, spaceOf('A3'));
}

function isWhole({ tables }: Page): boolean {
  return tables.every((t) => t.rows.every((r) => r.cells.every((c) => c.whole === undefined)));
}

function pagesOn(subject: Subject, chapter: Chapter, space: PageSpace): Page[] {
  const pictures = chapter.hasPicture ? stripPages(sectionsOf(subject), space.width, space.height) : [];
  const last = pictures[pictures.length - 1];
  const tables = paginate(chapter.tables, space.width, space.height, belowPicture(last));
  const [beside = [], ...rest] = last ? tables : [[], ...tables];
  const bodies = [
    ...pictures.map((picture, i) => ({ picture, tables: i === pictures.length - 1 ? beside : [] })),
    ...rest.map((parts) => ({ picture: undefined, tables: parts })),
  ];
  const all = bodies.length === 0 ? [{ picture: undefined, tables: [] }] : bodies;
  return all.map((body, i) => ({ chapter, space, ...body, part: i + 1, parts: all.length }));
}

const IN_FULL = 'Files in full';

/** An appendix of the paths that are shortened on a page: each once, in full, with what it implements there. */
function pathsInFull(subject: Subject, pages: readonly Page[], spaceOf: (paper: PaperName) => PageSpace): Page[] {
  const cut = pages.filter(isShortened);
  const [first] = cut;
  if (!first) return [];
  const implemented = new Map<string, Set<string>>();
  for (const { table, rows } of cut.flatMap((page) => page.tables))
    for (const row of rows)
      for (const path of shortenedIn(table, row)) {
        const told = implemented.get(path) ?? new Set();
        implemented.set(path, row.row.element === undefined ? told : told.add(titleOf(subject, row.row.element)));
      }
  const chapter: Chapter = {
    title: IN_FULL,
    note: counted(implemented.size, 'file'),
    hasPicture: false,
    tables: [
      {
        title: 'Paths that are shortened on other sheets',
        columns: [
          { title: 'File', share: 0.6, mono: true },
          { title: 'Implements', share: 0.4 },
        ],
        rows: [...implemented]
          .sort(([x], [y]) => compareNatural(x, y))
          .map(([path, told]) => ({ cells: [path, [...told].join(', ')] })),
      },
    ],
    nothing: '',
    notices: [],
  };
  return pagesOn(subject, chapter, spaceOf(first.space.paper));
}

function titleOf({ design }: Subject, element: string): string {
  return /^[FGX]-\d+$/.test(element) ? element : `${kindWord(element)} ${nameOf(design, element)}`;
}

function isShortened({ tables }: Page): boolean {
  return tables.some(({ table, rows }) => rows.some((row) => shortenedIn(table, row).length > 0));
}

/** The paths of a row that are not shown in full. Those that are left out are counted in the row. */
function shortenedIn({ columns }: Table, { row, cells }: MeasuredRow): string[] {
  const lines = columns.flatMap((c, i) => (c.paths ? (cells[i]?.lines ?? []) : []));
  return (row.files ?? []).filter((path, i) => lines[i]?.startsWith('…') && lines[i] !== path);
}

/** What is said of the whole: how much is required, what cannot be kept, what is over, and what nobody owns. */
function statementOf(subject: Subject): StatementPart[] {
  const { shown, day, implementation } = subject;
  const guardrails = Object.values(shown.guardrails);
  const exceptions = Object.values(shown.exceptions);
  if (guardrails.length + exceptions.length === 0 && countsOf(shown) === '') return [];
  const refused = guardrails.filter((g) => implementation.notEnforceable.has(g.id));
  const bare = guardrails.filter((g) => !refused.includes(g) && implementedBy(subject, g.id).files.length === 0);
  const left = ownerless(shown);
  const dated = exceptions.filter((x) => expiryOf(x.expires, day)?.expired).length;
  const part = (tone: StatementPart['tone'], words: string): StatementPart => ({ tone, words });
  return [
    part('exposed', counted(guardrails.length, 'guardrail')),
    part('exposed', counted(exceptions.length, 'exception')),
    ...(dated > 0 ? [expiredOf(shown, day)].flatMap((p) => p ?? []) : []),
    ...(refused.length > 0
      ? [part('blocked', `${refused.length} not enforceable by this target: ${handles(refused)}`)]
      : []),
    ...(bare.length > 0 ? [part('question', `${bare.length} without a file yet: ${handles(bare)}`)] : []),
    ...(left > 0 ? [part('question', `${counted(left, 'thing')} without an owner`)] : []),
  ];
}

function handles(things: readonly { readonly id: string }[]): string {
  const more = things.length - 4;
  return `${things
    .slice(0, 4)
    .map((t) => t.id)
    .join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function blockOf(
  { design, day, digest }: LogicalInput,
  { shown, scopeWords }: Subject,
  words: { readonly title: string; readonly number: string },
  paper: PaperName,
): readonly (readonly BlockCell[])[] {
  return [
    [
      { label: 'Design', value: design.name, share: 0.42, strong: true },
      { label: 'Sheet', value: words.title, share: 0.36 },
      { label: 'No.', value: words.number, share: 0.22, strong: true },
    ],
    [
      { label: 'Diagram', value: 'Logical, as required', share: 0.26 },
      { label: 'Target', value: design.target, share: 0.16 },
      { label: 'Date', value: day ?? 'none given', share: 0.19 },
      { label: 'Paper', value: paper, share: 0.1 },
      { label: 'Digest of the design', value: digest, share: 0.29, mono: true },
    ],
    [
      { label: 'Holds', value: countsOf(shown) || 'nothing drawn yet', share: scopeWords === '' ? 1 : 0.6 },
      ...(scopeWords === '' ? [] : [{ label: 'Covers', value: `only ${scopeWords}`, share: 0.4 }]),
    ],
    [{ label: 'Says', value: 'what is required and which files implement it; no connection is judged here', share: 1 }],
  ];
}
