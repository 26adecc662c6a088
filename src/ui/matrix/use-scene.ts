/** What of a matrix is in sight, followed through scrolling and resizing. */
import { type RefObject, useLayoutEffect, useState } from 'react';

/** Pixels that the headings take. */
export const HEAD_WIDTH = 176;
export const HEAD_HEIGHT = 128;

export interface Sight {
  readonly left: number;
  readonly top: number;
  /** Of the cells' part. */
  readonly width: number;
  readonly height: number;
}

/** Follows a scroller; the sight is that beside and below the headings. */
export function useSight(scroller: RefObject<HTMLElement | null>): Sight {
  const [sight, setSight] = useState<Sight>({ left: 0, top: 0, width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const look = () => {
      const next = {
        left: element.scrollLeft,
        top: element.scrollTop,
        width: Math.max(0, element.clientWidth - HEAD_WIDTH),
        height: Math.max(0, element.clientHeight - HEAD_HEIGHT),
      };
      setSight((last) =>
        last.left === next.left && last.top === next.top && last.width === next.width && last.height === next.height
          ? last
          : next,
      );
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [scroller]);
  return sight;
}
