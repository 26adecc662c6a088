/** Endpoints that neither policy nor guardrail tells apart, as one group: a proof judges groups, not endpoints. */
import { andNotBits, type Bitset, emptyBits, fullBits, orInto } from '../../lib/bitset.ts';
import { hasNoPorts } from '../../policy/connection-set.ts';
import type { Direction } from '../../policy/policy-set.ts';
import type { Solution } from '../../solver/solution.ts';
import type { MeaningEndpoint } from '../meaning/expected-pair.ts';

/** What an endpoint is to a guardrail. */
export interface Standing {
  readonly meaning: MeaningEndpoint;
  /** Of a made pod, another one like it. */
  readonly twin?: MeaningEndpoint;
  /** The workload it is, however it is labelled: two of one are never a pair. */
  readonly self: string;
  /** A namespace by its name, and the way it is labelled: two ways of one namespace are never together. */
  readonly namespace?: { readonly home: string; readonly entry: string };
}

export interface Group {
  readonly place: number;
  readonly columns: readonly number[];
  /** Up to two endpoints that are not one workload. */
  readonly members: number[];
  size: number;
  readonly namespace: Standing['namespace'];
  readonly isWorkload: boolean;
}

/** Endpoints sorted into groups, and the distinct places that the guardrail knows. */
export interface Grouped {
  readonly groups: readonly Group[];
  readonly standings: readonly (Standing | undefined)[];
  /** Of each place, up to two endpoints that are not the same. */
  readonly places: readonly MeaningEndpoint[][];
  readonly byColumn: ReadonlyMap<number, readonly Group[]>;
}

/** Groups every endpoint that has a standing, real ones first. `kindOf`: equal for what the guardrail treats alike. */
export function groupEndpoints(
  solution: Solution,
  standingOf: (endpoint: number) => Standing | undefined,
  kindOf: (endpoint: MeaningEndpoint) => string,
): Grouped {
  const standings = solution.endpoints.map((_, i) => standingOf(i));
  const varied = variedHomes(standings);
  const placeOf = new Map<string, number>();
  const places: MeaningEndpoint[][] = [];
  const known = new Map<string, Group>();
  const nodes = solution.endpoints.some((_, i) => solution.place(i).actsAs !== undefined);
  standings.forEach((standing, i) => {
    if (!standing) return;
    const text = kindOf(standing.meaning);
    const place = placeOf.get(text) ?? places.length;
    if (place === places.length) {
      placeOf.set(text, place);
      places.push([]);
    }
    notePlace(places[place] ?? [], standing);
    const namespace = standing.namespace && varied.has(standing.namespace.home) ? standing.namespace : undefined;
    const columns = [...new Set((solution.universe.lanes[i] ?? []).map((l) => l.column))];
    const lanes = (solution.universe.lanes[i] ?? []).map((l) => `${l.family ?? ''}:${l.column}`).join();
    const at = nodes ? JSON.stringify(solution.place(i)) : '';
    const key = `${place}|${lanes}|${namespace?.entry ?? ''}|${at}`;
    const group = known.get(key) ?? {
      place,
      columns,
      members: [],
      size: 0,
      namespace,
      isWorkload: solution.endpoints[i]?.kind === 'workload',
    };
    known.set(key, group);
    group.size++;
    const other = group.members.every((m) => standings[m]?.self !== standing.self);
    if (group.members.length < 2 && other) group.members.push(i);
  });
  const groups = [...known.values()];
  return { groups, standings, places, byColumn: columnsOf(groups) };
}

function notePlace(place: MeaningEndpoint[], { meaning, twin }: Standing): void {
  const text = (e: MeaningEndpoint) => (e.kind === 'workload' ? e.id : e.kind === 'host' ? e.name : `${e.range.first}`);
  for (const e of [meaning, twin])
    if (e && place.length < 2 && place.every((p) => p.kind !== e.kind || text(p) !== text(e))) place.push(e);
}

/** Namespaces that stand in the solution in more than one way. */
function variedHomes(standings: readonly (Standing | undefined)[]): Set<string> {
  const entries = new Map<string, string>();
  const varied = new Set<string>();
  for (const s of standings) {
    if (!s?.namespace) continue;
    const { home, entry } = s.namespace;
    if ((entries.get(home) ?? entry) !== entry) varied.add(home);
    entries.set(home, entry);
  }
  return varied;
}

function columnsOf(groups: readonly Group[]): Map<number, Group[]> {
  const byColumn = new Map<number, Group[]>();
  for (const group of groups)
    for (const column of group.columns) {
      const list = byColumn.get(column);
      if (list) list.push(group);
      else byColumn.set(column, [group]);
    }
  return byColumn;
}

/** For each column, the columns that it may exchange anything with in one direction; worked out once each. */
export class OpenRows {
  private readonly rows = new Map<string, Bitset>();
  private readonly solution: Solution;
  private readonly size: number;

  constructor(solution: Solution) {
    this.solution = solution;
    this.size = solution.universe.columns.length;
  }

  row(direction: Direction, column: number): Bitset {
    const key = `${direction} ${column}`;
    const known = this.rows.get(key);
    if (known) return known;
    const row = this.work(direction, column);
    this.rows.set(key, row);
    return row;
  }

  private work(direction: Direction, column: number): Bitset {
    const cells = this.solution.cells(direction, column);
    if (!cells) return fullBits(this.size);
    const row = emptyBits(this.size);
    for (const cell of cells) {
      const left = hasNoPorts(cell.traffic) ? cell.open.get('other-protocol') : undefined;
      // what NetworkPolicies leave open of other protocols breaks nothing (`stoppable`)
      orInto(row, left ? andNotBits(cell.may, left) : cell.may);
      if (cell.isolatedNodes) orInto(row, cell.isolatedNodes);
    }
    return row;
  }
}
