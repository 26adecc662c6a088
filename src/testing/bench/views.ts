/** What views ask of a large platform, whether or not policies close it: all checks, and the matrix by namespace. */
import { matrixOf } from '../../core/analyses/matrix/matrix.ts';
import { type PreparedSide, solvedSide } from '../../core/analyses/side.ts';
import type { Cluster } from '../../core/cluster/cluster.ts';
import { emptyDesign } from '../../core/design/empty.ts';
import { COLLECTIONS, type Design } from '../../core/design/schema.ts';
import { practiceFacts } from '../../core/pipeline/practice-facts.ts';
import { runOutcomes } from '../../core/practices/run-checks.ts';
import { solve } from '../../core/solver/solve.ts';
import { realisticPlatform } from './platforms.ts';

/** Milliseconds for one platform. */
export interface ViewsRow {
  readonly platform: string;
  readonly workloads: number;
  /** Solving and answering everything that the map shows. */
  readonly facts: number;
  readonly checks: number;
  readonly matrix: number;
}

/** Platforms of ten workloads to a namespace, in 3 environments and 40 tenants; `open`: nobody has written a policy. */
export function viewsRow(workloads: number, isOpen: boolean, once: (work: () => unknown) => number): ViewsRow {
  const { input } = realisticPlatform(workloads, workloads);
  const { cluster, policies } = input;
  const policySet = isOpen ? { ...policies, hooks: policies.hooks.map((h) => ({ ...h, tiers: [] })) } : policies;
  const design = designOf(cluster);
  const ids = cluster.workloads.map((w) => [`wl:${w.namespace}/${w.name}`, w.id] as const);
  const side: PreparedSide = {
    side: 'today',
    cluster,
    policySet,
    cuts: [],
    diagnostics: [],
    workloadIdOf: new Map(ids),
    designIdOf: new Map(ids.map(([drawn, id]) => [id, drawn])),
  };
  const gather = () => practiceFacts({ design, side, today: cluster, policies: [], day: undefined });
  const solved = solvedSide(side, solve({ ...input, policies: policySet }), 0);
  const facts = gather();
  return {
    platform: `${isOpen ? 'open' : 'closed'} ${workloads}`,
    workloads,
    facts: once(gather),
    // what they work out of the facts is kept with these: once only
    checks: once(() => runOutcomes(facts)),
    matrix: once(() => matrixOf(design, [solved], { rows: 'namespace', columns: 'namespace' })),
  };
}

function designOf({ namespaces, workloads }: Cluster): Design {
  const zones = <K extends 'environments' | 'tenants'>(collection: K, prefix: string, key: string) =>
    [...new Set(namespaces.map((n) => n.labels.get(key) ?? ''))].map((value) =>
      COLLECTIONS[collection].parse({ id: `${prefix}:${value}`, name: value, label: { key, value } }),
    );
  const byId = <T extends { readonly id: string }>(things: readonly T[]) =>
    Object.fromEntries(things.map((thing) => [thing.id, thing]));
  return {
    ...emptyDesign('Bench'),
    environments: byId(zones('environments', 'env', 'env')),
    tenants: byId(zones('tenants', 'tenant', 'tenant')),
    namespaces: byId(
      namespaces.map(({ name, labels }) =>
        COLLECTIONS.namespaces.parse({
          id: `ns:${name}`,
          name,
          tenant: `tenant:${labels.get('tenant')}`,
          environment: `env:${labels.get('env')}`,
        }),
      ),
    ),
    workloads: byId(
      workloads.map(({ namespace, name, pods }) =>
        COLLECTIONS.workloads.parse({
          id: `wl:${namespace}/${name}`,
          name,
          namespace: `ns:${namespace}`,
          kind: 'Deployment',
          labels: Object.fromEntries(pods[0]?.labels ?? []),
          ports: [{ protocol: 'TCP', port: 8080 }],
        }),
      ),
    ),
  };
}
