/** How an edge looks, by what it means (`look.md`, Colour). Colour is never alone: each tone has a line and a sign. */
import type { ChangedPair, FlowAnswer } from '../../core/analyses/answers.ts';
import type { Flow } from '../../core/design/schema.ts';

export type Tone =
  | 'allowed'
  | 'blocked'
  | 'partly'
  | 'undefined'
  | 'question'
  | 'kept-out'
  | 'surplus'
  | 'unjudged'
  | 'traffic'
  | 'opened-wanted'
  | 'opened-unwanted'
  | 'closed-wanted'
  | 'closed-unwanted'
  | 'changed';

/** What the legend and screen readers call each tone. */
export const TONE_WORDS: Readonly<Record<Tone, string>> = {
  allowed: 'wanted and allowed',
  blocked: 'wanted but blocked',
  partly: 'wanted, allowed in part',
  undefined: 'undefined',
  question: 'open question',
  'kept-out': 'must not, and blocked',
  surplus: 'must not, but allowed',
  unjudged: 'not judged yet',
  traffic: 'allowed, not declared',
  'opened-wanted': 'opened, wanted',
  'opened-unwanted': 'opened, not wanted',
  'closed-wanted': 'closed though wanted',
  'closed-unwanted': 'closed, not wanted',
  changed: 'changed',
};

/** What needs a look. */
export const TROUBLED: ReadonlySet<Tone> = new Set([
  'blocked',
  'partly',
  'surplus',
  'closed-wanted',
  'opened-unwanted',
]);

/** Worst first: the order in which a list and the legend show them. */
export const TONE_ORDER: readonly Tone[] = [
  'closed-wanted',
  'blocked',
  'partly',
  'surplus',
  'opened-unwanted',
  'undefined',
  'question',
  'unjudged',
  'changed',
  'opened-wanted',
  'allowed',
  'closed-unwanted',
  'kept-out',
  'traffic',
];

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

export function changeTone(pair: ChangedPair): Tone {
  if (pair.kind === 'opened') return pair.wanted ? 'opened-wanted' : 'opened-unwanted';
  if (pair.kind === 'closed') return pair.wanted ? 'closed-wanted' : 'closed-unwanted';
  return 'changed';
}
