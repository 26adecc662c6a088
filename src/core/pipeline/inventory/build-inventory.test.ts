import { describe, expect, it } from 'vitest';
import { readManifests } from '../../dialects/read.ts';
import { buildInventory, type InventoryOptions } from './build-inventory.ts';

function inventory(text: string, options?: InventoryOptions) {
  const manifest = readManifests([{ name: 'a.yaml', text }]);
  expect(manifest.diagnostics).toEqual([]);
  return buildInventory(manifest.objects, options);
}
const ids = (text: string, options?: InventoryOptions) => inventory(text, options).cluster.workloads.map((w) => w.id);
const said = (text: string) =>
  inventory(text).diagnostics.map((d) => `${d.code} ${d.place?.span?.line} ${d.place?.field ?? ''}`.trim());
const docs = (...parts: string[]) => parts.join('\n---\n');

const SPEC = 'spec: {containers: [{name: c}]}';
const pod = (name: string, more = '', rest = SPEC) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}${more ? `, ${more}` : ''}}\n${rest}`;
const ownedBy = (kind: string, name: string, labels = '{}') =>
  `labels: ${labels}, ownerReferences: [{kind: ${kind}, name: ${name}, controller: true}]`;
const controller = (kind: string, name: string, apiVersion = 'apps/v1', more = '', replicas = '') =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}${more ? `, ${more}` : ''}}\nspec: {${replicas}template: {metadata: {labels: {app: ${name}}}, ${SPEC}}}`;

describe('workloads', () => {
  it('reads every kind of controller', () => {
    const kinds = docs(
      controller('Deployment', 'a'),
      controller('ReplicaSet', 'a'),
      controller('StatefulSet', 'a', 'apps/v1beta2'),
      controller('DaemonSet', 'a', 'extensions/v1beta1'),
      controller('ReplicationController', 'a', 'v1'),
      controller('Job', 'a', 'batch/v1'),
      controller('DeploymentConfig', 'a', 'apps.openshift.io/v1'),
      controller('Rollout', 'a', 'argoproj.io/v1alpha1'),
      `apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}\nspec: {jobTemplate: {spec: {template: {${SPEC}}}}}`,
      'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: a}\nspec: {template: {spec: {domain: {}}}}',
    );
    expect(ids(kinds)).toEqual(
      [
        'CronJob',
        'DaemonSet',
        'DeploymentConfig',
        'Deployment',
        'Job',
        'ReplicaSet',
        'ReplicationController',
        'Rollout',
        'StatefulSet',
        'VirtualMachine',
      ].map((k) => `default/a[${k}]`),
    );
    expect(inventory(kinds).diagnostics).toEqual([]);
  });

  it('shows a pod under its owner as written, and by itself where nothing or a node owns it', () => {
    expect(
      ids(
        docs(
          pod('x-1', ownedBy('ReplicaSet', 'x')),
          pod('x-2', ownedBy('ReplicaSet', 'x')),
          pod('static', ownedBy('Node', 'n1')),
          pod('p'),
          pod('q', 'ownerReferences: [{name: nameless-kind, controller: true}]'),
          pod('r', 'ownerReferences: [{kind: ReplicaSet, name: x}]'),
        ),
      ),
    ).toEqual([
      'default/nameless-kind[Pod]',
      'default/p[Pod]',
      'default/r[Pod]',
      'default/static[Pod]',
      'default/x[ReplicaSet]',
    ]);
  });

  it('joins pods to the outermost controller of the input, in place of its template', () => {
    const deployment = controller('Deployment', 'web', 'apps/v1', '', 'replicas: 2, ');
    const set = controller('ReplicaSet', 'web-5f', 'apps/v1', ownedBy('Deployment', 'web'));
    const [first, second] = [
      pod('web-5f-1', ownedBy('ReplicaSet', 'web-5f')),
      pod('web-5f-2', ownedBy('ReplicaSet', 'web-5f')),
    ];
    const [workload, ...more] = inventory(docs(deployment, set, first, second)).cluster.workloads;
    expect(more).toEqual([]);
    expect(workload).toMatchObject({ id: 'default/web[Deployment]', replicas: 2 });
    expect(workload?.pods.map((p) => p.name)).toEqual(['web-5f-1', 'web-5f-2']);
    const partly = inventory(docs(deployment, set, first)).cluster.workloads[0];
    expect(partly?.pods.map((p) => p.name)).toEqual([undefined, 'web-5f-1']);
  });

  it('tells the owner of what it does not show by the names that Kubernetes gives', () => {
    const byHash = pod('web-5f-1', ownedBy('ReplicaSet', 'web-5f', '{pod-template-hash: 5f}'));
    expect(ids(docs(controller('Deployment', 'web'), byHash))).toEqual(['default/web[Deployment]']);
    expect(ids(byHash)).toEqual(['default/web-5f[ReplicaSet]']);
    const cron = `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: c}\nspec: {jobTemplate: {spec: {template: {${SPEC}}}}}`;
    expect(ids(docs(cron, pod('c-123-x', ownedBy('Job', 'c-123'))))).toEqual(['default/c[CronJob]']);
  });

  it('does not follow owners in a circle', () => {
    const text = docs(
      controller('ReplicaSet', 'a', 'apps/v1', ownedBy('ReplicaSet', 'b')),
      controller('ReplicaSet', 'b', 'apps/v1', ownedBy('ReplicaSet', 'a')),
    );
    expect(ids(text)).toHaveLength(2);
  });

  it('keeps ports, addresses, account, node and host network', () => {
    const spec = `spec:
  hostNetwork: true
  nodeName: n1
  serviceAccountName: sa
  initContainers: [{name: i, ports: [{containerPort: 1}]}, {name: s, restartPolicy: Always, ports: [{containerPort: 2, name: side}]}]
  containers: [{name: c, ports: [{containerPort: 3, protocol: UDP}]}]
status: {phase: Pending, podIP: 10.0.0.1, podIPs: [{ip: 10.0.0.1}, {ip: "FD00::1"}]}`;
    expect(inventory(pod('a', 'labels: {b: "1", a: ""}', spec)).cluster.workloads[0]?.pods).toEqual([
      {
        name: 'a',
        labels: new Map([
          ['a', ''],
          ['b', '1'],
        ]),
        ports: [
          { protocol: 'UDP', port: 3 },
          { name: 'side', protocol: 'TCP', port: 2 },
        ],
        serviceAccount: 'sa',
        hostNetwork: true,
        node: 'n1',
        addresses: ['10.0.0.1', 'fd00::1'],
      },
    ]);
  });

  it('passes finished pods over, unless asked to include them', () => {
    const text = docs(
      pod('a', '', `${SPEC}\nstatus: {phase: Succeeded}`),
      pod('b', '', `${SPEC}\nstatus: {phase: Failed}`),
      pod('c'),
    );
    expect(ids(text)).toEqual(['default/c[Pod]']);
    expect(inventory(text).passedOver).toMatchObject([{ kind: 'Pod', count: 2 }]);
    expect(ids(text, { finishedPods: 'include' })).toHaveLength(3);
  });

  it('says when pods of one owner are labelled differently, generated labels aside', () => {
    const owner = (labels: string) => ownedBy('ReplicaSet', 'x', labels);
    expect(said(docs(pod('a', owner('{app: a, pod-template-hash: x}')), pod('b', owner('{app: a}'))))).toEqual([]);
    expect(said(docs(pod('a', owner('{app: a}')), pod('b', owner('{app: b}'))))).toEqual(['inventory/unlike-pods 1']);
  });

  it('skips launcher pods of machines that are in the input', () => {
    const vm =
      'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: vm}\nspec: {template: {metadata: {labels: {a: b}}, spec: {domain: {}}}}';
    const vmi = `apiVersion: kubevirt.io/v1\nkind: VirtualMachineInstance\nmetadata: {name: vm, ${ownedBy('VirtualMachine', 'vm')}}\nspec: {domain: {}}`;
    const launcher = pod('virt-launcher-vm-x', ownedBy('VirtualMachineInstance', 'vm'));
    expect(ids(docs(vm, vmi, launcher))).toEqual(['default/vm[VirtualMachine]']);
    expect(said(docs(vm, vmi, launcher))).toEqual(['inventory/virt-launcher 11']);
    expect(ids(launcher)).toEqual(['default/vm[VirtualMachineInstance]']);
  });
});

describe('what is malformed', () => {
  it('leaves out the object, with field and place', () => {
    expect(
      said(
        docs(
          'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {}',
          pod('b', 'labels: {a: 1}'),
          pod('c'),
        ),
      ),
    ).toEqual(['inventory/bad-field 4 spec.template', 'inventory/bad-field 8 metadata.labels.a']);
    expect(ids(docs(pod('b', 'labels: {a: 1}'), pod('c')))).toEqual(['default/c[Pod]']);
  });

  it('leaves out only the port that is wrong', () => {
    const ports =
      'spec: {containers: [{name: c, ports: [{containerport: 1}, {containerPort: 70000}, {containerPort: 1, protocol: tcp}, {containerPort: 5}]}]}';
    expect(said(pod('a', '', ports)).map((line) => line.split(' ')[2])).toEqual(
      [0, 1, 2].map((i) => `spec.containers[0].ports[${i}].${i === 2 ? 'protocol' : 'containerPort'}`),
    );
    expect(inventory(pod('a', '', ports)).cluster.workloads[0]?.pods[0]?.ports).toEqual([{ protocol: 'TCP', port: 5 }]);
    expect(said(pod('a', '', 'spec: {containers: [{name: c, ports: {}}]}'))).toEqual([
      'inventory/bad-field 4 spec.containers[0].ports',
    ]);
  });

  it('names both places of an object given twice, and keeps the first', () => {
    const { diagnostics, cluster } = inventory(docs(pod('a', 'labels: {x: "1"}'), pod('a', 'namespace: default')));
    expect(diagnostics).toMatchObject([{ code: 'object/duplicate', severity: 'error', place: { span: { line: 8 } } }]);
    expect(diagnostics[0]?.message).toContain('a.yaml:1');
    expect(cluster.workloads[0]?.pods[0]?.labels.get('x')).toBe('1');
  });

  it('leaves policies that are given twice to the policy languages', () => {
    const policy =
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}}';
    expect(said(docs(pod('p'), policy, policy))).toEqual([]);
    expect(inventory(docs(pod('p'), policy, policy)).counts).toEqual({ NetworkPolicy: 2, Pod: 1 });
  });

  it('names versions that do not exist, and reads on', () => {
    expect(said(controller('Deployment', 'a', 'v1'))).toEqual(['inventory/unknown-version 1 apiVersion']);
    expect(ids(controller('Deployment', 'a', 'v1'))).toEqual(['default/a[Deployment]']);
    expect(
      inventory('apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: a}').passedOver,
    ).toMatchObject([{ kind: 'Service' }]);
  });

  it('says when there is no workload', () => {
    expect(said('apiVersion: v1\nkind: Namespace\nmetadata: {name: a}')).toEqual(['inventory/no-workloads undefined']);
  });
});

describe('namespaces', () => {
  it('makes up those referred to, and gives each the name label', () => {
    const text = docs(
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {x: y, kubernetes.io/metadata.name: forged}}',
      pod('p'),
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n, namespace: c}',
    );
    expect(inventory(text).cluster.namespaces.map((n) => [n.name, n.declared, Object.fromEntries(n.labels)])).toEqual([
      ['a', true, { 'kubernetes.io/metadata.name': 'a', x: 'y' }],
      ['c', false, { 'kubernetes.io/metadata.name': 'c' }],
      ['default', false, { 'kubernetes.io/metadata.name': 'default' }],
    ]);
  });
});

describe('services, entry points and hosts', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: {app: a}, ports: [{name: w, port: 80, targetPort: http}, {name: x, port: 90, targetPort: 9090, protocol: UDP}]}';

  it('reads a service', () => {
    expect(inventory(service).cluster.services).toMatchObject([
      {
        type: 'ClusterIP',
        selector: { requirements: [{ key: 'app', operator: 'In', values: ['a'] }] },
        ports: [
          { name: 'w', protocol: 'TCP', port: 80, targetPort: 'http' },
          { name: 'x', protocol: 'UDP', port: 90, targetPort: 9090 },
        ],
      },
    ]);
  });

  it('reads Ingress, Gateway routes and OpenShift Routes as entry points', () => {
    const ingress =
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i}\nspec: {defaultBackend: {service: {name: d, port: {number: 1}}}, rules: [{http: {paths: [{path: /, backend: {service: {name: s, port: {name: w}}}}]}}]}';
    const http =
      'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: h, namespace: n}\nspec: {rules: [{backendRefs: [{name: s, port: 80}, {name: t, namespace: m}, {kind: Other, name: o}]}]}';
    const route =
      'apiVersion: route.openshift.io/v1\nkind: Route\nmetadata: {name: r}\nspec: {to: {kind: Service, name: s}, alternateBackends: [{name: u}], port: {targetPort: 9090}}';
    expect(inventory(docs(service, ingress, http, route)).cluster.entryPoints.map((e) => [e.kind, e.backends])).toEqual(
      [
        [
          'Ingress',
          [
            { namespace: 'default', service: 'd', port: 1 },
            { namespace: 'default', service: 's', port: 'w' },
          ],
        ],
        [
          'Route',
          [
            { namespace: 'default', service: 's', port: 90 },
            { namespace: 'default', service: 'u', port: 9090 },
          ],
        ],
        [
          'HTTPRoute',
          [
            { namespace: 'n', service: 's', port: 80 },
            { namespace: 'm', service: 't' },
          ],
        ],
      ],
    );
    expect(said(docs(pod('p'), ingress.replace('networking.k8s.io/v1', 'extensions/v1beta1')))).toEqual([
      'inventory/old-version 6 apiVersion',
    ]);
  });

  it('reads nodes as hosts, with the ranges of their pods', () => {
    const node =
      'apiVersion: v1\nkind: Node\nmetadata: {name: n}\nspec: {podCIDR: 10.1.0.0/24, podCIDRs: [10.1.0.0/24, 10.1.1.0/24]}\nstatus: {addresses: [{type: InternalIP, address: 172.18.0.2}, {type: Hostname, address: n}]}';
    const { cluster } = inventory(node);
    expect(cluster.hosts).toMatchObject([{ name: 'n', addresses: ['172.18.0.2'] }]);
    expect(cluster.podRanges).toEqual([{ family: 4, first: 167837696n, last: 167838207n }]);
  });
});

describe('user-defined networks', () => {
  const namespace = (labels: string) => `apiVersion: v1\nkind: Namespace\nmetadata: {name: blue, labels: {${labels}}}`;
  const network = (name: string, spec: string) =>
    `apiVersion: k8s.ovn.org/v1\nkind: UserDefinedNetwork\nmetadata: {name: ${name}, namespace: blue}\nspec: {${spec}}`;
  const PRIMARY = 'topology: Layer2, layer2: {role: Primary, subnets: [10.0.0.0/16]}';
  const LABEL = 'k8s.ovn.org/primary-user-defined-network: ""';
  const codes = (...parts: string[]) =>
    inventory(docs(pod('p'), ...parts)).diagnostics.map((d) => `${d.code} ${d.place?.field ?? ''}`.trim());

  it.each([
    [
      'a topology that is none',
      [namespace(LABEL), network('a', 'topology: Layer4, layer2: {role: Primary}')],
      ['inventory/bad-field spec.topology'],
    ],
    [
      'a layer that does not fit',
      [namespace(LABEL), network('a', 'topology: Layer2, layer3: {role: Primary}')],
      ['inventory/bad-field spec.layer2', 'inventory/bad-field spec.layer3'],
    ],
    [
      'a secondary one',
      [namespace(LABEL), network('a', 'topology: Layer3, layer3: {role: Secondary}')],
      ['inventory/secondary-network spec.layer3.role'],
    ],
    ['a missing namespace', [network('a', PRIMARY)], ['inventory/network-namespace', 'inventory/user-defined-network']],
    [
      'a namespace without label',
      [namespace(''), network('a', PRIMARY)],
      ['inventory/network-namespace', 'inventory/user-defined-network'],
    ],
    [
      'two primary ones',
      [namespace(LABEL), network('a', PRIMARY), network('b', PRIMARY)],
      ['inventory/user-defined-network', 'inventory/two-primary-networks', 'inventory/user-defined-network'],
    ],
  ])('names %s', (_, parts, expected) => {
    expect(codes(...parts)).toEqual(expected);
  });

  it('names attachments, and namespaces that a cluster network selects in vain', () => {
    expect(codes('apiVersion: k8s.cni.cncf.io/v1\nkind: NetworkAttachmentDefinition\nmetadata: {name: n}')).toEqual([
      'inventory/network-attachment',
    ]);
    const cluster = `apiVersion: k8s.ovn.org/v1\nkind: ClusterUserDefinedNetwork\nmetadata: {name: c}\nspec: {namespaceSelector: {matchLabels: {a: b}}, network: {${PRIMARY}}}`;
    expect(codes(namespace('a: b'), cluster)).toEqual([
      'inventory/network-namespace',
      'inventory/user-defined-network',
    ]);
  });
});
