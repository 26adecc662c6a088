/** Which rows of a long list are drawn: those in sight and a few more. */
import { type RefObject, useLayoutEffect, useState } from 'react';

const BEYOND = 10;

export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
  /** Whole rows in sight. */
  readonly page: number;
}

/** Follows the scrolling and the size of a scroller of rows that are all `height` pixels high. */
export function useWindow(scroller: RefObject<HTMLElement | null>, rows: number, height: number): RowWindow {
  const [seen, setSeen] = useState({ first: 0, count: 30 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      const first = Math.floor(element.scrollTop / height);
      const count = Math.ceil(element.clientHeight / height);
      setSeen((last) => (last.first === first && last.count === count ? last : { first, count }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [scroller, height]);
  return {
    first: Math.max(0, Math.min(seen.first, rows) - BEYOND),
    end: Math.min(rows, seen.first + seen.count + BEYOND),
    page: Math.max(1, seen.count - 2),
  };
}
