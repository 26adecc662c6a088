/** Where an answer can change: the ports and addresses that some objects name, and the points just behind them. */
import { parseCidr } from 'cidr-tools';

export interface Boundaries {
  /** First ports of the intervals within which no rule distinguishes; always holds 1. */
  readonly ports: readonly number[];
  /** First addresses of the ranges within which no rule distinguishes, by family; each always holds 0. */
  readonly addresses: { readonly 4: readonly bigint[]; readonly 6: readonly bigint[] };
}

/** Walks whole objects, so that no rule of any language can be missed: every number is a port, every CIDR or address counts. */
export function boundariesOf(objects: unknown): Boundaries {
  const ports = new Set([1]);
  const addresses = { 4: new Set([0n]), 6: new Set([0n]) };
  const visit = (value: unknown): void => {
    if (typeof value === 'number') {
      for (const port of [value, value + 1]) if (port >= 1 && port <= 65535) ports.add(port);
    } else if (typeof value === 'string') {
      for (const [family, address] of rangeStarts(value)) addresses[family].add(address);
    } else if (typeof value === 'object' && value !== null) {
      for (const inner of Object.values(value)) visit(inner);
    }
  };
  visit(objects);
  const sorted = (set: ReadonlySet<bigint>) => [...set].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { ports: [...ports].sort((a, b) => a - b), addresses: { 4: sorted(addresses[4]), 6: sorted(addresses[6]) } };
}

const ADDRESS = /^[0-9a-fA-F.:]*[.:][0-9a-fA-F.:]*(\/\d+)?$/;
const LAST = { 4: 2n ** 32n - 1n, 6: 2n ** 128n - 1n };

function rangeStarts(text: string): (readonly [4 | 6, bigint])[] {
  if (!ADDRESS.test(text)) return [];
  try {
    const { version, start, end } = parseCidr(text);
    return end < LAST[version]
      ? [
          [version, start],
          [version, end + 1n],
        ]
      : [[version, start]];
  } catch {
    return [];
  }
}

/** The text of an address. */
export function addressText(family: 4 | 6, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
  return [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) => ((value >> shift) & 0xffffn).toString(16)).join(':');
}
