/** Who may connect with whom on any port at all, as bitsets over endpoints: rows instead of pairs. */
import { PROTOCOLS } from '../cluster/cluster.ts';
import { type Bitset, emptyBits, forEachBit, hasBit, orAndInto, orInto, setBit } from '../lib/bitset.ts';
import type { Intervals } from '../lib/intervals.ts';
import { type ConnectionSet, hasNoPorts } from '../policy/connection-set.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { Cell } from './evaluate.ts';
import { isOwnNode } from './exempt.ts';
import type { Solution } from './solution.ts';
import { sharedLanes } from './solve.ts';
import type { Lane } from './universe.ts';

/** Columns of one signature, with those of its cells that have ports; `undefined`: no policy applies. */
interface Group {
  readonly cells: readonly Cell[] | undefined;
  readonly columns: Bitset;
  /** Columns that any of these cells speaks of. */
  readonly spoken: Bitset;
}

/** For each endpoint the endpoints that may connect to it (`ingress`) or that it may connect to (`egress`). May bound. */
export class PeerRows {
  private readonly solution: Solution;
  private readonly groups: Readonly<Record<Direction, readonly Group[]>>;
  private readonly endpointsOfColumn: number[][];
  private readonly nodes: number[];
  private readonly isNode: ReadonlySet<number>;
  private readonly everything: readonly number[];
  private readonly memo = new Map<string, Bitset>();

  constructor(solution: Solution) {
    this.solution = solution;
    this.groups = { egress: groupsOf(solution, 'egress'), ingress: groupsOf(solution, 'ingress') };
    this.endpointsOfColumn = solution.universe.columns.map(() => []);
    solution.universe.lanes.forEach((lanes, e) => {
      for (const { column } of lanes) this.endpointsOfColumn[column]!.push(e);
    });
    this.nodes = solution.endpoints.flatMap((_, e) =>
      solution.universe.lanes[e]!.some((l) => solution.universe.columns[l.column]!.host) ? [e] : [],
    );
    this.isNode = new Set(this.nodes);
    this.everything = solution.endpoints.map((_, e) => e);
  }

  /** The endpoints on the other end, itself left out. */
  row(direction: Direction, endpoint: number): Bitset {
    const out = emptyBits(this.solution.endpoints.length);
    for (const lane of this.solution.universe.lanes[endpoint]!)
      orInto(out, this.endpointsFor(direction, lane, endpoint));
    for (const other of this.besideNodes(endpoint))
      if (this.connectsAtNode(direction, endpoint, other)) setBit(out, other);
    out[endpoint >>> 5]! &= ~(1 << (endpoint & 31));
    return out;
  }

  /** The ends for which a pod's own node makes a difference: the nodes, or for a node everything that may run on it. */
  private besideNodes(endpoint: number): readonly number[] {
    return this.isNode.has(endpoint) ? this.everything : this.nodes;
  }

  /**
   * Between a pod and what may be its own node (semantics/kubernetes.md 1.6): what comes from there is not stopped, and
   * what goes there is stopped by rules, not surely by isolation.
   */
  private connectsAtNode(direction: Direction, endpoint: number, other: number): boolean {
    const { solution } = this;
    const [from, to] = direction === 'ingress' ? [other, endpoint] : [endpoint, other];
    const fromNode = isOwnNode(solution.place(from), solution.place(to)) !== 'no';
    const toNode = isOwnNode(solution.place(to), solution.place(from)) !== 'no';
    if (!fromNode && !toNode) return false;
    const { lanes } = solution.universe;
    const shared = sharedLanes(lanes[from]!, lanes[to]!);
    if (!fromNode && shared.some(([, d]) => solution.cells('ingress', d) !== undefined))
      return !hasNoPorts(solution.pair(from, to).may);
    if (solution.endpoints[from]!.kind === 'ingress-controller') return true;
    return shared.some(([s, d]) => {
      const cells = solution.cells('egress', s);
      const isOpen = (c: Cell) =>
        hasBit(c.may, d) || (toNode && c.isolatedNodes !== undefined && hasBit(c.isolatedNodes, d));
      return !cells || cells.some((c) => isOpen(c) && !hasNoPorts(c.traffic));
    });
  }

  private endpointsFor(direction: Direction, { column, family }: Lane, endpoint: number): Bitset {
    const own = this.families(endpoint);
    const key = `${direction} ${column} ${family} ${own}`;
    const known = this.memo.get(key);
    if (known) return known;
    const out = emptyBits(this.solution.endpoints.length);
    forEachBit(this.columnsFor(direction, column), (c) => {
      for (const e of this.endpointsOfColumn[c]!) if (this.isShared(e, c, family, own)) setBit(out, e);
    });
    this.memo.set(key, out);
    return out;
  }

  /** Address families of an endpoint, as a sum of 4 and 6; 0 where they make no difference. */
  private families(endpoint: number): number {
    return [...new Set(this.solution.universe.lanes[endpoint]!.map((l): number => l.family ?? 0))].reduce(
      (a, b) => a + b,
      0,
    );
  }

  /** Whether a pair of lanes counts: of one family, or of two where the endpoints share none (as `pair` has it). */
  private isShared(endpoint: number, column: number, family: number | undefined, own: number): boolean {
    const lane = this.solution.universe.lanes[endpoint]!.find((l) => l.column === column);
    if (family === undefined || lane?.family === undefined || lane.family === family) return true;
    const theirs = this.families(endpoint);
    return own !== theirs && own !== 10 && theirs !== 10;
  }

  /** Columns on the other end: what their own side lets through to here, and what this side lets through from them. */
  private columnsFor(direction: Direction, column: number): Bitset {
    const own = withPorts(this.solution.cells(direction, column));
    const out = emptyBits(this.solution.universe.columns.length);
    for (const { cells, columns, spoken } of this.groups[direction === 'ingress' ? 'egress' : 'ingress']) {
      if (cells && !hasBit(spoken, column)) continue;
      const theirs = cells?.filter((c) => hasBit(c.may, column)).map((c) => c.traffic);
      if (!own) {
        orInto(out, columns);
        continue;
      }
      for (const cell of own)
        if (!theirs || theirs.some((t) => overlap(t, cell.traffic))) orAndInto(out, columns, cell.may);
    }
    return out;
  }
}

/** Whether two sets share a port; without building what they share. */
function overlap(a: ConnectionSet, b: ConnectionSet): boolean {
  return PROTOCOLS.some((p) => intervalsMeet(a[p], b[p]));
}

function intervalsMeet(a: Intervals, b: Intervals): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]![0] <= b[j]![1] && b[j]![0] <= a[i]![1]) return true;
    if (a[i]![1] < b[j]![1]) i++;
    else j++;
  }
  return false;
}

function groupsOf(solution: Solution, direction: Direction): Group[] {
  const { columns } = solution.universe;
  const groups = new Map<readonly Cell[] | undefined, Group>();
  columns.forEach((_, column) => {
    const all = solution.cells(direction, column);
    const group = groups.get(all) ?? groupOf(withPorts(all), columns.length);
    groups.set(all, group);
    setBit(group.columns, column);
  });
  return [...groups.values()];
}

function groupOf(cells: readonly Cell[] | undefined, columns: number): Group {
  const spoken = emptyBits(columns);
  for (const { may } of cells ?? []) orInto(spoken, may);
  return { cells, columns: emptyBits(columns), spoken };
}

/** Protocols without ports, of which NetworkPolicies say nothing, would let everybody in. */
function withPorts(cells: readonly Cell[] | undefined): readonly Cell[] | undefined {
  return cells?.filter((c) => !hasNoPorts(c.traffic));
}
