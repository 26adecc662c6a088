/** How open each workload is, in and out, and who may connect with whom at all (`studio.md`, openness). May bound. */
import { type Bitset, emptyBits, forEachBit, orInto } from '../lib/bitset.ts';
import type { Direction } from '../policy/policy-set.ts';
import type { Openness, OpennessOf, TrafficSummary, WorkloadPair } from './answers.ts';
import { type SolvedSide, shownId } from './side.ts';

/** Most pairs of workloads that an answer lists one by one. */
const PAIR_LIMIT = 3000;

/** Openness of every workload of the design, by its design id. */
export function answerOpenness(side: SolvedSide): Record<string, Openness> {
  const memo = new Map<string, OpennessOf>();
  const networks = side.solution.endpoints.filter(
    (e) => e.kind === 'network' && (e.range.family === 4 || side.solution.universe.ipv6),
  ).length;
  const of = (direction: Direction, endpoints: readonly number[]): OpennessOf => {
    const key = `${direction} ${endpoints.flatMap((e) => (side.solution.universe.lanes[e] ?? []).map((l) => l.column)).join()}`;
    const known = memo.get(key);
    if (known && endpoints.length === 1) return known;
    const counted = count(side, unionRows(side, direction, endpoints), networks, endpoints);
    memo.set(key, counted);
    return counted;
  };
  const out: Record<string, Openness> = {};
  for (const [workload, endpoints] of side.solution.ofWorkload) {
    const id = side.designIdOf.get(workload);
    if (id !== undefined) out[id] = { ingress: of('ingress', endpoints), egress: of('egress', endpoints) };
  }
  return out;
}

function unionRows(side: SolvedSide, direction: Direction, endpoints: readonly number[]): Bitset {
  const bits = emptyBits(side.solution.endpoints.length);
  for (const e of endpoints) orInto(bits, side.rows.row(direction, e));
  return bits;
}

function count(side: SolvedSide, peers: Bitset, networks: number, self: readonly number[]): OpennessOf {
  const { endpoints } = side.solution;
  const workloads = new Set<number>();
  const namespaces = new Set<string>();
  let outside = 0;
  forEachBit(peers, (i) => {
    const e = endpoints[i];
    if (e?.kind === 'workload') {
      workloads.add(e.workload);
      namespaces.add(e.namespace);
    } else if (e?.kind === 'network' && (e.range.family === 4 || side.solution.universe.ipv6)) outside++;
  });
  const own = new Set(self.flatMap((i) => (endpoints[i]?.kind === 'workload' ? [endpoints[i].workload] : [])));
  for (const w of own) workloads.delete(w);
  const others = side.solution.ofWorkload.size - own.size;
  const all = outside === networks && workloads.size === others;
  return {
    to: all ? 'all' : outside + workloads.size > 0 ? 'some' : 'none',
    namespaces: namespaces.size,
    workloads: workloads.size,
    outside: outside > 0,
  };
}

/** Which workloads of the design may connect, pair by pair up to a limit, and summed by namespace. */
export function answerTraffic(side: SolvedSide, namespaceIdOf: ReadonlyMap<string, string>): TrafficSummary {
  const { endpoints } = side.solution;
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const workloads = new Int32Array(endpoints.length).fill(-1);
  const namespaces = new Int32Array(endpoints.length);
  endpoints.forEach((e, i) => {
    if (e.kind !== 'workload') return;
    const number = numbers.get(e.namespace) ?? names.push(e.namespace) - 1;
    numbers.set(e.namespace, number);
    workloads[i] = e.workload;
    namespaces[i] = number;
  });
  const sums = new Map<string, { from: string; to: string; pairs: number }>();
  const pairs: WorkloadPair[] = [];
  let truncated = false;
  // of pairs there may be millions: they are counted as numbers, and named once for each source
  const counts = new Int32Array(names.length);
  endpoints.forEach((from, source) => {
    if (from.kind !== 'workload') return;
    const met: number[] = [];
    forEachBit(side.rows.row('egress', source), (destination) => {
      const workload = workloads[destination] ?? -1;
      if (workload < 0 || workload === from.workload) return;
      const to = namespaces[destination] ?? 0;
      if (counts[to] === 0) met.push(to);
      counts[to] = (counts[to] ?? 0) + 1;
      if (pairs.length >= PAIR_LIMIT) truncated = true;
      else {
        const { must, may } = side.solution.pair(source, destination);
        pairs.push({ from: shownId(side, source), to: shownId(side, destination), must, may });
      }
    });
    for (const number of met) {
      const [count, name] = [counts[number] ?? 0, names[number] ?? ''];
      counts[number] = 0;
      const key = `${from.namespace} ${name}`;
      const sum = sums.get(key);
      const ids = { from: namespaceIdOf.get(from.namespace), to: namespaceIdOf.get(name) };
      if (sum) sum.pairs += count;
      else if (ids.from !== undefined && ids.to !== undefined)
        sums.set(key, { from: ids.from, to: ids.to, pairs: count });
    }
  });
  return { pairs, truncated, namespaces: [...sums.values()] };
}
