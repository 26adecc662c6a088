/** Workloads, their Services and service accounts as manifests. */
import { fnv1a64 } from '../../core/lib/fnv.ts';
import { podLabels, selectorLabels } from './labels.ts';
import { type PlatformNamespace, targetOf } from './namespaces.ts';
import { NODE_ADDRESSES } from './nodes.ts';
import type { Port, WorkloadSpec } from './notation.ts';

/** A Kubernetes object as plain data. */
export type Manifest = Readonly<Record<string, unknown>>;

/** Every Deployment of a tenant that listens at all has its metrics scraped there. */
const METRICS: Port = { name: 'metrics', protocol: 'TCP', number: 9090 };

/** The container ports of a workload. */
export function portsOf(n: PlatformNamespace, w: WorkloadSpec): readonly Port[] {
  const scraped = n.tenant !== 'platform';
  return scraped && w.kind === 'Deployment' && w.ports.length > 0 ? [...w.ports, METRICS] : w.ports;
}

/** The service account of a workload: its own, that of the app, or the default one where the app's name is too long. */
function accountOf(n: PlatformNamespace, w: WorkloadSpec): string | undefined {
  if (w.kind === 'Pod' || ['none', 'system'].includes(n.labels)) return undefined;
  if (w.ownAccount) return w.name;
  return n.app.length <= 40 ? n.app : undefined;
}

/** The objects of a namespace: service accounts, workloads, Services. */
export function workloadObjects(n: PlatformNamespace): readonly Manifest[] {
  const accounts = new Set(n.workloads.flatMap((w) => accountOf(n, w) ?? []));
  return [
    ...[...accounts].map((name) => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace: n.name },
    })),
    ...n.workloads.map((w) => workloadObject(n, w)),
    ...n.workloads.flatMap((w) => (w.offers.length > 0 ? [serviceObject(n, w)] : [])),
  ];
}

function workloadObject(n: PlatformNamespace, w: WorkloadSpec): Manifest {
  const labels = podLabels(n, w);
  const metadata = { labels, name: w.name, namespace: n.name };
  const template = { metadata: { labels }, spec: podSpec(n, w) };
  const selector = { matchLabels: selectorLabels(n, w.name) };
  const apps = { apiVersion: 'apps/v1', kind: w.kind, metadata };
  switch (w.kind) {
    case 'Deployment':
      return { ...apps, spec: { replicas: w.replicas, selector, template } };
    case 'StatefulSet':
      return { ...apps, spec: { replicas: w.replicas, selector, serviceName: w.name, template } };
    case 'DaemonSet':
      return { ...apps, spec: { selector, template } };
    case 'CronJob': {
      const spec = { ...template.spec, restartPolicy: 'OnFailure' };
      const jobTemplate = { spec: { template: { ...template, spec } } };
      return { apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec: { jobTemplate, schedule: scheduleOf(w) } };
    }
    case 'Pod':
      return staticPod(metadata, podSpec(n, w));
  }
}

function scheduleOf({ name }: WorkloadSpec): string {
  const hash = hashOf(name);
  return `${hash % 60} ${Math.floor(hash / 60) % 6} * * *`;
}

/** A number that is the same for the same text, for what is as good as any other. */
function hashOf(text: string): number {
  return Number.parseInt(fnv1a64(text).slice(0, 8), 16);
}

function podSpec(n: PlatformNamespace, w: WorkloadSpec): Manifest {
  const account = accountOf(n, w);
  return {
    containers: [containerOf(n, w)],
    ...(w.hostNetwork ? { hostNetwork: true } : {}),
    ...(account ? { serviceAccountName: account } : {}),
  };
}

function containerOf(n: PlatformNamespace, w: WorkloadSpec): Manifest {
  const hash = hashOf(w.name);
  const ports = portsOf(n, w).map((p) => ({
    containerPort: p.number,
    ...(p.name ? { name: p.name } : {}),
    ...(p.protocol === 'UDP' ? { protocol: 'UDP' } : {}),
  }));
  const env = variablesOf(n, w);
  const configured = n.plane === 'data' && w.calls.length > env.length;
  return {
    ...(env.length > 0 ? { env } : {}),
    ...(configured ? { envFrom: [{ configMapRef: { name: `${w.name}-config` } }] } : {}),
    image: `harbor.marlow.example/${n.tenant}/${w.name}:${1 + (hash % 5)}.${hash % 23}.${hash % 7}`,
    name: w.name,
    ...(ports.length > 0 ? { ports } : {}),
  };
}

/** Addresses of what is called; in dev and staging they come from config maps, which no export shows. */
function variablesOf(n: PlatformNamespace, w: WorkloadSpec): readonly { name: string; value: string }[] {
  if (n.environment === 'dev' || n.environment === 'staging') return [];
  return w.calls.flatMap((call) => {
    if (call.kind !== 'workload' || !call.inEnvironment) return [];
    const target = targetOf(n, call);
    const offer = target?.workload.offers[0];
    if (!target || !offer) return [];
    const host = target.namespace === n ? call.workload : `${call.workload}.${target.namespace.name}.svc.cluster.local`;
    const stem = call.workload.toUpperCase().replaceAll('-', '_');
    return offer.port === 80
      ? [{ name: `${stem}_URL`, value: `http://${host}` }]
      : [{ name: `${stem}_ADDR`, value: `${host}:${offer.port}` }];
  });
}

function staticPod(metadata: { readonly name: string } & Manifest, spec: Manifest): Manifest {
  const node = /cp-\d$/.exec(metadata.name)?.[0] ?? '';
  const address = NODE_ADDRESSES.get(node) ?? '';
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, ownerReferences: [{ apiVersion: 'v1', controller: true, kind: 'Node', name: node }] },
    spec: { ...spec, nodeName: node },
    status: { hostIP: address, phase: 'Running', podIP: address, podIPs: [{ ip: address }] },
  };
}

/** The name of a workload's Service. */
export function serviceName(n: PlatformNamespace, w: WorkloadSpec): string {
  return n.name === 'kube-system' && w.name === 'coredns' ? 'kube-dns' : w.name;
}

function serviceObject(n: PlatformNamespace, w: WorkloadSpec): Manifest {
  const ports = w.offers.map((o) => ({
    name: typeof o.target === 'string' ? o.target : `port-${o.port}`,
    ...(w.serviceType === 'NodePort' ? { nodePort: 30_000 + (o.port % 1000) } : {}),
    port: o.port,
    ...(o.protocol === 'UDP' ? { protocol: 'UDP' } : {}),
    targetPort: o.target,
  }));
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: serviceName(n, w), namespace: n.name },
    spec: {
      ...(w.serviceType === 'LoadBalancer' ? { externalTrafficPolicy: 'Local' } : {}),
      ports,
      selector: selectorLabels(n, w.name),
      ...(w.serviceType === 'ClusterIP' ? {} : { type: w.serviceType }),
    },
  };
}
