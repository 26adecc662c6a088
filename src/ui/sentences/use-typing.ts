/** The line that is being typed: its text, the cursor, the chosen suggestion, and the sentences before. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { Suggestion } from '../../core/design/sentences/suggestion.ts';

/** What stands in the field, and how it got there. */
interface Line {
  readonly text: string;
  readonly cursor: number;
  /** Which suggestion is chosen with the arrow keys; -1 for none. */
  readonly active: number;
  readonly isListOpen: boolean;
  /** How many sentences back; 0 is the line that is being typed. */
  readonly back: number;
  /** Enter was pressed on it: what is wrong with it is said plainly. */
  readonly isMeant: boolean;
}

const EMPTY: Line = { text: '', cursor: 0, active: -1, isListOpen: false, back: 0, isMeant: false };

export interface Typing extends Line {
  readonly field: React.RefObject<HTMLInputElement | null>;
  /** The text or the cursor was changed by hand. */
  readonly typed: (text: string, cursor: number) => void;
  /** Puts a suggestion in place of what it completes, with a space behind it. */
  readonly accept: (suggestion: Suggestion) => void;
  /** Puts a text in place of a stretch. */
  readonly replace: (range: { readonly start: number; readonly end: number }, text: string) => void;
  readonly choose: (active: number) => void;
  readonly openList: (open: boolean) => void;
  /** Goes back, or with -1 forward again, through what was said. */
  readonly recall: (by: 1 | -1, said: readonly string[]) => void;
  readonly clear: () => void;
  /** Enter was pressed and nothing could be added: selects what is in the way. */
  readonly pointAt: (range: { readonly start: number; readonly end: number }) => void;
}

/** The state of the field, with what the keys do to it. */
export function useTyping(): Typing {
  const field = useRef<HTMLInputElement>(null);
  const [line, setLine] = useState(EMPTY);
  /** What is typed and not said yet, while older sentences are looked at. */
  const unsaid = useRef('');
  /** Where the cursor goes once the text is in the field. */
  const goTo = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (goTo.current === undefined) return;
    field.current?.setSelectionRange(goTo.current, goTo.current);
    goTo.current = undefined;
  });
  const put = (text: string, cursor: number, more: Partial<Line> = {}) => {
    goTo.current = cursor;
    setLine({ ...EMPTY, text, cursor, ...more });
  };
  const replace = ({ start, end }: { readonly start: number; readonly end: number }, text: string) => {
    const after = line.text.slice(end);
    const space = /^[\s,;]/.test(after) ? '' : ' ';
    const cursor = start + text.length + 1;
    put(`${line.text.slice(0, start)}${text}${space}${after}`, cursor, { isListOpen: true });
  };
  return {
    ...line,
    field,
    typed: (text, cursor) => {
      const isChanged = text !== line.text;
      setLine({
        ...line,
        text,
        cursor,
        active: -1,
        isListOpen: isChanged ? text !== '' : line.isListOpen,
        back: 0,
        isMeant: line.isMeant && !isChanged,
      });
    },
    accept: ({ range, insert }) => replace(range, insert),
    replace,
    choose: (active) => setLine({ ...line, active }),
    openList: (isListOpen) => setLine({ ...line, isListOpen, active: -1 }),
    recall: (by, said) => {
      const back = Math.max(0, Math.min(said.length, line.back + by));
      if (back === line.back) return;
      if (line.back === 0) unsaid.current = line.text;
      const text = back === 0 ? unsaid.current : (said[said.length - back] ?? '');
      put(text, text.length, { back });
    },
    clear: () => put('', 0),
    pointAt: ({ start, end }) => {
      setLine({ ...line, cursor: start, active: -1, isListOpen: false, isMeant: true });
      field.current?.setSelectionRange(start, end);
    },
  };
}
