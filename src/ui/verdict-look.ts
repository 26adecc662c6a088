/** How a flow fares, in words and signs: the same wherever a flow is named. */
import type { FlowAnswer } from '../core/analyses/answers.ts';
import type { Flow } from '../core/design/schema.ts';
import type { Tone } from './widgets/badge.tsx';
import type { IconName } from './widgets/icon-paths.ts';

export interface VerdictLook {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
  /** Lower needs a look sooner. */
  readonly rank: number;
}

const OPEN: VerdictLook = { words: 'open question', tone: 'neutral', icon: 'question', rank: 4 };
const PENDING: VerdictLook = { words: 'not judged yet', tone: 'neutral', icon: 'more', rank: 5 };

/** The words, tone and sign of a flow with its answer; without one it is not judged yet. */
export function verdictLook(flow: Pick<Flow, 'status' | 'ports'>, answer: FlowAnswer | undefined): VerdictLook {
  if (flow.status === 'open question') return OPEN;
  if (!answer) return PENDING;
  const forbidden = flow.status === 'must not';
  switch (answer.verdict) {
    case 'allowed':
      return forbidden
        ? { words: 'must not be, but is allowed', tone: 'surplus', icon: 'add', rank: 1 }
        : { words: 'allowed', tone: 'allowed', icon: 'check', rank: 7 };
    case 'blocked':
      return forbidden
        ? { words: 'must not be, and is blocked', tone: 'denied', icon: 'check', rank: 8 }
        : { words: 'blocked', tone: 'blocked', icon: 'cross', rank: 0 };
    case 'partly':
      return {
        words: `${answer.allowedPairs} of ${answer.pairs} pairs allowed`,
        tone: forbidden ? 'surplus' : 'blocked',
        icon: forbidden ? 'add' : 'cross',
        rank: 2,
      };
    case 'undefined':
      return { words: 'undefined', tone: 'undefined', icon: 'question', rank: 3 };
    default:
      return {
        words: flow.ports === 'unconfirmed' ? 'ports to be confirmed' : 'nothing to judge',
        tone: 'neutral',
        icon: 'more',
        rank: 6,
      };
  }
}
