import { useEffect, useRef } from 'react';
import type { Remark, Sentence } from '../../core/design/sentences/sentence.ts';
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
  /** The zones that new namespaces stand in, by name. */
  readonly home: string;
  readonly takesFocus: boolean;
  readonly onFocused: () => void;
  /** Enter was pressed in a line. */
  readonly onEnter: (index: number) => void;
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
export function ReviewRow(props: ReviewRowProps) {
  const { index, count, top, text, sentence, home, takesFocus, onFocused, onEnter, onLine, onRemove } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    field.current?.focus({ preventScroll: true });
    onFocused();
  }, [takesFocus, onFocused]);
  const state = sentence ? lineState(sentence) : 'nothing';
  const fix = (remark: Remark, fixed: string) => {
    onLine(index, `${text.slice(0, remark.start)}${fixed}${text.slice(remark.end)}`);
    field.current?.focus();
  };
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
          ref={field}
          className={cx('text')}
          aria-label={`Line ${index + 1}`}
          aria-invalid={state === 'problem'}
          aria-describedby={`review-${index}`}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            // the press must not go on to the button that may take the focus now
            event.preventDefault();
            onEnter(index);
          }}
          onChange={(event) => onLine(index, event.target.value)}
        />
        <div id={`review-${index}`} className={cx('meaning')}>
          {sentence && <Meaning sentence={sentence} home={home} onFix={fix} />}
        </div>
      </div>
      <IconButton icon="delete" label={`Remove line ${index + 1}`} placement="left" onPress={() => onRemove(index)} />
    </li>
  );
}

interface MeaningProps {
  readonly sentence: Sentence;
  readonly home: string;
  readonly onFix: (remark: Remark, text: string) => void;
}

/** What is wrong with a line, else what it says; with the ways out one press away. */
function Meaning({ sentence, home, onFix }: MeaningProps) {
  const [problem] = sentence.problems;
  const remark = problem ?? sentence.notes[0];
  return (
    <>
      {!problem && <Understood sentence={sentence} home={home} />}
      {remark && (
        <p className={cx('remark', problem ? 'problem' : 'note')} title={`${remark.message}; ${remark.help}`}>
          <Words>{problem || remark.fixes.length === 0 ? remark.message : 'or is it'}</Words>
        </p>
      )}
      {remark?.fixes.slice(0, MOST_FIXES).map((fix) => (
        <Button key={fix.text} aria-label={`${fix.text}, ${fix.what}`} onPress={() => onFix(remark, fix.text)}>
          {fix.text}
        </Button>
      ))}
    </>
  );
}
