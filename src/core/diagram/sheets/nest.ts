/** Puts frames and namespaces into rows: each frame as small as its rows, then stretched so that rows end together. */
import type { Box, Size } from '../geometry.ts';
import { up } from './picture.ts';
import type { Branch, Leaf, Tree } from './tree.ts';

/** Between neighbours in a row, and between rows. */
export interface Gap {
  readonly x: number;
  readonly y: number;
}

const LANES: Gap = { x: 8, y: 8 };

/** Distances, in drawing pixels. */
export interface NestStyle {
  /** The widest row of the outermost level. */
  readonly width: number;
  readonly leafSize: (leaf: Leaf) => Size;
  readonly leafGap: Gap;
  readonly frameGap: Gap;
  /** Environments as lanes: one below the other, titled at their left. */
  readonly lanes: boolean;
  /** The widest row of what stands in an innermost frame; absent: as wide as there is room. */
  readonly leavesWide?: number;
  /** Pixels that the title of a frame needs. */
  readonly titleWide: (branch: Branch) => number;
}

export interface NestedFrame {
  readonly branch: Branch;
  readonly parent: string | undefined;
  readonly box: Box;
}

export interface NestedLeaf {
  readonly leaf: Leaf;
  readonly parent: string | undefined;
  readonly box: Box;
}

export interface Nest {
  /** Outer ones first. */
  readonly frames: readonly NestedFrame[];
  readonly leaves: readonly NestedLeaf[];
  readonly size: Size;
}

interface Item {
  readonly branch?: Branch;
  readonly leaf?: Leaf;
  readonly size: Size;
}

interface Rows {
  readonly rows: readonly (readonly Item[])[];
  readonly gap: Gap;
  readonly size: Size;
}

interface Inset {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const TITLE = 40;
const LANE_TITLE = 96;

/** Everything of a tree in its place, the corner at nought. */
export function nestTree(tree: Tree, style: NestStyle): Nest {
  const frames: NestedFrame[] = [];
  const leaves: NestedLeaf[] = [];
  const measured = new Map<Branch, Rows>();

  function isLane(branch: Branch): boolean {
    return style.lanes && branch.axis === 'environment';
  }

  function insetOf(branch: Branch): Inset {
    if (isLane(branch)) return { left: LANE_TITLE, top: 8, right: 8, bottom: 8 };
    return { left: 16, top: TITLE, right: 16, bottom: 16 };
  }

  function sizeOf(branch: Branch, width: number): Size {
    const inset = insetOf(branch);
    const rows = rowsOf(branch, width - inset.left - inset.right, branch.axis);
    measured.set(branch, rows);
    return {
      width: Math.max(isLane(branch) ? 0 : up(style.titleWide(branch)), up(rows.size.width + inset.left + inset.right)),
      height: up(rows.size.height + inset.top + inset.bottom),
    };
  }

  function rowsOf(of: Tree, width: number, axis?: Branch['axis']): Rows {
    const items: Item[] = [
      ...of.branches.map((branch) => ({ branch, size: sizeOf(branch, width) })),
      ...of.leaves.map((leaf) => ({ leaf, size: style.leafSize(leaf) })),
    ];
    const gap = of.branches.length === 0 ? style.leafGap : of.branches.some(isLane) ? LANES : style.frameGap;
    // a plane is a band: its own namespaces stand in rows twice as long
    const leavesWide = (style.leavesWide ?? width) * (axis === 'plane' ? 2 : 1);
    const room = of.branches.length === 0 ? Math.min(width, leavesWide) : width;
    return inRows(items, room, gap, of.branches.some(isLane));
  }

  function place({ rows, gap }: Rows, parent: string | undefined, at: Box): void {
    let y = at.y;
    rows.forEach((row, i) => {
      const lower = i === rows.length - 1 && !row.some((item) => item.branch && isLane(item.branch));
      const height = heightOf(row) + (lower ? Math.max(0, at.y + at.height - y - heightOf(row)) : 0);
      const spare = at.width - widthOf(row, gap.x);
      const grows = row.filter((item) => item.branch).length;
      let x = at.x;
      for (const item of row) {
        const more = item.branch && spare > 0 ? Math.floor(spare / grows / 8) * 8 : 0;
        const box = { x, y, width: item.size.width + more, height: item.branch ? height : item.size.height };
        put(item, parent, box);
        x += box.width + gap.x;
      }
      y += height + gap.y;
    });
  }

  function put({ branch, leaf }: Item, parent: string | undefined, box: Box): void {
    if (leaf) leaves.push({ leaf, parent, box });
    if (!branch) return;
    frames.push({ branch, parent, box });
    const inset = insetOf(branch);
    const rows = measured.get(branch);
    if (!rows) return;
    place(rows, branch.id, {
      x: box.x + inset.left,
      y: box.y + inset.top,
      width: box.width - inset.left - inset.right,
      height: box.height - inset.top - inset.bottom,
    });
  }

  const rows = rowsOf(tree, style.width);
  place(rows, undefined, { x: 0, y: 0, ...rows.size });
  return { frames, leaves, size: rows.size };
}

function inRows(items: readonly Item[], width: number, gap: Gap, single: boolean): Rows {
  const rows: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const row = rows[rows.length - 1];
    if (!row || single || item.size.width + gap.x > room) {
      rows.push([item]);
      room = width - item.size.width;
    } else {
      row.push(item);
      room -= item.size.width + gap.x;
    }
  }
  const size = {
    width: Math.max(0, ...rows.map((row) => widthOf(row, gap.x))),
    height: rows.reduce((sum, row) => sum + heightOf(row), 0) + gap.y * Math.max(0, rows.length - 1),
  };
  return { rows, gap, size };
}

function widthOf(row: readonly Item[], gap: number): number {
  return row.reduce((sum, item) => sum + item.size.width, 0) + gap * Math.max(0, row.length - 1);
}

function heightOf(row: readonly Item[]): number {
  return Math.max(0, ...row.map((item) => item.size.height));
}
