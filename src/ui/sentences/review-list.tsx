import { useEffect, useRef, useState } from 'react';
import type { Sentence } from '../../core/design/sentences/sentence.ts';
import { classes } from '../widgets/classes.ts';
import styles from './review.module.css';
import { ReviewRow } from './review-row.tsx';

const cx = classes(styles);

export interface ReviewListProps {
  readonly lines: readonly string[];
  /** What was understood of them; for a moment that of the lines before. */
  readonly sentences: readonly Sentence[];
  readonly home: string;
  /** The line that takes the focus; another object, another time. */
  readonly goTo: { readonly line: number } | undefined;
  /** Enter was pressed in a line. */
  readonly onEnter: (index: number) => void;
  readonly onLine: (index: number, text: string) => void;
  readonly onRemove: (index: number) => void;
}

/** Pixels of a row; the style sheet says the same. */
const ROW_HEIGHT = 68;
/** Rows beyond what is seen, so that Tab finds the next one. */
const MARGIN = 6;
const HEIGHT_BEFORE_MEASURED = 480;

/** Pasted lines in rows of one height, of which only those in sight are drawn. */
export function ReviewList({ lines, sentences, home, goTo, onEnter, onLine, onRemove }: ReviewListProps) {
  const [top, setTop] = useState(0);
  const scroller = useRef<HTMLElement>(null);
  /** The last request for the focus that was met: a row that comes back into sight does not take it again. */
  const [met, setMet] = useState<typeof goTo>();
  useEffect(() => {
    if (goTo && scroller.current) scroller.current.scrollTop = (goTo.line - 1) * ROW_HEIGHT;
  }, [goTo]);
  const height = scroller.current?.clientHeight ?? HEIGHT_BEFORE_MEASURED;
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - MARGIN);
  const last = Math.min(lines.length, Math.ceil((top + height) / ROW_HEIGHT) + MARGIN);
  return (
    <section
      ref={scroller}
      className={cx('scroller')}
      aria-label="Pasted lines"
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <ol className={cx('rows')} style={{ height: lines.length * ROW_HEIGHT }}>
        {lines.slice(first, last).map((text, i) => {
          const index = first + i;
          return (
            <ReviewRow
              key={index}
              index={index}
              count={lines.length}
              top={index * ROW_HEIGHT}
              text={text}
              sentence={sentences[index]}
              home={home}
              takesFocus={goTo !== met && goTo?.line === index}
              onFocused={() => setMet(goTo)}
              onEnter={onEnter}
              onLine={onLine}
              onRemove={onRemove}
            />
          );
        })}
      </ol>
    </section>
  );
}
