import type { ComparisonAnswer } from '../core/analyses/answers.ts';
import { counted } from '../core/design/thing-words.ts';
import { ChangedPairRow } from './changed-pair-row.tsx';
import styles from './foreseen-effect.module.css';
import type { Foreseen } from './use-foresee.ts';
import { classes } from './widgets/classes.ts';

const cx = classes(styles);
/** More pairs than this are counted. */
const SHOWN = 6;

/** What an edit that is not made yet would open and close. */
export function ForeseenEffect({ foreseen }: { readonly foreseen: Foreseen }) {
  if (foreseen.kind === 'refused') return <p role="alert">{foreseen.why}</p>;
  if (foreseen.kind === 'working') return <p className={cx('muted')}>Working out what that does…</p>;
  return <Effect answer={foreseen.answer} />;
}

function Effect({ answer: { changes, names } }: { readonly answer: ComparisonAnswer }) {
  const count = (kind: string) => changes.pairs.filter((p) => p.kind === kind).length;
  const parts = [
    ['opened', 'opens'],
    ['closed', 'closes'],
    ['changed', 'changes'],
  ].flatMap(([kind = '', verb]) => (count(kind) === 0 ? [] : [`${verb} ${counted(count(kind), 'pair')}`]));
  if (parts.length === 0)
    return <p className={cx('effect')}>Opens and closes nothing: what is enforced stays as it is.</p>;
  return (
    <div className={cx('effect')}>
      <p>
        It {parts.join(', ')}
        {changes.truncated && ', and more'}.
      </p>
      {changes.pairs.slice(0, SHOWN).map((pair) => (
        <ChangedPairRow key={`${pair.from} ${pair.to}`} pair={pair} names={names} />
      ))}
      {changes.pairs.length > SHOWN && (
        <p className={cx('muted')}>and {counted(changes.pairs.length - SHOWN, 'more pair')}</p>
      )}
    </div>
  );
}
