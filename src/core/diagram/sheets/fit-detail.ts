/** How namespaces are spread over sheets so that each prints legibly. */
import type { Axis } from '../../design/schema.ts';
import type { Size } from '../geometry.ts';
import { arrangeDetail, detailTree, nestDetail, type Widths } from './detail.ts';
import { membersOf } from './members.ts';
import { SMALLEST_SCALE, scaleFor } from './paper.ts';
import { memberNamespace } from './standing.ts';
import { type SheetOf, STUB } from './stubs.ts';
import type { Survey } from './survey.ts';
import { type Leaf, leavesByZone } from './tree.ts';

/** The widest rows with which something is drawn largest. */
export interface Fit extends Widths {
  readonly scale: number;
}

export const DETAIL_AXES: readonly Axis[] = ['tenant', 'plane', 'environment'];
/** Shares of the space that rows are tried at, and of those that rows of namespaces are. */
const WIDTHS = [1, 0.8, 0.6, 0.42, 0.3];
const INNER = [1, 0.5, 0.34];
const COLUMN = STUB.width + 96;

/** The best fit of namespaces on one sheet, by their size alone. */
export function fitDetail(survey: Survey, leaves: readonly Leaf[], space: Size): Fit {
  const tree = detailTree(survey, leaves, DETAIL_AXES);
  const columns = columnsBeside(survey, leaves) * COLUMN;
  const most = space.width / SMALLEST_SCALE - columns;
  let best: Fit = { width: most, inner: most, scale: 0 };
  for (const share of WIDTHS)
    for (const part of tree.branches.length > 0 ? INNER : [1]) {
      const width = Math.max(480, most * share);
      const inner = Math.max(480, width * part);
      const { size } = nestDetail(survey, tree, { width, inner });
      const scale = scaleFor({ width: size.width + columns, height: size.height }, space);
      if (scale > best.scale) best = { width, inner, scale };
    }
  return best;
}

/** At how many sides there are stubs. */
function columnsBeside({ design, ends }: Survey, leaves: readonly Leaf[]): number {
  const here = new Set(leaves.flatMap((l) => l.namespaces.map((n) => n.id)));
  const isHere = (id: string) => here.has(memberNamespace(design, id) ?? id);
  const parts = leaves.some((l) => l.part);
  const into = parts || ends.some(([from, to]) => !isHere(from) && isHere(to));
  const out = parts || ends.some(([from, to]) => isHere(from) && !isHere(to));
  return (into ? 1 : 0) + (out ? 1 : 0);
}

/** Whether it fits with its stubs, too. */
function reallyFits(survey: Survey, leaves: readonly Leaf[], fit: Fit, space: Size, sheetOf: SheetOf): boolean {
  if (fit.scale < SMALLEST_SCALE) return false;
  const { bounds } = arrangeDetail(survey, leaves, sheetOf, { ...fit, axes: DETAIL_AXES });
  return scaleFor(bounds, space) >= SMALLEST_SCALE;
}

/** The leaves as few sheets as they take: broken between planes, then environments, then namespaces, then within one. */
export function splitToFit(survey: Survey, leaves: readonly Leaf[], space: Size, sheetOf: SheetOf): Leaf[][] {
  const fits = (some: readonly Leaf[]) => reallyFits(survey, some, fitDetail(survey, some, space), space, sheetOf);
  const split = (some: readonly Leaf[], axes: readonly Axis[]): Leaf[][] => {
    if (some.length === 0) return [];
    if (fits(some)) return [[...some]];
    const [axis, ...rest] = axes;
    if (!axis) return some.length === 1 ? halved(survey, some[0], fits) : filled(some, fits, split);
    const groups = leavesByZone(survey.design, some, axis);
    if (groups.length === 1) return split(some, rest);
    return joined(
      groups.flatMap((g) => split(g, rest)),
      fits,
    );
  };
  return split(leaves, ['plane', 'environment']);
}

type Fits = (some: readonly Leaf[]) => boolean;

/** Neighbours that fit on one sheet together share it. */
function joined(sheets: readonly Leaf[][], fits: Fits): Leaf[][] {
  const out: Leaf[][] = [];
  for (const sheet of sheets) {
    const last = out[out.length - 1];
    if (last && fits([...last, ...sheet])) last.push(...sheet);
    else out.push([...sheet]);
  }
  return out;
}

/** As many from the first on as fit, then the rest. */
function filled(some: readonly Leaf[], fits: Fits, split: (rest: readonly Leaf[], axes: readonly Axis[]) => Leaf[][]) {
  let low = 1;
  let high = some.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(some.slice(0, middle))) low = middle;
    else high = middle - 1;
  }
  return [...split(some.slice(0, low), []), ...split(some.slice(low), [])];
}

/** One namespace in as few parts as it takes. */
function halved(survey: Survey, leaf: Leaf | undefined, fits: Fits): Leaf[][] {
  if (!leaf) return [];
  const all = membersOf(survey.design, leaf).map((m) => m.id);
  for (let parts = 2; parts <= all.length; parts++) {
    const each = Math.ceil(all.length / parts);
    const leaves = Array.from({ length: Math.ceil(all.length / each) }, (_, i): Leaf => {
      const members = new Set(all.slice(i * each, (i + 1) * each));
      return { ...leaf, id: `${leaf.id}#${i + 1}`, part: { members, number: i + 1, of: Math.ceil(all.length / each) } };
    });
    if (leaves.every((l) => fits([l]))) return leaves.map((l) => [l]);
  }
  return [[leaf]];
}
