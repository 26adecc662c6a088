/** Micro-segmentation of applications, namespaces and labels (practice 4). */
import { EMPTY_CLUSTER } from '../../core/cluster/cluster.ts';
import { labelsOf } from '../../core/cluster/labels.ts';
import { selectorOfLabels } from '../../core/cluster/selector.ts';
import { COLLECTIONS, type Design, type LabelKey } from '../../core/design/schema.ts';
import { draw } from '../draw.ts';
import { keeping, networkPolicy, type RowCase, withFields } from './row.ts';

export const WALLED = (gate = '') => `
  cluster pods 10.244.0.0/16
  plane a
  plane b
  ns x managed plane=a
  ns y managed plane=b
  wl x/c 1
  wl y/s 80
  G-1 separate plane
  F-1 x/c -> y/s 80
  ${gate}`;
export const GATE = 'X-1 of G-1 x/c -> y/s 80';

const SERVED = (port: number) =>
  draw(
    `cluster pods 10.244.0.0/16\n ns shop managed\n wl shop/web 80\n wl shop/db app=db 5432\n F-1 shop/web -> shop/db ${port}`,
  );
/** The cluster of today: a Service of port 3306 before pods that listen on 5432. */
const SERVICE = {
  cluster: {
    ...EMPTY_CLUSTER,
    workloads: [
      {
        id: 'shop/db[Deployment]',
        namespace: 'shop',
        name: 'db',
        kind: 'Deployment',
        pods: [
          {
            labels: labelsOf({ app: 'db' }),
            ports: [{ protocol: 'TCP' as const, port: 5432 }],
            serviceAccount: 'default',
            hostNetwork: false,
            addresses: [],
          },
        ],
      },
    ],
    services: [
      {
        namespace: 'shop',
        name: 'db',
        type: 'ClusterIP' as const,
        selector: selectorOfLabels(labelsOf({ app: 'db' })),
        ports: [{ protocol: 'TCP' as const, port: 3306, targetPort: 5432 }],
      },
    ],
  },
  policies: [],
};

const NAMES = `
  cluster pods 10.244.0.0/16
  ns kube-system system
  wl kube-system/coredns k8s-app=kube-dns 53
  ns shop
  wl shop/web app=web 80`;
const asking = (ports: string) =>
  keeping(
    draw(NAMES),
    'unmanaged',
    networkPolicy('shop', 'names', `{podSelector: {}, policyTypes: [Egress], egress: [{ports: ${ports}}]}`),
  );

const HALVES = 'cluster pods 10.244.0.0/16\n ns shop\n ns data\n wl shop/web 80\n wl data/db 5432';
const TO_DATA =
  '{podSelector: {}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: data}}}], ports: [{port: 5432}]}]}';
const FROM_SHOP =
  '{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}], ports: [{port: 5432}]}]}';

const PARTS = (app: string) =>
  draw(
    `ns shop managed\n ns more managed\n wl shop/a app.kubernetes.io/part-of=x\n wl shop/b app.kubernetes.io/part-of=${app}`,
  );
const named = (design: Design, apps: Readonly<Record<string, string>>): Design =>
  Object.entries(apps).reduce((d, [id, app]) => withFields(d, 'namespaces', id, { app }), design);

const USED = named(
  draw(
    'ns a managed\n ns b managed\n ns c managed\n wl a/db 1\n wl b/x 1\n wl c/y 1\n F-1 b/x -> a/db 1\n F-2 c/y -> a/db 1',
  ),
  { 'ns:a': 'one', 'ns:b': 'two', 'ns:c': 'three' },
);
const shared = (design: Design): Design => ({
  ...design,
  sharedServices: draw('shared:db a/db 1 for ns:b,ns:c').sharedServices,
});

const KAFKA = (flows: string) => `
  cluster pods 10.244.0.0/16
  tenant a
  tenant b
  ns a managed tenant=a
  ns b managed tenant=b
  ns s managed
  wl a/x 1
  wl b/y 1
  wl s/kafka 9092
  shared:kafka s/kafka 9092 for ns:a,ns:b
  ${flows}`;

const standard = (design: Design, given: Partial<LabelKey> = {}): Design => ({
  ...design,
  labelKeys: {
    ...design.labelKeys,
    'key:team': COLLECTIONS.labelKeys.parse({
      id: 'key:team',
      key: 'team',
      scope: 'namespace',
      values: ['red'],
      required: true,
      ...given,
    }),
  },
});
const teamed = (value: string) =>
  withFields(draw('ns shop managed'), 'namespaces', 'ns:shop', { labels: { team: value } });
const GROUP = 'ns shop managed\n wl shop/web 80\n group shop/front tier=front';

export const APPLICATIONS: readonly RowCase[] = [
  {
    check: 'APP-1',
    row: '4.1',
    designed: draw(WALLED(GATE)),
    broken: {
      design: draw(WALLED()),
      says: /^F-1 x\/c -> y\/s .*blocked at egress of c by tier Admin/,
      witness: 'denied',
    },
    mended: {
      by: 'the owner of the guardrail grants an exception',
      edit: (d) => ({ ...d, exceptions: draw(WALLED(GATE)).exceptions }),
    },
    exported: { path: /y\/networkpolicies\.yaml$/, holds: '# F-1 x/c -> y/s' },
  },
  {
    check: 'APP-2',
    row: '4.1',
    designed: draw('ns shop managed\n wl shop/web 80\n wl shop/db 5432'),
    broken: {
      design: draw('ns shop\n wl shop/web 80\n wl shop/db 5432'),
      says: 'Nothing isolates 2 workloads of shop in ingress and 2 workloads of shop in egress',
      witness: 'none',
    },
    mended: 'fix',
    exported: { path: /shop\/networkpolicies\.yaml$/, holds: 'name: default-deny' },
  },
  {
    check: 'APP-3',
    row: '4.1',
    designed: SERVED(5432),
    broken: {
      design: SERVED(3306),
      says: 'names port 3306 of the Service; the pods of shop/db listen on 5432',
      witness: 'none',
    },
    mended: 'fix',
    exported: { path: /shop\/networkpolicies\.yaml$/, holds: 'port: 5432' },
    options: { today: SERVICE },
  },
  {
    check: 'APP-4',
    row: '4.1',
    designed: asking('[{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]'),
    broken: {
      design: asking('[{protocol: UDP, port: 53}]'),
      says: 'shop/web cannot ask kube-system/coredns for names over both UDP and TCP',
      witness: 'denied',
    },
    mended: 'fix',
    exported: { path: /shop\/networkpolicies\.yaml$/, holds: 'port: 53' },
  },
  {
    check: 'APP-5',
    row: '4.1',
    designed: keeping(
      draw(HALVES),
      'unmanaged',
      networkPolicy('shop', 'out', TO_DATA),
      networkPolicy('data', 'in', FROM_SHOP),
    ),
    broken: {
      design: keeping(
        draw(HALVES),
        'unmanaged',
        networkPolicy('shop', 'out', TO_DATA),
        networkPolicy('data', 'closed', '{podSelector: {}, policyTypes: [Ingress]}'),
      ),
      says: 'shop → data is allowed at egress only: 1 pair, such as shop/web → data/db tcp 5432',
      witness: 'denied',
    },
    mended: 'fix',
    exported: { path: /shop\/networkpolicies\.yaml$/, holds: 'name: default-deny' },
  },
  {
    check: 'NS-1',
    row: '4.4',
    designed: PARTS('x'),
    broken: { design: PARTS('y'), says: 'shop holds 2 applications: x, y', witness: 'none' },
    mended: {
      by: 'the team moves one application to a namespace of its own',
      edit: (d) => withFields(d, 'workloads', 'wl:shop/b', { namespace: 'ns:more' }),
    },
    exported: { path: /more\/namespace\.yaml$/, holds: 'kind: Namespace' },
  },
  {
    check: 'NS-2',
    row: '4.4',
    designed: named(draw('ns a managed\n ns b managed'), { 'ns:a': 'x', 'ns:b': 'y' }),
    broken: {
      design: named(draw('ns a managed\n ns b managed'), { 'ns:a': 'x', 'ns:b': 'x' }),
      says: 'x spans 2 namespaces: a, b',
      witness: 'none',
    },
    mended: {
      by: 'the team says which application the second namespace is for',
      edit: (d) => named(d, { 'ns:b': 'y' }),
    },
    exported: { path: /b\/namespace\.yaml$/, holds: /part-of: "?y"?/ },
  },
  {
    check: 'NS-3',
    row: '4.5',
    designed: shared(USED),
    broken: {
      design: USED,
      says: 'a/db is used by 2 other applications and stands in the namespace of one',
      witness: 'none',
    },
    mended: 'fix',
    exported: { path: /a\/networkpolicies\.yaml$/, holds: /# shared service (a\/)?db: / },
  },
  {
    check: 'NS-4',
    row: '4.5',
    designed: draw(KAFKA('')),
    broken: {
      design: draw(KAFKA('F-1 s/kafka -> a/x 1')),
      says: 'kafka may connect to its consumer a',
      witness: 'allowed',
    },
    mended: 'fix',
    exported: { path: /s\/networkpolicies\.yaml$/, holds: '# shared service kafka: ' },
  },
  {
    check: 'NS-5',
    row: '4.5',
    designed: draw(KAFKA('F-1 a/x -> s/kafka 9092')),
    broken: {
      design: draw(KAFKA('F-1 a/x -> s/kafka 9092\n F-2 s/kafka -> b/y 1')),
      says: /^a reaches kafka, and kafka reaches b/,
      witness: 'allowed',
    },
    mended: 'fix',
    exported: { path: /s\/networkpolicies\.yaml$/, holds: 'name: default-deny' },
  },
  {
    check: 'LAB-1',
    row: '4.3',
    designed: standard(teamed('red')),
    broken: { design: standard(draw('ns shop managed')), says: 'shop lacks the required label team', witness: 'none' },
    mended: 'fix',
    exported: { path: /shop\/namespace\.yaml$/, holds: 'team: red' },
  },
  {
    check: 'LAB-2',
    row: '4.3',
    designed: standard(teamed('red')),
    broken: { design: standard(teamed('Red')), says: 'team=Red', witness: 'none' },
    mended: 'fix',
    exported: { path: /shop\/namespace\.yaml$/, holds: 'team: red' },
  },
  {
    check: 'LAB-3',
    row: '4.3',
    designed: standard(draw('ns shop managed\n group shop/web team=red'), { scope: 'pod' }),
    broken: {
      design: standard(draw('ns shop managed\n group shop/web team=red tier=front'), { scope: 'pod' }),
      says: /tier/,
      witness: 'none',
    },
    mended: {
      by: 'whoever owns the label standard takes the key in',
      edit: (d) => ({
        ...d,
        labelKeys: {
          ...d.labelKeys,
          'key:tier': COLLECTIONS.labelKeys.parse({ id: 'key:tier', key: 'tier', scope: 'pod' }),
        },
      }),
    },
    exported: { path: /^design\.yaml$/, holds: 'key:tier' },
  },
  {
    check: 'LAB-4',
    row: '4.3',
    designed: withFields(draw(GROUP), 'workloads', 'wl:shop/web', { labels: { app: 'web', tier: 'front' } }),
    broken: { design: draw(GROUP), says: /selects no workload/, witness: 'none' },
    mended: {
      by: 'the team labels the pods that are meant',
      edit: (d) => withFields(d, 'workloads', 'wl:shop/web', { labels: { app: 'web', tier: 'front' } }),
    },
    exported: { path: /^design\.yaml$/, holds: 'tier: front' },
  },
];
