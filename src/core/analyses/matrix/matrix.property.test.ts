import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawing } from '../../../testing/arbitrary-drawing.ts';
import { draw } from '../../../testing/draw.ts';
import { EMPTY_CLUSTER } from '../../cluster/cluster.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import { entityIn } from '../../design/lookup.ts';
import type { Design } from '../../design/schema.ts';
import { prepareDesign, prepareToday, solveSide } from '../../pipeline/sides.ts';
import {
  type ConnectionSet,
  describeConnections,
  equalConnections,
  hasAllPorts,
  hasNoPorts,
  intersectConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../../policy/connection-set.ts';
import { alignEndpoints } from '../aligned.ts';
import { certain, placeOf, stoppable } from '../judged-pairs.ts';
import { type MeaningEndpoint, meaningOf } from '../meaning/expected-pair.ts';
import { type SolvedSide, shownId } from '../side.ts';
import { MATRIX_AXES, type MatrixAnswer, type MatrixAxis } from './answer.ts';
import type { MatrixSides } from './ends.ts';
import { matrixOf } from './matrix.ts';

function designSide(design: Design): SolvedSide {
  return solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT }));
}

function todaySide(design: Design, text: string): SolvedSide {
  const today = { cluster: EMPTY_CLUSTER, policies: [{ name: 'today.yaml', text }] };
  return solveSide(prepareToday({ design, layout: EMPTY_LAYOUT }, today));
}

interface Standing {
  readonly at: readonly (number | undefined)[];
  readonly place: MeaningEndpoint;
}

/** The ends, listed again in the plainest way. */
function standing(sides: MatrixSides): Standing[] {
  const [first, second] = sides;
  const pairs = second
    ? alignEndpoints(first.solution, second.solution, {
        before: (_, i) => shownId(first, i),
        after: (_, i) => shownId(second, i),
      }).map((e) => [e.before, e.after])
    : first.solution.endpoints.map((_, i) => [i]);
  return pairs.flatMap((at) => {
    const own = at[at.length - 1] === undefined ? 0 : at.length - 1;
    const solution = sides[own]?.solution;
    const endpoint = solution?.endpoints[at[own] ?? -1];
    const found = solution && endpoint && placeOf(solution, endpoint);
    return found && (found.kind !== 'network' || found.range.family === 4) ? [{ at, place: found }] : [];
  });
}

const PORTS = (set: ConnectionSet): ConnectionSet => ({ ...set, other: false });

/** Every cell summed pair by pair, without classes, rows or flags. */
function bruteForce(design: Design, sides: MatrixSides, axes: readonly [MatrixAxis, MatrixAxis]): Map<string, string> {
  const ends = standing(sides);
  const meaning = meaningOf(design);
  const cells = new Map<string, Record<string, number> & { all?: never }>();
  const sums = new Map<string, ConnectionSet>();
  const answer = (side: number, s: Standing, d: Standing) => {
    const [i, j] = [s.at[side], d.at[side]];
    const nothing = { must: NO_CONNECTIONS, may: NO_CONNECTIONS, reasons: [] };
    return i === undefined || j === undefined ? nothing : (sides[side]?.solution.pair(i, j) ?? nothing);
  };
  for (const s of ends)
    for (const d of ends) {
      if (s.place.kind !== 'workload' && d.place.kind !== 'workload') continue;
      if (s.place.kind === 'workload' && d.place.kind === 'workload' && s.place.id === d.place.id) continue;
      const after = answer(sides.length - 1, s, d);
      const before = sides.length === 2 ? PORTS(answer(0, s, d).may) : NO_CONNECTIONS;
      const may = PORTS(after.may);
      const expected = meaning.pair(s.place, d.place);
      const has = (set: ConnectionSet) => (hasNoPorts(set) ? 0 : 1);
      const given = meaning
        .prohibitions(s.place, d.place)
        .some((p) => has(intersectConnections(p.forbidden, unionConnections(p.excepted, p.shared))));
      const opened = sides.length === 2 ? subtractConnections(may, before) : NO_CONNECTIONS;
      const closed = sides.length === 2 ? subtractConnections(before, may) : NO_CONNECTIONS;
      const counts: Record<string, number> = {
        pairs: 1,
        open: has(may),
        whole: hasAllPorts(may) ? 1 : 0,
        undecided: equalConnections(PORTS(after.must), may) ? 0 : 1,
        violations: has(intersectConnections(expected.forbidden, stoppable(after))),
        surplus: expected.closed ? has(intersectConnections(expected.undeclared, stoppable(after))) : 0,
        broken: has(subtractConnections(expected.required, certain(after))),
        gates: given ? 1 : 0,
        opened: has(opened),
        closed: has(closed),
      };
      for (const row of groupsOf(design, s.place, axes[0]))
        for (const column of groupsOf(design, d.place, axes[1])) {
          const key = `${row} → ${column}`;
          const sum = cells.get(key) ?? {};
          for (const [name, n] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + n;
          cells.set(key, sum);
          const shown = sides.length === 2 ? unionConnections(opened, closed) : may;
          sums.set(key, unionConnections(sums.get(key) ?? NO_CONNECTIONS, shown));
        }
    }
  return new Map([...cells].map(([key, sum]) => [key, text(sum, sums.get(key) ?? NO_CONNECTIONS)]));
}

function text(counts: Record<string, number>, connections: ConnectionSet): string {
  const named = Object.entries(counts).filter(([, n]) => n > 0);
  return `${named.map(([name, n]) => `${name} ${n}`).join(', ')}: ${describeConnections(connections)}`;
}

function groupsOf(design: Design, end: MeaningEndpoint, axis: MatrixAxis): string[] {
  if (end.kind === 'host') return ['host:gw'];
  if (end.kind === 'network') {
    const { first, last } = end.range;
    const known = [
      ...(within(first, last, 10, 8) && !within(first, last, (10 << 8) | 244, 16) ? ['ext:corp'] : []),
      ...(isOutside(first, last) ? ['ext:net'] : []),
      ...(first === last && first === (192n << 24n) + (168n << 16n) + 9n ? ['host:gw'] : []),
    ];
    return known.length > 0 ? known : ['outside'];
  }
  const [namespace = '', name = ''] = end.id.replace(/\[.*/, '').split('/');
  const ns = entityIn(design, 'namespaces', `ns:${namespace}`);
  switch (axis) {
    case 'workload':
      return [Object.hasOwn(design.workloads, `wl:${namespace}/${name}`) ? `wl:${namespace}/${name}` : end.id];
    case 'namespace':
      return [ns ? ns.id : `undrawn ${namespace}`];
    case 'app':
      return [ns?.app === undefined ? 'none' : `app ${ns.app}`];
    case 'complianceZone':
      return ns && ns.complianceZones.length > 0 ? [...ns.complianceZones] : ['none'];
    case 'plane':
      return [ns?.plane ?? 'none'];
    case 'cluster':
      return Object.keys(design.clusters);
    default:
      return ['none'];
  }
}

function within(first: bigint, last: bigint, prefix: number, bits: number): boolean {
  const shift = BigInt(32 - bits);
  return first >> shift === BigInt(prefix) && last >> shift === BigInt(prefix);
}

/** Neither pods nor nodes. */
function isOutside(first: bigint, last: bigint): boolean {
  const taken: readonly [bigint, bigint][] = [
    [(10n << 24n) + (244n << 16n), (10n << 24n) + (245n << 16n) - 1n],
    [(192n << 24n) + (168n << 16n), (192n << 24n) + (168n << 16n) + 255n],
  ];
  return taken.every(([a, b]) => last < a || first > b);
}

function told(answer: MatrixAnswer): Map<string, string> {
  if (answer.kind !== 'matrix') throw new Error('too large');
  const out = new Map<string, string>();
  answer.rows.forEach((row, r) => {
    answer.columns.forEach((column, c) => {
      const cell = answer.palette[answer.cells[r * answer.columns.length + c] ?? -1];
      if (!cell || cell.pairs === 0) return;
      const { connections, ...counts } = cell;
      out.set(`${row.id} → ${column.id}`, text(counts, connections));
    });
  });
  return out;
}

const sorted = (cells: Map<string, string>) => Object.fromEntries([...cells].sort(([a], [b]) => (a < b ? -1 : 1)));
const axis = fc.constantFrom(...MATRIX_AXES.map((a) => a.axis));

describe('matrixOf', () => {
  it('agrees with every pair asked for itself, on both sides and in the change', () => {
    fc.assert(
      fc.property(drawing, axis, axis, fc.constantFrom('design', 'today', 'change'), (drawn, rows, columns, side) => {
        const design = draw(drawn.text);
        const [today, designed] = [todaySide(design, drawn.today), designSide(design)];
        const sides: MatrixSides = side === 'change' ? [today, designed] : side === 'today' ? [today] : [designed];
        const { answer } = matrixOf(design, sides, { rows, columns });
        expect(sorted(told(answer))).toEqual(sorted(bruteForce(design, sides, [rows, columns])));
      }),
      { seed: 20261126, numRuns: 150 },
    );
  }, 60_000);

  it('tells of a cell what it counted in it', () => {
    fc.assert(
      fc.property(drawing, axis, fc.constantFrom('design', 'today'), (drawn, rows, side) => {
        const design = draw(drawn.text);
        const sides: MatrixSides = [side === 'today' ? todaySide(design, drawn.today) : designSide(design)];
        const { answer, cell } = matrixOf(design, sides, { rows, columns: rows });
        if (answer.kind !== 'matrix') throw new Error('too large');
        answer.rows.forEach((row, r) => {
          answer.columns.forEach((column, c) => {
            const counted = answer.palette[answer.cells[r * answer.columns.length + c] ?? -1];
            const entries = cell(row.id, column.id)?.entries ?? [];
            const sum = (mark: string) =>
              entries.filter((e) => e.marks.some((m) => m === mark)).reduce((n, e) => n + e.pairs, 0);
            expect([sum('violation'), sum('surplus'), sum('broken'), sum('gate'), sum('undecided')]).toEqual([
              counted?.violations,
              counted?.surplus,
              counted?.broken,
              counted?.gates,
              counted?.undecided,
            ]);
          });
        });
      }),
      { seed: 20261126, numRuns: 40 },
    );
  }, 60_000);
});
