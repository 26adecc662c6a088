/** Policies sorted to the columns that they select, and columns with the same policies grouped into signatures. */
import { forEachBit } from '../lib/bitset.ts';
import type { Direction, Hook, Policy } from '../policy/policy-set.ts';
import { namesPorts, type PortNames, portNamesOf, type ReadyPolicy, readyPolicy } from './entries.ts';
import { MatchRows } from './match-rows.ts';
import type { ReadyTier } from './stretches.ts';
import type { Traits } from './traits.ts';
import type { SolverInput } from './types.ts';
import { buildUniverse, type Universe } from './universe.ts';

/** Columns that one list of policies selects, with the same meaning of port names. */
export interface Signature {
  /** Empty tiers are left out. */
  readonly tiers: readonly ReadyTier[];
  /** Whether a policy that is not understood selects it. */
  readonly unread: boolean;
}

export interface CompiledHook {
  readonly direction: Direction;
  readonly signatures: readonly Signature[];
  /** Index of the signature of each column; −1: no policy applies there. */
  readonly signatureOf: Int32Array;
}

export interface CompiledPolicySet {
  readonly input: SolverInput;
  readonly universe: Universe;
  /** What terms match, for questions about rules. */
  readonly rows: MatchRows;
  readonly hooks: Readonly<Record<Direction, CompiledHook>>;
}

/** Compiles a policy set over an inventory. */
export function compile(input: SolverInput): CompiledPolicySet {
  const universe = buildUniverse(input);
  const rows = new MatchRows(universe.columns, universe.addressTerms, universe.networks);
  const names = portNamesOf(universe.columns);
  const of = (direction: Direction): CompiledHook => {
    const hook = input.policies.hooks.find((h) => h.direction === direction) ?? { direction, tiers: [] };
    return compileHook(hook, input, universe, rows, names);
  };
  return { input, universe, rows, hooks: { egress: of('egress'), ingress: of('ingress') } };
}

/** Numbers of the policies that select each column, ascending; a policy's number counts over all tiers of a hook. */
function selections(policies: readonly Policy[], columns: number, rows: MatchRows): number[][] {
  const selected: number[][] = Array.from({ length: columns }, () => []);
  policies.forEach((policy, n) => {
    forEachBit(rows.union(policy.subject).must, (column) => selected[column]!.push(n));
  });
  return selected;
}

function unreadColumns(input: SolverInput, direction: Direction, rows: MatchRows): Set<number> {
  const columns = new Set<number>();
  for (const policy of input.policies.unread)
    if (policy.directions.includes(direction))
      forEachBit(rows.union(policy.subject).may, (column) => columns.add(column));
  return columns;
}

function compileHook(
  hook: Hook,
  input: SolverInput,
  universe: Universe,
  rows: MatchRows,
  names: PortNames,
): CompiledHook {
  const { columns } = universe;
  const policies = hook.tiers.flatMap((t) => t.policies);
  const selected = selections(policies, columns.length, rows);
  const unread = unreadColumns(input, hook.direction, rows);
  const ready = new ReadyPolicies(hook, policies, rows, names);
  const signatures: Signature[] = [];
  const known = new Map<string, number>();
  const signatureOf = new Int32Array(columns.length).fill(-1);
  columns.forEach((traits, column) => {
    // policies apply to pods only: hosts, networks and host-network pods are open (semantics/kubernetes.md 2.5)
    if (!traits.pod || (selected[column]!.length === 0 && !unread.has(column))) return;
    const numbers = selected[column]!;
    const key = `${unread.has(column)}|${numbers.join()}|${ready.portsKey(numbers, traits)}`;
    const index = known.get(key) ?? signatures.length;
    if (index === signatures.length) {
      known.set(key, index);
      signatures.push({ tiers: ready.tiers(numbers, traits), unread: unread.has(column) });
    }
    signatureOf[column] = index;
  });
  return { direction: hook.direction, signatures, signatureOf };
}

/** Makes policies ready once each, or once per destination where they name ports. */
class ReadyPolicies {
  private readonly memo: (ReadyPolicy | undefined)[] = [];
  private readonly hook: Hook;
  private readonly policies: readonly Policy[];
  private readonly rows: MatchRows;
  private readonly names: PortNames;
  private readonly perDestination: readonly boolean[];
  /** For each tier, the number after its last policy. */
  private readonly ends: readonly number[];

  constructor(hook: Hook, policies: readonly Policy[], rows: MatchRows, names: PortNames) {
    this.hook = hook;
    this.policies = policies;
    this.rows = rows;
    this.names = names;
    let end = 0;
    this.ends = hook.tiers.map((tier) => {
      end += tier.policies.length;
      return end;
    });
    this.perDestination = policies.map((p) => hook.direction === 'ingress' && namesPorts(p));
  }

  /** What the port names of the subject mean, as far as the policies use any. */
  portsKey(numbers: readonly number[], traits: Traits): string {
    if (!numbers.some((n) => this.perDestination[n])) return '';
    return JSON.stringify(traits.ports.map((p) => [p.name, p.protocol, p.port]).sort());
  }

  tiers(numbers: readonly number[], traits: Traits): ReadyTier[] {
    const out: ReadyTier[] = [];
    let at = 0;
    this.hook.tiers.forEach((tier, t) => {
      const end = this.ends[t]!;
      const mine: ReadyPolicy[] = [];
      for (; at < numbers.length && numbers[at]! < end; at++) mine.push(this.ready(numbers[at]!, traits));
      if (mine.length > 0) out.push({ tier, policies: mine });
    });
    return out;
  }

  private ready(n: number, traits: Traits): ReadyPolicy {
    const { direction } = this.hook;
    const policy = this.policies[n]!;
    if (this.perDestination[n]) return readyPolicy(policy, direction, this.rows, this.names, traits);
    const known = this.memo[n];
    if (known) return known;
    const made = readyPolicy(policy, direction, this.rows, this.names, undefined);
    this.memo[n] = made;
    return made;
  }
}
