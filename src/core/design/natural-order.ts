import { compareText } from '../lib/order.ts';

const DIGITS = /([0-9]+)/;

/** Orders text with numbers by their value: `F-2` before `F-10`. Total: different texts never compare equal. */
export function compareNatural(a: string, b: string): number {
  const left = a.split(DIGITS);
  const right = b.split(DIGITS);
  const shared = Math.min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    const order = compareChunk(left[i] ?? '', right[i] ?? '', i % 2 === 1);
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
}

function compareChunk(a: string, b: string, digits: boolean): number {
  if (!digits) return compareText(a, b);
  const x = a.replace(/^0+/, '');
  const y = b.replace(/^0+/, '');
  return x.length - y.length || compareText(x, y);
}
