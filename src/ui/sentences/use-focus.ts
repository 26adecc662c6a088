/** The focus of the bar: taken when it is asked for, given back on Escape. */
import { type FocusEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useActions, useStudioStore } from '../studio-context.tsx';

export interface BarFocus {
  /** Whether the focus is somewhere in the bar. */
  readonly isActive: boolean;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  /** Gives the focus back to where it was, else to the map. */
  readonly leave: () => void;
}

/** Where the focus is, for a bar with one field. */
export function useBarFocus(field: RefObject<HTMLInputElement | null>): BarFocus {
  const wanted = useStudioStore('view', (v) => v.saying && v.pane === 'map');
  const { setView } = useActions();
  const [isActive, setIsActive] = useState(false);
  const before = useRef<Element>(null);
  useEffect(() => {
    if (!wanted) return;
    field.current?.focus();
    setView({ saying: false });
  }, [wanted, field, setView]);
  const leave = useCallback(() => {
    const back = before.current;
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus({ preventScroll: true });
    else focusMap();
  }, []);
  return {
    isActive,
    leave,
    onFocus: ({ currentTarget, target, relatedTarget }) => {
      // what a dialog of the bar does bubbles up to it, too
      if (!currentTarget.contains(target)) return;
      if (!isActive && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
      setIsActive(true);
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (!currentTarget.contains(relatedTarget)) setIsActive(false);
    },
  };
}

/** The canvas takes keys where it can have the focus; until it is there, the view round it. */
function focusMap(): void {
  const view = document.getElementById('view');
  const canvas = view?.querySelector<HTMLElement>('[tabindex="-1"]') ?? view;
  canvas?.focus({ preventScroll: true });
}
