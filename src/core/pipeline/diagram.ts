/** The diagrams of a document, as the engine and the command line ask for them (`studio.md`, Export). */
import type { DiagramAnswer, Proof, Side, SideAnswer } from '../analyses/answers.ts';
import type { Document } from '../design/change.ts';
import { printDesign } from '../design/design-file.ts';
import { printLayout } from '../design/layout-file.ts';
import { logicalDiagram } from '../diagram/logical/logical-diagram.ts';
import { logicalMermaid } from '../diagram/logical/mermaid.ts';
import { mermaidOf } from '../diagram/mermaid.ts';
import { segmentationDiagram } from '../diagram/segmentation-diagram.ts';
import type { PaperName } from '../diagram/sheets/paper.ts';
import type { Scope } from '../diagram/sheets/scope.ts';
import { surveyOf } from '../diagram/sheets/survey.ts';
import type { ThemeName } from '../diagram/theme.ts';
import { fnv1a64 } from '../lib/fnv.ts';
import { svgMetadata } from '../pictures/svg-carrier.ts';
import { implementationOf } from './implementing.ts';

/** What is drawn: what connects, what is required, or both. */
export type SheetsChoice = 'segmentation' | 'logical' | 'all';

/** What of a design is drawn, and how. */
export interface DiagramRequest {
  readonly sheets: SheetsChoice;
  readonly theme: ThemeName;
  readonly paper: PaperName | 'auto';
  /** What of the design the sheets cover. */
  readonly scope: Scope;
  /** As `2027-01-31`, for the title block and for exceptions that are over; absent: no date is shown. */
  readonly day?: string | undefined;
  /** Whether each sheet carries the design, so that it opens again. */
  readonly embed: boolean;
  /** Where the exported tree stands, as seen from the pictures, so that paths in them can be followed. */
  readonly filesAt?: string | undefined;
}

/** What connects, all of it, on paper of its own size, with the design in it, and without a date. */
export const WHOLE_DIAGRAM: DiagramRequest = {
  sheets: 'segmentation',
  theme: 'light',
  paper: 'auto',
  scope: { kind: 'all' },
  embed: true,
};

/** What every sheet is given. The digest is of the design's file, so that a picture tells which version it shows. */
function givenTo({ design, layout }: Document, { theme, paper, day, embed }: DiagramRequest) {
  const text = printDesign(design);
  const metadata = embed ? svgMetadata({ design: text, layout: printLayout(layout) }) : '';
  return { day, theme, paper, digest: fnv1a64(text), metadata };
}

/** Draws what a document requires: the same on both sides, and before anything is solved. */
export function logicalOf(document: Document, request: DiagramRequest): DiagramAnswer {
  const { design } = document;
  const { scope, filesAt } = request;
  const given = { design, scope, implementation: implementationOf(design), filesAt };
  return {
    sheets: logicalDiagram({ ...given, ...givenTo(document, request) }),
    mermaid: logicalMermaid(design, scope),
  };
}

/** Draws one side of a document, or both its diagrams; of both, the flowchart is the segmentation's. */
export function diagramOf(
  document: Document,
  side: Side,
  answer: SideAnswer,
  request: DiagramRequest,
  { proof, onProgress }: { readonly proof?: Proof | undefined; readonly onProgress?: (done: number) => void } = {},
): DiagramAnswer {
  if (request.sheets === 'logical') return logicalOf(document, request);
  const { scope, day } = request;
  const required = request.sheets === 'all' ? logicalOf(document, request).sheets : [];
  const given = givenTo(document, request);
  const connected = segmentationDiagram({ document, side, answer, proof, scope, onProgress, ...given });
  const survey = surveyOf({ document, side, answer, day });
  return { sheets: [...required, ...connected], mermaid: mermaidOf(survey, scope) };
}
