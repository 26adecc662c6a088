import type { ComparisonAnswer } from '../../core/analyses/answers.ts';
import { changeLooks } from '../change-looks.ts';
import { ChangedPairRow } from '../changed-pair-row.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Progress } from '../widgets/progress.tsx';
import styles from './map.module.css';

const cx = classes(styles);
/** More pairs than this are counted instead. */
const SHOWN = 6;

export interface MoveQuestionProps {
  readonly title: string;
  readonly answer: ComparisonAnswer | undefined;
  readonly onAnswer: (isWanted: boolean) => void;
}

/** What a move would open and close, before it is made. */
export function MoveQuestion({ title, answer, onAnswer }: MoveQuestionProps) {
  return (
    <div className={cx('form')}>
      <h2 className={cx('question')}>{title}?</h2>
      {answer ? (
        <Consequences answer={answer} />
      ) : (
        <Progress label="Working out what this opens and closes" value={undefined} showLabel />
      )}
      <div className={cx('actions')}>
        <Button variant="primary" autoFocus onPress={() => onAnswer(true)}>
          Move
        </Button>
        <Button onPress={() => onAnswer(false)}>Leave it where it was</Button>
      </div>
    </div>
  );
}

function Consequences({ answer: { changes, names } }: { readonly answer: ComparisonAnswer }) {
  const sorted = [...changes.pairs].sort((a, b) => changeLooks(a).rank - changeLooks(b).rank);
  const more = sorted.length - SHOWN;
  return (
    <>
      <p className={cx('quiet')}>The policies of the design would then allow something else:</p>
      <ul className={cx('pairs')}>
        {sorted.slice(0, SHOWN).map((pair) => (
          <li key={`${pair.from} ${pair.to}`}>
            <ChangedPairRow pair={pair} names={names} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={cx('quiet')}>{`and ${changes.truncated ? 'at least ' : ''}${more} more`}</p>}
    </>
  );
}
