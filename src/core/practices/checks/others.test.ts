import { describe, expect, it } from 'vitest';
import { checkDesign, mended } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import { EMPTY_CLUSTER } from '../../cluster/cluster.ts';
import { labelsOf } from '../../cluster/labels.ts';
import { selectorOfLabels } from '../../cluster/selector.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import type { Design, LabelKey } from '../../design/schema.ts';
import { practiceFacts } from '../../pipeline/practice-facts.ts';
import { prepareDesign } from '../../pipeline/sides.ts';
import { runChecks } from '../run-checks.ts';

function withScope(design: Design, ...namespaces: string[]): Design {
  const zone = { id: 'zone:pci', name: 'PCI', label: { key: 'compliance.example.com/scope', value: 'pci' } };
  const inside = Object.values(design.namespaces).map((n) =>
    namespaces.includes(n.id) ? { ...n, complianceZones: ['zone:pci'] } : n,
  );
  return {
    ...design,
    complianceZones: { 'zone:pci': zone },
    namespaces: Object.fromEntries(inside.map((n) => [n.id, n])),
  };
}

describe('compliance', () => {
  const CARDS = `
    cluster pods 10.244.0.0/16
    ns cards
    ns shop
    wl cards/vault 8443
    wl shop/web 8080`;

  it('CMP-1 finds what reaches the scope without a flow', () => {
    const found = checkDesign(withScope(draw(CARDS), 'ns:cards'), 'CMP-1');
    expect(found.findings.map((f) => f.subject)).toEqual(['zone:pci cards/vault[Deployment]']);
    expect(found.findings[0]?.pairs).toBeGreaterThan(1);
    const closed = draw(`${CARDS.replace('ns cards', 'ns cards managed')}\n F-1 shop/web -> cards/vault 8443`);
    expect(checkDesign(withScope(closed, 'ns:cards'), 'CMP-1').state).toBe('holds');
  });

  it('CMP-2 asks for a service account of its own and for encryption, and sets both', () => {
    let design = withScope(draw(`${CARDS}\n F-1 shop/web -> cards/vault 8443`), 'ns:cards');
    const found = checkDesign(design, 'CMP-2');
    expect(found.findings.map((f) => f.subject)).toEqual(['wl:cards/vault service account', 'F-1 encryption']);
    for (const f of found.findings) design = mended(design, f.fix);
    expect(design.workloads['wl:cards/vault']?.serviceAccount).toBe('vault');
    expect(checkDesign(design, 'CMP-2').state).toBe('holds');
  });

  it('CMP-3 tells that nothing keeps others from an application to come', () => {
    const found = checkDesign(withScope(draw(CARDS), 'ns:cards'), 'CMP-3');
    expect(found.findings[0]?.text).toContain('A new application in PCI is reached from out of scope');
    const walled = draw(`${CARDS.replace('ns shop', 'ns shop managed')}`);
    expect(checkDesign(withScope(walled, 'ns:cards'), 'CMP-3').state).toBe('holds');
  });
});

describe('applications', () => {
  it('APP-1 says which half blocks a wanted flow', () => {
    const walled = draw(
      'plane a\n plane b\n ns x managed plane=a\n ns y managed plane=b\n wl x/c 1\n wl y/s 80\n G-1 separate plane\n F-1 x/c -> y/s 80',
    );
    const found = checkDesign(walled, 'APP-1');
    expect(found.findings[0]?.text).toMatch(/^F-1 x\/c -> y\/s .*blocked at egress of c by tier Admin/);
    expect(found.findings[0]?.witness).toMatchObject({ from: 'x/c[Deployment]', to: 'y/s[Deployment]', port: 80 });
    const conflict = checkDesign(walled, 'CONF-1');
    expect(conflict.findings[0]?.text).toContain('is forbidden by G-1');
    const gated = mended(walled, conflict.findings[0]?.fix);
    expect(checkDesign(gated, 'CONF-1').state).toBe('holds');
    expect(checkDesign(gated, 'APP-1').state).toBe('holds');
  });

  it('APP-2 names what nothing isolates, by direction, and lets the design manage it', () => {
    const open = draw('ns shop\n wl shop/web 80\n wl shop/db 5432');
    const found = checkDesign(open, 'APP-2');
    expect(found.findings[0]?.text).toBe(
      'Nothing isolates 2 workloads of shop in ingress and 2 workloads of shop in egress',
    );
    expect(checkDesign(mended(open, found.findings[0]?.fix), 'APP-2').state).toBe('holds');
  });

  it('APP-3 sets the port of the pod where a flow names that of the Service', () => {
    const design = draw('ns shop\n wl shop/web 80\n wl shop/db app=db 5432\n F-1 shop/web -> shop/db 3306');
    const service = {
      namespace: 'shop',
      name: 'db',
      type: 'ClusterIP' as const,
      selector: selectorOfLabels(labelsOf({ app: 'db' })),
      ports: [{ protocol: 'TCP' as const, port: 3306, targetPort: 5432 }],
    };
    const workloads = [
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
    ];
    const today = { cluster: { ...EMPTY_CLUSTER, workloads, services: [service] }, policies: [] };
    const found = checkDesign(design, 'APP-3', { today });
    expect(found.findings[0]?.text).toContain('names port 3306 of the Service; the pods of shop/db listen on 5432');
    expect(checkDesign(mended(design, found.findings[0]?.fix), 'APP-3', { today }).state).toBe('holds');
  });

  it('APP-4 finds names that do not resolve over TCP', () => {
    const design = draw(
      'cluster pods 10.244.0.0/16\n ns kube-system system\n wl kube-system/coredns k8s-app=kube-dns 53\n ns shop\n wl shop/web app=web 80',
    );
    const policy = (ports: string) => ({
      ...design,
      policies: {
        'policy:shop/p': {
          id: 'policy:shop/p',
          kind: 'NetworkPolicy',
          namespace: 'shop',
          name: 'p',
          text: `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: shop}\nspec: {podSelector: {}, policyTypes: [Egress], egress: [{ports: ${ports}}]}\n`,
          file: 'x.yaml',
          firstLine: 1,
          keep: 'unmanaged' as const,
        },
      },
    });
    const udpOnly = policy('[{protocol: UDP, port: 53}]');
    const found = checkDesign(udpOnly, 'APP-4');
    expect(found.findings[0]?.text).toContain(
      'shop/web cannot ask kube-system/coredns for names over both UDP and TCP',
    );
    expect(found.findings[0]?.witness).toMatchObject({ protocol: 'TCP', port: 53 });
    expect(checkDesign(mended(udpOnly, found.findings[0]?.fix), 'APP-4').state).toBe('holds');
    expect(checkDesign(policy('[{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]'), 'APP-4').state).toBe('holds');
  });
});

describe('namespaces', () => {
  it('NS-1 counts the applications of a namespace', () => {
    const text = 'ns shop\n wl shop/a app.kubernetes.io/part-of=x\n wl shop/b app.kubernetes.io/part-of=y';
    expect(checkDesign(draw(text), 'NS-1').findings[0]?.text).toBe('shop holds 2 applications: x, y');
    expect(checkDesign(draw(text.replace('=y', '=x')), 'NS-1').state).toBe('holds');
  });

  const named = (design: Design, apps: Record<string, string>): Design => ({
    ...design,
    namespaces: Object.fromEntries(
      Object.values(design.namespaces).map((n) => [n.id, { ...n, ...(apps[n.id] ? { app: apps[n.id] } : {}) }]),
    ),
  });

  it('NS-2 finds an application in two namespaces of an environment', () => {
    const design = draw('ns a\n ns b');
    expect(checkDesign(named(design, { 'ns:a': 'x', 'ns:b': 'x' }), 'NS-2').findings[0]?.text).toBe(
      'x spans 2 namespaces: a, b',
    );
    expect(checkDesign(named(design, { 'ns:a': 'x', 'ns:b': 'y' }), 'NS-2').state).toBe('holds');
  });

  it('NS-3 finds what several applications use inside of one of them', () => {
    const design = named(
      draw('ns a\n ns b\n ns c\n wl a/db 1\n wl b/x 1\n wl c/y 1\n F-1 b/x -> a/db 1\n F-2 c/y -> a/db 1'),
      {
        'ns:a': 'one',
        'ns:b': 'two',
        'ns:c': 'three',
      },
    );
    expect(checkDesign(design, 'NS-3').findings[0]?.subject).toBe('wl:a/db');
    const shared = {
      ...design,
      sharedServices: {
        'shared:db': { id: 'shared:db', name: 'db', target: 'wl:a/db', consumers: [], ports: 'any' as const },
      },
    };
    expect(checkDesign(shared, 'NS-3').state).toBe('holds');
  });

  const SHARED =
    'tenant a\n tenant b\n ns a managed tenant=a\n ns b managed tenant=b\n ns s managed\n wl a/x 1\n wl b/y 1\n wl s/kafka 9092';
  const withService = (design: Design): Design => ({
    ...design,
    sharedServices: {
      'shared:kafka': {
        id: 'shared:kafka',
        name: 'kafka',
        target: 'wl:s/kafka',
        consumers: ['ns:a', 'ns:b'],
        ports: [{ protocol: 'TCP', port: 9092 }],
      },
    },
  });

  it('NS-4 finds a shared service that connects to a consumer', () => {
    const found = checkDesign(withService(draw(`${SHARED}\n F-1 s/kafka -> a/x 1`)), 'NS-4');
    expect(found.findings.map((f) => f.subject)).toEqual(['shared:kafka ns:a']);
    expect(checkDesign(withService(draw(`${SHARED}\n F-1 a/x -> s/kafka 9092`)), 'NS-4').state).toBe('holds');
  });

  it('NS-5 finds the bridge from one tenant to another', () => {
    const bridge = draw(`${SHARED}\n F-1 a/x -> s/kafka 9092\n F-2 s/kafka -> b/y 1`);
    expect(checkDesign(withService(bridge), 'NS-5').findings[0]?.text).toMatch(/^a reaches kafka, and kafka reaches b/);
    const one = draw(`${SHARED}\n F-1 a/x -> s/kafka 9092`);
    expect(checkDesign(withService(one), 'NS-5').state).toBe('holds');
  });
});

describe('labels', () => {
  const key = (given: Partial<LabelKey>): LabelKey => ({
    id: 'key:team',
    key: 'team',
    scope: 'namespace',
    values: ['red'],
    required: true,
    setBy: [],
    ...given,
  });
  const standard = (design: Design, given: Partial<LabelKey> = {}): Design => ({
    ...design,
    labelKeys: { 'key:team': key(given) },
  });

  it('LAB-1 sets a required label that has one value', () => {
    const design = standard(draw('ns shop'));
    const found = checkDesign(design, 'LAB-1');
    expect(found.findings[0]?.text).toBe('shop lacks the required label team');
    expect(checkDesign(mended(design, found.findings[0]?.fix), 'LAB-1').state).toBe('holds');
  });

  it('LAB-2 finds a value that the standard does not list', () => {
    const design = draw('ns shop');
    const labelled = (value: string) =>
      standard({
        ...design,
        namespaces: Object.fromEntries(
          Object.values(design.namespaces).map((n) => [n.id, { ...n, labels: { team: value } }]),
        ),
      });
    const found = checkDesign(labelled('Red'), 'LAB-2');
    expect(found.findings[0]?.text).toContain('team=Red');
    expect(checkDesign(mended(labelled('Red'), found.findings[0]?.fix), 'LAB-2').state).toBe('holds');
    expect(checkDesign(labelled('blue'), 'LAB-2').findings[0]?.fix).toBeUndefined();
  });

  it('LAB-3 finds keys that are selected by and not in the standard', () => {
    const design = standard(draw('group shop/web team=red tier=front\n ns shop'));
    expect(checkDesign(design, 'LAB-3').findings.map((f) => f.subject)).toEqual(['tier']);
  });

  it('LAB-4 finds a label group that selects nothing', () => {
    expect(checkDesign(draw('ns shop\n group shop/web app=web'), 'LAB-4').findings[0]?.text).toContain(
      'selects no workload',
    );
    expect(checkDesign(draw('ns shop\n wl shop/web app=web 80\n group shop/web app=web'), 'LAB-4').state).toBe('holds');
  });
});

describe('tiers and roles', () => {
  it('TIER-3 finds two policies of one priority that disagree', () => {
    const design = draw('cluster pods 10.244.0.0/16\n ns shop\n wl shop/web 80\n wl shop/db 5432');
    const policy = (name: string, action: string) => ({
      id: `policy:${name}`,
      kind: 'ClusterNetworkPolicy',
      name,
      text: `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: {name: ${name}}\nspec: {tier: Admin, priority: 10, subject: {namespaces: {}}, ingress: [{name: r, action: ${action}, from: [{namespaces: {}}]}]}\n`,
      file: 'x.yaml',
      firstLine: 1,
      keep: 'yes' as const,
    });
    const torn = { ...design, policies: { 'policy:a': policy('a', 'Accept'), 'policy:b': policy('b', 'Deny') } };
    expect(checkDesign(torn, 'TIER-3').findings.map((f) => f.text)).toEqual([
      expect.stringMatching(
        /^Both of priority 10 in tier Admin: rule 1 \(r\) of a \(.*:\d+\) allows, rule 1 \(r\) of b \(.*:\d+\) denies the same ingress; which comes first is not defined$/,
      ),
    ]);
    const agreed = { ...design, policies: { 'policy:a': policy('a', 'Deny'), 'policy:b': policy('b', 'Deny') } };
    expect(checkDesign(agreed, 'TIER-3').state).toBe('holds');
  });

  it('RBAC-2 asks for owners, and for approvers who did not ask', () => {
    const design = draw(
      'tenant a\n tenant b\n ns a tenant=a\n ns b tenant=b\n wl a/x 1\n wl b/y 1\n G-1 separate tenant\n X-1 of G-1 a/x -> b/y 1',
    );
    const [g, x] = [design.guardrails['G-1'], design.exceptions['X-1']];
    if (!g || !x) throw new Error('drawn');
    expect(checkDesign(design, 'RBAC-2').findings.map((f) => f.subject)).toEqual(['G-1', 'X-1']);
    const signed = (approver: string, guardian = 'security'): Design => ({
      ...design,
      guardrails: { 'G-1': { ...g, owner: guardian } },
      exceptions: { 'X-1': { ...x, owner: 'a', approver } },
    });
    for (const same of ['a', ' A '])
      expect(checkDesign(signed(same), 'RBAC-2').findings[0]?.text).toContain('approved by its own owner');
    expect(checkDesign(signed('security'), 'RBAC-2').state).toBe('holds');
    expect(checkDesign(signed('a'), 'RBAC-2').findings[0]?.fix?.label).toBe('Approve X-1 as security');
    // who asked for it may not approve, though the guardrail is theirs; and where nobody owns that, nobody is proposed
    expect(checkDesign(signed('a', 'a'), 'RBAC-2').findings.map((f) => f.fix)).toEqual([undefined]);
    expect(checkDesign(design, 'RBAC-2').findings.map((f) => f.fix)).toEqual([undefined, undefined]);
  });
});

it('an acceptance silences its finding until it is over', () => {
  const design = draw('plane data\n ns shop plane=data\n ns tool');
  const accepted = {
    ...design,
    acceptances: {
      'accepted:1': {
        id: 'accepted:1',
        check: 'PLANE-2',
        subject: 'ns:tool',
        reason: 'goes away',
        owner: 'ops',
        expires: '2026-11-30',
      },
    },
  };
  expect(checkDesign(accepted, 'PLANE-2', { day: '2026-11-30' })).toMatchObject({
    state: 'accepted',
    text: '0 open, 1 accepted',
  });
  expect(checkDesign(accepted, 'PLANE-2', { day: '2026-12-01' })).toMatchObject({
    state: 'fails',
    findings: [{ lapsed: 'accepted:1' }],
  });
});

it('a finding that is answered for anew counts no longer, though an older answer is over', () => {
  const design = draw('plane data\nns shop managed');
  const subject = checkDesign(design, 'PLANE-2').findings[0]?.subject ?? '';
  const said = { check: 'PLANE-2', subject, reason: 'on its way', owner: 'Platform' };
  const acceptances = {
    'accepted:1': { id: 'accepted:1', ...said, expires: '2026-11-30' },
    'accepted:2': { id: 'accepted:2', ...said, expires: '2027-11-30' },
  };
  const [finding] = checkDesign({ ...design, acceptances }, 'PLANE-2', { day: '2026-12-01' }).findings;
  expect(finding?.accepted?.id).toBe('accepted:2');
});

it('an answer with findings crosses to another thread as it is', () => {
  const document = {
    design: draw('plane data\nplane ops\nns shop managed plane=data\nwl shop/web 80\nns old plane=ops\nwl old/job 80'),
    layout: EMPTY_LAYOUT,
  };
  const answer = runChecks(
    practiceFacts({ design: document.design, side: prepareDesign(document), today: undefined, day: undefined }),
  );
  expect(answer.checks.some((c) => c.findings.length > 0)).toBe(true);
  expect(structuredClone(answer)).toEqual(answer);
});
