/** The two sides of a review, their designs, and which ends of the one are which of the other. */
import { sameHosts } from '../../cluster/same-hosts.ts';
import type { Design } from '../../design/schema.ts';
import { groupBy } from '../../lib/order.ts';
import type { Naming } from '../aligned.ts';
import { type SolvedSide, shownId } from '../side.ts';

/** One side of a review. */
export interface ReviewSide {
  readonly solved: SolvedSide;
  /** Says where the side's things stand: planes, tenants, namespaces. */
  readonly design: Design;
  /** Whether the design also says what is wanted; not so where it was only made up from manifests. */
  readonly speaks: boolean;
  /** Whether its pods are where only the other side shows them. */
  readonly isLocated?: boolean;
}

/** Both, the earlier one first. */
export interface ReviewSides {
  readonly before: ReviewSide;
  readonly after: ReviewSide;
}

/**
 * Names by which ends of the two sides are held side by side: ids of the design, since a thing that moved is the same
 * thing; else namespace and name, where exactly one workload of each side has them (its kind may have changed). Hosts are
 * the same where they share an address, whatever either side calls them.
 */
export function namesOfEnds({ before, after }: ReviewSides): { readonly before: Naming; readonly after: Naming } {
  const [old, now] = [unitsOf(before.solved), unitsOf(after.solved)];
  const lonely = (own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    groupBy(
      [...own].filter(([id]) => !other.has(id)),
      ([, name]) => name,
    );
  const [gone, come] = [lonely(old, now), lonely(now, old)];
  const renamed = new Map<string, string>();
  for (const [name, [first, ...more]] of gone) {
    const [second, ...others] = come.get(name) ?? [];
    if (first && second && more.length === 0 && others.length === 0) renamed.set(first[0], second[0]);
  }
  const hosts = hostsByAddress(before.solved, after.solved);
  return {
    before: (_, i) => {
      const id = shownId(before.solved, i);
      return renamed.get(id) ?? hosts.get(id) ?? id;
    },
    after: (_, i) => shownId(after.solved, i),
  };
}

/** What workloads of either side are called by the names above, by their ids in the cluster of that side. */
export function namesOfWorkloads(sides: ReviewSides): Readonly<Record<'before' | 'after', (id: string) => string>> {
  const names = namesOfEnds(sides);
  const of = (side: 'before' | 'after') => {
    const { solution, cluster } = sides[side].solved;
    const all = new Map(
      solution.endpoints.flatMap((e, i): [string, string][] => {
        const workload = e.kind === 'workload' ? cluster.workloads[e.workload] : undefined;
        return workload ? [[workload.id, names[side](e, i)]] : [];
      }),
    );
    return (id: string) => all.get(id) ?? id;
  };
  return { before: of('before'), after: of('after') };
}

/** Workloads of a side by what they are called, each with its namespace and name. */
function unitsOf(side: SolvedSide): Map<string, string> {
  return new Map(
    side.solution.endpoints.flatMap((e, i): [string, string][] =>
      e.kind === 'workload' ? [[shownId(side, i), `${e.namespace}/${e.name}`]] : [],
    ),
  );
}

/** Hosts of the earlier side that are one of the later side: ids. */
function hostsByAddress(before: SolvedSide, after: SolvedSide): Map<string, string> {
  const idOf = (name: string) => `host/${name}[Host]`;
  const same = sameHosts(before.cluster.hosts, after.cluster.hosts);
  return new Map([...same].map(([old, now]) => [idOf(old), idOf(now)]));
}
