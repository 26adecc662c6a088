// A large platform as files to import: what its cluster gives, and the design beside it. The same for the same sizes.

import { stringify } from 'yaml';

const TENANTS = 40;
const ENVIRONMENTS = ['dev', 'test', 'prod'];
const TIERS = ['web', 'api', 'worker', 'db', 'cache'];

const file = (name, mimeType, text) => ({ name, mimeType, buffer: Buffer.from(text) });

/**
 * A platform with walls around its tenants in the Admin tier, and the design that asks for them; with so many flows
 * against a guardrail each, and keys in the label standard.
 */
export function largePlatform({ namespaces, workloads, policies, conflicts = 0, labelKeys = 0 }) {
  const spaces = Array.from({ length: namespaces }, (_, s) => spaceOf(s));
  const per = Math.ceil(workloads / namespaces);
  const items = [
    ...spaces.map(namespaceObject),
    ...spaces.flatMap((space) => Array.from({ length: per }, (_, w) => deployment(space, w))).slice(0, workloads),
    ...spaces.flatMap((space, s) => policiesOf(space, s, Math.ceil(policies / namespaces))).slice(0, policies),
    ...Array.from({ length: TENANTS }, (_, t) => wall(t)),
  ];
  return [
    file('platform.json', 'application/json', JSON.stringify({ kind: 'List', apiVersion: 'v1', items })),
    file(
      'design.yaml',
      'application/yaml',
      stringify(designOf(spaces, { conflicts, labelKeys }), { aliasDuplicateObjects: false }),
    ),
  ];
}

function spaceOf(s) {
  const [tenant, environment] = [`t${s % TENANTS}`, ENVIRONMENTS[s % ENVIRONMENTS.length]];
  return {
    name: `tenant-${s % TENANTS}-app-${s}`,
    app: `app-${s}`,
    tenant,
    environment,
    plane: s % 7 === 0 ? 'management' : 'data',
  };
}

function namespaceObject({ name, tenant, environment, plane }) {
  const labels = { tenant, env: environment, plane };
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

const tierOf = (w) => TIERS[w % TIERS.length];

function deployment({ name, app }, w) {
  const labels = { app, tier: tierOf(w), version: `v${w % 4}` };
  const containers = [{ name: 'main', ports: [{ containerPort: 8080 }] }];
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${tierOf(w)}-${w}`, namespace: name },
    spec: { template: { metadata: { labels }, spec: { containers } } },
  };
}

/** Both ways closed, and what its tiers let in, one in four from another namespace. */
function policiesOf({ name }, s, count) {
  const policy = (called, spec) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: called, namespace: name },
    spec,
  });
  const allow = (p) => {
    const podSelector = { matchLabels: { tier: tierOf(s + 2 * p) } };
    const other = spaceOf((s * 7 + p * 40) % 500);
    const from = { podSelector, ...(p % 4 === 0 && { namespaceSelector: { matchLabels: { tenant: other.tenant } } }) };
    const ports = [{ protocol: 'TCP', port: 8000 + ((s + p) % 20), endPort: 8020 + ((s * p) % 20) }];
    const ingress = [{ from: [from], ports }];
    return policy(`allow-${p}`, {
      podSelector: { matchLabels: { tier: tierOf(p) } },
      policyTypes: ['Ingress'],
      ingress,
    });
  };
  const egress = [{ to: [{ namespaceSelector: { matchLabels: { plane: 'data' } } }] }];
  const closed = policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress });
  return [closed, ...Array.from({ length: count - 1 }, (_, p) => allow(p + 1))];
}

function wall(t) {
  const outside = { namespaces: { matchExpressions: [{ key: 'tenant', operator: 'NotIn', values: [`t${t}`] }] } };
  return {
    apiVersion: 'policy.networking.k8s.io/v1alpha2',
    kind: 'ClusterNetworkPolicy',
    metadata: { name: `wall-${t}` },
    spec: {
      tier: 'Admin',
      priority: t,
      subject: { namespaces: { matchLabels: { tenant: `t${t}` } } },
      ingress: [{ action: 'Deny', from: [outside] }],
      egress: [{ action: 'Deny', to: [outside] }],
    },
  };
}

function designOf(spaces, { conflicts, labelKeys }) {
  const zones = (prefix, key, values) =>
    [...new Set(values)].map((value) => ({ id: `${prefix}:${value}`, name: value, label: { key, value } }));
  const apart = (id, name, axis) => ({ id, name, rule: { kind: 'separate', axis }, against: ['persona:developer'] });
  const where = Array.from({ length: TENANTS }, (_, t) => `tenant:t${t}`);
  return {
    version: 1,
    name: 'Large platform',
    target: 'kubernetes',
    planes: zones('plane', 'plane', ['data', 'management']),
    environments: zones('env', 'env', ENVIRONMENTS),
    tenants: zones(
      'tenant',
      'tenant',
      spaces.map((s) => s.tenant),
    ),
    namespaces: spaces.map(({ name, app, tenant, environment, plane }) => ({
      id: `ns:${name}`,
      name,
      app,
      tenant: `tenant:${tenant}`,
      environment: `env:${environment}`,
      plane: `plane:${plane}`,
    })),
    workloads: spaces.map(({ name }) => ({ id: `wl:${name}/web-0`, name: 'web-0', namespace: `ns:${name}` })),
    flows: Array.from({ length: conflicts }, (_, i) => flow(spaces, i)),
    guardrails: [
      apart('G-1', 'Tenants stay apart', 'tenant'),
      apart('G-2', 'Planes stay apart', 'plane'),
      ...Array.from({ length: conflicts }, (_, i) => against(spaces, i)),
    ],
    labelKeys: Array.from({ length: labelKeys }, (_, i) => labelKey(i)),
    personas: ['Developer', 'Contractor', 'Partner'].map((name) => persona(name, where)),
  };
}

function persona(name, where) {
  return {
    id: `persona:${name.toLowerCase()}`,
    name,
    powers: [
      { kind: 'policies', policyKind: 'NetworkPolicy', where },
      { kind: 'workloads', hostNetwork: false, where },
      { kind: 'labels', on: 'pod', key: '*', values: [], where },
    ],
  };
}

/** Two namespaces of one tenant and plane, so that nothing else stands between them. */
const endsOf = (spaces, i) => [spaces[i % 220], spaces[(i % 220) + 280]];

function flow(spaces, i) {
  const [from, to] = endsOf(spaces, i).map(({ name }) => `wl:${name}/web-0`);
  return { id: `F-${i + 1}`, from, to, ports: [{ protocol: 'TCP', port: 9000 + i }], reason: `what ${i} asks for` };
}

function against(spaces, i) {
  const [from, to] = endsOf(spaces, i).map(({ name }) => `ns:${name}`);
  const ports = [{ protocol: 'TCP', port: 9000 + i }];
  return { id: `G-${i + 3}`, name: `Not this way ${i}`, rule: { kind: 'forbid', from, to, ports }, owner: 'security' };
}

/** Some that the platform uses, and more that nobody wears. */
function labelKey(i) {
  const key = ['app', 'tier', 'version'][i] ?? `example.com/key-${i}`;
  return { id: `key:${i}`, key, scope: 'pod', values: ['a', 'b', `v${i}`], required: i % 50 === 0 };
}
