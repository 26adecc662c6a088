import type { KeyWays, StrengthAnswer } from '../../core/analyses/strength/answer.ts';
import { unreachable } from '../../core/lib/assert.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { endpointName } from '../../core/solver/endpoint-name.ts';
import { reasonText, trafficText } from '../trace-words.ts';
import { classes } from '../widgets/classes.ts';
import { AttackView } from './attack-view.tsx';
import styles from './strength.module.css';

const cx = classes(styles);

export interface AnswerViewProps {
  readonly answer: StrengthAnswer;
  readonly who: string;
}

/** The proof with what it covered, the attack, or why neither was found. */
export function AnswerView({ answer, who }: AnswerViewProps) {
  return (
    <>
      <Verdict answer={answer} who={who} />
      <Covered answer={answer} />
      <Closings answer={answer} who={who} />
    </>
  );
}

function Verdict({ answer, who }: AnswerViewProps) {
  const { verdict } = answer;
  switch (verdict.kind) {
    case 'holds':
      return (
        <p className={cx('sentence')}>
          Whatever {who} writes, runs or labels, no connection that the guardrail forbids comes to be. Everything below
          was solved, not sampled.
        </p>
      );
    case 'falls':
      return <AttackView attack={verdict.attack} who={who} />;
    case 'left open':
      return (
        <>
          <p className={cx('sentence')}>
            <strong>
              {endpointName(verdict.packet.from)} → {endpointName(verdict.packet.to)} {trafficText(verdict)}
            </strong>{' '}
            may be opened, and what would decide it is not known.
          </p>
          <ul className={cx('reasons')}>
            {verdict.reasons.map((r) => (
              <li key={r}>{reasonText(r)}</li>
            ))}
          </ul>
        </>
      );
    case 'over budget':
      return (
        <>
          <p className={cx('sentence')}>
            There are more than {numberText(verdict.budget)} ways to label what {who} controls. These keys multiply;
            reserve one in the label standard, or list the values that {who} may set.
          </p>
          <Keys keys={verdict.keys} />
        </>
      );
    default:
      return unreachable(verdict);
  }
}

const MAX_KEYS = 12;

function Keys({ keys }: { readonly keys: readonly KeyWays[] }) {
  return (
    <ul className={cx('keys')}>
      {keys.slice(0, MAX_KEYS).map((k) => (
        <li key={`${k.on} ${k.key}`}>
          <code>{k.key}</code>{' '}
          <span className={cx('quiet')}>
            {k.on}, {numberText(k.ways)} ways
          </span>
        </li>
      ))}
      {keys.length > MAX_KEYS && <li className={cx('quiet')}>and {numberText(keys.length - MAX_KEYS)} more</li>}
    </ul>
  );
}

const FACTS = [
  ['positions', 'places to write a policy'],
  ['podNamespaces', 'namespaces to run pods in'],
  ['newNamespaces', 'kinds of new namespaces'],
  ['assignments', 'ways to label'],
  ['relabelled', 'workloads labelled otherwise'],
  ['existing', 'existing endpoints'],
  ['pairs', 'pairs judged'],
  ['unavoidable', 'of them only a node and its own pods'],
] as const;

function Covered({ answer: { covered, keys, verdict } }: { readonly answer: StrengthAnswer }) {
  if (verdict.kind === 'over budget') return null;
  const facts = FACTS.filter(([field]) => covered[field] > 0);
  return (
    <section aria-label="What was covered" className={cx('part')}>
      <h3>{verdict.kind === 'holds' ? 'What was covered' : 'What was looked at'}</h3>
      <dl className={cx('facts')}>
        {facts.map(([field, words]) => (
          <div key={field}>
            <dd>{numberText(covered[field])}</dd>
            <dt>{words}</dt>
          </div>
        ))}
      </dl>
      {keys.length > 0 && (
        <>
          <p className={cx('quiet')}>Keys that it may set and policies of others look at:</p>
          <Keys keys={keys} />
        </>
      )}
    </section>
  );
}

function Closings({ answer: { closings }, who }: AnswerViewProps) {
  if (closings.length === 0) return null;
  return (
    <section aria-label="What it can close" className={cx('part')}>
      <h3>Flows of others that {who} can close</h3>
      <ul className={cx('plain')}>
        {closings.map((c) => (
          <li key={c.flow}>
            <span className={cx('handle')}>{c.flow}</span> {endpointName(c.from)} → {endpointName(c.to)}
          </li>
        ))}
      </ul>
    </section>
  );
}
