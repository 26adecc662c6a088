/** The world of the verdict table (semantics/kubernetes.md 3.1), as the manifests a cluster would show. */

const PORTS = ['tcp', 'udp', 'sctp'].flatMap((protocol) =>
  [80, 81].map((port) => ({
    name: `serve-${port}-${protocol}`,
    containerPort: port,
    protocol: protocol.toUpperCase(),
  })),
);

/** Container ports that only one pod has. */
const WEB: Readonly<Record<string, { containerPort: number; protocol: string }>> = {
  'y/c': { containerPort: 8080, protocol: 'TCP' },
  'x/c': { containerPort: 8080, protocol: 'UDP' },
  'z/b': { containerPort: 9090, protocol: 'TCP' },
};

const TIERS: Readonly<Record<string, string>> = { 'x/a': 'gold', 'x/b': '' };
const NAMESPACES: Readonly<Record<string, Record<string, string>>> = {
  x: { env: 'dev' },
  y: { env: 'prod' },
  z: {},
  h: {},
};

const namespaces = Object.entries(NAMESPACES).map(([name, labels]) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { ...labels, 'kubernetes.io/metadata.name': name } },
}));

const nodes = [10, 11].map((last) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: `node-${last}`, labels: { role: 'worker' } },
  status: { addresses: [{ type: 'InternalIP', address: `192.168.0.${last}` }] },
}));

const pods = ['x', 'y', 'z'].flatMap((namespace, i) =>
  ['a', 'b', 'c'].map((name, j) => {
    const id = `${namespace}/${name}`;
    const tier = TIERS[id];
    const web = WEB[id];
    return pod(namespace, name, {
      labels: { pod: name, ...(tier === undefined ? {} : { tier }) },
      spec: {
        nodeName: namespace === 'x' ? 'node-10' : 'node-11',
        containers: [{ name: 'serve', ports: web ? [...PORTS, { name: 'web', ...web }] : PORTS }],
      },
      podIP: `10.0.${i}.${j + 1}`,
    });
  }),
);

function pod(namespace: string, name: string, of: { labels: object; spec: object; podIP: string }): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels: of.labels },
    spec: of.spec,
    status: { phase: 'Running', podIP: of.podIP, podIPs: [{ ip: of.podIP }] },
  };
}

const hostPod = pod('h', 'n', {
  labels: {},
  spec: { nodeName: 'node-10', hostNetwork: true, containers: [{ name: 'serve', ports: PORTS }] },
  podIP: '192.168.0.10',
});

/** Every object of the world but the policies. */
export const TABLE_WORLD: readonly object[] = [...namespaces, ...nodes, ...pods, hostPod];
