/** Whether any pair of a solution has what a guardrail forbids: judged on what may be, over groups of endpoints. */
import { andInto, type Bitset, emptyBits, forEachBit, hasBit, orInto, setBit } from '../../lib/bitset.ts';
import {
  type ConnectionSet,
  equalConnections,
  intersectConnections,
  isEmptyConnections,
  NO_CONNECTIONS,
} from '../../policy/connection-set.ts';
import type { Solution } from '../../solver/solution.ts';
import type { UndefinedReason } from '../../solver/types.ts';
import { stoppable } from '../judged-pairs.ts';
import type { DesignMeaning } from '../meaning/expected-pair.ts';
import { type Group, type Grouped, groupEndpoints, OpenRows, type Standing } from './groups.ts';

/** A pair that has what is forbidden. */
export interface Breach {
  readonly source: number;
  readonly destination: number;
  readonly connections: ConnectionSet;
  /** Whether it is certainly open, or only may be. */
  readonly certain: boolean;
  readonly reasons: readonly UndefinedReason[];
  /** Why no policy of this target could stop it. */
  readonly notEnforceable?: string;
}

/** What a search found. */
export interface Found {
  /** The worst: certain before open, then what a policy could stop before what none can. */
  readonly breach?: Breach;
  readonly pairs: number;
  readonly unavoidable: number;
}

export interface SearchInput {
  readonly solution: Solution;
  readonly meaning: DesignMeaning;
  readonly standingOf: (endpoint: number) => Standing | undefined;
  readonly onProgress?: (done: number) => void;
}

/** Looks at every ordered pair. Stops at a certain breach that a policy could have stopped. */
export function search({ solution, meaning, standingOf, onProgress }: SearchInput): Found {
  const grouped = groupEndpoints(solution, standingOf, meaning.kindOf);
  const walk = new Walk(solution, meaning, grouped);
  grouped.groups.every((group, i) => {
    if (i % 64 === 0) onProgress?.(i / grouped.groups.length);
    walk.from(group);
    return !walk.isSettled;
  });
  return walk.found();
}

class Walk {
  isSettled = false;
  private readonly solution: Solution;
  private readonly meaning: DesignMeaning;
  private readonly grouped: Grouped;
  private readonly rows: OpenRows;
  private readonly forbidden = new Map<number, ConnectionSet>();
  private readonly columnsFrom = new Map<number, Bitset>();
  private readonly podFamilies: ReadonlySet<number>;
  private best: Breach | undefined;
  private pairs = 0;
  private unavoidable = 0;

  constructor(solution: Solution, meaning: DesignMeaning, grouped: Grouped) {
    this.solution = solution;
    this.meaning = meaning;
    this.grouped = grouped;
    this.rows = new OpenRows(solution);
    this.podFamilies = new Set(solution.input.cluster.podRanges.map((r) => r.family));
  }

  found(): Found {
    const { pairs, unavoidable } = this;
    return { pairs, unavoidable, ...(this.best ? { breach: this.best } : {}) };
  }

  from(source: Group): void {
    const columns = this.forbiddenColumns(source.place);
    this.pairs += this.countFrom(source);
    const open = emptyBits(this.solution.universe.columns.length);
    for (const c of source.columns) orInto(open, this.rows.row('egress', c));
    andInto(open, columns);
    const seen = new Set<Group>();
    forEachBit(open, (column) => {
      for (const destination of this.grouped.byColumn.get(column) ?? []) {
        if (this.isSettled || seen.has(destination)) continue;
        seen.add(destination);
        this.judge(source, destination);
      }
    });
  }

  private forbids(from: number, to: number): ConnectionSet {
    const key = from * this.grouped.places.length + to;
    const known = this.forbidden.get(key);
    if (known) return known;
    const a = this.grouped.places[from]?.[0];
    const b = this.grouped.places[to]?.[from === to ? 1 : 0];
    const set = a && b ? this.meaning.pair(a, b).forbidden : NO_CONNECTIONS;
    this.forbidden.set(key, set);
    return set;
  }

  private forbiddenColumns(place: number): Bitset {
    const known = this.columnsFrom.get(place);
    if (known) return known;
    const columns = emptyBits(this.solution.universe.columns.length);
    for (const g of this.grouped.groups)
      if (!isEmptyConnections(this.forbids(place, g.place))) for (const c of g.columns) setBit(columns, c);
    this.columnsFrom.set(place, columns);
    return columns;
  }

  private readonly sizes = new Map<number, { readonly all: number; readonly workloads: number }>();

  /** How many pairs start here and are forbidden something. */
  private countFrom(source: Group): number {
    let sizes = this.sizes.get(source.place);
    if (!sizes) {
      const to = this.grouped.groups.filter((g) => !isEmptyConnections(this.forbids(source.place, g.place)));
      const sum = (all: readonly Group[]) => all.reduce((n, g) => n + g.size, 0);
      sizes = { all: sum(to), workloads: sum(to.filter((g) => g.isWorkload)) };
      this.sizes.set(source.place, sizes);
    }
    return source.size * (source.isWorkload ? sizes.all : sizes.workloads);
  }

  private judge(source: Group, destination: Group): void {
    if (!source.isWorkload && !destination.isWorkload) return;
    if (isApart(source, destination)) return;
    const forbidden = this.forbids(source.place, destination.place);
    const meets = destination.columns.some((d) => source.columns.some((s) => hasBit(this.rows.row('ingress', d), s)));
    if (isEmptyConnections(forbidden) || !meets) return;
    const ends = this.twoOf(source, destination);
    if (!ends || !this.canMeet(...ends)) return;
    const answer = this.solution.pair(...ends);
    const breach = intersectConnections(forbidden, stoppable(answer));
    if (!equalConnections(breach, intersectConnections(forbidden, answer.may)) && answer.reasons.includes('own-node'))
      this.unavoidable += source.size * destination.size;
    if (isEmptyConnections(breach)) return;
    const certain = intersectConnections(breach, answer.must);
    const isCertain = !isEmptyConnections(certain);
    const why = this.notEnforceable(...ends);
    this.note({
      source: ends[0],
      destination: ends[1],
      connections: isCertain ? certain : breach,
      certain: isCertain,
      reasons: isCertain ? [] : answer.reasons,
      ...(why === undefined ? {} : { notEnforceable: why }),
    });
  }

  private note(breach: Breach): void {
    if (!this.best || weight(breach) > weight(this.best)) this.best = breach;
    this.isSettled = weight(this.best) === WORST;
  }

  /** Two endpoints that are not one workload; of a made pod, another like it. */
  private twoOf(source: Group, destination: Group): [number, number] | undefined {
    const { standings } = this.grouped;
    for (const s of source.members)
      for (const d of destination.members) if (standings[s]?.self !== standings[d]?.self) return [s, d];
    const [only] = source.members;
    return source === destination && only !== undefined && standings[only]?.twin ? [only, only] : undefined;
  }

  /** IPv6 is judged only where the input speaks of it; pods of one family never meet addresses of the other. */
  private canMeet(s: number, d: number): boolean {
    const { endpoints, universe } = this.solution;
    return [endpoints[s], endpoints[d]].every(
      (e) =>
        e?.kind !== 'network' ||
        ((e.range.family === 4 || universe.ipv6) &&
          (this.podFamilies.size === 0 || this.podFamilies.has(e.range.family))),
    );
  }

  /** Why a guardrail cannot be enforced there with what the target has (semantics/kubernetes.md 1.6 and 2.2). */
  private notEnforceable(s: number, d: number): string | undefined {
    const { endpoints, input } = this.solution;
    for (const end of [s, d]) {
      const e = endpoints[end];
      const workload = e?.kind === 'workload' ? input.cluster.workloads[e.workload] : undefined;
      if (workload?.pods.every((p) => p.hostNetwork)) return 'pods on the network of their host escape every policy';
    }
    return endpoints[s]?.kind === 'workload' ? undefined : 'no policy of the cluster can name addresses on ingress';
  }
}

const WORST = 3;

function weight(breach: Breach): number {
  return (breach.certain ? 2 : 0) + (breach.notEnforceable === undefined ? 1 : 0);
}

function isApart(a: Group, b: Group): boolean {
  const [x, y] = [a.namespace, b.namespace];
  return x !== undefined && y !== undefined && x.home === y.home && x.entry !== y.entry;
}
