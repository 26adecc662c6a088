/** Guarantees that held before a change and do not hold after it. */
import type { SideAnswer } from '../../analyses/answers.ts';
import type { Broken, DrillPair } from '../../analyses/drills/answer.ts';
import { placeOf } from '../../analyses/judged-pairs.ts';
import type { DesignMeaning } from '../../analyses/meaning/expected-pair.ts';
import type { SolvedSide } from '../../analyses/side.ts';
import type { Design } from '../../design/schema.ts';
import {
  type ConnectionSet,
  hasNoPorts,
  intersectConnections,
  subtractConnections,
} from '../../policy/connection-set.ts';
import type { Check } from '../../practices/check.ts';
import { STRENGTH } from '../../practices/checks/strength.ts';
import { CHECKS } from '../../practices/list.ts';
import type { CheckOutcome } from '../../practices/run-checks.ts';
import type { Packet } from '../../solver/types.ts';
import { endOf, guaranteeText } from './spoken.ts';

/** The checks that a drill runs before and after: what personas could write is asked beside each guardrail. */
export const DRILLED: readonly Check[] = CHECKS.filter((c) => !STRENGTH.some((s) => s.id === c.id));

/** What that leaves out, as a sentence. */
export const PERSONAS_TEXT =
  'Checks of what personas could write are left out: they are answered beside each guardrail.';

/** A pair by indices of a solved side, with what opens in it. */
export interface Opened extends DrillPair {
  readonly source: number;
  readonly destination: number;
  readonly opens: ConnectionSet;
}

/** Guardrails, and flows that must not be, which forbid something of what opens. */
export function brokenRails(side: SolvedSide, meaning: DesignMeaning, opened: readonly Opened[]): Broken[] {
  const found = new Map<string, { pairs: number; readonly first: Opened }>();
  for (const pair of opened) {
    const [source, destination] = [pair.source, pair.destination].map((e) => side.solution.endpoints[e]);
    const s = source && placeOf(side.solution, source);
    const d = destination && placeOf(side.solution, destination);
    if (!s || !d) continue;
    for (const { by, forbidden, excepted, shared } of meaning.prohibitions(s, d)) {
      const closed = [excepted, shared].reduce(subtractConnections, forbidden);
      if (hasNoPorts(intersectConnections(pair.opens, closed))) continue;
      const known = found.get(by);
      if (known) known.pairs++;
      else found.set(by, { pairs: 1, first: pair });
    }
  }
  return [...found].map(([id, { pairs, first }]) => ({
    kind: meaning.design.guardrails[id] ? 'guardrail' : 'flow',
    id,
    text: `${guaranteeText(meaning.design, id)} no longer holds`,
    pairs,
    path: [first.from, first.to],
  }));
}

/** Flows that were allowed and no longer are. */
export function brokenFlows(design: Design, before: SideAnswer, after: SideAnswer, side: SolvedSide): Broken[] {
  return Object.keys(design.flows).flatMap((id): Broken[] => {
    const [was, is] = [before.flows[id], after.flows[id]];
    if (was?.verdict !== 'allowed' || !is || is.verdict === 'allowed') return [];
    const text = `${guaranteeText(design, id)} ${is.verdict === 'undefined' ? 'is no longer certain' : 'no longer connects'}`;
    const lost = is.pairs - is.allowedPairs;
    return [{ kind: 'flow', id, text, pairs: lost, path: is.witness ? pathOf(side, is.witness) : [] }];
  });
}

/** Findings of checks that were not there before. */
export function newFindings(
  before: readonly CheckOutcome[],
  after: readonly CheckOutcome[],
  side: SolvedSide,
): Broken[] {
  const key = (check: string, subject: string) => JSON.stringify([check, subject]);
  const old = new Set(
    before.flatMap(({ check, outcome }) =>
      outcome.kind === 'fails' ? outcome.findings.map((f) => key(check.id, f.subject)) : [],
    ),
  );
  return after.flatMap(({ check, outcome }) =>
    outcome.kind === 'fails'
      ? outcome.findings
          .filter((f) => !old.has(key(check.id, f.subject)))
          .map((f): Broken => {
            const pairs = f.pairs === undefined ? {} : { pairs: f.pairs };
            const path = f.witness ? pathOf(side, f.witness) : [];
            return { kind: 'check', id: check.id, text: f.text, ...pairs, path };
          })
      : [],
  );
}

function pathOf(side: SolvedSide, { from, to }: Packet) {
  return [from, to].map((id) => {
    const index = side.solution.byId.get(id);
    return index === undefined ? { id, label: id } : endOf(side, index);
  });
}
