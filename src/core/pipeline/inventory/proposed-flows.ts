/** Flows that the containers' own configuration gives away: service addresses in environment and arguments. */
import type { Cluster, Protocol, Service, ServicePort, Workload, WorkloadId } from '../../cluster/cluster.ts';
import { selectorMatches } from '../../cluster/selector.ts';
import type { Report } from '../../diagnostics.ts';
import type { ManifestObject } from '../../dialects/manifest.ts';
import { compareText, sortedBy } from '../../lib/order.ts';
import type { WorkloadSpec } from './group-workloads.ts';
import { namespaceOf } from './read-workloads.ts';
import { type HostMention, hostMentions } from './service-address.ts';

/** A flow that somebody seems to want. The evidence names where that was seen, never the value. */
export interface ProposedFlow {
  readonly from: WorkloadId;
  readonly to: WorkloadId;
  readonly protocol: Protocol;
  /** The target port: the pod's, not the service's. */
  readonly port: number;
  /** `environment variable CART_ADDR` or `argument`. */
  readonly evidence: string;
}

/** A person has to look at each of them. */
const MAX_FLOWS = 20_000;

type Plain = { readonly [key: string]: unknown };

interface Mention {
  readonly evidence: string;
  readonly text: string;
}

const SCHEME_PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
]);

function records(value: unknown): Plain[] {
  return Array.isArray(value) ? value.filter((v): v is Plain => typeof v === 'object' && v !== null) : [];
}

function recordOf(value: unknown): Plain | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : undefined;
}

/** The `data` of the config maps that the input holds, by namespace and name. */
class ConfigMaps {
  private readonly data = new Map<string, Plain>();

  constructor(objects: readonly ManifestObject[]) {
    for (const object of objects) {
      const data = object.kind === 'ConfigMap' ? recordOf(recordOf(object.value)?.['data']) : undefined;
      if (data) this.data.set(`${namespaceOf(object)}/${object.name}`, data);
    }
  }

  of(namespace: string, name: unknown): Plain | undefined {
    return typeof name === 'string' ? this.data.get(`${namespace}/${name}`) : undefined;
  }
}

function variable(name: unknown): string {
  return typeof name === 'string' && /^[\w.-]{1,128}$/.test(name)
    ? `environment variable ${name}`
    : 'environment variable';
}

/** The texts of one container in which addresses may stand. */
function* mentionsOf(container: Plain, namespace: string, maps: ConfigMaps): Generator<Mention> {
  for (const env of records(container['env'])) {
    const evidence = variable(env['name']);
    if (typeof env['value'] === 'string') yield { evidence, text: env['value'] };
    const reference = recordOf(recordOf(env['valueFrom'])?.['configMapKeyRef']);
    const text = reference && maps.of(namespace, reference['name'])?.[String(reference['key'])];
    if (typeof text === 'string') yield { evidence, text };
  }
  for (const from of records(container['envFrom'])) {
    const data = maps.of(namespace, recordOf(from['configMapRef'])?.['name']);
    for (const [key, text] of Object.entries(data ?? {}))
      if (typeof text === 'string') yield { evidence: variable(key), text };
  }
  for (const key of ['command', 'args']) {
    const list = container[key];
    for (const text of Array.isArray(list) ? (list as unknown[]) : [])
      if (typeof text === 'string') yield { evidence: 'argument', text };
  }
}

/** A pod port behind a service. */
type Target = Pick<ProposedFlow, 'to' | 'protocol' | 'port'>;

class ServiceIndex {
  private readonly services: ReadonlyMap<string, Service>;
  private readonly byNamespace = new Map<string, Workload[]>();
  private readonly known = new Map<string, readonly Target[]>();

  constructor(services: readonly Service[], workloads: readonly Workload[]) {
    this.services = new Map(services.map((s) => [`${s.namespace}/${s.name}`, s]));
    for (const workload of workloads) {
      const list = this.byNamespace.get(workload.namespace);
      if (list) list.push(workload);
      else this.byNamespace.set(workload.namespace, [workload]);
    }
  }

  /** `name`, `name.ns`, `name.ns.svc…`, and `pod.name…` of a headless service. */
  find({ labels }: HostMention, namespace: string): Service | undefined {
    const at = (name: string | undefined, ns: string | undefined) => this.services.get(`${ns ?? namespace}/${name}`);
    const [first, second, third, fourth] = labels;
    if (labels.length >= 3 && third !== 'svc' && fourth !== 'svc') return undefined;
    if (third === 'svc') return at(first, second);
    if (fourth === 'svc') return at(second, third);
    return at(first, second) ?? (second === undefined ? undefined : at(second, undefined));
  }

  /** Workloads behind a service with the pod port that the mentioned service port leads to. */
  targets(service: Service, mention: HostMention): readonly Target[] {
    const wanted = mention.port ?? SCHEME_PORTS.get(mention.scheme ?? '');
    const exact = service.ports.filter((p) => p.port === wanted);
    const ports = exact.length > 0 || mention.port !== undefined ? exact : service.ports;
    const key = JSON.stringify([service.namespace, service.name, ports.map((p) => [p.protocol, p.port])]);
    const known = this.known.get(key) ?? this.findTargets(service, ports);
    this.known.set(key, known);
    return known;
  }

  private findTargets({ namespace, selector }: Service, ports: readonly ServicePort[]): Target[] {
    if (!selector) return [];
    const found = new Map<string, Target>();
    for (const { id, pods } of this.byNamespace.get(namespace) ?? []) {
      for (const pod of pods.filter((p) => selectorMatches(selector, p.labels))) {
        for (const { protocol, targetPort } of ports) {
          const named = pod.ports.find((p) => p.name === targetPort && p.protocol === protocol)?.port;
          const port = typeof targetPort === 'number' ? targetPort : named;
          if (port !== undefined) found.set(`${id} ${protocol} ${port}`, { to: id, protocol, port });
        }
      }
    }
    return [...found.values()];
  }
}

class FlowCollection {
  readonly flows = new Map<string, ProposedFlow>();

  add(flow: ProposedFlow): void {
    const key = JSON.stringify([flow.from, flow.to, flow.protocol, flow.port]);
    const before = this.flows.get(key);
    if (!before || compareText(flow.evidence, before.evidence) < 0) this.flows.set(key, flow);
  }

  get full(): boolean {
    return this.flows.size >= MAX_FLOWS;
  }
}

function collect(collection: FlowCollection, spec: WorkloadSpec, index: ServiceIndex, maps: ConfigMaps): void {
  const plain = recordOf(spec.spec);
  const containers = [...records(plain?.['initContainers']), ...records(plain?.['containers'])];
  for (const { evidence, text } of containers.flatMap((c) => [...mentionsOf(c, spec.namespace, maps)])) {
    for (const mention of hostMentions(text)) {
      const service = index.find(mention, spec.namespace);
      for (const target of service ? index.targets(service, mention) : []) {
        if (collection.full) return;
        if (target.to !== spec.id || !mention.bare) collection.add({ from: spec.id, ...target, evidence });
      }
    }
  }
}

/**
 * Flows proposed by service addresses in container environment (config maps of the input included) and arguments. A
 * workload that only names itself proposes nothing. Sorted, each flow once; beyond `MAX_FLOWS` the rest is left out,
 * and a diagnostic says so.
 */
export function proposeFlows(
  specs: readonly WorkloadSpec[],
  cluster: Pick<Cluster, 'services' | 'workloads'>,
  objects: readonly ManifestObject[],
  report: Report,
): ProposedFlow[] {
  const maps = new ConfigMaps(objects);
  const index = new ServiceIndex(cluster.services, cluster.workloads);
  const collection = new FlowCollection();
  for (const spec of sortedBy(specs, (s) => s.id)) if (!collection.full) collect(collection, spec, index, maps);
  if (collection.full)
    report({
      code: 'inventory/many-flows',
      severity: 'note',
      message: `containers name more services than ${MAX_FLOWS} flows can show; the rest is not proposed`,
      help: 'import fewer namespaces at a time to see all of them',
    });
  return [...collection.flows].sort(([a], [b]) => compareText(a, b)).map(([, flow]) => flow);
}
