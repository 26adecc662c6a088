import type { Sentence } from '../../core/design/sentences/sentence.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import { Words } from '../widgets/words.tsx';
import { Understood } from './echo.tsx';
import styles from './review.module.css';
import { type LineState, lineState } from './review-sums.ts';

const cx = classes(styles);
const MOST_FIXES = 3;

export interface ReviewRowProps {
  /** Counted from 0. */
  readonly index: number;
  readonly count: number;
  readonly top: number;
  readonly text: string;
  readonly sentence: Sentence | undefined;
  readonly onLine: (index: number, text: string) => void;
  readonly onRemove: (index: number) => void;
}

const SIGNS: Readonly<Record<LineState, { readonly icon: IconName; readonly words: string }>> = {
  problem: { icon: 'error', words: 'cannot be read' },
  new: { icon: 'add', words: 'adds' },
  changes: { icon: 'edit', words: 'changes' },
  same: { icon: 'duplicate', words: 'says nothing new' },
  nothing: { icon: 'more', words: 'a remark' },
};

/** One pasted line, to be edited, over what is understood of it. */
export function ReviewRow({ index, count, top, text, sentence, onLine, onRemove }: ReviewRowProps) {
  const state = sentence ? lineState(sentence) : 'nothing';
  const [problem] = sentence?.problems ?? [];
  const label = `Line ${index + 1}`;
  return (
    <li
      className={cx('row', state)}
      style={{ transform: `translateY(${top}px)` }}
      aria-posinset={index + 1}
      aria-setsize={count}
    >
      <span className={cx('sign', state)} title={SIGNS[state].words}>
        <Icon name={SIGNS[state].icon} />
      </span>
      <span className={cx('number')}>{index + 1}</span>
      <div className={cx('line')}>
        <input
          className={cx('text')}
          aria-label={label}
          aria-invalid={state === 'problem'}
          aria-describedby={`review-${index}`}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => onLine(index, event.target.value)}
        />
        <div id={`review-${index}`} className={cx('meaning')}>
          {problem ? (
            <>
              <p className={cx('problem')} title={`${problem.message}; ${problem.help}`}>
                <Words>{problem.message}</Words>
              </p>
              {problem.fixes.slice(0, MOST_FIXES).map((fix) => (
                <Button
                  key={fix.text}
                  onPress={() => onLine(index, `${text.slice(0, problem.start)}${fix.text}${text.slice(problem.end)}`)}
                >
                  {fix.text}
                </Button>
              ))}
            </>
          ) : (
            sentence && sentence.kind !== 'nothing' && <Understood sentence={sentence} />
          )}
        </div>
      </div>
      <IconButton icon="delete" label={`Remove line ${index + 1}`} placement="left" onPress={() => onRemove(index)} />
    </li>
  );
}
