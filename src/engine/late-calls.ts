/** Functions of core that write and draw: loaded when one of them is first asked for, so that the studio opens sooner. */
import type { DiagramAnswer, ExportAnswer, Proof, Side, SideAnswer } from '../core/analyses/answers.ts';
import { type Conflict, conflictsOf } from '../core/analyses/conflicts/conflicts.ts';
import type { FileEdit, FileEditAnswer } from '../core/analyses/file-edit.ts';
import { matrixOf } from '../core/analyses/matrix/matrix.ts';
import type { WaysAnswer, WaysRequest } from '../core/analyses/ways-answer.ts';
import { reviewAs } from '../core/delivery/change-review/form.ts';
import type { Document } from '../core/design/change.ts';
import type { Design } from '../core/design/schema.ts';
import { type DiagramRequest, diagramOf, logicalOf } from '../core/pipeline/diagram.ts';
import { runDrill } from '../core/pipeline/drills/run-drill.ts';
import { exportTree, type GivenToExport, proveDesign } from '../core/pipeline/export-tree.ts';
import { fileEdit } from '../core/pipeline/file-edit/file-edit.ts';
import { type FactsInput, practiceFacts } from '../core/pipeline/practice-facts.ts';
import { sideOfDocument, sideOfFiles } from '../core/pipeline/review-files.ts';
import { tryToBreak } from '../core/pipeline/strength/strength.ts';
import { findWays, type WaysParts } from '../core/pipeline/ways/find-ways.ts';
import { reviewTogether } from '../core/pipeline/whereabouts.ts';
import { type CheckOutcome, judgeOutcomes, runOutcomes } from '../core/practices/run-checks.ts';

/** What every check comes to about a side. */
const checkOutcomes = (input: FactsInput, onProgress: (done: number) => void): readonly CheckOutcome[] =>
  runOutcomes(practiceFacts(input), { onProgress });

/** What a session asks of them. */
export const lateCalls = {
  proveDesign,
  exportTree: (document: Document, given: GivenToExport): ExportAnswer => exportTree(document, given),
  conflicts: (design: Design): readonly Conflict[] => conflictsOf(design),
  fileEdit: (document: Document, edit: FileEdit): FileEditAnswer => fileEdit(document, edit),
  ways: (document: Document, request: WaysRequest, parts: WaysParts): WaysAnswer => findWays(document, request, parts),
  diagram: (
    document: Document,
    side: Side,
    answer: SideAnswer,
    request: DiagramRequest,
    proof: Proof | undefined,
    onProgress: (done: number) => void,
  ): DiagramAnswer => diagramOf(document, side, answer, request, { proof, onProgress }),
  logical: logicalOf,
  strength: tryToBreak,
  matrix: matrixOf,
  drills: runDrill,
  reviewSideOfFiles: sideOfFiles,
  reviewSideOfDocument: sideOfDocument,
  review: reviewTogether,
  reviewAs,
  checkOutcomes,
  judgeOutcomes,
};

/** Their names and shapes, without their code. */
export type LateCalls = typeof lateCalls;
