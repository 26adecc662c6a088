/** The endpoints that a persona controls, as virtual endpoints beside the real ones: one for each way to label them. */
import type { Cluster, ContainerPort, Namespace, Pod, Workload } from '../../cluster/cluster.ts';
import { type Labels, NAMESPACE_NAME_LABEL, NO_LABELS } from '../../cluster/labels.ts';
import { selectorMatches } from '../../cluster/selector.ts';
import { containsNumber } from '../../lib/intervals.ts';
import { groupBy } from '../../lib/order.ts';
import type { ConnectionSet } from '../../policy/connection-set.ts';
import type { KeyWays } from './answer.ts';
import { assignments, freshValue, type KeyOptions, keysOf, namedValues, OverBudget, waysOf } from './assignments.ts';
import type { Home, PersonaPowers } from './powers.ts';
import { type LookedAt, type PodTerm, selectorsOf } from './terms.ts';

/** One virtual endpoint, and what has to be written for it to be there. */
export interface Actor {
  /** In the cluster that is solved. */
  readonly workload: Workload;
  /** What it is: pods that are made, or a workload that is labelled otherwise, or stands in a namespace that is. */
  readonly kind: 'made' | 'relabelled' | 'in relabelled namespace';
  /** The workload as it is, unless it is made. */
  readonly base?: Workload;
  readonly home: Home;
  /** Name of its namespace as it would be written. */
  readonly namespace: string;
  /** Labels to put on the namespace; absent: it stays as it is. */
  readonly namespaceLabels?: Labels;
}

/** What a persona makes of a cluster. */
export interface Actors {
  /** By the id of their workload. */
  readonly byId: ReadonlyMap<string, Actor>;
  readonly namespaces: readonly Namespace[];
  readonly assignments: number;
  readonly keys: readonly KeyWays[];
}

/** What actors are made from. */
export interface ActorsInput {
  readonly cluster: Cluster;
  readonly powers: PersonaPowers;
  readonly looked: LookedAt;
  /** Connections that the guardrail forbids to somebody; a named port is only worth defining inside them. */
  readonly forbidden: ConnectionSet;
  /** Workloads that the guardrail or its exceptions speak of by themselves. */
  readonly named: ReadonlySet<string>;
  /** Names of namespaces that are there already, those that every such cluster has included. */
  readonly taken: ReadonlySet<string>;
  /** Virtual endpoints at most. */
  readonly budget: number;
}

/** Names that a namespace to be made may have: named ones that nobody has, and one that no policy names. */
export function namesToMake(home: Home, taken: ReadonlySet<string>, looked: LookedAt): string[] {
  const named = namedValues(
    looked.pods.map((t) => t.namespaces),
    NAMESPACE_NAME_LABEL,
  );
  return [home.name, ...named.filter((name) => !taken.has(name))];
}

/** Makes every actor. Throws `OverBudget`, with the keys that multiply. */
export function actorsOf(input: ActorsInput): Actors {
  const making = new Making(input);
  const workloads = groupBy(input.cluster.workloads, (w) => w.namespace);
  for (const home of input.powers.homes) making.home(home, workloads.get(home.name) ?? []);
  return making.done();
}

/** A namespace in one way it may be labelled. */
interface Variant {
  readonly labels: Labels;
  readonly name: string;
  /** In the cluster that is solved. */
  readonly entry: string;
  readonly changed: boolean;
}

class Making {
  private readonly input: ActorsInput;
  private readonly byId = new Map<string, Actor>();
  private readonly namespaces: Namespace[] = [];
  private readonly labelsOf: ReadonlyMap<string, Labels>;
  private readonly keys = new Map<string, KeyWays>();
  private count = 0;

  constructor(input: ActorsInput) {
    this.input = input;
    this.labelsOf = new Map(input.cluster.namespaces.map((n) => [n.name, n.labels]));
  }

  done(): Actors {
    return { byId: this.byId, namespaces: this.namespaces, assignments: this.count, keys: [...this.keys.values()] };
  }

  home(home: Home, workloads: readonly Workload[]): void {
    for (const variant of this.variants(home)) {
      const terms = this.input.looked.pods.filter((t) => selectorMatches(t.namespaces, variant.labels));
      const runs = this.input.powers.mayRun(home);
      if (runs) this.makePods(home, variant, terms);
      for (const w of workloads) this.changeWorkload(home, variant, terms, w, runs);
    }
  }

  /** The ways a namespace may be labelled, as it is first. */
  private variants(home: Home): Variant[] {
    const { powers, taken, looked, budget } = this.input;
    if (home.made && !powers.mayRun(home)) return [];
    const names = home.made ? namesToMake(home, taken, looked) : [home.name];
    const selectors = looked.pods.map((t) => t.namespaces);
    const variants = names.flatMap((name) => {
      const base = (home.made ? undefined : this.labelsOf.get(name)) ?? new Map([[NAMESPACE_NAME_LABEL, name]]);
      const options = this.options('namespace', home, base, keysOf(selectors), selectors, false);
      return assignments(base, options, selectors, budget, 'namespace').map((labels) => ({ name, labels, base }));
    });
    this.count += variants.length;
    return variants.map(({ name, labels, base }, i): Variant => {
      const changed = home.made !== undefined || !sameLabels(labels, base);
      const entry = changed ? `${home.name}#${i}` : name;
      if (changed) this.namespaces.push({ name: entry, labels, declared: true });
      return { labels, name, entry, changed };
    });
  }

  private options(
    on: 'pod' | 'namespace',
    home: Home,
    base: Labels,
    keys: readonly string[],
    selectors: Parameters<typeof namedValues>[0],
    /** Whether a key that may not be set can be left out, by making the thing anew. */
    mayDrop: boolean,
  ): KeyOptions {
    const options = new Map<string, readonly (string | undefined)[]>();
    for (const key of keys) {
      const now = base.get(key);
      const settable = this.input.powers.settable(on, key, home);
      if (settable === undefined) {
        if (mayDrop && now !== undefined) options.set(key, [now, undefined]);
        continue;
      }
      const named = namedValues(selectors, key);
      const values =
        settable === 'any'
          ? [...named, freshValue(named)]
          : [...named.filter((v) => settable.includes(v)), ...settable.filter((v) => !named.includes(v)).slice(0, 1)];
      options.set(key, [...new Set([now, undefined, ...values])]);
    }
    for (const ways of waysOf(options, on)) {
      const id = `${on} ${ways.key}`;
      if ((this.keys.get(id)?.ways ?? 0) < ways.ways) this.keys.set(id, ways);
    }
    return options;
  }

  private makePods(home: Home, variant: Variant, terms: readonly PodTerm[]): void {
    const selectors = selectorsOf(terms);
    const options = this.options('pod', home, NO_LABELS, keysOf(selectors), selectors, false);
    const labelled = assignments(NO_LABELS, options, selectors, this.input.budget, 'pod');
    this.count += labelled.length;
    const pod = (labels: Labels, ports: readonly ContainerPort[], hostNetwork: boolean): Pod => ({
      labels,
      ports,
      serviceAccount: 'default',
      hostNetwork,
      addresses: [],
    });
    for (const labels of labelled)
      for (const ports of this.portWays([])) this.add('made', home, variant, pod(labels, ports, false));
    if (this.input.powers.mayRunOnHost(home)) this.add('made', home, variant, pod(NO_LABELS, [], true));
  }

  /** A workload in every way it may be labelled; those that a made pod in its place can stand for are left out. */
  private changeWorkload(home: Home, variant: Variant, terms: readonly PodTerm[], w: Workload, runs: boolean): void {
    const selectors = selectorsOf(terms);
    const keys = keysOf(selectors);
    const seen = new Set<string>();
    for (const p of w.pods) {
      // judged as its host, whatever its labels say (semantics/kubernetes.md 1.6)
      if (p.hostNetwork) continue;
      const kept = keys.filter((k) => p.labels.has(k) && this.input.powers.settable('pod', k, home) === undefined);
      const isStoodFor = runs && kept.length === 0 && !this.input.looked.addresses && !this.input.named.has(w.id);
      if (isStoodFor) continue;
      const options = this.options('pod', home, p.labels, keys, selectors, runs);
      const labelled = assignments(p.labels, options, selectors, this.input.budget, 'pod');
      const ways = runs ? this.portWays(p.ports) : [p.ports];
      for (const labels of labelled)
        for (const ports of ways) {
          const changed = !sameLabels(labels, p.labels) || ports !== p.ports;
          const key = JSON.stringify([[...labels], ports, p.addresses, p.node]);
          if ((!changed && !variant.changed) || seen.has(key)) continue;
          seen.add(key);
          this.count++;
          this.add(changed ? 'relabelled' : 'in relabelled namespace', home, variant, { ...p, labels, ports }, w);
        }
    }
  }

  /** The ports as they are, then every way to give the named ports that policies look at a number. */
  private portWays(now: readonly ContainerPort[]): (readonly ContainerPort[])[] {
    const { portNames, ports } = this.input.looked;
    if (portNames.length === 0) return [now];
    const numbers = (['TCP', 'UDP', 'SCTP'] as const).flatMap((protocol) =>
      [...new Set([...ports[protocol], ...this.input.forbidden[protocol].map(([first]) => first)])]
        .filter((port) => containsNumber(this.input.forbidden[protocol], port))
        .map((port) => ({ protocol, port })),
    );
    const free = now.filter((p) => p.name === undefined || !portNames.includes(p.name));
    let ways: (readonly ContainerPort[])[] = [free];
    for (const name of portNames) {
      ways = ways.flatMap((given) => [given, ...numbers.map((n) => [...given, { name, ...n }])]);
      if (ways.length > this.input.budget)
        throw new OverBudget(portNames.map((key) => ({ on: 'port name', key, ways: numbers.length + 1 })));
    }
    return [now, ...ways];
  }

  private add(kind: Actor['kind'], home: Home, variant: Variant, pod: Pod, base?: Workload): void {
    if (this.byId.size >= this.input.budget) throw new OverBudget([...this.keys.values()]);
    const name = base ? `${base.name}~${this.byId.size}` : `made~${this.byId.size}`;
    const workload: Workload = {
      id: `${variant.entry}/${name}[${base?.kind ?? 'Pod'}]`,
      namespace: variant.entry,
      name,
      kind: base?.kind ?? 'Deployment',
      pods: [pod],
    };
    this.byId.set(workload.id, {
      workload,
      kind,
      ...(base ? { base } : {}),
      home,
      namespace: variant.name,
      ...(variant.changed ? { namespaceLabels: variant.labels } : {}),
    });
  }
}

function sameLabels(a: Labels, b: Labels): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}
