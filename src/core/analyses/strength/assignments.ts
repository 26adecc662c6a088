/** Label assignments that selectors tell apart: absent, each named value, and one fresh value for every key that may be set. */
import type { Labels } from '../../cluster/labels.ts';
import { type Requirement, requirementMatches, type Selector } from '../../cluster/selector.ts';
import { compareText } from '../../lib/order.ts';
import type { KeyWays } from './answer.ts';

/** Ways a key may be set; `undefined`: absent. The first is taken where nothing depends on it. */
export type KeyOptions = ReadonlyMap<string, readonly (string | undefined)[]>;

/** More ways than are looked at. */
export class OverBudget extends Error {
  readonly keys: readonly KeyWays[];

  constructor(keys: readonly KeyWays[]) {
    super('too many ways to label');
    this.keys = [...keys].sort((a, b) => b.ways - a.ways || compareText(a.key, b.key));
  }
}

/** The values of a key that selectors name. */
export function namedValues(selectors: readonly Selector[], key: string): string[] {
  const values = new Set<string>();
  for (const s of selectors)
    for (const r of s.requirements) if (r.key === key && 'values' in r) for (const v of r.values) values.add(v);
  return [...values].sort(compareText);
}

/** The keys that selectors look at. */
export function keysOf(selectors: readonly Selector[]): string[] {
  return [...new Set(selectors.flatMap((s) => s.requirements.map((r) => r.key)))].sort(compareText);
}

/** A value that none of those is. */
export function freshValue(named: readonly string[]): string {
  let value = 'anything-else';
  while (named.includes(value)) value += '-x';
  return value;
}

interface State {
  readonly set: ReadonlyMap<string, string | undefined>;
  /** Selectors that still match. */
  readonly alive: readonly number[];
}

/**
 * Labels for every set of selectors that can be matched together: the base with the keys of `options` set in every way,
 * of the ways that no selector tells apart the first. Throws `OverBudget` where there are more than `budget`.
 */
export function assignments(
  base: Labels,
  options: KeyOptions,
  selectors: readonly Selector[],
  budget: number,
  on: KeyWays['on'],
): Labels[] {
  const fixed = (r: Requirement) => options.has(r.key) || requirementMatches(r, base);
  const start = selectors.flatMap((s, i) => (s.requirements.every(fixed) ? [i] : []));
  let states: State[] = [{ set: new Map(), alive: start }];
  for (const [key, ways] of options) {
    const next = new Map<string, State>();
    for (const state of states)
      for (const value of ways) {
        const alive = state.alive.filter((i) => admits(selectors[i], key, value));
        const text = alive.join();
        if (!next.has(text)) next.set(text, { set: new Map([...state.set, [key, value]]), alive });
      }
    states = [...next.values()];
    if (states.length > budget) throw new OverBudget(waysOf(options, on));
  }
  return states.map(({ set }) => withLabels(base, set));
}

/** How many ways each key may be set. */
export function waysOf(options: KeyOptions, on: KeyWays['on']): KeyWays[] {
  return [...options].map(([key, ways]) => ({ on, key, ways: ways.length }));
}

function admits(selector: Selector | undefined, key: string, value: string | undefined): boolean {
  const labels: Labels = value === undefined ? new Map() : new Map([[key, value]]);
  return selector?.requirements.every((r) => r.key !== key || requirementMatches(r, labels)) ?? false;
}

function withLabels(base: Labels, set: ReadonlyMap<string, string | undefined>): Labels {
  const labels = new Map(base);
  for (const [key, value] of set)
    if (value === undefined) labels.delete(key);
    else labels.set(key, value);
  return new Map([...labels].sort(([a], [b]) => compareText(a, b)));
}
