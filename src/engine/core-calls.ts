/** The functions of core that the engine runs, in one place. */
import type {
  DiagramAnswer,
  ExportAnswer,
  ImportRequest,
  ImportResult,
  Side,
  SideAnswer,
} from '../core/analyses/answers.ts';
import { answerChanges } from '../core/analyses/change-answer.ts';
import type { FileEdit, FileEditAnswer } from '../core/analyses/file-edit.ts';
import { answerReach } from '../core/analyses/reach.ts';
import type { PreparedSide, SolvedSide } from '../core/analyses/side.ts';
import { answerSide } from '../core/analyses/side-answer.ts';
import type { Document } from '../core/design/change.ts';
import { arrange } from '../core/diagram/placement.ts';
import type { ThemeName } from '../core/diagram/theme.ts';
import { compareDocuments } from '../core/pipeline/compare-documents.ts';
import { exportTree } from '../core/pipeline/export-tree.ts';
import { importFiles } from '../core/pipeline/import-files.ts';
import { prepareDesign, prepareToday, solveSide } from '../core/pipeline/sides.ts';
import { trace } from '../core/solver/trace.ts';
import type { Packet, Trace } from '../core/solver/types.ts';

// not every session asks for these, and they are large
const fileEdits = () => import('../core/pipeline/file-edit/file-edit.ts');
const diagrams = () => import('../core/pipeline/diagram.ts');

/** What a session asks of core; tests put others in its place. */
export const coreCalls = {
  importFiles: (request: ImportRequest, onProgress: (done: number) => void): ImportResult =>
    importFiles(request, onProgress),
  prepareDesign,
  prepareToday,
  solveSide: (side: PreparedSide, onProgress: (done: number) => void): SolvedSide =>
    solveSide(side, { onProgress, now: () => performance.now() }),
  answerSide,
  answerChanges,
  answerReach,
  compareDocuments,
  arrange,
  trace: (solved: SolvedSide, packet: Packet): Trace => {
    const traced = trace(solved.solution, packet);
    if (!traced) throw new Error(`\`${packet.from}\` or \`${packet.to}\` is not there any more`);
    return traced;
  },
  exportTree: (document: Document, designText: string | undefined): ExportAnswer => exportTree(document, designText),
  fileEdit: async (document: Document, edit: FileEdit): Promise<FileEditAnswer> =>
    (await fileEdits()).fileEdit(document, edit),
  diagram: async (document: Document, side: Side, answer: SideAnswer, theme: ThemeName): Promise<DiagramAnswer> =>
    (await diagrams()).diagramOf(document, side, answer, theme),
};

/** The functions that a session needs. */
export type CoreCalls = typeof coreCalls;
