/** How an edge looks, by what it means (`look.md`, Colour). Colour is never alone: each tone has a line and a sign. */
import type { FlowAnswer } from '../analyses/answers.ts';
import type { Flow } from '../design/schema.ts';

export type Tone =
  | 'allowed'
  | 'blocked'
  | 'partly'
  | 'surplus'
  | 'undefined'
  | 'question'
  | 'unjudged'
  | 'kept-out'
  | 'exposed';

export const TONE_WORDS: Readonly<Record<Tone, string>> = {
  allowed: 'wanted and allowed',
  blocked: 'wanted but blocked',
  partly: 'wanted, allowed in part',
  surplus: 'must not, but allowed',
  undefined: 'undefined',
  question: 'open question',
  unjudged: 'not judged',
  'kept-out': 'must not, and blocked',
  exposed: 'exposed, reached from outside',
};

/** Worst first: what two flows between the same ends are drawn as, and the order of the legend. */
export const TONE_ORDER: readonly Tone[] = [
  'blocked',
  'partly',
  'surplus',
  'undefined',
  'question',
  'unjudged',
  'allowed',
  'kept-out',
  'exposed',
];

/** Signs in a box of 12 by 12. */
export const SIGN_PATHS: Readonly<Record<Tone, string | undefined>> = {
  allowed: 'M2.5 6.4l2.3 2.2L9.5 3.6',
  blocked: 'M3.2 3.2l5.6 5.6M8.8 3.2L3.2 8.8',
  partly: 'M2.2 4.2l1.6 1.6L6.6 3M6.4 7.2l3.2 3.2M9.6 7.2l-3.2 3.2',
  surplus: 'M6 2.5v7M2.5 6h7',
  undefined: 'M4.2 4.4c0-2.4 3.6-2.4 3.6 0C7.8 5.9 6 5.8 6 7.4M6 9.4v.1',
  question: 'M4.2 4.4c0-2.4 3.6-2.4 3.6 0C7.8 5.9 6 5.8 6 7.4M6 9.4v.1',
  unjudged: undefined,
  'kept-out': 'M2.5 6h7',
  exposed: undefined,
};

/** The tone of a consumer's use of a shared service; `unjudged` while there is no answer for it. */
export function serviceTone(answer: FlowAnswer | undefined): Tone {
  return !answer || answer.verdict === 'nothing to judge' ? 'unjudged' : answer.verdict;
}

/** The tone of a drawn flow; `unjudged` while there is no answer for it. */
export function flowTone(flow: Flow, answer: FlowAnswer | undefined): Tone {
  if (flow.status === 'open question') return 'question';
  if (!answer || answer.verdict === 'nothing to judge') return 'unjudged';
  if (flow.status === 'must not') {
    if (answer.verdict === 'blocked') return 'kept-out';
    return answer.verdict === 'undefined' ? 'undefined' : 'surplus';
  }
  return answer.verdict;
}
