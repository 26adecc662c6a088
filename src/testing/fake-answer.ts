/** Answers of a side as a solver might give them, without one. */
import type { FlowAnswer, SideAnswer } from '../core/analyses/answers.ts';

type Verdict = FlowAnswer['verdict'];

/** An answer with these verdicts, by handle; what is blocked is blocked at ingress, by a tier. */
export function fakeAnswer(flows: Readonly<Record<string, Verdict>>, tier = 'NetworkPolicy'): SideAnswer {
  const blocks = [{ direction: 'ingress' as const, tier, text: `blocked at ingress of db by tier ${tier}` }];
  const of = (verdict: Verdict): FlowAnswer => ({
    verdict,
    pairs: 1,
    allowedPairs: verdict === 'allowed' ? 1 : 0,
    blocks: verdict === 'blocked' ? blocks : [],
    reasons: [],
  });
  return {
    side: 'design',
    statistics: { endpoints: 5, classes: 4, policies: 3, signatures: { egress: 1, ingress: 1 } },
    milliseconds: Math.PI,
    flows: Object.fromEntries(Object.entries(flows).map(([id, v]) => [id, of(v)])),
    exposures: {},
    sharedServices: {},
    openness: {},
    traffic: { pairs: [], truncated: false, namespaces: [] },
    diagnostics: [],
  };
}

const VERDICTS: readonly Verdict[] = ['allowed', 'allowed', 'allowed', 'blocked', 'partly', 'undefined'];

/** Verdicts of every kind, one after another, over these flows. */
export function mixedAnswer(flows: readonly string[]): SideAnswer {
  return fakeAnswer(Object.fromEntries(flows.map((id, i) => [id, VERDICTS[i % VERDICTS.length] ?? 'allowed'])));
}
