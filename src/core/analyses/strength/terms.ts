/** What policies outside a persona's power look at: pod selectors and port names. */
import type { Protocol } from '../../cluster/cluster.ts';
import type { Selector } from '../../cluster/selector.ts';
import type { EndpointTerm, PolicySet, Rule } from '../../policy/policy-set.ts';
import { termKey } from '../../solver/term-key.ts';

/** Pods by their namespace and their own labels. */
export type PodTerm = Extract<EndpointTerm, { kind: 'pods' }>;

/** What a policy set tells apart. */
export interface LookedAt {
  /** Each once. */
  readonly pods: readonly PodTerm[];
  readonly addresses: boolean;
  readonly portNames: readonly string[];
  /** By protocol, the first ports of the stretches that rules tell apart. */
  readonly ports: Readonly<Record<Protocol, readonly number[]>>;
}

/** What the rules and subjects of a policy set look at. */
export function lookedAt(policies: PolicySet): LookedAt {
  const all = policies.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies));
  const rules = all.flatMap((p) => p.rules);
  const terms = new Map<string, EndpointTerm>();
  const add = (term: EndpointTerm) => terms.set(termKey(term), term);
  for (const p of all) for (const term of p.subject) add(term);
  for (const r of rules) for (const term of r.peers) add(term);
  for (const p of policies.unread) for (const term of p.subject) add(term);
  const distinct = [...terms.values()];
  return {
    pods: distinct.filter((t) => t.kind === 'pods'),
    addresses: distinct.some((t) => t.kind === 'addresses'),
    ...portsOf(rules),
  };
}

function portsOf(rules: readonly Rule[]): Pick<LookedAt, 'portNames' | 'ports'> {
  const names = new Set<string>();
  const ports: Record<Protocol, Set<number>> = { TCP: new Set([1]), UDP: new Set([1]), SCTP: new Set([1]) };
  for (const { traffic } of rules)
    for (const t of traffic === 'any' ? [] : traffic) {
      if (t.kind === 'named') names.add(t.name);
      else for (const port of [t.first, t.last + 1]) if (port >= 1 && port <= 65535) ports[t.protocol].add(port);
    }
  const sorted = (set: ReadonlySet<number>) => [...set].sort((a, b) => a - b);
  return {
    portNames: [...names].sort(),
    ports: { TCP: sorted(ports.TCP), UDP: sorted(ports.UDP), SCTP: sorted(ports.SCTP) },
  };
}

/** The pod selectors of the terms that may select pods of a namespace with these labels, each once. */
export function selectorsOf(terms: readonly PodTerm[]): Selector[] {
  const seen = new Map<string, Selector>();
  for (const t of terms) seen.set(JSON.stringify(t.pods), t.pods);
  return [...seen.values()];
}
