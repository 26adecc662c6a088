/** Valid policies of every language that plain Kubernetes enforces, as plain objects. */
import fc from 'fast-check';
import type {
  RawClusterPeer,
  RawClusterPort,
  RawClusterRule,
  RawNetworkPolicyRule,
  RawObject,
  RawPeer,
  RawPort,
} from '../reference/objects.ts';
import { NAMESPACES, PORT_NAMES } from './cluster.ts';
import { namespaceSelector, POD_KEYS, selector } from './labels.ts';

const PORTS = [53, 80, 81, 8080] as const;
const NETWORKS = [
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/24',
  '10.0.0.0/8',
  '10.0.1.2/32',
  '192.168.0.10/32',
  'fd00::/64',
] as const;
const OUTSIDE = ['203.0.113.0/24', '203.0.113.128/25', '2001:db8::/32'] as const;

const port = fc.constantFrom(...PORTS);
const portName = fc.constantFrom(...PORT_NAMES);
const protocol = fc.constantFrom('TCP', 'UDP', 'SCTP');
const cidr = fc.constantFrom(...NETWORKS, ...OUTSIDE);
const pods = selector(POD_KEYS);
const namespaces = namespaceSelector(NAMESPACES);

/** A list that may be absent, null, empty or filled: four ways of writing that semantics/kubernetes.md 1.1 tells apart. */
function listed<T>(item: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[] | null | undefined> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom<T[] | null | undefined>(undefined, null, []) },
    { weight: 4, arbitrary: fc.array(item, { minLength: 1, maxLength }) },
  );
}

/** Leaves out keys without a value, as a manifest would. */
function written<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}

const ipBlock: fc.Arbitrary<RawPeer> = fc.oneof(
  cidr.map((block) => ({ ipBlock: { cidr: block } })),
  fc.constantFrom(
    { ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.2/32', '10.0.1.0/24'] } },
    { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '203.0.113.0/24'] } },
    { ipBlock: { cidr: '::/0', except: ['2001:db8::/32'] } },
  ),
);

const peer: fc.Arbitrary<RawPeer> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ podSelector: pods }) },
  { weight: 3, arbitrary: fc.record({ namespaceSelector: namespaces }) },
  { weight: 2, arbitrary: fc.record({ podSelector: pods, namespaceSelector: namespaces }) },
  { weight: 3, arbitrary: ipBlock },
);

const portItem: fc.Arbitrary<RawPort> = fc.oneof(
  fc.record<RawPort>({ protocol, port }, { requiredKeys: ['port'] }),
  fc.record<RawPort>({ protocol, port: portName }, { requiredKeys: ['port'] }),
  fc
    .record({ protocol: fc.option(protocol, { nil: undefined }), port, more: fc.nat({ max: 9000 }) })
    .map((range): RawPort => {
      const numbers = { port: range.port, endPort: range.port + range.more };
      return range.protocol ? { protocol: range.protocol, ...numbers } : numbers;
    }),
  fc.record<RawPort>({ protocol }, { requiredKeys: [] }),
);

function networkPolicyRules(peers: 'from' | 'to'): fc.Arbitrary<RawNetworkPolicyRule[] | null | undefined> {
  const rule = fc.record({
    peers: listed(peer, 2),
    ports: fc.option(listed(portItem, 2), { nil: undefined, freq: 2 }),
  });
  return listed(
    rule.map((r) => written({ [peers]: r.peers, ports: r.ports })),
    2,
  );
}

function networkPolicy(i: number): fc.Arbitrary<RawObject> {
  return fc
    .record({
      namespace: fc.constantFrom('n1', 'n1', 'n1', ...NAMESPACES),
      podSelector: fc.option(pods, { nil: null, freq: 8 }),
      policyTypes: fc.oneof(
        fc.constantFrom(undefined, null, [], ['Ingress'], ['Egress']),
        fc.constant(['Ingress', 'Egress']),
      ),
      ingress: networkPolicyRules('from'),
      egress: networkPolicyRules('to'),
    })
    .map(({ namespace, ...spec }) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `np${i}`, namespace },
      spec: written(spec),
    }));
}

const podsPeer: fc.Arbitrary<RawClusterPeer> = fc.oneof(
  fc.record({ namespaces }),
  fc.record({ pods: fc.record({ namespaceSelector: namespaces, podSelector: pods }) }),
);

function egressPeer(domains: boolean): fc.Arbitrary<RawClusterPeer> {
  const networks = fc.uniqueArray(cidr, { minLength: 1, maxLength: 2 });
  const domainNames = fc.constantFrom(['api.example.com'], ['*.example.com']);
  return fc.oneof(
    { weight: 3, arbitrary: podsPeer },
    { weight: 3, arbitrary: fc.record({ networks }) },
    { weight: 1, arbitrary: fc.record({ nodes: selector(['role']) }) },
    ...(domains ? [{ weight: 1, arbitrary: fc.record({ domainNames }) }] : []),
  );
}

const named = (peers: readonly RawClusterPeer[]): boolean =>
  peers.every((p) => !p.networks && !p.nodes && !p.domainNames);

/** Ports of the new version; no names beside peers that are no pods, which experimental CRDs reject. */
const clusterPort: fc.Arbitrary<RawClusterPort> = fc.oneof(
  fc
    .record({ name: fc.constantFrom('tcp', 'udp', 'sctp'), number: port })
    .map(({ name, number }) => ({ [name]: { destinationPort: { number } } })),
  fc
    .record({ name: fc.constantFrom('tcp', 'udp'), start: port, more: fc.integer({ min: 1, max: 9000 }) })
    .map(({ name, start, more }) => ({ [name]: { destinationPort: { range: { start, end: start + more } } } })),
  portName.map((name) => ({ destinationNamedPort: name })),
);

const adminPort: fc.Arbitrary<RawClusterPort> = fc.oneof(
  fc.record({ portNumber: fc.record({ protocol, port }, { requiredKeys: ['port'] }) }),
  fc
    .record({ protocol, start: port, more: fc.integer({ min: 1, max: 9000 }) })
    .map(({ start, more, ...rest }) => ({ portRange: { ...rest, start, end: start + more } })),
  portName.map((name) => ({ namedPort: name })),
);

interface RuleShape {
  readonly direction: 'ingress' | 'egress';
  readonly actions: readonly string[];
  /** The word of the API version for the port list. */
  readonly ports: 'protocols' | 'ports';
}

function clusterRule(shape: RuleShape): fc.Arbitrary<RawClusterRule> {
  const item = shape.ports === 'protocols' ? clusterPort : adminPort;
  const list = fc.array(item, { minLength: 1, maxLength: 2 });
  return fc.constantFrom(...shape.actions, 'Deny', 'Deny').chain((action) => {
    const allows = action !== 'Deny' && action !== 'Pass';
    const one = shape.direction === 'ingress' ? podsPeer : egressPeer(allows && shape.ports === 'protocols');
    return fc
      .record({
        peers: fc.array(one, { minLength: 1, maxLength: 2 }),
        ports: fc.option(list, { nil: undefined, freq: 1 }),
      })
      .map(({ peers, ports }) => {
        const sound = named(peers) ? ports : ports?.filter((p) => !p.destinationNamedPort && !p.namedPort);
        const kept = sound && sound.length > 0 ? sound : undefined;
        return written({ action, [shape.direction === 'ingress' ? 'from' : 'to']: peers, [shape.ports]: kept });
      });
  });
}

function clusterRules(actions: readonly string[], ports: RuleShape['ports']) {
  const of = (direction: RuleShape['direction']) =>
    fc.array(clusterRule({ direction, actions, ports }), { minLength: 1, maxLength: 2 });
  return { subject: podsPeer, ingress: of('ingress'), egress: of('egress') };
}

/** Few priorities, so that some are equal. */
const priority = fc.integer({ min: 0, max: 3 });

function clusterNetworkPolicy(i: number): fc.Arbitrary<RawObject> {
  const tier = fc.constantFrom('Admin', 'Baseline');
  return fc
    .record({ tier, priority, ...clusterRules(['Accept', 'Deny', 'Pass'], 'protocols') })
    .map((spec) => policyObject('v1alpha2', 'ClusterNetworkPolicy', `cnp${i}`, spec));
}

function adminNetworkPolicy(i: number): fc.Arbitrary<RawObject> {
  return fc
    .record({ priority, ...clusterRules(['Allow', 'Deny', 'Pass'], 'ports') })
    .map((spec) => policyObject('v1alpha1', 'AdminNetworkPolicy', `anp${i}`, spec));
}

const baselineAdminNetworkPolicy: fc.Arbitrary<RawObject> = fc
  .record(clusterRules(['Allow', 'Deny'], 'ports'))
  .map((spec) => policyObject('v1alpha1', 'BaselineAdminNetworkPolicy', 'default', spec));

function policyObject(version: string, kind: string, name: string, spec: object): RawObject {
  return { apiVersion: `policy.networking.k8s.io/${version}`, kind, metadata: { name }, spec };
}

/** Up to three NetworkPolicies, two ClusterNetworkPolicies, two AdminNetworkPolicies and a baseline. */
export const policies: fc.Arbitrary<RawObject[]> = fc
  .tuple(
    several(networkPolicy, 3),
    several(clusterNetworkPolicy, 2),
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: several(adminNetworkPolicy, 2) }),
    fc.option(baselineAdminNetworkPolicy, { nil: undefined, freq: 3 }),
  )
  .map(([np, cnp, anp, banp]) => [...np, ...cnp, ...anp, ...(banp ? [banp] : [])]);

function several(of: (i: number) => fc.Arbitrary<RawObject>, max: number): fc.Arbitrary<RawObject[]> {
  return fc.nat({ max }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => of(i))));
}
