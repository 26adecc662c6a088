import type { ClipboardEvent, KeyboardEvent, SyntheticEvent } from 'react';
import { useRef } from 'react';
import type { Sentence } from '../../core/design/sentences/sentence.ts';
import { classes } from '../widgets/classes.ts';
import { marksOf } from './marks.ts';
import styles from './sentences.module.css';
import type { Typing } from './use-typing.ts';

const cx = classes(styles);

export interface SentenceFieldProps {
  readonly typing: Typing;
  readonly sentence: Sentence;
  readonly isUnfinished: boolean;
  readonly listId: string;
  readonly echoId: string;
  /** The id of the chosen suggestion; undefined while the list is closed or none is chosen. */
  readonly activeId: string | undefined;
  readonly isListShown: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void;
}

/** Where a sentence is typed. What is new and what is wrong is underlined; the words for it stand in the echo. */
export function SentenceField(props: SentenceFieldProps) {
  const { typing, sentence, isUnfinished } = props;
  const marks = useRef<HTMLDivElement>(null);
  const follow = (event: SyntheticEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.currentTarget;
    typing.typed(value, selectionStart ?? value.length);
  };
  return (
    <div className={cx('field')}>
      <div className={cx('marks')} aria-hidden="true">
        <div ref={marks} className={cx('marks-text')}>
          {marksOf(isUnfinished ? { ...sentence, problems: [] } : sentence).map((m) => (
            <span key={m.start} className={cx('mark', m.kind)}>
              {typing.text.slice(m.start, m.end)}
            </span>
          ))}
        </div>
      </div>
      <input
        ref={typing.field}
        className={cx('input')}
        role="combobox"
        aria-label="Sentence"
        aria-expanded={props.isListShown}
        aria-controls={props.listId}
        aria-autocomplete="list"
        aria-activedescendant={props.activeId}
        aria-describedby={props.echoId}
        aria-invalid={typing.text !== '' && sentence.problems.length > 0 && !isUnfinished}
        placeholder="Say a flow: shop/web -> orders/db 5432 because checkout"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        value={typing.text}
        onChange={follow}
        onSelect={(event) => {
          if (event.currentTarget.selectionStart !== typing.cursor) follow(event);
        }}
        onScroll={(event) => {
          if (marks.current) marks.current.style.transform = `translateX(${-event.currentTarget.scrollLeft}px)`;
        }}
        onKeyDown={props.onKeyDown}
        onPaste={props.onPaste}
      />
    </div>
  );
}
