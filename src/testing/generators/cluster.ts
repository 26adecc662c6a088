/** Small clusters as plain objects: namespaces, nodes, pods with and without addresses, workload templates. */
import fc from 'fast-check';
import type { RawObject } from '../reference/objects.ts';
import { labels, NAMESPACE_KEYS, POD_KEYS } from './labels.ts';

export const NAMESPACES = ['n1', 'n2', 'n3', 'n4'] as const;
const NODES = ['w1', 'w2'] as const;
/** Names of container ports; the same name means other numbers on other pods. */
export const PORT_NAMES = ['web', 'dns'] as const;

export interface ClusterShape {
  /** Whether every pod is shown with its address and node, or some only as the template of a Deployment. */
  readonly shown: 'whole' | 'partly';
}

/** The objects of one to four namespaces with one to eight workloads and up to two nodes. */
export function cluster(shape: ClusterShape): fc.Arbitrary<RawObject[]> {
  return fc
    .record({
      namespaces: fc.array(labels(NAMESPACE_KEYS), { minLength: 1, maxLength: NAMESPACES.length }),
      undeclared: fc.boolean(),
      nodes: fc.array(fc.record({ labels: labels(['role']), dual: fc.boolean() }), { maxLength: NODES.length }),
      pods: fc.oneof(
        { weight: 1, arbitrary: fc.array(pod(shape), { minLength: 1, maxLength: 2 }) },
        { weight: 5, arbitrary: fc.array(pod(shape), { minLength: 4, maxLength: 8 }) },
      ),
    })
    .map(({ namespaces, undeclared, nodes, pods }) => [
      ...namespaces
        .slice(undeclared ? 1 : 0)
        .map((own, i) => namespaceObject(NAMESPACES[i + (undeclared ? 1 : 0)], own)),
      ...nodes.map((node, i) => nodeObject(i, node)),
      ...pods.map((p, i) => podObject(p, i, NAMESPACES[p.namespace % namespaces.length])),
    ]);
}

interface PodShape {
  readonly namespace: number;
  readonly labels: Record<string, string>;
  readonly ports: readonly { name: string; protocol?: string; containerPort: number }[];
  readonly sidecar: boolean;
  readonly hostNetwork: boolean;
  readonly node: (typeof NODES)[number] | undefined;
  readonly show: 'address' | 'dual' | 'bare' | 'template';
}

function pod(shape: ClusterShape): fc.Arbitrary<PodShape> {
  const whole = fc.constantFrom('address', 'address', 'dual') as fc.Arbitrary<PodShape['show']>;
  const partly = fc.constantFrom('address', 'dual', 'bare', 'template') as fc.Arbitrary<PodShape['show']>;
  const node = fc.constantFrom(...NODES);
  return fc.record({
    namespace: fc.constantFrom(0, 0, 1, 2, 3),
    labels: labels(POD_KEYS),
    ports: fc.array(
      fc.record(
        {
          name: fc.constantFrom(...PORT_NAMES),
          protocol: fc.constantFrom('TCP', 'UDP', 'SCTP'),
          containerPort: fc.constantFrom(53, 80, 8080),
        },
        { requiredKeys: ['name', 'containerPort'] },
      ),
      { maxLength: 3 },
    ),
    sidecar: fc.boolean(),
    hostNetwork: fc.constantFrom(false, false, false, false, false, false, true),
    node: shape.shown === 'whole' ? node : fc.option(node, { nil: undefined }),
    show: shape.shown === 'whole' ? whole : partly,
  });
}

function namespaceObject(name: string | undefined, own: Record<string, string>): RawObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: name ?? '', labels: own } };
}

function nodeObject(i: number, node: { labels: Record<string, string>; dual: boolean }): RawObject {
  const addresses = [{ type: 'InternalIP', address: `192.168.0.${10 + i}` }];
  if (node.dual) addresses.push({ type: 'InternalIP', address: `fd00:1::${i + 1}` });
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: NODES[i] ?? '', labels: node.labels },
    status: { addresses },
  };
}

function podObject(shape: PodShape, i: number, namespace = ''): RawObject {
  const [first, ...rest] = shape.ports.map((p) => [p]);
  // one port each, so that two containers may use one name for different numbers (semantics/kubernetes.md 1.5)
  const containers = [{ name: 'main', ports: first ?? [] }, ...rest.map((ports, n) => ({ name: `more-${n}`, ports }))];
  const last = containers.length > 1 && shape.sidecar ? containers.pop() : undefined;
  const spec = {
    containers,
    ...(last ? { initContainers: [{ ...last, restartPolicy: 'Always' }] } : {}),
    ...(shape.hostNetwork ? { hostNetwork: true } : {}),
    ...(shape.node ? { nodeName: shape.node } : {}),
  };
  if (shape.show === 'template') return deployment(i, namespace, shape.labels, spec);
  const node = NODES.indexOf(shape.node ?? 'w1');
  const four = shape.hostNetwork ? `192.168.0.${10 + node}` : `10.0.${i % 2}.${i + 1}`;
  const six = shape.hostNetwork ? `fd00:1::${node + 1}` : `fd00::${i + 1}`;
  const ips = [{ ip: four }, ...(shape.show === 'dual' ? [{ ip: six }] : [])];
  const known = shape.show !== 'bare' && !(shape.hostNetwork && !shape.node);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `p${i}`, namespace, labels: shape.labels },
    spec,
    status: known ? { phase: 'Running', podIP: four, podIPs: ips } : { phase: 'Pending' },
  };
}

function deployment(i: number, namespace: string, own: Record<string, string>, podSpec: object): RawObject {
  const template = { metadata: { labels: { ...own, run: `p${i}` } }, spec: podSpec };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `p${i}`, namespace },
    spec: { replicas: 2, selector: { matchLabels: { run: `p${i}` } }, template },
  };
}
