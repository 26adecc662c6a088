/** Everything that the map shows of one side, in one answer. */
import { inventoryOfDesign } from '../design/inventory.ts';
import type { Design } from '../design/schema.ts';
import type { SideAnswer } from './answers.ts';
import { answerExposures, answerFlows, answerSharedServices } from './flow-answer.ts';
import { answerOpenness, answerTraffic } from './openness.ts';
import type { SolvedSide } from './side.ts';

/** Answers for one solved side of a design. */
export function answerSide(design: Design, side: SolvedSide): SideAnswer {
  const namespaceIdOf = new Map(Object.values(design.namespaces).map((n) => [n.name, n.id]));
  return {
    side: side.side,
    statistics: side.solution.statistics,
    milliseconds: side.milliseconds,
    flows: answerFlows(design, inventoryOfDesign(design), side),
    exposures: answerExposures(design, inventoryOfDesign(design), side),
    sharedServices: answerSharedServices(design, inventoryOfDesign(design), side),
    openness: answerOpenness(side),
    traffic: answerTraffic(side, namespaceIdOf),
    diagnostics: side.diagnostics,
  };
}
