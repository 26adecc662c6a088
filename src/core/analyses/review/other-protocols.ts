/** Protocols beyond TCP, UDP and SCTP: the sentences speak of ports, so what becomes of the others is counted beside. */
import { numberText } from '../../lib/number-text.ts';
import type { PairAnswer } from '../../solver/types.ts';
import type { BeyondSentence } from './answer.ts';

type Change = 'opened' | 'closed' | 'unsettled' | 'certain';

const SAID: Readonly<Record<Change, string>> = {
  opened: 'become possible',
  closed: 'are possible no more',
  unsettled: 'are no longer certain',
  certain: 'are certain now',
};

/** Counts pairs by what becomes of other protocols between them. */
export class OtherProtocols {
  private readonly counts: Record<Change, number> = { opened: 0, closed: 0, unsettled: 0, certain: 0 };

  add(before: PairAnswer, after: PairAnswer, pairs: () => number): void {
    const change = changeOf(stateOf(before), stateOf(after));
    if (change) this.counts[change] += pairs();
  }

  /** Nothing where nothing differs. NetworkPolicies leave these protocols undefined (semantics/kubernetes.md 1.6). */
  sentences(): BeyondSentence[] {
    const said = (Object.keys(SAID) as Change[]).flatMap((change) => {
      const n = this.counts[change];
      return n === 0 ? [] : [`${SAID[change]} on ${numberText(n)}`];
    });
    if (said.length === 0) return [];
    const text = `Protocols other than TCP, UDP and SCTP, as ICMP, ${said.join(', ')} of the pairs that connect on some port. NetworkPolicies leave them undefined; rules of cluster policies without ports decide them.`;
    return [{ about: 'other protocols', text, names: [] }];
  }
}

function stateOf({ must, may }: PairAnswer): 0 | 1 | 2 {
  return must.other ? 2 : may.other ? 1 : 0;
}

function changeOf(before: 0 | 1 | 2, after: 0 | 1 | 2): Change | undefined {
  if (before === after) return undefined;
  if (before === 0) return 'opened';
  if (after === 0) return 'closed';
  return before === 2 ? 'unsettled' : 'certain';
}
