import { useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Design } from '../../core/design/schema.ts';
import { doesSomething } from '../../core/design/sentences/apply.ts';
import type { Near } from '../../core/design/sentences/end-faults.ts';
import { MOST_LINES, parseSentences } from '../../core/design/sentences/parse.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import styles from './review.module.css';
import { ReviewList } from './review-list.tsx';
import { linesToMend, reviewSums } from './review-sums.ts';
import { actionText } from './sentence-words.ts';

const cx = classes(styles);

export interface ReviewDialogProps {
  readonly design: Design;
  readonly near: Near;
  /** The zones that new namespaces stand in, by name. */
  readonly home: string;
  readonly lines: readonly string[];
  readonly onLines: (lines: readonly string[]) => void;
  /** Adds all lines; those with a problem add nothing, and are handed back. */
  readonly onAdd: (lines: readonly string[], left: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Lines that were pasted, each with what was understood of it, to be mended and then added as one step. */
export function ReviewDialog({ design, near, home, lines, onLines, onAdd, onClose }: ReviewDialogProps) {
  const shown = useDeferredValue(lines);
  const sentences = useMemo(() => parseSentences(shown, design, near), [shown, design, near]);
  const sums = reviewSums(sentences);
  const action = actionText(sentences);
  const toMend = linesToMend(sentences);
  const [goTo, setGoTo] = useState(() => firstOf(toMend));
  const addButton = useRef<HTMLButtonElement>(null);
  const onward = (from: number) => {
    if (toMend.length > 0) setGoTo(nextOf(toMend, from));
    else addButton.current?.focus();
  };
  const left = sentences.filter((s) => s.problems.length > 0).map((s) => s.text);
  return (
    <Dialog
      title="Add what was pasted"
      subtitle={<Summary sums={sums} />}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          {toMend.length > 0 && (
            <span className={cx('mend')}>
              <Button icon="chevron-down" onPress={() => onward(goTo?.line ?? -1)}>
                {`Next to mend, of ${toMend.length}`}
              </Button>
              {left.length > 0 && (
                <span>{left.length === 1 ? '1 line is left out' : `${left.length} lines are left out`}</span>
              )}
            </span>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button
            ref={addButton}
            variant="primary"
            autoFocus={goTo === undefined}
            isDisabled={!sentences.some((s) => s.problems.length === 0 && doesSomething(s))}
            onPress={() => {
              onAdd(lines, left);
              setGoTo({ line: 0 });
            }}
          >
            {action === '' ? 'Nothing to add' : action}
          </Button>
        </>
      }
    >
      {lines.length > MOST_LINES && (
        <p className={cx('cut')}>
          The first {MOST_LINES} of {lines.length} lines are shown and added; paste the others after them.
        </p>
      )}
      <ReviewList
        lines={lines.slice(0, MOST_LINES)}
        sentences={sentences}
        home={home}
        goTo={goTo}
        onEnter={onward}
        onLine={(index, text) => onLines(lines.map((line, i) => (i === index ? text : line)))}
        onRemove={(index) => onLines(lines.filter((_, i) => i !== index))}
      />
    </Dialog>
  );
}

function firstOf(lines: readonly number[]): { readonly line: number } | undefined {
  return lines[0] === undefined ? undefined : { line: lines[0] };
}

/** The next line to mend, round and round. */
function nextOf(lines: readonly number[], after = -1): { readonly line: number } | undefined {
  const next = lines.find((line) => line > after);
  return next === undefined ? firstOf(lines) : { line: next };
}

function Summary({ sums }: { readonly sums: ReturnType<typeof reviewSums> }) {
  return (
    <>
      {sums.lines.join(', ')}
      {sums.makes.length > 0 && <>. Makes {sums.makes.join(', ')}</>}
    </>
  );
}
