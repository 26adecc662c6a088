/** The tree as it is and with an edited file in it, each with what it enforces. */
import type { Connections, FileEdit } from '../../analyses/file-edit.ts';
import type { Document } from '../../design/change.ts';
import type { DesignInventory } from '../../design/inventory.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { type CompiledDesign, compileDesign, policiesOfTree } from '../compile-design.ts';
import type { Enforced } from './affected.ts';
import { compareTrees, connectionsOf, isComparable, pairChanges } from './enforced.ts';

/** Where an edit is looked at. */
export interface EditedTree {
  readonly document: Document;
  readonly edit: FileEdit;
  readonly compiled: CompiledDesign;
  /** The tree with the text in it, over the same inventory. */
  readonly edited: Enforced;
  /** What is wrong with the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts a text in place of a file of the tree. */
export function editTree(document: Document, edit: FileEdit): EditedTree {
  const compiled = compileDesign(document.design);
  const files = compiled.files.map((file) => (file.path === edit.path ? { ...file, text: edit.text } : file));
  const { policySet, diagnostics } = policiesOfTree(files);
  return {
    document,
    edit,
    compiled,
    edited: { cluster: compiled.cluster, policySet },
    diagnostics: diagnostics.filter((d) => d.place?.file === edit.path && d.code !== 'file/no-objects'),
  };
}

/** What the tree enforces with the text in it, against what it enforces now; undefined where that takes too long. */
export function effectOf({ document, compiled, edited }: EditedTree): Connections | undefined {
  return connectionsBetween(compiled, edited, compiled.inventory, [document]);
}

/** What the tree of another document enforces, against the tree with the text in it. */
export function checkOf(tree: EditedTree, next: Document): Connections | undefined {
  const written = compileDesign(next.design);
  return connectionsBetween(tree.edited, written, written.inventory, [tree.document, next]);
}

function connectionsBetween(
  before: Enforced,
  after: Enforced,
  inventory: DesignInventory,
  documents: readonly Document[],
): Connections | undefined {
  const compared = compareTrees(
    before,
    after,
    documents.map((d) => d.design),
  );
  if (!isComparable(compared)) return undefined;
  return connectionsOf(pairChanges(compared), inventory, after.cluster);
}
