/** What opening a kept design leaves. */
import type { Document } from '../core/design/change.ts';
import type { KeptFiles } from '../state/kept-files.ts';
import type { Beside, History, Imported, Step } from '../state/studio-storage.ts';
import type { StoredOrigin } from './database-schema.ts';

/** A kept design as it was found. */
export interface FoundDesign extends Imported {
  readonly kind: 'opened';
  readonly record: string;
  readonly document: Document;
  readonly history: History;
  readonly besides: ReadonlyMap<Step, Beside>;
  /** Where it is kept outside the browser. */
  readonly origin: Origin | undefined;
  readonly files: KeptFiles;
}

/** Where a design is kept outside the browser. */
export type Origin = Omit<StoredOrigin, 'record'>;

/** What opening a kept design leaves. */
export type OpenOutcome =
  | FoundDesign
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: string; readonly reason: UnreadReason };

/**
 * `unavailable` and `newer` are of the database as a whole. `newer design`: only a newer Bulkhead can read it. `damaged`:
 * nothing of it can be read, and what was found is kept for `rescue`.
 */
export type UnreadReason = 'unavailable' | 'newer' | 'newer design' | 'damaged';
