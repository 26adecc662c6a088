import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { classes } from './classes.ts';
import styles from './completing-input.module.css';
import { Icon } from './icon.tsx';

const cx = classes(styles);

export interface Completion {
  readonly value: string;
  /** Why it is offered: `12 namespaces`. */
  readonly note?: string | undefined;
  /** It would be new. */
  readonly isNew?: boolean;
}

/** Where one goes after a value is taken. */
export type Leaving = 'stay' | 'down' | 'right' | 'left';

export interface CompletingInputProps {
  /** Accessible name. */
  readonly label: string;
  /** What stands in it as it opens; selected, so that typing replaces it, unless `typed`. */
  readonly initial: string;
  /** Whether the first letters have been typed already. */
  readonly typed: boolean;
  /** What fits a text, the best first. */
  readonly complete: (text: string) => readonly Completion[];
  readonly onCommit: (value: string, leaving: Leaving) => void;
  readonly onCancel: () => void;
  readonly mono?: boolean;
}

const LIST_HEIGHT = 232;

/**
 * A field that is open while one value is typed, with a list of those that fit. Enter takes what is marked, else what is
 * typed; Tab does so and goes on; Escape takes the typing back.
 */
export function CompletingInput(props: CompletingInputProps) {
  const { label, initial, typed, complete, onCommit, onCancel, mono = false } = props;
  const [text, setText] = useState(initial);
  const [marked, setMarked] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const listId = useId();
  const completions = complete(text);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    if (!typed) input.current?.select();
  }, [typed]);

  const commit = (value: string, leaving: Leaving) => {
    if (isDone.current) return;
    isDone.current = true;
    onCommit(value, leaving);
  };
  const cancel = () => {
    isDone.current = true;
    onCancel();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // what is typed here is nobody else's key
    event.stopPropagation();
    const value = completions[marked]?.value ?? text;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && completions.length > 0) {
      event.preventDefault();
      const count = completions.length;
      setMarked(marked < 0 ? (step > 0 ? 0 : count - 1) : (marked + step + count) % count);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      commit(value, 'down');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      commit(value, event.shiftKey ? 'left' : 'right');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    }
  };
  return (
    <>
      <input
        ref={input}
        className={cx('input', mono && 'mono')}
        role="combobox"
        aria-label={label}
        aria-expanded={completions.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={marked >= 0 ? `${listId}-${marked}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setMarked(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => commit(text, 'stay')}
      />
      <Completions
        id={listId}
        label={label}
        below={input}
        completions={completions}
        marked={marked}
        onMark={setMarked}
        onTake={(value) => commit(value, 'stay')}
      />
    </>
  );
}

interface CompletionsProps {
  readonly id: string;
  readonly label: string;
  readonly below: { readonly current: HTMLInputElement | null };
  readonly completions: readonly Completion[];
  readonly marked: number;
  readonly onMark: (index: number) => void;
  readonly onTake: (value: string) => void;
}

/** The list; over the field where there is no room under it. */
function Completions({ id, label, below, completions, marked, onMark, onTake }: CompletionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = below.current?.getBoundingClientRect();
    if (!box || !list.current) return;
    const { style } = list.current;
    const isTight = window.innerHeight - box.bottom < LIST_HEIGHT && box.top > window.innerHeight - box.bottom;
    style.insetInlineStart = `${Math.min(box.left, window.innerWidth - list.current.offsetWidth - 8)}px`;
    style.minWidth = `${box.width}px`;
    style.top = isTight ? 'auto' : `${box.bottom + 4}px`;
    style.bottom = isTight ? `${window.innerHeight - box.top + 4}px` : 'auto';
  });
  useEffect(() => {
    list.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={label} className={cx('list')} hidden={completions.length === 0}>
      {completions.map((completion, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and says which option is marked
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
        <div
          key={completion.value}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === marked}
          className={cx('option', i === marked && 'marked')}
          onPointerMove={() => i !== marked && onMark(i)}
          // the field would lose the focus, and with it what is typed
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(completion.value)}
        >
          <span className={cx('value')}>
            {completion.isNew && <Icon name="add" size={12} />}
            {completion.value}
          </span>
          {completion.note && <span className={cx('note')}>{completion.note}</span>}
        </div>
      ))}
    </div>
  );
}
