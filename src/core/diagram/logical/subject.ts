/** What the logical diagram is told: the design, and which files implement it. */
import type { Design } from '../../design/schema.ts';
import { type Bound, boundBy } from '../sheets/bound.ts';
import type { Scope } from '../sheets/scope.ts';
import { scopeWords, shownIn } from './shown.ts';

/** An object of the written tree. */
export interface WrittenObject {
  readonly kind: string;
  readonly name: string;
  /** Absent where its kind has none. */
  readonly tier: string | undefined;
}

/** What of the written tree implements an element. */
export interface ImplementedBy {
  /** Of the tree, in its order. */
  readonly files: readonly string[];
  readonly objects: readonly WrittenObject[];
}

/** What the target makes of a design, by elements: handles, and ids of zones, namespaces and shared services. */
export interface Implementation {
  readonly of: ReadonlyMap<string, ImplementedBy>;
  /** Why something cannot be enforced by this target. */
  readonly notEnforceable: ReadonlyMap<string, readonly string[]>;
  /** What was lost on the way to this target. */
  readonly losses: ReadonlyMap<string, readonly string[]>;
}

/** What every sheet asks. */
export interface Subject {
  /** All of it: names are looked up here. */
  readonly design: Design;
  /** What of it is told. */
  readonly shown: Design;
  /** What that is called: `tenant Payments`; empty where it is the whole. */
  readonly scopeWords: string;
  /** The day that exceptions are held against; absent: none is said to be over. */
  readonly day: string | undefined;
  readonly implementation: Implementation;
  /** Files of namespaces that are not told. */
  readonly elsewhere: ReadonlySet<string>;
  readonly bound: Bound;
}

const NOTHING: ImplementedBy = { files: [], objects: [] };

/** Puts together what the logical diagram is told. `day`: as `2027-01-31`; without it nothing is over. */
export function subjectOf(
  design: Design,
  scope: Scope,
  day: string | undefined,
  implementation: Implementation,
): Subject {
  const [shown, words] = [shownIn(design, scope), scopeWords(design, scope)];
  const filesIn = (ids: readonly string[]) => ids.flatMap((id) => implementation.of.get(id)?.files ?? []);
  const here = new Set(filesIn(Object.keys(shown.namespaces)));
  const others = Object.keys(design.namespaces).filter((id) => !Object.hasOwn(shown.namespaces, id));
  const elsewhere = new Set(filesIn(others).filter((path) => !here.has(path)));
  return { design, shown, scopeWords: words, day, implementation, elsewhere, bound: boundBy(design) };
}

/** The files of an element, none where nothing implements it; of a zone, those of the namespaces that are told. */
export function implementedBy({ implementation, elsewhere }: Subject, element: string): ImplementedBy {
  const all = implementation.of.get(element) ?? NOTHING;
  if (elsewhere.size === 0 || !/^(plane|env|tenant|zone|cluster):/.test(element)) return all;
  return { ...all, files: all.files.filter((path) => !elsewhere.has(path)) };
}

/** The cells of a row that points at files, and what it is the place of. */
export function filesOf(subject: Subject, element: string) {
  const { files } = implementedBy(subject, element);
  return { cell: files.join('\n') || 'no file yet', element, files };
}
