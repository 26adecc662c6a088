/** The tree as it is and with an edited file in it, each with what it enforces. */
import type { ExportFile } from '../../analyses/answers.ts';
import type { Connections, FileEdit } from '../../analyses/file-edit.ts';
import type { Document } from '../../design/change.ts';
import type { DesignInventory } from '../../design/inventory.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { type CompiledDesign, compileDesign, policiesOfTree } from '../compile-design.ts';
import { compareTrees, connectionsOf, type Enforced, isComparable, pairChanges, type Touched } from './enforced.ts';

/** Where an edit is looked at. */
export interface EditedTree {
  readonly document: Document;
  readonly edit: FileEdit;
  readonly compiled: CompiledDesign;
  /** The tree with the text in it, over the same inventory. */
  readonly edited: Enforced & { readonly files: readonly ExportFile[] };
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
    edited: { cluster: compiled.cluster, policySet, files },
    diagnostics: diagnostics.filter((d) => d.place?.file === edit.path && d.code !== 'file/no-objects'),
  };
}

/** What the tree enforces with the text in it, against what it enforces now; undefined where that takes too long. */
export function effectOf({ document, compiled, edited }: EditedTree, touched: Touched): Connections | undefined {
  return connectionsBetween(compiled, edited, touched, compiled.inventory, [document]);
}

/** What the tree of another document enforces, against the tree with the text in it. */
export function checkOf(tree: EditedTree, next: Document): Connections | undefined {
  const written = compileDesign(next.design);
  const touched = touchedBetween(tree.edited.files, written.files);
  return connectionsBetween(tree.edited, written, touched, written.inventory, [tree.document, next]);
}

function connectionsBetween(
  before: Enforced,
  after: Enforced,
  touched: Touched,
  inventory: DesignInventory,
  documents: readonly Document[],
): Connections | undefined {
  const compared = compareTrees(
    before,
    after,
    documents.map((d) => d.design),
  );
  if (!isComparable(compared, touched)) return undefined;
  return connectionsOf(pairChanges(compared, touched), inventory, after.cluster);
}

/** The namespaces of NetworkPolicies in files that differ; `all` where something of the whole cluster does. */
export function touchedBetween(a: readonly ExportFile[], b: readonly ExportFile[]): Touched {
  const names = new Set<string>();
  const before = new Map(a.map((f) => [f.path, f.text]));
  const after = new Map(b.map((f) => [f.path, f.text]));
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const texts = [before.get(path) ?? '', after.get(path) ?? ''];
    if (texts[0] === texts[1]) continue;
    for (const text of texts)
      for (const document of text.split(/^---.*$/m)) {
        if (!/^\s*[^\s#]/m.test(document)) continue;
        const name = /^ {2}namespace: ["']?([a-z0-9-]+)/m.exec(document)?.[1];
        if (name === undefined) return 'all';
        names.add(name);
      }
  }
  return names;
}
