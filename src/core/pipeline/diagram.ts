/** The segmentation diagram of a document, as the engine and the command line ask for it (`studio.md`, Export). */

import type { DiagramAnswer, Side, SideAnswer } from '../analyses/answers.ts';
import type { Document } from '../design/change.ts';
import { printDesign } from '../design/design-file.ts';
import { diagramSvg } from '../diagram/diagram-svg.ts';
import type { ThemeName } from '../diagram/theme.ts';
import { fnv1a64 } from '../lib/fnv.ts';

/** Draws one side of a document. The digest is of the design's file, so that a picture tells which version it shows. */
export function diagramOf(document: Document, side: Side, answer: SideAnswer, theme: ThemeName): DiagramAnswer {
  return { svg: diagramSvg(document, side, answer, theme, fnv1a64(printDesign(document.design))) };
}
