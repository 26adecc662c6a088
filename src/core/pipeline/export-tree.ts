/** The tree that export writes, proven: manifests, the design itself, and the review page. */
import type { ExportAnswer } from '../analyses/answers.ts';
import { reviewText } from '../delivery/review.ts';
import type { Document } from '../design/change.ts';
import { printDesign } from '../design/design-file.ts';
import { printLayout } from '../design/layout-file.ts';
import { sortedBy } from '../lib/order.ts';
import { compileDesign } from './compile-design.ts';
import { prove } from './prove.ts';

/**
 * Compiles, proves and lays out the whole tree of `studio.md`, Export. Same document, same bytes. `designText`: the text
 * that the design was read from, whose comments stay.
 */
export function exportTree(document: Document, designText?: string): ExportAnswer {
  const { design, layout } = document;
  const compiled = compileDesign(design);
  const { losses, notEnforceable, skippedNamespaces, applyOrder, diagnostics } = compiled;
  const answer = {
    proof: prove(design, compiled),
    losses,
    notEnforceable,
    skippedNamespaces,
    applyOrder,
    diagnostics,
  };
  const files = [
    ...compiled.files,
    { path: 'REVIEW.md', text: reviewText(design, answer) },
    { path: 'design.yaml', text: printDesign(design, designText) },
    { path: 'layout.yaml', text: printLayout(layout) },
  ];
  return { files: sortedBy(files, (f) => f.path), ...answer };
}
