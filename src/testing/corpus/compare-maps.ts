/**
 * Compares two connectivity maps by meaning: the address ranges of both sides are cut at every boundary of either, so it does
 * not matter where a tool cuts and merges. Each map is a list of source, destination and a value; equal text is an equal value.
 */
import { INGRESS_CONTROLLER } from './expectations.ts';

export interface Row {
  readonly src: string;
  readonly dst: string;
  /** Canonical text of what holds between the two; never empty. */
  readonly value: string;
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** One line for every pair that differs; adjacent ranges with the same difference are one line. Empty: the maps are equal. */
export function compareMaps(expected: readonly Row[], actual: readonly Row[]): string[] {
  const cuts = cutsOf([...expected, ...actual]);
  const [want, have] = [refine(expected, cuts), refine(actual, cuts)];
  const lines = new Map<string, Range[]>();
  for (const key of new Set([...want.keys(), ...have.keys()])) {
    const [wanted, got] = [want.get(key) ?? 'nothing', have.get(key) ?? 'nothing'];
    if (wanted === got) continue;
    const [src = '', dst = ''] = key.split(' → ');
    const range = rangeOf(src) ?? rangeOf(dst);
    const name = (end: string) => (rangeOf(end) ? '%' : end);
    const line = `${name(src)} → ${name(dst)}: expected ${wanted}, got ${got}`;
    lines.set(line, [...(lines.get(line) ?? []), ...(range ? [range] : [])]);
  }
  return [...lines].map(([line, ranges]) => line.replace('%', () => rangesText(ranges))).sort();
}

/** Reads `10.0.0.0-10.0.0.255` or a single IPv4 address; undefined for every other name. */
export function rangeOf(name: string): Range | undefined {
  const [first, last = first, more] = name.split('-').map(ipv4Of);
  return first === undefined || last === undefined || more !== undefined ? undefined : { first, last };
}

/** Whether a row is one that a netpol-analyzer map can hold: no hosts, domains or IPv6 ranges (corpus README, semantics 2 to 7). */
export function isComparable(name: string): boolean {
  return name === INGRESS_CONTROLLER || rangeOf(name) !== undefined || /^[^/]+\/[^/]+\[(?!Host\])\w+\]$/.test(name);
}

function ipv4Of(text: string): number | undefined {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  return parts ? parts.slice(1).reduce((value, part) => value * 256 + Number(part), 0) : undefined;
}

export function ipv4Text(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

function cutsOf(rows: readonly Row[]): number[] {
  const ranges = rows.flatMap((row) => [rangeOf(row.src), rangeOf(row.dst)]);
  return [...new Set(ranges.flatMap((r) => (r ? [r.first, r.last + 1] : [])))].sort((a, b) => a - b);
}

function refine(rows: readonly Row[], cuts: readonly number[]): Map<string, string> {
  const refined = new Map<string, string>();
  for (const row of rows) {
    for (const src of piecesOf(row.src, cuts)) {
      for (const dst of piecesOf(row.dst, cuts)) {
        const key = `${src} → ${dst}`;
        const before = refined.get(key);
        refined.set(key, before === undefined || before === row.value ? row.value : `${before} and ${row.value}`);
      }
    }
  }
  return refined;
}

function piecesOf(name: string, cuts: readonly number[]): string[] {
  const range = rangeOf(name);
  if (!range) return [name];
  const starts = cuts.filter((cut) => range.first <= cut && cut <= range.last);
  return starts.map((start, i) => rangeText({ first: start, last: (starts[i + 1] ?? range.last + 1) - 1 }));
}

function rangeText(range: Range): string {
  return `${ipv4Text(range.first)}-${ipv4Text(range.last)}`;
}

function rangesText(ranges: readonly Range[]): string {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const last = merged.at(-1);
    if (last && last.last + 1 === range.first) merged[merged.length - 1] = { first: last.first, last: range.last };
    else merged.push(range);
  }
  return merged.map(rangeText).join(', ');
}
