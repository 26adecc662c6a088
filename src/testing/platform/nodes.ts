/** The nodes of the cluster. */

interface PlatformNode {
  readonly name: string;
  readonly address: string;
  readonly pods: string;
  readonly role: 'control-plane' | 'worker';
}

const count = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

const NODES: readonly PlatformNode[] = [
  ...count(3).map(
    (i): PlatformNode => ({
      name: `cp-${i}`,
      address: `10.20.0.${10 + i}`,
      pods: `10.244.${i}.0/24`,
      role: 'control-plane',
    }),
  ),
  ...count(8).map(
    (i): PlatformNode => ({
      name: `worker-${i}`,
      address: `10.20.0.${20 + i}`,
      pods: `10.244.${10 + i}.0/24`,
      role: 'worker',
    }),
  ),
];

export const NODE_ADDRESSES: ReadonlyMap<string, string> = new Map(NODES.map((n) => [n.name, n.address]));

/** Nodes as manifests, with what policy needs of their status. */
export function nodeObjects(): readonly object[] {
  return NODES.map(({ name, address, pods, role }, i) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        [`node-role.kubernetes.io/${role}`]: '',
        'topology.kubernetes.io/zone': `hall-${1 + (i % 2)}`,
      },
      name,
    },
    spec: { podCIDR: pods, podCIDRs: [pods] },
    status: {
      addresses: [
        { address, type: 'InternalIP' },
        { address: name, type: 'Hostname' },
      ],
    },
  }));
}
