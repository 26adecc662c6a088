/** The NetworkPolicies of a namespace, in the style of its people. What they got wrong is in `mistakes.ts`. */
import { gatewaysOf } from './entries.ts';
import { selectorLabels } from './labels.ts';
import { type Caller, callersOf, type PlatformNamespace, type Standing, targetOf } from './namespaces.ts';
import type { WorkloadSpec } from './notation.ts';
import type { Manifest } from './workload-objects.ts';

/** A NetworkPolicy as a manifest. */
export function policyObject(
  namespace: string,
  name: string,
  spec: Manifest,
  annotations?: Readonly<Record<string, string>>,
): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { ...(annotations ? { annotations } : {}), name, namespace },
    spec,
  };
}

/** Pods of a namespace by its name. */
export function peerIn(namespace: string, labels: Readonly<Record<string, string>>): Manifest {
  return { namespaceSelector: named(namespace), podSelector: { matchLabels: labels } };
}

function named(namespace: string): Manifest {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}

export const tcp = (port: number | string): Manifest => ({ port, protocol: 'TCP' });

const DNS_PEER = peerIn('kube-system', { 'k8s-app': 'kube-dns' });

/** Name resolution as it should be allowed: both protocols. */
export const DNS_RULE = { ports: [tcp(53), { port: 53, protocol: 'UDP' }], to: [DNS_PEER] };

const EVERY_POD = {};
const SCRAPING = {
  from: [peerIn('monitoring', { 'app.kubernetes.io/name': 'prometheus' })],
  ports: [tcp('metrics')],
};

/** The policies of a namespace. */
export function policiesOf(n: PlatformNamespace): readonly Manifest[] {
  const policy = (name: string, spec: Manifest) => policyObject(n.name, name, spec);
  const inwards = policy('default-deny-ingress', { podSelector: EVERY_POD, policyTypes: ['Ingress'] });
  const scraped = policy('allow-monitoring', {
    ingress: [SCRAPING],
    podSelector: EVERY_POD,
    policyTypes: ['Ingress'],
  });
  switch (n.policies) {
    case 'strict':
      return [
        policy('default-deny', { podSelector: EVERY_POD, policyTypes: ['Ingress', 'Egress'] }),
        policy('allow-dns', { egress: [DNS_RULE], podSelector: EVERY_POD, policyTypes: ['Egress'] }),
        scraped,
        ...n.workloads.flatMap((w) => bothWays(n, w)),
      ];
    case 'ingress':
      return [inwards, scraped, ...n.workloads.flatMap((w) => callersOnly(n, w))];
    case 'open-inside':
      return [
        inwards,
        policy('allow-same-namespace', {
          ingress: [{ from: [{ podSelector: EVERY_POD }] }],
          podSelector: EVERY_POD,
          policyTypes: ['Ingress'],
        }),
        ...strangers(n),
      ];
    case 'vendor':
      return n.workloads.flatMap((w) => callersOnly(n, w));
    case 'none':
      return [];
  }
}

function podsOf(n: PlatformNamespace, w: WorkloadSpec): Manifest {
  return { matchLabels: selectorLabels(n, w.name) };
}

function peerOf(n: PlatformNamespace, other: Standing): Manifest {
  const podSelector = podsOf(other.namespace, other.workload);
  return other.namespace === n ? { podSelector } : { namespaceSelector: named(other.namespace.name), podSelector };
}

/** The container port that a caller of a workload ends at: of a name, else behind the first port of its Service. */
export function endPort(w: WorkloadSpec, name: string | undefined): number | undefined {
  const wanted = name ?? w.offers[0]?.target;
  if (typeof wanted === 'number') return wanted;
  return w.ports.find((p) => p.name === wanted)?.number;
}

/** One rule for each port, with everybody who calls it. */
function ingressOf(n: PlatformNamespace, w: WorkloadSpec): readonly Manifest[] {
  const here = { namespace: n, workload: w };
  const byPort = new Map<number, Manifest[]>();
  const callers: readonly Caller[] = [...gatewaysOf(here), ...callersOf(here)];
  for (const caller of callers) {
    const port = endPort(w, caller.port);
    if (port === undefined) continue;
    const peers = byPort.get(port) ?? [];
    if (!peers.some((p) => JSON.stringify(p) === JSON.stringify(peerOf(n, caller)))) peers.push(peerOf(n, caller));
    byPort.set(port, peers);
  }
  return [...byPort].map(([port, from]) => ({ from, ports: [tcp(port)] }));
}

function egressOf(n: PlatformNamespace, w: WorkloadSpec): readonly Manifest[] {
  return w.calls.flatMap((call): Manifest[] => {
    if (call.kind === 'addresses') return [{ ports: [tcp(call.port)], to: [{ ipBlock: { cidr: call.cidr } }] }];
    const target = targetOf(n, call);
    const port = target && endPort(target.workload, call.port);
    return target && port !== undefined ? [{ ports: [tcp(port)], to: [peerOf(n, target)] }] : [];
  });
}

function bothWays(n: PlatformNamespace, w: WorkloadSpec): readonly Manifest[] {
  const [ingress, egress] = [ingressOf(n, w), egressOf(n, w)];
  if (ingress.length + egress.length === 0) return [];
  const spec = {
    ...(egress.length > 0 ? { egress } : {}),
    ...(ingress.length > 0 ? { ingress } : {}),
    podSelector: podsOf(n, w),
    policyTypes: ['Ingress', 'Egress'],
  };
  return [policyObject(n.name, w.name, spec)];
}

function callersOnly(n: PlatformNamespace, w: WorkloadSpec): readonly Manifest[] {
  const ingress = ingressOf(n, w);
  if (ingress.length === 0) return [];
  return [policyObject(n.name, `${w.name}-ingress`, { ingress, podSelector: podsOf(n, w), policyTypes: ['Ingress'] })];
}

/** What comes from other namespaces into one that is open inside: the gateways, and the apps that call it. */
function strangers(n: PlatformNamespace): readonly Manifest[] {
  return n.workloads.flatMap((w) => {
    const here = { namespace: n, workload: w };
    const outside = [...gatewaysOf(here), ...callersOf(here)].filter((c) => c.namespace !== n);
    if (outside.length === 0) return [];
    const apps = [...new Set(outside.map((c) => c.namespace.name))];
    const ingress = [{ from: apps.map((name) => ({ namespaceSelector: named(name) })) }];
    const spec = { ingress, podSelector: podsOf(n, w), policyTypes: ['Ingress'] };
    return [policyObject(n.name, `allow-to-${w.name}`, spec)];
  });
}
