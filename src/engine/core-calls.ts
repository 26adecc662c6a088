/** The functions of core that the engine runs, in one place. */
import type { ImportRequest, ImportResult } from '../core/analyses/answers.ts';
import { answerChanges } from '../core/analyses/change-answer.ts';
import { answerReach } from '../core/analyses/reach.ts';
import type { PreparedSide, SolvedSide } from '../core/analyses/side.ts';
import { answerSide } from '../core/analyses/side-answer.ts';
import { arrange } from '../core/diagram/placement.ts';
import { compareDocuments } from '../core/pipeline/compare-documents.ts';
import { importFiles } from '../core/pipeline/import-files.ts';
import { prepareDesign, prepareToday, solveSide } from '../core/pipeline/sides.ts';
import { trace } from '../core/solver/trace.ts';
import type { Packet, Trace } from '../core/solver/types.ts';
import type { LateCalls } from './late-calls.ts';
import type { Call } from './protocol.ts';

const LATE: ReadonlySet<Call['method']> = new Set([
  'exportTree',
  'fileEdit',
  'diagram',
  'strength',
  'ways',
  'conflicts',
  'matrix',
  'matrixCell',
  'checks',
  'drills',
  'review',
  'reviewAs',
]);
let late: LateCalls | undefined;

/** Loads what a call needs and is not there yet; `undefined` where it can run at once. Rejects when it cannot be fetched. */
export function prepareCall({ method }: Call): Promise<void> | undefined {
  if (late || !LATE.has(method)) return undefined;
  return import('./late-calls.ts').then((module) => {
    late = module.lateCalls;
  });
}

function loaded(): LateCalls {
  if (!late) throw new Error('what draws and exports was not loaded');
  return late;
}

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
  proveDesign: (...args: Parameters<LateCalls['proveDesign']>) => loaded().proveDesign(...args),
  exportTree: (...args: Parameters<LateCalls['exportTree']>) => loaded().exportTree(...args),
  conflicts: (...args: Parameters<LateCalls['conflicts']>) => loaded().conflicts(...args),
  fileEdit: (...args: Parameters<LateCalls['fileEdit']>) => loaded().fileEdit(...args),
  ways: (...args: Parameters<LateCalls['ways']>) => loaded().ways(...args),
  diagram: (...args: Parameters<LateCalls['diagram']>) => loaded().diagram(...args),
  logical: (...args: Parameters<LateCalls['logical']>) => loaded().logical(...args),
  strength: (...args: Parameters<LateCalls['strength']>) => loaded().strength(...args),
  matrix: (...args: Parameters<LateCalls['matrix']>) => loaded().matrix(...args),
  drills: (...args: Parameters<LateCalls['drills']>) => loaded().drills(...args),
  reviewSideOfFiles: (...args: Parameters<LateCalls['reviewSideOfFiles']>) => loaded().reviewSideOfFiles(...args),
  reviewSideOfDocument: (...args: Parameters<LateCalls['reviewSideOfDocument']>) =>
    loaded().reviewSideOfDocument(...args),
  review: (...args: Parameters<LateCalls['review']>) => loaded().review(...args),
  reviewAs: (...args: Parameters<LateCalls['reviewAs']>) => loaded().reviewAs(...args),
  checkOutcomes: (...args: Parameters<LateCalls['checkOutcomes']>) => loaded().checkOutcomes(...args),
  judgeOutcomes: (...args: Parameters<LateCalls['judgeOutcomes']>) => loaded().judgeOutcomes(...args),
};

/** The functions that a session needs. */
export type CoreCalls = typeof coreCalls;
