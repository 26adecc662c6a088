/** What a persona writes to break a guardrail, as Kubernetes objects. */

import type { AttackStep } from '../../analyses/strength/answer.ts';
import type { Pod, Workload } from '../../cluster/cluster.ts';
import { type Labels, NAMESPACE_NAME_LABEL } from '../../cluster/labels.ts';
import { printDocument } from '../../dialects/print.ts';
import type { Direction } from '../../policy/policy-set.ts';
import { apiVersionOf, templatePath } from '../inventory/kinds.ts';

/** The name of policies that are written. */
export const WRITTEN = 'try-to-break-it';

const CLUSTER_POLICY = 'policy.networking.k8s.io/v1alpha2';

function applied(title: string, value: object, comments: readonly string[] = []): AttackStep {
  return { kind: 'apply', title, text: printDocument(value, comments) };
}

/** A namespace with exactly these labels. `isNew`: it is made. */
export function namespaceStep(name: string, labels: Labels, isNew: boolean): AttackStep {
  const own = Object.fromEntries([...labels].filter(([key]) => key !== NAMESPACE_NAME_LABEL));
  const metadata = { name, ...(Object.keys(own).length > 0 ? { labels: own } : {}) };
  const title = isNew ? `Make namespace ${name}` : `Label namespace ${name} otherwise`;
  return applied(title, { apiVersion: 'v1', kind: 'Namespace', metadata }, isNew ? [] : ['these labels and no others']);
}

/** A pod of one's own. */
export function podStep(namespace: string, name: string, pod: Pod): AttackStep {
  const labels = Object.fromEntries(pod.labels);
  const ports = pod.ports.map(({ name: portName, protocol, port }) => ({
    name: portName,
    containerPort: port,
    protocol,
  }));
  return applied(`Run pod ${namespace}/${name}`, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, ...(pod.labels.size > 0 ? { labels } : {}) },
    spec: {
      ...(pod.hostNetwork ? { hostNetwork: true } : {}),
      containers: [{ name: 'probe', image: 'registry.k8s.io/pause:3.10', ...(ports.length > 0 ? { ports } : {}) }],
    },
  });
}

/** A workload that exists, with other labels or port names on its pods. */
export function relabelStep(base: Workload, pod: Pod): AttackStep {
  const before = base.pods[0]?.labels ?? new Map<string, string>();
  const gone = [...before.keys()].filter((key) => !pod.labels.has(key)).map((key) => `without the label \`${key}\``);
  const ports = pod.ports.map(({ name, protocol, port }) => ({
    ...(name ? { name } : {}),
    containerPort: port,
    protocol,
  }));
  const template = {
    metadata: { labels: Object.fromEntries(pod.labels) },
    ...(ports.length > 0 ? { spec: { containers: [{ name: 'main', ports }] } } : {}),
  };
  const { kind } = base;
  const title = `Label ${base.namespace}/${base.name} otherwise`;
  const top = { apiVersion: apiVersionOf(kind), kind, metadata: { name: base.name, namespace: base.namespace } };
  if (kind === 'Pod' || kind === 'VirtualMachineInstance')
    return applied(
      title,
      {
        ...top,
        metadata: { ...top.metadata, ...template.metadata },
        ...('spec' in template ? { spec: template.spec } : {}),
      },
      gone,
    );
  const nested = templatePath(kind).reduceRight<object>((inner, key) => ({ [key]: inner }), template);
  return applied(title, { ...top, ...nested }, gone);
}

/** A NetworkPolicy that allows everything in one direction, for every pod of a namespace. */
export function networkPolicyStep(namespace: string, direction: Direction): AttackStep {
  const type = direction === 'egress' ? 'Egress' : 'Ingress';
  return applied(`Allow all ${direction} in ${namespace}`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${WRITTEN}-${direction}`, namespace },
    spec: { podSelector: {}, policyTypes: [type], [direction]: [{}] },
  });
}

/** A ClusterNetworkPolicy that accepts all that the language can name, for a namespace, ahead of all others. */
export function clusterPolicyStep(
  tier: 'Admin' | 'Baseline',
  namespace: string,
  direction: Direction,
  ipv6: boolean,
): AttackStep {
  const everybody = [{ namespaces: {} }];
  const outside = [{ nodes: {} }, { networks: ipv6 ? ['0.0.0.0/0', '::/0'] : ['0.0.0.0/0'] }];
  const rule =
    direction === 'egress'
      ? { action: 'Accept', to: [...everybody, ...outside] }
      : { action: 'Accept', from: everybody };
  return applied(`Accept all ${direction} of ${namespace} in tier ${tier}`, {
    apiVersion: CLUSTER_POLICY,
    kind: 'ClusterNetworkPolicy',
    metadata: { name: `${WRITTEN}-${tier.toLowerCase()}-${direction}-${namespace}`.slice(0, 63) },
    spec: {
      tier,
      priority: 0,
      subject: { namespaces: { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } } },
      [direction]: [rule],
    },
  });
}

/** A ClusterNetworkPolicy of the persona's own, deleted. */
export function deletionStep(name: string): AttackStep {
  return {
    kind: 'delete',
    title: `Delete ClusterNetworkPolicy ${name}`,
    text: `kubectl delete clusternetworkpolicies.policy.networking.k8s.io ${name}\n`,
  };
}
