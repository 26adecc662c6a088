/** Kept policies of the Admin tier that a gate takes out of force: a pass leaves the whole tier (semantics/kubernetes.md 2.5). */
import type { Cluster, Workload } from '../cluster/cluster.ts';
import { type Labels, NO_LABELS } from '../cluster/labels.ts';
import { selectorMatches } from '../cluster/selector.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { quoted } from '../dialects/fields.ts';
import { objectTitle } from '../dialects/manifest.ts';
import { rangesOverlap } from '../lib/addresses.ts';
import type { EndpointTerm, Policy, PolicySet, Rule, Traffic } from '../policy/policy-set.ts';

/** What exists, with the labels of namespaces by name. */
interface World {
  readonly workloads: readonly Workload[];
  readonly labels: ReadonlyMap<string, Labels>;
}

/**
 * A warning for each exception and each kept policy that comes after the exception's gate and speaks of connections that
 * the gate passes. `isKept` and `isGate` tell by the file that a policy stands in.
 */
export function passedOverByGates(
  { hooks }: PolicySet,
  cluster: Cluster,
  isKept: (file: string) => boolean,
  isGate: (file: string) => boolean,
): Diagnostic[] {
  const world: World = {
    workloads: cluster.workloads,
    labels: new Map(cluster.namespaces.map((n) => [n.name, n.labels])),
  };
  const found = new Map<string, Diagnostic>();
  for (const { policies } of hooks.flatMap((hook) => hook.tiers.filter((tier) => tier.ties === 'undefined'))) {
    const kept = policies.filter((p) => isKept(fileOf(p)));
    for (const gate of kept.length === 0 ? [] : policies.filter((p) => isGate(fileOf(p))))
      for (const later of kept)
        if (gate.rank <= later.rank && share(world, gate.subject, later.subject))
          for (const rule of gate.rules.filter((r) => later.rules.some((other) => meet(world, r, other)))) {
            const diagnostic = warning(rule, gate, later);
            found.set(diagnostic.message, diagnostic);
          }
  }
  return [...found.values()];
}

function fileOf({ origin }: Policy): string {
  return origin.place?.file ?? '';
}

function warning(rule: Rule, gate: Policy, later: Policy): Diagnostic {
  const { place } = later.origin;
  const title = objectTitle(later.origin);
  return {
    code: 'synthesis/gate-passes-over',
    severity: 'warning',
    message: `the gate of ${quoted(rule.origin.ruleName ?? gate.origin.name)} passes over ${quoted(title)} of priority ${later.rank}: a pass leaves the Admin tier, so what that policy says of these connections does not count`,
    object: title,
    help: `give the kept policy a priority below ${gate.rank}, so that it is asked before the gate`,
    ...(place ? { place } : {}),
  };
}

/** Whether two rules speak of a connection in common, as far as the inventory and the addresses tell. */
function meet(world: World, a: Rule, b: Rule): boolean {
  return trafficMeets(a.traffic, b.traffic) && share(world, a.peers, b.peers);
}

function share(world: World, a: readonly EndpointTerm[], b: readonly EndpointTerm[]): boolean {
  return a.some((x) => b.some((y) => termsMeet(world, x, y)));
}

function termsMeet({ workloads, labels }: World, a: EndpointTerm, b: EndpointTerm): boolean {
  if (a.kind === 'pods' && b.kind === 'pods')
    return workloads.some((w) => {
      const namespace = labels.get(w.namespace) ?? NO_LABELS;
      if (!selectorMatches(a.namespaces, namespace) || !selectorMatches(b.namespaces, namespace)) return false;
      return w.pods.some((p) => selectorMatches(a.pods, p.labels) && selectorMatches(b.pods, p.labels));
    });
  if (a.kind === 'addresses' && b.kind === 'addresses') return b.ranges.some((r) => rangesOverlap(a.ranges, r));
  return a.kind === b.kind || a.kind === 'anything' || b.kind === 'anything';
}

function trafficMeets(a: Traffic, b: Traffic): boolean {
  if (a === 'any' || b === 'any') return true;
  return a.some((x) =>
    b.some(
      (y) =>
        x.kind === 'named' ||
        y.kind === 'named' ||
        (x.protocol === y.protocol && x.first <= y.last && y.first <= x.last),
    ),
  );
}
