/** Fits names to the room that they have on screen. One observer for all of them. */
import { type RefObject, useLayoutEffect, useState } from 'react';
import { cutMiddle } from './middle-truncate-cut.ts';

const watching = new Map<Element, () => void>();
let observer: ResizeObserver | undefined;
let pen: CanvasRenderingContext2D | null | undefined;

function watch(element: Element, refit: () => void): () => void {
  observer ??= new ResizeObserver((entries) => {
    for (const entry of entries) watching.get(entry.target)?.();
  });
  watching.set(element, refit);
  observer.observe(element);
  return () => {
    watching.delete(element);
    observer?.unobserve(element);
  };
}

function measured(text: string, font: string): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return 0;
  pen.font = font;
  return pen.measureText(text).width;
}

/** What of a text is shown in `room`; `shown` is the element that shows it, whose size changes with the font. */
export function useFit(
  room: RefObject<HTMLElement | null>,
  shown: RefObject<HTMLElement | null>,
  text: string,
  tail: number,
): string {
  const [fitted, setFitted] = useState(text);
  useLayoutEffect(() => {
    const box = room.current;
    const label = shown.current;
    if (!box || !label) return;
    const refit = () => {
      const style = getComputedStyle(box);
      const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      // the box is rounded to whole pixels, the text is not
      const width = box.clientWidth + 0.75;
      setFitted(box.clientWidth === 0 ? text : cutMiddle(text, width, (t) => measured(t, font), tail));
    };
    refit();
    const stop = [watch(box, refit), watch(label, refit)];
    let alive = true;
    void document.fonts.ready.then(() => alive && refit());
    return () => {
      alive = false;
      for (const s of stop) s();
    };
  }, [room, shown, text, tail]);
  return fitted;
}
