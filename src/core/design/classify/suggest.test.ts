import { describe, expect, test } from 'vitest';
import { namespaces } from '../../../testing/namespaces.ts';
import type { External, HostGroup } from '../schema.ts';
import type { SuggestedAttribute, Suggestion } from './attributes.ts';
import { classify } from './suggest.ts';

/** What is suggested for an attribute, as `name: value confidence, evidence / evidence ! against`. */
function said(text: string, attribute: SuggestedAttribute): string[] {
  return classify(namespaces(text))
    .suggestions.filter((s) => s.attribute === attribute)
    .map(words);
}

function words({ id, value, confidence, evidence, against }: Suggestion): string {
  const but = against.length === 0 ? '' : ` ! ${against.map((e) => e.text).join(' / ')}`;
  return `${id.slice(3)}: ${value} ${confidence}, ${evidence.map((e) => e.text).join(' / ')}${but}`;
}

describe('environments', () => {
  test.each([
    ['a label', 'shop stage=prod', ['shop: prod sure, label `stage=prod`']],
    ['a label with a prefix', 'shop acme.com/env=live', ['shop: live sure, label `acme.com/env=live`']],
    ['an ending alone', 'shop-prod', ['shop-prod: prod likely, name ends in `-prod`']],
    ['a beginning', 'dev-shop', ['dev-shop: dev likely, name begins with `dev-`']],
    ['the whole name', 'staging', ['staging: staging likely, it is called `staging`']],
    ['a region behind it', 'shop-prod-eu', ['shop-prod-eu: prod likely, name has `-prod-` in it']],
    ['a word inside', 'shop-prod-api', ['shop-prod-api: prod guess, name has `-prod-` in it']],
    ['no prod in non-prod', 'shop-non-prod', ['shop-non-prod: non-prod likely, name ends in `-non-prod`']],
    ['no environment in a test runner', 'test-runner', ['test-runner: test guess, name begins with `test-`']],
    ['no certainty about a live chat', 'live-chat', ['live-chat: live guess, name begins with `live-`']],
    ['nothing', 'checkout', []],
    ['a tier that is a word for one', 'shop tier=prod', ['shop: prod likely, label `tier=prod`']],
    ['no tier that is none', 'shop tier=frontend', []],
    ['what pods share', 'shop | web', []],
  ])('%s', (_, text, expected) => {
    expect(said(text, 'environment')).toEqual(expected);
  });

  test('an ending that others have, too, is a custom, and sure', () => {
    expect(said('a-prd\nb-prd\nc-prd', 'environment')).toEqual([
      'a-prd: prd sure, name ends in `-prd`, as 2 others do',
      'b-prd: prd sure, name ends in `-prd`, as 2 others do',
      'c-prd: prd sure, name ends in `-prd`, as 2 others do',
    ]);
  });

  test('label and name that contradict each other are both shown, and it is a guess', () => {
    expect(said('shop-dev stage=prod', 'environment')).toEqual([
      'shop-dev: prod guess, label `stage=prod` ! name ends in `-dev`',
    ]);
  });

  test('label and name that agree are both told', () => {
    expect(said('shop-prod stage=production', 'environment')).toEqual([
      'shop-prod: production sure, label `stage=production` / name ends in `-prod`',
    ]);
  });

  test('the zone that is there already is meant, by its word or by its meaning', () => {
    expect(said('a env:production\nb-prod', 'environment')).toEqual([
      'b-prod: production likely, name ends in `-prod`',
    ]);
    const both = namespaces('a env:production\nb env:prod\nc-prod');
    expect(classify(both).suggestions.find((s) => s.attribute === 'environment')).toMatchObject({ zone: 'env:prod' });
  });

  test('new zones are spelled as most of the platform does', () => {
    const spelled = said('a stage=Production\nb stage=Production\nc-prd', 'environment').map((s) => s.split(' ')[1]);
    expect(spelled).toEqual(['Production', 'Production', 'Production']);
  });
});

describe('planes', () => {
  test.each([
    ['a label', 'x acme.com/plane=mgmt', ['x: mgmt sure, label `acme.com/plane=mgmt`']],
    [
      'the cluster itself',
      'kube-system | coredns',
      [
        'kube-system: control sure, runs `coredns`, which is control plane / `kube-system` is a namespace of the cluster itself',
      ],
    ],
    [
      'what a name usually means',
      'monitoring',
      ['monitoring: management likely, namespaces called `monitoring` are usually management plane'],
    ],
    [
      'what runs there',
      'watching | prometheus-server grafana node-exporter^',
      ['watching: management sure, runs `grafana`, `node-exporter`, `prometheus-server`, which are management plane'],
    ],
    [
      'a bit of everything',
      'platform | argocd-server coredns argocd-repo-server',
      [
        'platform: management likely, runs `argocd-repo-server`, `argocd-server`, which are management plane ! runs `coredns`, which is control plane',
      ],
    ],
    [
      'an application with a watcher beside it',
      'shop | web cart db grafana',
      [
        'shop: data guess, 3 of its 4 workloads are applications: nothing that runs or watches a cluster ! runs `grafana`, which is management plane',
      ],
    ],
    [
      'applications',
      'shop | web db',
      ['shop: data likely, its 2 workloads are applications: nothing that runs or watches a cluster'],
    ],
    [
      'pods on the network of the hosts',
      'agents | scanner^',
      ['agents: control likely, its only workload runs on the network of the hosts'],
    ],
    [
      'an ingress controller',
      'edge | ingress-nginx-controller',
      ['edge: data sure, runs `ingress-nginx-controller`, which is data plane'],
    ],
    ['nothing', 'empty', []],
  ])('%s', (_, text, expected) => {
    expect(said(text, 'plane')).toEqual(expected);
  });

  test('a label against what runs there', () => {
    expect(said('x plane=data | prometheus alertmanager', 'plane')).toEqual([
      'x: data guess, label `plane=data` ! runs `alertmanager`, `prometheus`, which are management plane',
    ]);
  });

  test('hosts of the control plane and externals by their names', () => {
    const design = namespaces('a');
    const host: HostGroup = {
      id: 'host:cp',
      name: 'cp',
      role: 'control-plane',
      labels: {},
      interfaces: [],
      addresses: [],
    };
    const external: External = { id: 'ext:vpn', name: 'Admin VPN', networks: [], internet: false, domains: [] };
    const { suggestions } = classify({
      ...design,
      hostGroups: { [host.id]: host },
      externals: { [external.id]: external },
    });
    expect(suggestions.filter((s) => !s.id.startsWith('ns:')).map((s) => `${s.id} ${s.value} ${s.confidence}`)).toEqual(
      ['host:cp control sure', 'ext:vpn management likely'],
    );
  });
});

describe('tenants', () => {
  test.each([
    ['Capsule', 'x capsule.clastix.io/tenant=oil', ['x: oil sure, label `capsule.clastix.io/tenant=oil`']],
    ['a team where nothing is clearer', 'x team=pay', ['x: pay sure, label `team=pay`']],
    ['a team where tenants are', 'x team=pay\ny tenant:t tenant=t', ['x: pay likely, label `team=pay`']],
    ['a tenant before a team', 'x team=pay tenant=acme', ['x: acme sure, label `tenant=acme`']],
    ['a Rancher project', 'x field.cattle.io/projectId=p-1', ['x: p-1 likely, label `field.cattle.io/projectId=p-1`']],
    [
      'a hierarchy',
      'x acme.tree.hnc.x-k8s.io/depth=2 pay.tree.hnc.x-k8s.io/depth=1',
      ['x: acme likely, label `acme.tree.hnc.x-k8s.io/depth=2`'],
    ],
    ['a marker in the name', 'team-red-shop', ['team-red-shop: red likely, name begins with `team-red`']],
    ['a tenant that is there', 'pay-x\ny tenant:Pay', ['pay-x: Pay likely, name begins with `pay`, which is a tenant']],
    ['one alone', 'pay-api', []],
    [
      'one application in two environments',
      'pay-dev\npay-prod',
      ['pay-dev: pay guess, `pay` stands in 2 names', 'pay-prod: pay guess, `pay` stands in 2 names'],
    ],
    ['no tenants called kube', 'kube-x\nkube-y\nkube-z', []],
  ])('%s', (_, text, expected) => {
    expect(said(text, 'tenant')).toEqual(expected);
  });

  test('a beginning that different applications share', () => {
    expect(said('pay-api-dev\npay-api-prod\npay-web-prod', 'tenant')).toEqual([
      'pay-api-dev: pay likely, name begins with `pay-`, as 2 others do',
      'pay-api-prod: pay likely, name begins with `pay-`, as 2 others do',
      'pay-web-prod: pay likely, name begins with `pay-`, as 2 others do',
    ]);
  });

  test('what the plane has in common', () => {
    const text = 'a plane:control tenant:infra\nb plane:control tenant:infra\nc plane:control';
    expect(said(text, 'tenant')).toEqual(['c: infra likely, as `a` and 1 more of the plane `control`']);
    expect(said(text.replaceAll('control', 'data'), 'tenant')).toEqual([]);
  });
});

describe('applications, owners and compliance zones', () => {
  test('applications by label, by name, by what the same name has elsewhere', () => {
    expect(said('x app.kubernetes.io/part-of=shop', 'app')).toContain(
      'x: shop sure, label `app.kubernetes.io/part-of=shop`',
    );
    expect(said('shop-dev\nshop-prod', 'app')).toEqual([
      'shop-dev: shop likely, name without the environment, shared with 1 other',
      'shop-prod: shop likely, name without the environment, shared with 1 other',
    ]);
    expect(said('shop-dev app:store\nshop-prod', 'app')[0]).toMatch(/^shop-prod: (store|shop) guess, /);
  });

  test('owners by label, by the same name elsewhere, by the tenant', () => {
    expect(said('x owner=ann', 'owner')).toEqual(['x: ann sure, label `owner=ann`']);
    expect(said('shop-dev owner:ann\nshop-prod', 'owner')).toEqual([
      'shop-prod: ann likely, as `shop-dev`, named `shop` too',
    ]);
    expect(said('a tenant:t owner:ann\nb tenant:t owner:ann\nc tenant:t', 'owner')).toEqual([
      'c: ann guess, as `a` and 1 more of the tenant `t`',
    ]);
  });

  test.each([
    ['pci=true', 'x acme.com/pci=true', ['x: pci sure, label `acme.com/pci=true`']],
    ['not pci=false', 'x pci=false', []],
    ['compliance=hipaa', 'x compliance=hipaa', ['x: hipaa sure, label `compliance=hipaa`']],
    ['a label of this studio', 'x compliance-secret=true', ['x: secret sure, label `compliance-secret=true`']],
    ['the name', 'pay-pci-prod', ['pay-pci-prod: pci likely, `pci` stands in its name']],
    ['not what is set', 'pay-pci-prod zone:PCI-DSS', []],
  ])('%s', (_, text, expected) => {
    expect(said(text, 'compliance')).toEqual(expected);
  });

  test('namespaces of the cluster itself are system', () => {
    expect(said('kube-system\nshop', 'system')).toEqual([
      'kube-system: yes sure, `kube-system` is a namespace of the cluster itself',
    ]);
  });
});

test('what is set against the evidence is doubted; what agrees is not', () => {
  const { doubts } = classify(namespaces('shop-staging env:prod\nshop-prod env:production\nkube-system plane:data'));
  expect(doubts.map((d) => `${d.id} ${d.value}: ${d.against.map((e) => e.text)}`)).toEqual([
    'ns:kube-system data: `kube-system` is a namespace of the cluster itself',
    'ns:shop-staging prod: name ends in `-staging`',
  ]);
});
