import type { FlowAnswer } from '../../core/analyses/answers.ts';
import type { Flow } from '../../core/design/schema.ts';
import type { Tone } from '../widgets/badge.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import styles from './inspector.module.css';

const cx = classes(styles);

export interface VerdictLook {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
  /** Lower needs a look sooner. */
  readonly rank: number;
}

const OPEN: VerdictLook = { words: 'open question', tone: 'neutral', icon: 'question', rank: 4 };
const PENDING: VerdictLook = { words: 'not judged yet', tone: 'neutral', icon: 'more', rank: 5 };

/** How a flow fares, in words and signs. */
export function verdictLook(flow: Flow, answer: FlowAnswer | undefined): VerdictLook {
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

export function VerdictSign({ flow, answer }: { readonly flow: Flow; readonly answer: FlowAnswer | undefined }) {
  const { tone, icon } = verdictLook(flow, answer);
  return (
    <span className={cx('sign', tone)}>
      <Icon name={icon} size={12} />
    </span>
  );
}
