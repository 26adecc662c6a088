/**
 * What authors wrote by hand against what synthesis writes for the same connections: manifests imported, nothing classified,
 * flows drawn for what the policies allow, compiled, and solved over the authors' own inventory.
 */
import { alignEndpoints } from '../../core/analyses/aligned.ts';
import { isCompared } from '../../core/analyses/change-answer.ts';
import { type Workload, workloadId } from '../../core/cluster/cluster.ts';
import { type Labels, labelsOf } from '../../core/cluster/labels.ts';
import { selectorMatches } from '../../core/cluster/selector.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import { inventoryOfDesign, isDnsWorkload } from '../../core/design/inventory.ts';
import { isManaged, type OwnIsolation } from '../../core/design/isolation.ts';
import { DNS_PRESETS } from '../../core/design/platform.ts';
import { portsOfConnections } from '../../core/design/ports.ts';
import {
  COLLECTIONS,
  type Design,
  type DesignCluster,
  type DesignNamespace,
  type External,
  type Flow,
} from '../../core/design/schema.ts';
import { cidrsOfRange } from '../../core/lib/addresses.ts';
import { groupBy } from '../../core/lib/order.ts';
import { compileDesign } from '../../core/pipeline/compile-design.ts';
import { solveBoth } from '../../core/pipeline/diff.ts';
import { coverPairs, type Pair } from '../../core/pipeline/file-edit/cover.ts';
import { referencesOf } from '../../core/pipeline/file-edit/references.ts';
import { isShadow, shadowOf } from '../../core/pipeline/file-edit/shadow.ts';
import { type LoadedManifests, loadManifests } from '../../core/pipeline/load-manifests.ts';
import { importable } from '../../core/pipeline/merge/importable.ts';
import { lastingLabels } from '../../core/pipeline/merge/workloads.ts';
import { mergeImport } from '../../core/pipeline/merge-import.ts';
import { type ConnectionSet, equalConnections, hasNoPorts } from '../../core/policy/connection-set.ts';
import type { PolicySet } from '../../core/policy/policy-set.ts';
import type { Solution } from '../../core/solver/solution.ts';
import { solve } from '../../core/solver/solve.ts';
import { DEFAULT_OPTIONS, type SolverOptions } from '../../core/solver/types.ts';
import { vocabularyOf } from '../../core/solver/vocabulary.ts';
import type { CorpusFile } from './folders.ts';

/** One line of the table. */
export interface SynthesisRow {
  readonly workloads: number;
  readonly byHand: number;
  readonly synthesised: number;
  readonly rules: number;
  /** Pairs compared, and those that differ: the first few by name. */
  readonly pairs: number;
  readonly differences: readonly string[];
}

/** What is said of address peers and hosts there (corpus README, semantics 6 and 7). */
const OPTIONS: SolverOptions = { ...DEFAULT_OPTIONS, podAddresses: 'ignore' };

/**
 * The row of some manifests; undefined where they hold no NetworkPolicies, no workloads, or policies of another kind, and
 * where compiling complains that two of the workloads that policies are for carry the same labels: no policy tells them apart.
 */
export function synthesisRow(files: readonly CorpusFile[]): SynthesisRow | undefined {
  const read = loadManifests(files);
  const loaded = { ...read, cluster: { ...read.cluster, workloads: read.cluster.workloads.flatMap(eachByItself) } };
  const { networkPolicies, clusterNetworkPolicies, adminNetworkPolicies, unread } = loaded.policies;
  const others = clusterNetworkPolicies.length + adminNetworkPolicies.length + unread.length;
  if (networkPolicies.length === 0 || others > 0 || loaded.cluster.workloads.length === 0) return undefined;
  const design = withFlows(undrawn(loaded), loaded);
  const { policySet: written, diagnostics } = compileDesign(design);
  if (diagnostics.some((d) => d.code === 'synthesis/same-labels')) return undefined;
  const [before, after] = solveBoth(loaded, { cluster: loaded.cluster, policySet: written }, OPTIONS);
  return {
    workloads: loaded.cluster.workloads.length,
    byHand: networkPolicies.length,
    ...sizeOf(written),
    ...compared(before, after),
  };
}

/** A workload of a design has one set of labels: pods of one controller that carry others are drawn by themselves. */
function eachByItself(workload: Workload): Workload[] {
  const alike = [...groupBy(workload.pods, (p) => JSON.stringify(lastingLabels(p.labels))).values()];
  return alike.map((pods, i) => {
    if (i === 0) return { ...workload, pods };
    const name = pods[0]?.name ?? `${workload.name}-${i}`;
    return { ...workload, id: workloadId(workload.namespace, name, 'Pod'), name, kind: 'Pod', pods };
  });
}

/** Where everything stands, in an import that says nothing of it. */
const CLUSTER = COLLECTIONS.clusters.parse({ id: 'cluster:cluster', name: 'cluster' });

/**
 * The design of an import: every namespace with policies is the design's to decide, and isolates as its authors' policies
 * do: all pods where a policy means all of them, else the workloads that policies select. Every address they name is drawn.
 */
function undrawn(loaded: LoadedManifests): Design {
  const { imported } = importable({ cluster: loaded.cluster, policies: [], proposedFlows: [] });
  const { design } = mergeImport({ design: emptyDesign('corpus'), layout: EMPTY_LAYOUT }, imported);
  const owned = new Set(loaded.policies.networkPolicies.map((p) => p.namespace));
  const namespaces = Object.values(design.namespaces).map(
    (n): DesignNamespace => (owned.has(n.name) ? { ...n, system: false, isolation: isolationOf(loaded, n.name) } : n),
  );
  const lists = [...vocabularyOf(loaded.policySet).addressTerms.values()].map((r) => [...r].flatMap(cidrsOfRange));
  const externals = [...lists, ['0.0.0.0/0'], ['::/0']].map(
    (networks, i): External => COLLECTIONS.externals.parse({ id: `ext:n${i}`, name: `n${i}`, networks }),
  );
  return {
    ...design,
    clusters: { [CLUSTER.id]: { ...CLUSTER, ...design.clusters[CLUSTER.id], ...nameServersOf(design, owned) } },
    policies: {},
    flows: {},
    exposures: {},
    sharedServices: {},
    namespaces: Object.fromEntries(namespaces.map((n) => [n.id, n])),
    workloads: isolatedAsWritten(design, namespaces, loaded),
    externals: Object.fromEntries(externals.map((e) => [e.id, e])),
  };
}

/** Manifests that hold the platform's namespace with its policies, and no name server in it, have none in the cluster. */
function nameServersOf(design: Design, owned: ReadonlySet<string>): Pick<DesignCluster, 'nameServers'> {
  const presets = Object.values(DNS_PRESETS);
  const { workloads } = inventoryOfDesign(design).cluster;
  const hasOwn = workloads.some((w) => presets.some((p) => isDnsWorkload(p, w)));
  return presets.some((p) => owned.has(p.namespace)) && !hasOwn ? { nameServers: 'outside' } : {};
}

/** The isolation that a namespace's policies give pods with these labels; those that nobody knows yet, without. */
function isolationOf({ policies }: LoadedManifests, namespace: string, labels?: Labels): OwnIsolation {
  const isolating = policies.networkPolicies
    .filter((p) => p.namespace === namespace)
    .filter((p) => (labels ? selectorMatches(p.podSelector, labels) : p.podSelector.requirements.length === 0))
    .flatMap((p) => p.directions);
  const [ingress, egress] = [isolating.includes('ingress'), isolating.includes('egress')];
  if (ingress && egress) return 'default-deny';
  return ingress ? 'default-deny-ingress' : egress ? 'default-deny-egress' : 'open';
}

/** Workloads that the authors' policies isolate otherwise than their namespace. */
function isolatedAsWritten(
  design: Design,
  namespaces: readonly DesignNamespace[],
  loaded: LoadedManifests,
): Design['workloads'] {
  const homes = new Map(namespaces.map((n) => [n.id, n]));
  return Object.fromEntries(
    Object.values(design.workloads).map((w) => {
      const home = homes.get(w.namespace);
      if (!isManaged(home) || !home) return [w.id, w];
      const isolation = isolationOf(loaded, home.name, labelsOf(w.labels));
      return [w.id, isolation === home.isolation ? w : { ...w, isolation }];
    }),
  );
}

/** The design with flows for everything that the policies allow, between as large groups as there are. */
function withFlows(design: Design, loaded: LoadedManifests): Design {
  const shadow = shadowOf(design);
  const { cluster } = inventoryOfDesign(shadow);
  const solution = solve({ cluster, policies: loaded.policySet, options: { ...OPTIONS, cuts: cutsOf(loaded) } });
  // name servers that the corpus does not have are none of its endpoints
  const platform = new Set<string>(inventoryOfDesign(design).platform);
  const pairs: Pair[] = [];
  const also: Pair[] = [];
  solution.endpoints.forEach((from, s) => {
    solution.endpoints.forEach((to, d) => {
      const connections = ports(solution, s, d);
      if (!isCompared(from, to) || hasNoPorts(connections)) return;
      const isOurs = platform.has(from.id) || platform.has(to.id);
      (isOurs ? also : pairs).push({ from: from.id, to: to.id, connections });
    });
  });
  const { rectangles, rest } = coverPairs(pairs, referencesOf(shadow, solution.endpoints), { also });
  const unsaid = rest.filter((p) => !isShadow(p.from) && !isShadow(p.to));
  if (unsaid.length > 0) throw new Error(`no flow says ${unsaid[0]?.from} -> ${unsaid[0]?.to}`);
  const flows = rectangles.map(
    (r, i): Flow =>
      COLLECTIONS.flows.parse({
        id: `F-${i + 1}`,
        from: r.from,
        to: r.to,
        ports: portsOfConnections(r.connections),
        status: 'agreed',
      }),
  );
  return { ...design, flows: Object.fromEntries(flows.map((f) => [f.id, f])) };
}

function cutsOf(loaded: LoadedManifests) {
  return [...vocabularyOf(loaded.policySet).addressTerms.values()].flat();
}

function ports(solution: Solution, s: number, d: number): ConnectionSet {
  return { ...solution.pair(s, d).must, other: false };
}

function sizeOf(set: PolicySet): Pick<SynthesisRow, 'synthesised' | 'rules'> {
  const policies = set.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies));
  const names = new Set(policies.map((p) => `${p.origin.namespace}/${p.origin.name}`));
  return { synthesised: names.size, rules: policies.flatMap((p) => p.rules).length };
}

const NAMED = 5;

function compared(before: Solution, after: Solution): Pick<SynthesisRow, 'pairs' | 'differences'> {
  const endpoints = alignEndpoints(before, after);
  const differences: string[] = [];
  let pairs = 0;
  for (const s of endpoints)
    for (const d of endpoints) {
      if (!isCompared(s.endpoint, d.endpoint)) continue;
      pairs++;
      const both = [ports(before, s.before ?? 0, d.before ?? 0), ports(after, s.after ?? 0, d.after ?? 0)] as const;
      if (!equalConnections(...both)) differences.push(`${s.endpoint.id} -> ${d.endpoint.id}`);
    }
  return { pairs, differences: differences.slice(0, NAMED) };
}
