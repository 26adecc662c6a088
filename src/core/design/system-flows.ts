/**
 * Flows that known systems need to work, by what stands in a design: each as narrow as its makers document it, to the ports
 * that the destination itself declares where it does. Name resolution is not among them, since every managed namespace has
 * it by itself (`platform.ts`), nor are kubelet probes, which no policy stops (semantics/kubernetes.md 1.6).
 */
import { sortedBy } from '../lib/order.ts';
import { mergePorts } from './ports.ts';
import type { Design, DesignWorkload, HostGroup, PortRange } from './schema.ts';

/** A flow that a known system needs. */
export interface SystemFlow {
  readonly from: string;
  readonly to: string;
  readonly ports: readonly PortRange[];
  /** What it is for, for the flow's reason. */
  readonly reason: string;
  /** Where its makers say so. */
  readonly source: string;
}

/** What stands at an end of a system's flow. */
type Ends = (design: Design) => readonly (DesignWorkload | HostGroup)[];

interface SystemRule {
  readonly from: Ends;
  readonly to: Ends;
  /** Names of ports that mean this service, by the makers' manifests. */
  readonly named: readonly string[];
  /** Where no port of that name is declared; absent: then there is no flow. */
  readonly usual?: number;
  readonly reason: string;
  readonly source: string;
}

const workloads = (design: Design) => Object.values(design.workloads);
const hosts = (design: Design) => Object.values(design.hostGroups);

/** Workloads by the name that their makers give them: as a label, else as their own name. */
const called =
  (pattern: RegExp): Ends =>
  (design) =>
    workloads(design).filter((w) => pattern.test(w.labels['app.kubernetes.io/name'] ?? w.labels['k8s-app'] ?? w.name));

const PROMETHEUS = called(/^(prometheus|prometheus-server|prometheus-k8s)$/);
const ALERTMANAGER = called(/^alertmanager(-main)?$/);
const GRAFANA = called(/^grafana$/);
const METRICS_SERVER = called(/^metrics-server$/);
const CONTROL_PLANE: Ends = (design) =>
  hosts(design).filter(
    (h) =>
      Object.hasOwn(h.labels, 'node-role.kubernetes.io/control-plane') ||
      /^(control-plane|masters?|api-?server)/.test(h.name),
  );
/** Workloads that the API server calls before it takes an object. */
const WEBHOOKS: Ends = (design) =>
  workloads(design).filter((w) => /webhook|admission-controller|gatekeeper-controller/.test(w.name));

const RULES: readonly SystemRule[] = [
  {
    from: PROMETHEUS,
    to: workloads,
    named: ['metrics', 'http-metrics', 'https-metrics', 'prometheus'],
    reason: 'Prometheus scrapes the metrics that it declares',
    source: 'https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config',
  },
  {
    from: PROMETHEUS,
    to: ALERTMANAGER,
    named: ['web', 'http-web', 'alertmanager'],
    usual: 9093,
    reason: 'Prometheus sends its alerts',
    source: 'https://prometheus.io/docs/alerting/latest/configuration/',
  },
  {
    from: GRAFANA,
    to: PROMETHEUS,
    named: ['web', 'http-web'],
    usual: 9090,
    reason: 'Grafana asks Prometheus',
    source: 'https://grafana.com/docs/grafana/latest/datasources/prometheus/',
  },
  {
    from: METRICS_SERVER,
    to: hosts,
    named: [],
    usual: 10250,
    reason: 'metrics-server reads the kubelets',
    source: 'https://github.com/kubernetes-sigs/metrics-server#requirements',
  },
  {
    from: CONTROL_PLANE,
    to: METRICS_SERVER,
    named: ['https'],
    usual: 10250,
    reason: 'the API server passes requests on to an aggregated API',
    source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/',
  },
  {
    from: CONTROL_PLANE,
    to: WEBHOOKS,
    named: ['https', 'webhook', 'webhook-server', 'admission'],
    reason: 'the API server asks an admission webhook',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/',
  },
];

/** The flows that known systems of a design need and that it neither holds nor forbids, in order of their ends. */
export function missingSystemFlows(design: Design): SystemFlow[] {
  const drawn = new Map<string, PortRange[] | 'all'>();
  for (const f of Object.values(design.flows)) {
    const key = `${f.from} ${f.to}`;
    const known = drawn.get(key) ?? [];
    drawn.set(key, known === 'all' || !Array.isArray(f.ports) ? 'all' : [...known, ...f.ports]);
  }
  const found = new Map<string, SystemFlow>();
  for (const rule of RULES)
    for (const from of rule.from(design))
      for (const to of rule.to(design)) {
        const key = `${from.id} ${to.id}`;
        const known = drawn.get(key) ?? [];
        if (from.id === to.id || known === 'all') continue;
        const ports = portsOf(rule, to).filter((p) => !known.some((k) => covers(k, p)));
        if (ports.length === 0) continue;
        const other = found.get(key);
        const all = mergePorts([...(other?.ports ?? [])], ports);
        found.set(key, other && Array.isArray(all) ? { ...other, ports: all } : said(rule, from.id, to.id, ports));
      }
  return sortedBy(found.values(), (f) => `${f.from} ${f.to}`);
}

function said({ reason, source }: SystemRule, from: string, to: string, ports: readonly PortRange[]): SystemFlow {
  return { from, to, ports, reason, source };
}

function portsOf(rule: SystemRule, to: DesignWorkload | HostGroup): PortRange[] {
  const declared = 'ports' in to ? to.ports : [];
  const meant = declared.filter((p) => p.protocol === 'TCP' && p.name !== undefined && rule.named.includes(p.name));
  if (meant.length > 0) return meant.map(({ port }) => ({ protocol: 'TCP', port }));
  return rule.usual === undefined ? [] : [{ protocol: 'TCP', port: rule.usual }];
}

function covers(known: PortRange, port: PortRange): boolean {
  return known.protocol === port.protocol && known.port <= port.port && port.port <= (known.endPort ?? known.port);
}
