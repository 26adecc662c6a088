/** Which findings of a long list are drawn: those in sight and a few more, one of which may be open and higher than the rest. */
import { type RefObject, useLayoutEffect, useState } from 'react';

const BEYOND = 10;

/** A list of rows of one height, of which one may be higher. */
export interface Rows {
  readonly count: number;
  readonly height: number;
  /** The open row, and by how much it is higher. */
  readonly opened: { readonly index: number; readonly extra: number } | undefined;
}

/** Where a row begins, from the top of the list. */
export function topOf({ height, opened }: Rows, index: number): number {
  return index * height + (opened && index > opened.index ? opened.extra : 0);
}

/** How high the whole list is. */
export function heightOf(rows: Rows): number {
  return rows.count * rows.height + (rows.opened?.extra ?? 0);
}

/** The row at a height from the top of the list; the nearest one where there is none. */
export function rowAt(rows: Rows, y: number): number {
  const { count, height, opened } = rows;
  const end = opened && topOf(rows, opened.index) + height + opened.extra;
  const index =
    !opened || y < topOf(rows, opened.index) ? y / height : y < (end ?? 0) ? opened.index : (y - opened.extra) / height;
  return Math.max(0, Math.min(count - 1, Math.floor(index)));
}

/** The rows to draw while the part from `from` to `to` of the list is in sight, in order; the open one is always drawn. */
export function rowsInSight(rows: Rows, from: number, to: number): number[] {
  if (rows.count === 0) return [];
  const first = Math.max(0, rowAt(rows, from) - BEYOND);
  const last = Math.min(rows.count - 1, rowAt(rows, to) + BEYOND);
  const seen = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const open = rows.opened?.index;
  if (open === undefined || (open >= first && open <= last)) return seen;
  return open < first ? [open, ...seen] : [...seen, open];
}

/** Which part of a list is in sight of the element that scrolls it, from the top of the list. */
export function useSight(
  list: RefObject<HTMLElement | null>,
  isOn: boolean,
): { readonly from: number; readonly to: number } {
  const [sight, setSight] = useState({ from: 0, to: 1200 });
  useLayoutEffect(() => {
    const element = list.current;
    const scroller = element && isOn ? scrollerOf(element) : undefined;
    if (!element || !scroller) return undefined;
    const look = () => {
      const from = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const to = from + scroller.clientHeight;
      setSight((last) => (last.from === from && last.to === to ? last : { from, to }));
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    observer.observe(element);
    return () => {
      scroller.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [list, isOn]);
  return sight;
}

function scrollerOf(element: HTMLElement): HTMLElement | undefined {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return undefined;
}

/** By how much an element is higher than a row; the last known while it is not drawn. */
export function useExtra(element: RefObject<HTMLElement | null>, height: number, of: string | undefined): number {
  const [extra, setExtra] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row is open, so that another element is measured
  useLayoutEffect(() => {
    const measured = element.current;
    if (!measured) {
      setExtra(0);
      return undefined;
    }
    const look = () => setExtra(Math.max(0, measured.offsetHeight - height));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element, height, of]);
  return extra;
}
