/** The segmentation diagram of a document, as the engine and the command line ask for it (`studio.md`, Export). */

import type { DiagramAnswer, Proof, Side, SideAnswer } from '../analyses/answers.ts';
import type { Document } from '../design/change.ts';
import { printDesign } from '../design/design-file.ts';
import { printLayout } from '../design/layout-file.ts';
import { mermaidOf } from '../diagram/mermaid.ts';
import { segmentationDiagram } from '../diagram/segmentation-diagram.ts';
import type { PaperName } from '../diagram/sheets/paper.ts';
import type { Scope } from '../diagram/sheets/scope.ts';
import { surveyOf } from '../diagram/sheets/survey.ts';
import type { ThemeName } from '../diagram/theme.ts';
import { fnv1a64 } from '../lib/fnv.ts';
import { svgMetadata } from '../pictures/svg-carrier.ts';

/** What of a design is drawn, and how. */
export interface DiagramRequest {
  readonly theme: ThemeName;
  readonly paper: PaperName | 'auto';
  readonly scope: Scope;
  /** As `2027-01-31`, for the title block and for exceptions that are over; absent: no date is shown. */
  readonly day?: string | undefined;
  /** Whether each sheet carries the design, so that it opens again. */
  readonly embed: boolean;
}

/** All of it, on paper of its own size, with the design in it, and without a date. */
export const WHOLE_DIAGRAM: DiagramRequest = { theme: 'light', paper: 'auto', scope: { kind: 'all' }, embed: true };

/** Draws one side of a document. The digest is of the design's file, so that a picture tells which version it shows. */
export function diagramOf(
  document: Document,
  side: Side,
  answer: SideAnswer,
  request: DiagramRequest,
  { proof, onProgress }: { readonly proof?: Proof | undefined; readonly onProgress?: (done: number) => void } = {},
): DiagramAnswer {
  const text = printDesign(document.design);
  const sheets = segmentationDiagram({
    document,
    side,
    answer,
    day: request.day,
    proof,
    theme: request.theme,
    paper: request.paper,
    scope: request.scope,
    digest: fnv1a64(text),
    metadata: request.embed ? svgMetadata({ design: text, layout: printLayout(document.layout) }) : '',
    onProgress,
  });
  const survey = surveyOf({ document, side, answer, day: request.day });
  return { sheets, mermaid: mermaidOf(survey, request.scope) };
}
