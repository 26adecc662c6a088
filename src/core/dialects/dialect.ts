/** The interface of a policy language: one folder each under `dialects`, listed in `registry.ts`. */
import type { Diagnostic } from '../diagnostics.ts';
import type { ManifestObject } from './manifest.ts';
import type { UnreadPolicyObject } from './unread.ts';

/** What a reading leaves: the typed object as far as an API server would take it, and every complaint. */
export interface Reading<T> {
  /** Absent when an API server would reject the object: it then enforces nothing. */
  readonly object?: T;
  /** Instead of `object`: an API server admits it, but nothing says what it then means. It widens the answer. */
  readonly unread?: UnreadPolicyObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** One policy language: how its objects are told, read and written. */
export interface Dialect<T extends { readonly kind: string }> {
  /** `networkpolicy`, `clusternetworkpolicy`, `adminnetworkpolicy`: also the area of its diagnostics. */
  readonly name: string;
  /** Whether this language owns the object. */
  readonly detect: (object: Pick<ManifestObject, 'apiVersion' | 'kind'>) => boolean;
  /** Reads one object: decoding, defaulting, and validation as an API server does them. Never throws. */
  readonly parse: (object: ManifestObject) => Reading<T>;
  /** The canonical plain value to write; absent for languages that are only read. */
  readonly print?: (object: T) => unknown;
}
