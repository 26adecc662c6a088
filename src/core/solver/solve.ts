/** Solves a policy set: every signature once, pairs on demand (`solver.md`, How it gets fast). */
import { type Bitset, emptyBits, hasBit, setBit } from '../lib/bitset.ts';
import {
  ALL_CONNECTIONS,
  type ConnectionSet,
  equalConnections,
  intersectConnections,
  NO_CONNECTIONS,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Direction, PolicySet } from '../policy/policy-set.ts';
import { type CompiledPolicySet, compile } from './compile.ts';
import { type Cell, evaluate, nothingKnown } from './evaluate.ts';
import { isOnlyItself, isOwnNode, type Whereabouts, whereaboutsOf } from './exempt.ts';
import { RowPool } from './row-pool.ts';
import type { Solution } from './solution.ts';
import type { PairAnswer, SolverInput, UndefinedReason } from './types.ts';
import type { Lane } from './universe.ts';

/** Cells of every signature of one hook. */
interface SolvedHook {
  /** Answers already put together, by signature and the cells that hold the peer. */
  readonly memo: Map<string, Side>;
  readonly cells: readonly (readonly Cell[])[];
  readonly signatureOf: Int32Array;
}

export interface SolveOptions {
  /** Called now and then with the part done, 0–1. May throw to stop the work. */
  readonly onProgress?: (done: number) => void;
}

/** Solves the input whole. Throws nothing of its own. */
export function solve(input: SolverInput, options: SolveOptions = {}): Solution {
  return solveCompiled(compile(input), options);
}

/** Solves what is compiled. */
export function solveCompiled(compiled: CompiledPolicySet, options: SolveOptions = {}): Solution {
  const size = compiled.universe.columns.length;
  const total = compiled.hooks.egress.signatures.length + compiled.hooks.ingress.signatures.length;
  const nodes = nodeColumns(compiled);
  const pool = new RowPool();
  let done = 0;
  const solveHook = (direction: Direction): SolvedHook => {
    const { signatures, signatureOf } = compiled.hooks[direction];
    const cells = signatures.map((signature) => {
      if (++done % 64 === 0) options.onProgress?.(done / total);
      const own = direction === 'egress' ? nodes : undefined;
      return signature.unread ? nothingKnown(size) : evaluate(signature.tiers, size, pool, own);
    });
    return { memo: new Map(), cells, signatureOf };
  };
  const hooks = { egress: solveHook('egress'), ingress: solveHook('ingress') };
  return solutionOf(compiled, hooks);
}

/** Columns that may be the own node of a pod; undefined when there are none. */
function nodeColumns(compiled: CompiledPolicySet): Bitset | undefined {
  const { columns } = compiled.universe;
  if (!columns.some((c) => c.host)) return undefined;
  const bits = emptyBits(columns.length);
  columns.forEach((c, i) => {
    if (c.host) setBit(bits, i);
  });
  return bits;
}

/** Both bounds in one direction. */
interface Side {
  readonly must: ConnectionSet;
  readonly may: ConnectionSet;
  /** What isolation by an additive tier may deny, where the peer is a node. */
  readonly isolated: ConnectionSet;
  readonly reasons: ReadonlySet<UndefinedReason>;
}

function sideOf(hook: SolvedHook, subject: number, peer: number): Side {
  const signature = hook.signatureOf[subject]!;
  if (signature < 0) return OPEN_SIDE;
  const cells = hook.cells[signature]!;
  let key = `${signature}`;
  for (let i = 0; i < cells.length; i++) {
    const { must, may, open, isolatedNodes } = cells[i]!;
    if (isolatedNodes && hasBit(isolatedNodes, peer)) key += `,${i}!`;
    if (!hasBit(may, peer)) continue;
    key += hasBit(must, peer) ? `,${i}` : `,${i}?${reasonsAt(open, peer).join()}`;
  }
  const known = hook.memo.get(key);
  if (known) return known;
  const side = joinCells(cells, peer);
  hook.memo.set(key, side);
  return side;
}

function reasonsAt(open: Cell['open'], peer: number): UndefinedReason[] {
  return [...open].flatMap(([reason, bits]) => (hasBit(bits, peer) ? [reason] : []));
}

function joinCells(cells: readonly Cell[], peer: number): Side {
  let must = NO_CONNECTIONS;
  let may = NO_CONNECTIONS;
  let isolated = NO_CONNECTIONS;
  const reasons = new Set<UndefinedReason>();
  for (const cell of cells) {
    if (cell.isolatedNodes && hasBit(cell.isolatedNodes, peer)) isolated = unionConnections(isolated, cell.traffic);
    if (!hasBit(cell.may, peer)) continue;
    may = unionConnections(may, cell.traffic);
    if (hasBit(cell.must, peer)) must = unionConnections(must, cell.traffic);
    else for (const reason of reasonsAt(cell.open, peer)) reasons.add(reason);
  }
  return { must, may, isolated, reasons };
}

const OPEN_SIDE: Side = {
  must: ALL_CONNECTIONS,
  may: ALL_CONNECTIONS,
  isolated: NO_CONNECTIONS,
  reasons: new Set(),
};

/** Worked out once for each side, so that equal pairs go on sharing their sides. */
function remembered(memo: WeakMap<Side, Side>, side: Side, make: () => Side): Side {
  const known = memo.get(side);
  if (known) return known;
  const made = make();
  memo.set(side, made);
  return made;
}

/** A side with more that may be, for a reason. */
function leftOpen(side: Side, further: ConnectionSet, reason: UndefinedReason): Side {
  const may = unionConnections(side.may, further);
  if (equalConnections(may, side.must)) return side;
  return { ...side, may, reasons: new Set([...side.reasons, reason]) };
}

/** Columns of both ends in each address family that they share; all combinations where a family makes no difference. */
export function sharedLanes(from: readonly Lane[], to: readonly Lane[]): [number, number][] {
  const [f, moreFrom] = from;
  const [t, moreTo] = to;
  if (f && t && !moreFrom && !moreTo) return [[f.column, t.column]];
  const pairs = (same: boolean) =>
    from.flatMap((f) =>
      to.flatMap((t): [number, number][] =>
        !same || f.family === undefined || t.family === undefined || f.family === t.family
          ? [[f.column, t.column]]
          : [],
      ),
    );
  const shared = pairs(true);
  return shared.length > 0 ? shared : pairs(false);
}

function solutionOf(compiled: CompiledPolicySet, hooks: Readonly<Record<Direction, SolvedHook>>): Solution {
  const { input, universe } = compiled;
  const { endpoints, lanes } = universe;
  const { cluster, options } = input;
  const places: (Whereabouts | undefined)[] = [];
  const place = (e: number) => (places[e] ??= whereaboutsOf(cluster, endpoints[e]!, options));
  const both = new PairMemo();
  const toNode = new WeakMap<Side, Side>();
  const fromNode = new WeakMap<Side, Side>();
  const egressOf = (source: number, destination: number, s: number, d: number): Side => {
    if (endpoints[source]!.kind === 'ingress-controller') return OPEN_SIDE;
    const side = sideOf(hooks.egress, s, d);
    const own = isOwnNode(place(destination), place(source));
    // only isolation is left open there: a rule that denies nodes does deny them (semantics/kubernetes.md 1.6, C22)
    return own === 'no' ? side : remembered(toNode, side, () => leftOpen(side, side.isolated, 'own-node'));
  };
  const ingressOf = (source: number, destination: number, s: number, d: number): Side => {
    const side = sideOf(hooks.ingress, d, s);
    const own = isOwnNode(place(source), place(destination));
    return own === 'yes'
      ? OPEN_SIDE
      : own === 'maybe'
        ? remembered(fromNode, side, () => leftOpen(side, ALL_CONNECTIONS, 'own-node'))
        : side;
  };
  const itself = (source: number, destination: number) =>
    source === destination && isOnlyItself(cluster, endpoints[source]!);
  const pair = (source: number, destination: number): PairAnswer => {
    if (itself(source, destination)) return EVERYTHING;
    const answers = sharedLanes(lanes[source]!, lanes[destination]!).map(([s, d]) =>
      both.of(egressOf(source, destination, s, d), ingressOf(source, destination, s, d)),
    );
    return overLanes(answers);
  };
  const sides = (source: number, destination: number): Record<Direction, PairAnswer> => {
    if (itself(source, destination)) return { egress: EVERYTHING, ingress: EVERYTHING };
    const shared = sharedLanes(lanes[source]!, lanes[destination]!);
    const over = (of: typeof egressOf) => overLanes(shared.map(([s, d]) => answerOf(of(source, destination, s, d))));
    return { egress: over(egressOf), ingress: over(ingressOf) };
  };
  const byId = new Map(endpoints.map((e, i) => [e.id, i]));
  return {
    input,
    endpoints,
    byId,
    ofWorkload: endpointsOfWorkloads(compiled),
    statistics: {
      endpoints: endpoints.length,
      classes: universe.columns.length,
      policies: countPolicies(input.policies),
      signatures: { egress: hooks.egress.cells.length, ingress: hooks.ingress.cells.length },
    },
    cells: (direction, column) => {
      const signature = hooks[direction].signatureOf[column]!;
      return signature < 0 ? undefined : hooks[direction].cells[signature];
    },
    universe,
    place,
    pair,
    sides,
  };
}

/** Objects, not directions: one policy that works both ways counts once. */
function countPolicies(policies: PolicySet): number {
  const origins = policies.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies.map((p) => p.origin)));
  return new Set([...origins, ...policies.unread.map((p) => p.origin)].map((o) => `${o.kind} ${o.namespace}/${o.name}`))
    .size;
}

function endpointsOfWorkloads({ input, universe }: CompiledPolicySet): Map<string, number[]> {
  const out = new Map<string, number[]>();
  universe.endpoints.forEach((e, i) => {
    if (e.kind !== 'workload') return;
    const id = input.cluster.workloads[e.workload]!.id;
    const list = out.get(id);
    if (list) list.push(i);
    else out.set(id, [i]);
  });
  return out;
}

const EVERYTHING: PairAnswer = { must: ALL_CONNECTIONS, may: ALL_CONNECTIONS, reasons: [] };

function answerOf({ must, may, reasons }: Side): PairAnswer {
  return { must, may, reasons: [...reasons] };
}

/** What two sides come to together, worked out once: equal pairs share one answer. */
class PairMemo {
  private readonly known = new WeakMap<Side, WeakMap<Side, PairAnswer>>();

  of(egress: Side, ingress: Side): PairAnswer {
    let row = this.known.get(egress);
    if (!row) {
      row = new WeakMap();
      this.known.set(egress, row);
    }
    let answer = row.get(ingress);
    if (!answer) {
      answer = bothSides(egress, ingress);
      row.set(ingress, answer);
    }
    return answer;
  }
}

function bothSides(egress: Side, ingress: Side): PairAnswer {
  const must = intersectConnections(egress.must, ingress.must);
  const may = intersectConnections(egress.may, ingress.may);
  const reasons = equalConnections(must, may) ? [] : [...new Set([...egress.reasons, ...ingress.reasons])];
  return { must, may, reasons };
}

function overLanes(answers: readonly PairAnswer[]): PairAnswer {
  const [first, ...rest] = answers;
  if (!first) return { must: NO_CONNECTIONS, may: NO_CONNECTIONS, reasons: [] };
  if (rest.length === 0) return first;
  const must = rest.reduce((acc, a) => intersectConnections(acc, a.must), first.must);
  const may = rest.reduce((acc, a) => unionConnections(acc, a.may), first.may);
  if (equalConnections(must, may)) return { must, may, reasons: [] };
  const reasons = new Set(answers.flatMap((a) => a.reasons));
  if (answers.some((a) => !equalConnections(a.must, first.must))) reasons.add('address-differs');
  return { must, may, reasons: [...reasons] };
}
