/** The tree that export writes, proven: manifests, the design itself, its diagram, and the review page. */
import type { ExportAnswer, ExportFile, Proof, SideAnswer } from '../analyses/answers.ts';
import { answerSide } from '../analyses/side-answer.ts';
import { diagramPaths } from '../delivery/paths.ts';
import { reviewText } from '../delivery/review.ts';
import type { Document } from '../design/change.ts';
import { printDesign } from '../design/design-file.ts';
import { printLayout } from '../design/layout-file.ts';
import { sortedBy } from '../lib/order.ts';
import { compileDesign } from './compile-design.ts';
import { diagramOf, WHOLE_DIAGRAM } from './diagram.ts';
import { implementationOf } from './implementing.ts';
import { prove } from './prove.ts';
import { prepareDesign, solveSide } from './sides.ts';

/** What an export is given: what is worked out already, and what it shall keep. */
export interface GivenToExport {
  /** Of the side `design`. */
  readonly answer?: SideAnswer;
  readonly proof?: Proof;
  /** The text that the design was read from, whose comments stay. */
  readonly designText?: string | undefined;
}

/** Whether the manifests of a design give exactly what it asks for. */
export function proveDesign({ design }: Document): Proof {
  return prove(design, compileDesign(design));
}

/**
 * Compiles, proves and lays out the whole tree of `studio.md`, Export. Same document, same bytes.
 */
export function exportTree(document: Document, given: GivenToExport = {}): ExportAnswer {
  const { design, layout } = document;
  const compiled = compileDesign(design);
  const { losses, notEnforceable, skippedNamespaces, applyOrder, diagnostics } = compiled;
  const answer = {
    proof: given.proof ?? prove(design, compiled),
    losses,
    notEnforceable,
    skippedNamespaces,
    applyOrder,
    diagnostics,
  };
  const diagrams = diagramFiles(
    document,
    given.answer ?? answerSide(design, solveSide(prepareDesign(document))),
    answer.proof,
  );
  const { of } = implementationOf(design);
  const pointedAt = { of: (id: string) => of.get(id)?.files ?? [], diagrams: diagrams.map((d) => d.path) };
  const files = [
    ...compiled.files,
    ...diagrams,
    { path: 'REVIEW.md', text: reviewText(design, answer, pointedAt) },
    { path: 'design.yaml', text: printDesign(design, given.designText) },
    { path: 'layout.yaml', text: printLayout(layout) },
  ];
  return { files: sortedBy(files, (f) => f.path), ...answer };
}

/**
 * The sheets, and the flowcharts. They carry no design, which lies beside them, and no date, so that nothing else changes
 * them; paths in them can be followed.
 */
function diagramFiles(document: Document, answer: SideAnswer, proof: Proof): ExportFile[] {
  const request = { ...WHOLE_DIAGRAM, embed: false, filesAt: '..' };
  return (['logical', 'segmentation'] as const).flatMap((kind) => {
    const { sheets, mermaid } = diagramOf(document, 'design', answer, { ...request, sheets: kind }, { proof });
    const paths = diagramPaths(sheets);
    return [
      ...sheets.map(({ svg }, i) => ({ path: paths[i] ?? '', text: svg })),
      { path: `diagrams/${kind}.mmd`, text: mermaid },
    ];
  });
}
