/** What is known of the sheets of a design before anything is drawn. */
import type { Widths } from './detail.ts';
import type { OverviewStyle } from './overview.ts';
import type { PageSpace, PaperName } from './paper.ts';
import type { Scope } from './scope.ts';
import type { SheetOf } from './stubs.ts';
import type { Told } from './tables.ts';
import type { Leaf } from './tree.ts';

/** How the drawing of a sheet is made. */
export type Drawing =
  /** Everything where it stands on the map. */
  | { readonly kind: 'free' }
  | { readonly kind: 'overview'; readonly style: OverviewStyle }
  /** `alone`: there is no other sheet. */
  | ({ readonly kind: 'detail'; readonly leaves: readonly Leaf[]; readonly alone: boolean } & Widths)
  | { readonly kind: 'empty' };

export interface SheetPlan {
  readonly drawing: Drawing;
  readonly title: string;
  /** What is on it, in words. */
  readonly note: string;
  readonly paper: PaperName;
  /** Whether the tables stand below the drawing. */
  readonly withTables: boolean;
}

export interface Plan {
  readonly sheets: readonly SheetPlan[];
  /** Of pages of tables; absent where they stand below the drawing, or there are none. */
  readonly tablesPaper: PaperName | undefined;
  readonly sheetOf: SheetOf;
  readonly told: Told;
}

export interface PlanOptions {
  readonly paper: PaperName | 'auto';
  readonly scope: Scope;
  /** What of a page is for the drawing. */
  readonly spaceOf: (paper: PaperName) => PageSpace;
}
