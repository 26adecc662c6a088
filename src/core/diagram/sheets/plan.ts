/** Which sheets a design takes: one where it is small; else an overview, and a sheet for each tenant or group of namespaces. */
import { zoneById } from '../../design/lookup.ts';
import { shortName } from '../describe.ts';
import { fitDetail, splitToFit } from './fit-detail.ts';
import { fitOverview } from './fit-overview.ts';
import { counted } from './frame.ts';
import { groupsOf, type SheetGroup } from './groups.ts';
import type { OverviewStyle } from './overview.ts';
import { PAPER_NAMES, type PaperName, SMALLEST_SCALE } from './paper.ts';
import { leavesIn, type Scope } from './scope.ts';
import type { Drawing, Plan, PlanOptions, SheetPlan } from './sheet-plan.ts';
import { planSmall } from './small.ts';
import { memberNamespace } from './standing.ts';
import type { SheetOf } from './stubs.ts';
import type { Survey } from './survey.ts';
import { type Told, tablesOf } from './tables.ts';
import { type Leaf, zoneOn } from './tree.ts';

/** The largest paper of sheets with workloads: what does not fit is spread over several. */
const DETAIL_PAPERS: readonly PaperName[] = ['A4', 'A3'];

/** The sheets of a design. Every namespace of the scope is on one of them; each part of one, too. */
export function planSheets(survey: Survey, options: PlanOptions): Plan {
  const { design } = survey;
  const leaves = leavesIn(design, options.scope);
  const told = toldBy(survey, options.scope, leaves);
  const all = options.scope.kind === 'all';
  if (all && isEmpty(survey))
    return onOneSheet({ kind: 'empty' }, options.paper === 'auto' ? 'A4' : options.paper, told);
  const small = all ? planSmall(survey, options, tablesOf(survey, told, undefined)) : undefined;
  if (small)
    return {
      ...onOneSheet(small.drawing, small.paper, told, small.withTables),
      tablesPaper: small.withTables ? undefined : small.paper,
    };
  return planMany(survey, options, leaves, told);
}

function onOneSheet(drawing: Drawing, paper: PaperName, told: Told, withTables = true): Plan {
  const title = 'Segmentation diagram';
  return {
    sheets: [{ drawing, title, note: '', paper, withTables }],
    tablesPaper: undefined,
    sheetOf: () => undefined,
    told,
  };
}

function isEmpty({ design }: Survey): boolean {
  const drawn = [
    'namespaces',
    'workloads',
    'externals',
    'hostGroups',
    'labelGroups',
    'planes',
    'tenants',
    'environments',
  ] as const;
  return drawn.every((c) => Object.keys(design[c]).length === 0);
}

/** Of a scope that is not all, what begins or ends in it. */
function toldBy({ design }: Survey, scope: Scope, leaves: readonly Leaf[]): Told {
  if (scope.kind === 'all') return () => true;
  const ids = new Set(scope.kind === 'selection' ? scope.ids : [scope.id]);
  const isHere = (id: string) => {
    const home = memberNamespace(design, id) ?? id;
    const leaf = leaves.find((l) => l.namespaces.some((n) => n.id === home));
    return ids.has(id) || (leaf !== undefined && (!leaf.part || leaf.part.members.has(id)));
  };
  return ({ from, to }) => isHere(from) || isHere(to);
}

function planMany(survey: Survey, options: PlanOptions, leaves: readonly Leaf[], told: Told): Plan {
  const overview = options.scope.kind === 'all' ? overviewPlan(survey, options) : undefined;
  const groups = groupsOf(survey.design, leaves);
  const before = overview ? 2 : 1;
  const guess = sheetOfGroups(survey, groups, before);
  const paper = options.paper === 'auto' ? detailPaper(survey, groups, options) : options.paper;
  const space = options.spaceOf(paper);
  const details = groups.flatMap((group) => {
    const parts = splitToFit(survey, group.leaves, space, guess);
    return titled(survey, group, parts).map((part): SheetPlan => {
      const { width, inner } = fitDetail(survey, part.leaves, space);
      const alone = !overview && groups.length === 1 && parts.length === 1;
      return {
        drawing: { kind: 'detail', leaves: part.leaves, width, inner, alone },
        title: part.title,
        note: noteOf(survey, part.leaves),
        paper,
        withTables: false,
      };
    });
  });
  const sheets = [...(overview ? [overview] : []), ...details];
  if (sheets.length === 0) return onOneSheet({ kind: 'empty' }, paper, told);
  return { sheets, tablesPaper: paper, sheetOf: sheetOfPlan(survey, sheets), told };
}

function overviewPlan(survey: Survey, options: PlanOptions): SheetPlan {
  const papers = options.paper === 'auto' ? PAPER_NAMES : [options.paper];
  const sheet = (style: OverviewStyle, paper: PaperName): SheetPlan => ({
    drawing: { kind: 'overview', style },
    title: 'Overview',
    note: 'flows are summed',
    paper,
    withTables: false,
  });
  let last: SheetPlan | undefined;
  for (const detail of ['namespaces', 'counts', 'tenants', 'planes'] as const)
    for (const paper of papers) {
      const { style, scale } = fitOverview(survey, detail, options.spaceOf(paper));
      last = sheet(style, paper);
      if (scale >= SMALLEST_SCALE) return last;
    }
  return last ?? sheet({ detail: 'planes', open: false, width: 1000, perRow: 3, outside: 4 }, 'A1');
}

/** The smallest paper on which each group fits on one sheet; the largest where none is. */
function detailPaper(survey: Survey, groups: readonly SheetGroup[], options: PlanOptions): PaperName {
  const fits = (paper: PaperName) =>
    groups.every((g) => fitDetail(survey, g.leaves, options.spaceOf(paper)).scale >= SMALLEST_SCALE);
  return DETAIL_PAPERS.find(fits) ?? 'A3';
}

function sheetOfGroups({ design }: Survey, groups: readonly SheetGroup[], first: number): SheetOf {
  const byNamespace = new Map(
    groups.flatMap((g, i) => g.leaves.flatMap((l) => l.namespaces.map((n) => [n.id, first + i] as const))),
  );
  return (id) => byNamespace.get(memberNamespace(design, id) ?? id) ?? 1;
}

/** Parts of a group with names that tell them apart. */
function titled(survey: Survey, group: SheetGroup, parts: readonly Leaf[][]) {
  const planeOf = (leaf: Leaf) => {
    const [namespace] = leaf.namespaces;
    return namespace && zoneOn(survey.design, namespace, 'plane');
  };
  const all = new Set(group.leaves.map(planeOf));
  const names = parts.map((leaves) => {
    const planes = [...new Set(leaves.map(planeOf))];
    if (parts.length === 1 || planes.length === all.size) return group.title;
    const told = planes.map((p) => (p === undefined ? 'no plane' : shortName(survey.design, p)));
    return `${group.title} · ${told.join(', ')}`;
  });
  return parts.map((leaves, i) => {
    const name = names[i] ?? group.title;
    const same = names.filter((n) => n === name).length;
    const number = names.slice(0, i + 1).filter((n) => n === name).length;
    return { leaves, title: same > 1 ? `${name}, part ${number} of ${same}` : name };
  });
}

function noteOf({ workloadsIn }: Survey, leaves: readonly Leaf[]): string {
  const namespaces = new Set(leaves.flatMap((l) => l.namespaces.map((n) => n.id)));
  const workloads = leaves.reduce(
    (sum, l) => sum + (l.part?.members.size ?? l.namespaces.reduce((s, n) => s + workloadsIn(n.id), 0)),
    0,
  );
  return `${counted(namespaces.size, 'namespace')}, ${counted(workloads, 'workload')}`;
}

/** Where each thing is drawn with everything in it: workloads and namespaces on their sheets, what is outside on the first. */
function sheetOfPlan({ design }: Survey, sheets: readonly SheetPlan[]): SheetOf {
  const numbers = new Map<string, number>();
  sheets.forEach(({ drawing }, i) => {
    if (drawing.kind !== 'detail') return;
    for (const leaf of drawing.leaves) {
      for (const namespace of leaf.namespaces) if (!numbers.has(namespace.id)) numbers.set(namespace.id, i + 1);
      for (const member of leaf.part?.members ?? []) numbers.set(member, i + 1);
    }
  });
  const hasOverview = sheets[0]?.drawing.kind === 'overview';
  return (id) => {
    const found = numbers.get(id) ?? numbers.get(memberNamespace(design, id) ?? '');
    if (found !== undefined) return found;
    if (zoneById(design, id) && !id.startsWith('plane:')) return tenantSheet(sheets, id);
    const home = memberNamespace(design, id);
    return hasOverview && home === undefined && !id.startsWith('ns:') ? 1 : undefined;
  };
}

function tenantSheet(sheets: readonly SheetPlan[], id: string): number | undefined {
  if (!id.startsWith('tenant:')) return undefined;
  const found = sheets.findIndex(
    ({ drawing }) =>
      drawing.kind === 'detail' && drawing.leaves.every((l) => l.namespaces.every((n) => n.tenant === id)),
  );
  return found < 0 ? undefined : found + 1;
}
