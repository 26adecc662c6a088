/** What two sets of manifests allow differently, in the form of `bulkhead diff --format json` (`cli.md`). */
import { type Cause, causesOf } from '../analyses/causes.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { AddressRange } from '../lib/addresses.ts';
import { present } from '../lib/assert.ts';
import {
  type ConnectionSet,
  equalConnections,
  firstConnection,
  hasNoPorts,
  NO_CONNECTIONS,
  subtractConnections,
} from '../policy/connection-set.ts';
import type { Solution } from '../solver/solution.ts';
import { solve } from '../solver/solve.ts';
import type { Packet, SolverOptions, UndefinedReason } from '../solver/types.ts';
import { vocabularyOf } from '../solver/vocabulary.ts';
import {
  boundsJson,
  byEnds,
  type ConnectionJson,
  mergeNetworks,
  networkEnd,
  type PortsJson,
  portsJson,
} from './connectivity.ts';
import type { Solvable } from './load-manifests.ts';
import { type PairRow, pairRows } from './pair-rows.ts';

/** A pair whose connections differ. */
export interface DiffEntry {
  readonly src: string;
  readonly dst: string;
  readonly before?: PortsJson;
  readonly after?: PortsJson;
  readonly undefinedBefore?: ConnectionJson['undefined'];
  readonly undefinedAfter?: ConnectionJson['undefined'];
  readonly opened?: PortsJson;
  readonly closed?: PortsJson;
  /** A connection that shows the difference. */
  readonly witness: Omit<Packet, 'from' | 'to'>;
  readonly because: readonly Cause[];
}

/** The answer of `diff --format json`; `public/schemas` has its form. */
export interface DiffMap {
  readonly version: 1;
  readonly opened: readonly DiffEntry[];
  readonly closed: readonly DiffEntry[];
  readonly changed: readonly DiffEntry[];
  readonly endpoints: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly diagnostics: readonly Diagnostic[];
}

interface Bounds {
  readonly must: ConnectionSet;
  readonly may: ConnectionSet;
  readonly reasons: readonly UndefinedReason[];
}

const NOTHING: Bounds = { must: NO_CONNECTIONS, may: NO_CONNECTIONS, reasons: [] };

/** One pair that differs between two solutions over the same cuts. */
export interface PairDifference {
  readonly src: string;
  readonly dst: string;
  readonly before: Bounds;
  readonly after: Bounds;
  readonly range?: AddressRange;
  readonly end?: 'src' | 'dst';
}

function rangesOfInput(loaded: Pick<Solvable, 'policySet'>): AddressRange[] {
  return [...vocabularyOf(loaded.policySet).addressTerms.values()].flat();
}

/** Solves both sides with outside addresses cut at the boundaries of both, and at those of the options. */
export function solveBoth(
  base: Pick<Solvable, 'cluster' | 'policySet'>,
  head: Pick<Solvable, 'cluster' | 'policySet'>,
  options: SolverOptions,
): [Solution, Solution] {
  const cuts = [...(options.cuts ?? []), ...rangesOfInput(base), ...rangesOfInput(head)];
  const of = (side: Pick<Solvable, 'cluster' | 'policySet'>) =>
    solve({ cluster: side.cluster, policies: side.policySet, options: { ...options, cuts } });
  return [of(base), of(head)];
}

function rowsById(solution: Solution, ipv6: boolean): Map<string, { row: PairRow; src: string; dst: string }> {
  const out = new Map<string, { row: PairRow; src: string; dst: string }>();
  for (const row of pairRows(solution, { self: false, ipv6 })) {
    const src = present(solution.endpoints[row.source], 'source').id;
    const dst = present(solution.endpoints[row.destination], 'destination').id;
    out.set(`${src} ${dst}`, { row, src, dst });
  }
  return out;
}

/** Every pair whose bounds differ, ports only (other protocols do not count, `cli.md`). */
function pairDifferences(base: Solution, head: Solution): PairDifference[] {
  // both list the same pairs, or what only one speaks of would seem to differ
  const ipv6 = base.universe.ipv6 || head.universe.ipv6;
  const before = rowsById(base, ipv6);
  const after = rowsById(head, ipv6);
  const out: PairDifference[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [b, a] = [before.get(key), after.get(key)];
    const [x, y] = [b?.row ?? NOTHING, a?.row ?? NOTHING];
    if (equalPorts(x.must, y.must) && equalPorts(x.may, y.may)) continue;
    const { src, dst } = present(b ?? a, 'a row of either side');
    const [solution, row] = b ? [base, b.row] : [head, present(a, 'row').row];
    const from = present(solution.endpoints[row.source], 'source');
    const to = present(solution.endpoints[row.destination], 'destination');
    out.push({ src, dst, before: bounds(x), after: bounds(y), ...networkEnd(from, to) });
  }
  return out;
}

function bounds({ must, may, reasons }: Bounds): Bounds {
  return { must, may, reasons };
}

function equalPorts(a: ConnectionSet, b: ConnectionSet): boolean {
  return equalConnections({ ...a, other: false }, { ...b, other: false });
}

/** One port on which the two sides differ, of the may bound if there is any. */
function witnessOf(before: Bounds, after: Bounds): Omit<Packet, 'from' | 'to'> {
  const opened = subtractConnections(after.may, before.may);
  const closed = subtractConnections(before.may, after.may);
  const hardened = subtractConnections(after.must, before.must);
  const softened = subtractConnections(before.must, after.must);
  const differing = [opened, closed, hardened, softened].find((set) => !hasNoPorts(set));
  return (differing && firstConnection(differing)) ?? { protocol: 'other', port: 0 };
}

/** Compares two sets of manifests (`cli.md`, diff). */
export function diffManifests(base: Solvable, head: Solvable, options: SolverOptions): DiffMap {
  const [b, h] = solveBoth(base, head, options);
  const rows = pairDifferences(b, h).map((d) => ({
    row: entryOf(b, h, d),
    ...(d.range && d.end ? { range: d.range, end: d.end } : {}),
  }));
  const entries = mergeNetworks([...rows].sort(byRange)).sort(byEnds);
  const names = (s: Solution) => s.endpoints.flatMap((e) => (e.kind === 'workload' || e.kind === 'host' ? [e.id] : []));
  const [old, now] = [new Set(names(b)), new Set(names(h))];
  return {
    version: 1,
    opened: entries.filter((e) => e.before === undefined),
    closed: entries.filter((e) => e.after === undefined),
    changed: entries.filter((e) => e.before !== undefined && e.after !== undefined),
    endpoints: {
      added: [...now].filter((id) => !old.has(id)).sort(),
      removed: [...old].filter((id) => !now.has(id)).sort(),
    },
    diagnostics: [...base.diagnostics, ...head.diagnostics],
  };
}

/** Rows without a range first, then by the first address; so that neighbours meet. */
function byRange(x: { range?: AddressRange }, y: { range?: AddressRange }): number {
  if (!x.range || !y.range) return Number(x.range !== undefined) - Number(y.range !== undefined);
  const byFirst = x.range.first < y.range.first ? -1 : x.range.first > y.range.first ? 1 : 0;
  return x.range.family - y.range.family || byFirst;
}

function entryOf(base: Solution, head: Solution, { src, dst, before, after }: PairDifference): DiffEntry {
  const witness = witnessOf(before, after);
  const [x, y] = [boundsJson(before), boundsJson(after)];
  const had = !hasNoPorts(before.may);
  const has = !hasNoPorts(after.may);
  const both = had && has;
  return {
    src,
    dst,
    ...(had ? { before: x.allowed } : {}),
    ...(has ? { after: y.allowed } : {}),
    ...(x.undefined ? { undefinedBefore: x.undefined } : {}),
    ...(y.undefined ? { undefinedAfter: y.undefined } : {}),
    ...(both
      ? {
          opened: portsJson(subtractConnections(after.may, before.may)),
          closed: portsJson(subtractConnections(before.may, after.may)),
        }
      : {}),
    witness,
    because: [
      ...causesOf(base, 'before', { from: src, to: dst, ...witness }),
      ...causesOf(head, 'after', { from: src, to: dst, ...witness }),
    ],
  };
}
