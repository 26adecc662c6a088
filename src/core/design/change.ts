/** A change to a design as data: patches and their inverse. Undo, autosave, review and the engine all use this one type. */
import { applyPatches, type Draft, enablePatches, type Patch, produceWithPatches } from 'immer';
import type { Design, Layout } from './schema.ts';

enablePatches();

/** What the user edits: the design and where its things stand. */
export interface Document {
  readonly design: Design;
  readonly layout: Layout;
}

/** One step of editing, as data. */
export interface Change {
  /** What it did, as the undo button says it: `Add flow F-12`. */
  readonly label: string;
  readonly patches: readonly Patch[];
  readonly inverse: readonly Patch[];
}

/** Runs a recipe on a document. Returns the new document and the change; an empty change if nothing changed. */
export function change(
  document: Document,
  label: string,
  recipe: (draft: Draft<Document>) => void,
): [Document, Change] {
  const [next, patches, inverse] = produceWithPatches(document, (draft) => {
    recipe(draft);
  });
  return [next, { label, patches, inverse }];
}

/** Applies a change. */
export function applyChange(document: Document, c: Change): Document {
  return applyPatches(document, c.patches as Patch[]);
}

/** The change that takes another back. */
export function invertChange(c: Change): Change {
  return { label: c.label, patches: c.inverse, inverse: c.patches };
}

/** Several changes as one step, for gestures. */
export function squashChanges(label: string, changes: readonly Change[]): Change {
  return {
    label,
    patches: changes.flatMap((c) => c.patches),
    inverse: [...changes].reverse().flatMap((c) => c.inverse),
  };
}

/** Whether a change does nothing, forwards or backwards. */
export function isEmptyChange(c: Change): boolean {
  return c.patches.length === 0;
}
