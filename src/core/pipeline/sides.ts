/** The two sides of a document made ready for the solver, and solved (`studio.md`, Two sides of one model). */

import type { Today } from '../analyses/answers.ts';
import { type PreparedSide, type SolvedSide, solvedSide } from '../analyses/side.ts';
import type { Cluster, Host } from '../cluster/cluster.ts';
import { sameHosts } from '../cluster/same-hosts.ts';
import type { Document } from '../design/change.ts';
import { type DesignInventory, inventoryOfDesign } from '../design/inventory.ts';
import { rangesOfExternal, rangesOfHostGroup } from '../design/members.ts';
import type { Design } from '../design/schema.ts';
import type { AddressRange } from '../lib/addresses.ts';
import { solve } from '../solver/solve.ts';
import { DEFAULT_OPTIONS } from '../solver/types.ts';
import { compileDesign } from './compile-design.ts';
import { policiesOfToday } from './today-policies.ts';

/** Boundaries of what the design draws outside the cluster, so that each of it is an endpoint of its own. */
export function cutsOfDesign(design: Design): AddressRange[] {
  return [
    ...Object.values(design.externals).flatMap((e) => rangesOfExternal(design, e)),
    ...Object.values(design.hostGroups).flatMap(rangesOfHostGroup),
  ];
}

function prepared(
  side: PreparedSide['side'],
  design: Design,
  inventory: DesignInventory,
  rest: Pick<PreparedSide, 'cluster' | 'policySet' | 'diagnostics'>,
): PreparedSide {
  const { workloadIdOf, designIdOf } = inventory;
  return { side, ...rest, cuts: cutsOfDesign(design), workloadIdOf, designIdOf };
}

/** What the design, compiled for its target and read again, enforces. */
export function prepareDesign(document: Document): PreparedSide {
  const inventory = inventoryOfDesign(document.design);
  const { cluster, policySet, diagnostics } = compileDesign(document.design);
  return prepared('design', document.design, inventory, { cluster, policySet, diagnostics });
}

/** What the imported manifests enforce, over what they show and what is drawn beside it. */
export function prepareToday(document: Document, today: Today): PreparedSide {
  const inventory = inventoryOfDesign(document.design);
  return prepared('today', document.design, inventory, {
    cluster: withDrawn(today.cluster, inventory.cluster),
    ...policiesOfToday(today),
  });
}

/** The imported inventory, and of the drawn one what is not in it: what today's policies would do to it. */
function withDrawn(shown: Cluster, drawn: Cluster): Cluster {
  const imported = namedAsDrawn(shown, drawn.hosts);
  const missing = <T>(a: readonly T[], b: readonly T[], key: (item: T) => string): T[] => {
    const known = new Set(a.map(key));
    return [...a, ...b.filter((item) => !known.has(key(item)))];
  };
  return {
    ...imported,
    namespaces: missing(imported.namespaces, drawn.namespaces, (n) => n.name),
    workloads: missing(imported.workloads, drawn.workloads, (w) => w.id),
    hosts: missing(imported.hosts, drawn.hosts, (h) => h.name),
    podRanges: imported.podRanges.length > 0 ? imported.podRanges : drawn.podRanges,
    nodeRanges: imported.nodeRanges ?? drawn.nodeRanges ?? [],
  };
}

/** The imported inventory with its nodes called as the design calls the host at that address: they are one thing. */
function namedAsDrawn(imported: Cluster, drawn: readonly Host[]): Cluster {
  const names = sameHosts(imported.hosts, drawn);
  if ([...names].every(([own, other]) => own === other)) return imported;
  const nameOf = (node: string) => names.get(node) ?? node;
  return {
    ...imported,
    hosts: imported.hosts.map((h) => ({ ...h, name: nameOf(h.name) })),
    workloads: imported.workloads.map((w) => ({
      ...w,
      pods: w.pods.map((p) => (p.node === undefined ? p : { ...p, node: nameOf(p.node) })),
    })),
  };
}

/** Solves a prepared side. `now` tells milliseconds, for the figure that is shown; the core has no clock. */
export function solveSide(
  side: PreparedSide,
  options: { readonly onProgress?: (done: number) => void; readonly now?: () => number } = {},
): SolvedSide {
  const start = options.now?.() ?? 0;
  const solution = solve(
    { cluster: side.cluster, policies: side.policySet, options: { ...DEFAULT_OPTIONS, cuts: side.cuts } },
    options.onProgress ? { onProgress: options.onProgress } : {},
  );
  return solvedSide(side, solution, (options.now?.() ?? 0) - start);
}
