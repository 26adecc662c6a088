import { counted } from '../../core/design/thing-words.ts';
import { numberText } from '../../core/lib/number-text.ts';
import type { CheckAnswer, ChecksAnswer, Score } from '../../core/practices/run-checks.ts';
import type { PracticeNumber } from '../../state/studio.ts';
import { PRACTICE_NAMES } from '../practices.ts';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { VisuallyHidden } from '../widgets/visually-hidden.tsx';
import { openText, SEVERITY_LOOKS, statesText } from './check-words.ts';
import styles from './checks.module.css';

const cx = classes(styles);
const SEVERITIES = ['error', 'warning', 'note'] as const;

export interface ScorecardProps {
  readonly answer: ChecksAnswer;
  readonly practice: PracticeNumber | undefined;
  readonly onChoose: (practice: PracticeNumber | undefined) => void;
}

/** The ten practices: of each how many checks hold, fail, are answered for, and are not known. A press lists only those. */
export function Scorecard({ answer, practice, onChoose }: ScorecardProps) {
  return (
    <section className={cx('scorecard')} aria-label="Scorecard of the ten practices">
      <Total answer={answer} />
      <ul className={cx('practices')}>
        {answer.scorecard.map((score) => (
          <li key={score.practice}>
            <Practice
              score={score}
              checks={answer.checks.filter((c) => c.practice === score.practice)}
              isChosen={practice === score.practice}
              onPress={() => onChoose(practice === score.practice ? undefined : score.practice)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Total({ answer: { checks, scorecard } }: { readonly answer: ChecksAnswer }) {
  const open = openText(
    scorecard.reduce(
      (all, s) => ({
        error: all.error + s.open.error,
        warning: all.warning + s.open.warning,
        note: all.note + s.open.note,
      }),
      { error: 0, warning: 0, note: 0 },
    ),
  );
  const hold = checks.filter((c) => c.state === 'holds').length;
  const ran = checks.filter((c) => c.state !== 'not yet checked').length;
  const beyond = checks.filter((c) => c.state === 'not enforceable').length;
  return (
    <div className={cx('total')}>
      <strong>{open === '' ? 'Nothing is open' : `${open} open`}</strong>
      <span className={cx('quiet')}>
        {hold} of {counted(ran, 'check')} hold;{' '}
        {beyond > 0 && `${beyond} ${beyond === 1 ? 'is' : 'are'} not enforceable by this target; `}
        {checks.length - ran} more are not yet checked
      </span>
    </div>
  );
}

interface PracticeProps {
  readonly score: Score;
  readonly checks: readonly CheckAnswer[];
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function Practice({ score, checks, isChosen, onPress }: PracticeProps) {
  const open = openText(score.open);
  return (
    <button
      type="button"
      className={cx('practice', isChosen && 'chosen')}
      aria-pressed={isChosen}
      onClick={onPress}
      title={isChosen ? 'Show all practices' : undefined}
    >
      <span className={cx('practice-name')}>
        <span className={cx('number')}>{score.practice}</span>
        <span>{PRACTICE_NAMES[score.practice]}</span>
      </span>
      <span className={cx('units')} aria-hidden="true">
        {checks.map((c) => (
          <span key={c.id} className={cx('unit', unitOf(c))} />
        ))}
      </span>
      {open !== '' && (
        <span className={cx('open')}>
          <VisuallyHidden>{open}</VisuallyHidden>
          {SEVERITIES.filter((severity) => score.open[severity] > 0).map((severity) => (
            <span key={severity} className={cx('sign', `is-${severity}`)} aria-hidden="true" title={open}>
              <Icon name={SEVERITY_LOOKS[severity].icon} size={12} />
              {numberText(score.open[severity])}
            </span>
          ))}
        </span>
      )}
      <span className={cx('states')} title={statesText(score.states)}>
        {statesText(score.states)}
      </span>
    </button>
  );
}

/** How the square of a check looks: filled only where something was proved or found. */
function unitOf({ state, severity }: CheckAnswer): string {
  switch (state) {
    case 'holds':
      return 'is-held';
    case 'fails':
      return severity === 'error' ? 'is-error' : 'is-warning';
    case 'not enforceable':
      return 'is-beyond';
    case 'accepted':
      return 'is-accepted';
    case 'does not apply':
      return 'is-nothing';
    case 'not decidable':
      return 'is-undefined';
    case 'not yet checked':
      return 'is-unchecked';
  }
}
