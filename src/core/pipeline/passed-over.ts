/** Kept policies of the Admin tier that a gate takes out of force: a pass leaves the whole tier (semantics/kubernetes.md 2.5). */
import type { Cluster } from '../cluster/cluster.ts';
import { selectorMatches } from '../cluster/selector.ts';
import type { Diagnostic } from '../diagnostics.ts';
import { quoted } from '../dialects/fields.ts';
import { rangesOverlap } from '../lib/addresses.ts';
import type { EndpointTerm, Policy, PolicySet, Rule, Traffic } from '../policy/policy-set.ts';

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
  const found = new Map<string, Diagnostic>();
  for (const { policies } of hooks.flatMap((hook) => hook.tiers.filter((tier) => tier.ties === 'undefined'))) {
    const kept = policies.filter((p) => isKept(fileOf(p)));
    for (const gate of kept.length === 0 ? [] : policies.filter((p) => isGate(fileOf(p))))
      for (const later of kept)
        if (gate.rank <= later.rank && share(cluster, gate.subject, later.subject))
          for (const rule of gate.rules.filter((r) => later.rules.some((other) => meet(cluster, r, other)))) {
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
  const { kind, name, place } = later.origin;
  const title = `${kind} ${name}`;
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
function meet(cluster: Cluster, a: Rule, b: Rule): boolean {
  return share(cluster, a.peers, b.peers) && trafficMeets(a.traffic, b.traffic);
}

function share(cluster: Cluster, a: readonly EndpointTerm[], b: readonly EndpointTerm[]): boolean {
  return a.some((x) => b.some((y) => termsMeet(cluster, x, y)));
}

function termsMeet(cluster: Cluster, a: EndpointTerm, b: EndpointTerm): boolean {
  if (a.kind === 'pods' && b.kind === 'pods') {
    const labels = new Map(cluster.namespaces.map((n) => [n.name, n.labels]));
    return cluster.workloads.some((w) => {
      const namespace = labels.get(w.namespace) ?? new Map();
      const selects = (t: typeof a) =>
        selectorMatches(t.namespaces, namespace) && w.pods.some((p) => selectorMatches(t.pods, p.labels));
      return selects(a) && selects(b);
    });
  }
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
