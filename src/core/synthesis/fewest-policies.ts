/** The entries of one namespace as few policies of few rules (`solver.md`, Synthesis). */
import { EVERYTHING, type Selector } from '../cluster/selector.ts';
import { type AddressRange, rangesOf } from '../lib/addresses.ts';
import { fewestRectangles } from '../lib/fewest-rectangles.ts';
import { groupBy, sortedBy } from '../lib/order.ts';
import {
  type ConnectionSet,
  intersectConnections,
  isEmptyConnections,
  NO_CONNECTIONS,
  subtractConnections,
  unionConnections,
} from '../policy/connection-set.ts';
import type { Direction, EndpointTerm } from '../policy/policy-set.ts';
import { withoutContained } from './contained.ts';
import type { Context } from './context.ts';
import { type Entry, type Isolated, peerKey, type Unit, unitKey } from './entries.ts';
import { type Subject, subjectOf } from './subjects.ts';
import type { AllowedRule } from './terms.ts';
import { DIRECTIONS } from './units.ts';

/** A policy before it has a name of its own. */
export interface FewestPolicy {
  readonly pods: Selector;
  readonly stem: string;
  /** Those that it is written for, in order; empty for every pod of the namespace. */
  readonly units: readonly Unit[];
  readonly egress: readonly AllowedRule[];
  readonly ingress: readonly AllowedRule[];
  /** The directions in which it isolates them: those in which it allows something, and those that ask for it. */
  readonly isolates: readonly Direction[];
}

/** Everything that one subject may, or one policy says: entries of the same unit. */
interface Row {
  readonly unit: Unit;
  readonly entries: readonly Entry[];
  readonly isolated: readonly Direction[];
}

/**
 * The policies of a namespace: first that of every pod, which may say nothing, then those of the others in order of
 * names. No policy of the answer can be left out or joined with another, and no rule.
 * @param isolated pods that a policy must isolate, even if it allows them nothing
 */
export function fewestPolicies(
  context: Context,
  entries: readonly Entry[],
  isolated: readonly Isolated[],
): [FewestPolicy, ...FewestPolicy[]] {
  const needed = withoutContained(context, entries);
  const rows = [
    ...groupBy<Entry | Isolated, string>([...needed, ...isolated], (e) => unitKey(e.unit)).values(),
  ].flatMap(rowOf);
  const everyone = rows.find((r) => r.unit.pods.requirements.length === 0);
  const others = sortedBy(
    rows.filter((r) => r !== everyone),
    (r) => `${r.unit.stem} ${unitKey(r.unit)}`,
  );
  return [
    { pods: EVERYTHING, stem: '', units: [], ...bothWays(everyone?.entries ?? [], everyone?.isolated ?? []) },
    ...sortedBy(joinRows(context, others), (p) => p.stem),
  ];
}

/** Of units that mean the same pods, the first that is a workload names the policy. */
function rowOf(parts: readonly (Entry | Isolated)[]): Row[] {
  const units = sortedBy(
    parts.map((e) => e.unit),
    (u) => `${u.piece.ref.startsWith('wl:') ? 0 : 1} ${u.stem}`,
  );
  const [unit] = units;
  const entries = parts.filter((e) => 'peer' in e);
  const isolated = parts.filter((e) => !('peer' in e)).map((e) => e.direction);
  return unit ? [{ unit, entries, isolated }] : [];
}

function joinRows(context: Context, rows: readonly Row[]): FewestPolicy[] {
  const { cells, holding } = cellsOf(rows);
  const subjects = new Map<string, Subject | undefined>();
  const subjectFor = (of: readonly number[]) => {
    const key = of.join();
    if (!subjects.has(key)) subjects.set(key, subjectOf(context, unitsOf(rows, of)));
    return subjects.get(key);
  };
  return fewestRectangles(holding, (of) => subjectFor(of) !== undefined).flatMap((rectangle) => {
    const subject = subjectFor(rectangle.rows);
    if (!subject) return [];
    const meant = rectangle.rows.flatMap((i) => rows[i]?.entries ?? []);
    const said = rectangle.cells.flatMap((c) => cells[c] ?? []);
    const allowed = entriesOf(said.filter(isAllowed), meant);
    const isolated = said.filter((c) => !isAllowed(c)).map((c) => c.direction);
    return [{ ...subject, units: unitsOf(rows, rectangle.rows), ...bothWays(allowed, isolated) }];
  });
}

function unitsOf(rows: readonly Row[], of: readonly number[]): Unit[] {
  return of.flatMap((i) => rows[i]?.unit ?? []);
}

/** What rows may hold in common: a peer, and ports that no row tells apart. */
interface Allowed {
  readonly direction: Direction;
  readonly peer: EndpointTerm;
  readonly connections: ConnectionSet;
}

/** Or that they must be isolated. */
type Cell = Allowed | Pick<Isolated, 'direction'>;

function isAllowed(cell: Cell): cell is Allowed {
  return 'peer' in cell;
}

/** The cells of all rows, and which row holds which. */
function cellsOf(rows: readonly Row[]): { cells: Cell[]; holding: Set<number>[] } {
  const cells: Cell[] = [];
  const holding = rows.map(() => new Set<number>());
  for (const direction of DIRECTIONS) {
    if (!rows.some((r) => r.isolated.includes(direction))) continue;
    const cell = cells.push({ direction }) - 1;
    rows.forEach((r, i) => {
      if (r.isolated.includes(direction)) holding[i]?.add(cell);
    });
  }
  const tagged = rows.flatMap(({ entries }, row) => entries.map((entry) => ({ entry, row })));
  for (const same of groupBy(tagged, ({ entry: e }) => `${e.direction} ${peerKey(e.peer)}`).values())
    for (const connections of partsOf(same.map(({ entry }) => entry.connections))) {
      const [first] = same;
      if (!first) continue;
      const { direction, peer } = first.entry;
      const cell = cells.push({ direction, peer, connections }) - 1;
      for (const { entry, row } of same) if (isPartOf(connections, entry.connections)) holding[row]?.add(cell);
    }
  return { cells, holding };
}

/** Connections cut where one of the sets ends. Protocols beyond the three go only with all ports, so nothing is cut then. */
function partsOf(sets: readonly ConnectionSet[]): ConnectionSet[] {
  const different = [...new Map(sets.map((s) => [JSON.stringify(s), s])).values()];
  if (different.some((s) => s.other)) return different;
  let parts: ConnectionSet[] = [];
  for (const set of different) {
    const fresh = parts.reduce(subtractConnections, set);
    parts = [...parts.flatMap((p) => [intersectConnections(p, set), subtractConnections(p, set)]), fresh].filter(
      (p) => !isEmptyConnections(p),
    );
  }
  return parts;
}

function isPartOf(part: ConnectionSet, set: ConnectionSet): boolean {
  return isEmptyConnections(subtractConnections(part, set));
}

/** Cells of one policy as entries again, each with what was said of it where it comes from. */
function entriesOf(cells: readonly Allowed[], meant: readonly Entry[]): (Allowed & Pick<Entry, 'comments'>)[] {
  const origins = groupBy(meant, (e) => `${e.direction} ${peerKey(e.peer)}`);
  return [...groupBy(cells, (c) => `${c.direction} ${peerKey(c.peer)}`)].flatMap(([key, same]) => {
    const [first] = same;
    if (!first) return [];
    const connections = same.map((c) => c.connections).reduce(unionConnections, NO_CONNECTIONS);
    const comments = (origins.get(key) ?? [])
      .filter((e) => !isEmptyConnections(intersectConnections(e.connections, connections)))
      .flatMap((e) => e.comments);
    return [{ ...first, connections, comments }];
  });
}

type Sayable = Pick<Entry, 'direction' | 'peer' | 'connections' | 'comments'>;

function bothWays(
  entries: readonly Sayable[],
  isolated: readonly Direction[],
): Pick<FewestPolicy, Direction | 'isolates'> {
  const rules = (direction: Direction) => rulesOf(entries.filter((e) => e.direction === direction));
  const said = { egress: rules('egress'), ingress: rules('ingress') };
  return { ...said, isolates: DIRECTIONS.filter((d) => said[d].length > 0 || isolated.includes(d)) };
}

/** The entries of one policy and direction as few rules: peers with the same ports share one. */
function rulesOf(entries: readonly Sayable[]): AllowedRule[] {
  const parts = partsOf(entries.map((e) => e.connections));
  const holding = entries.map((e) => new Set(parts.flatMap((p, i) => (isPartOf(p, e.connections) ? [i] : []))));
  return fewestRectangles(holding).map(({ rows, cells }) => {
    const meant = rows.flatMap((i) => entries[i] ?? []);
    return {
      peers: peersOf(meant.map((e) => e.peer)),
      connections: cells.flatMap((c) => parts[c] ?? []).reduce(unionConnections, NO_CONNECTIONS),
      comments: [...new Set(meant.flatMap((e) => e.comments))],
    };
  });
}

/** Peers of one rule, all addresses as one. */
function peersOf(peers: readonly EndpointTerm[]): EndpointTerm[] {
  const ranges: AddressRange[] = peers.flatMap((p) => (p.kind === 'addresses' ? p.ranges : []));
  const others = peers.filter((p) => p.kind !== 'addresses');
  if (ranges.length === 0) return others;
  const [alone, ...more] = peers.filter((p) => p.kind === 'addresses');
  return [...others, alone && more.length === 0 ? alone : { kind: 'addresses', ranges: rangesOf(ranges) }];
}
