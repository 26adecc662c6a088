/** Functions of core that write and draw: loaded when one of them is first asked for, so that the studio opens sooner. */
import type { DiagramAnswer, ExportAnswer, Proof, Side, SideAnswer } from '../core/analyses/answers.ts';
import type { Document } from '../core/design/change.ts';
import { type DiagramRequest, diagramOf } from '../core/pipeline/diagram.ts';
import { exportTree, type KnownOfExport, proveDesign } from '../core/pipeline/export-tree.ts';

/** What a session asks of them. */
export const lateCalls = {
  proveDesign,
  exportTree: (document: Document, known: KnownOfExport): ExportAnswer => exportTree(document, known),
  diagram: (
    document: Document,
    side: Side,
    answer: SideAnswer,
    request: DiagramRequest,
    proof: Proof | undefined,
    onProgress: (done: number) => void,
  ): DiagramAnswer => diagramOf(document, side, answer, request, { proof, onProgress }),
};

/** Their names and shapes, without their code. */
export type LateCalls = typeof lateCalls;
