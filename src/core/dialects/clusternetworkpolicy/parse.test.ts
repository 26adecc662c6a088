import { describe, expect, it } from 'vitest';
import { readManifests } from '../read.ts';
import { type ClusterNetworkPolicyOptions, parseClusterNetworkPolicy } from './parse.ts';

function policy(spec: string, options?: ClusterNetworkPolicyOptions, metadata = '{name: p}') {
  const text = `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: ${metadata}\nspec: ${spec}\n`;
  const object = readManifests([{ name: 'a.yaml', text }]).objects[0];
  if (!object) throw new Error(`no object in ${text}`);
  return parseClusterNetworkPolicy(object, options);
}

const SUMMARIES = ['clusternetworkpolicy/rejected', 'clusternetworkpolicy/undefined-meaning'];

/** `code field` of every error and warning but the summaries. */
function complaints(spec: string, options?: ClusterNetworkPolicyOptions): string[] {
  return policy(spec, options)
    .diagnostics.filter((d) => d.severity !== 'note' && !SUMMARIES.includes(d.code))
    .map((d) => `${d.code.replace('clusternetworkpolicy/', '')} ${d.place?.field}`);
}

const HEAD = 'tier: Admin, priority: 10, subject: {namespaces: {}}';
const egress = (rule: string) => `{${HEAD}, egress: [${rule}]}`;
const ingress = (rule: string) => `{${HEAD}, ingress: [${rule}]}`;
const to = (peer: string, action = 'Accept') => egress(`{action: ${action}, to: [${peer}]}`);
const protocols = (text: string) => egress(`{action: Deny, to: [{namespaces: {}}], protocols: ${text}}`);
const subject = (text: string) => `{tier: Admin, priority: 1, subject: ${text}}`;
const many = (text: string, n = 26) => Array.from({ length: n }, () => text).join(', ');
const networks = (n: number) => Array.from({ length: n }, (_, i) => `10.${i}.0.0/16`).join(', ');
const R = 'spec.egress[0]';
const T = 'spec.egress[0].to[0]';

/** Rows of the validation table (semantics/kubernetes.md 3.3). The options are the channel that is installed. */
const REJECTED: readonly (readonly [id: string, spec: string, channel: string, ...expected: string[]])[] = [
  ['V24', egress('{action: Allow, to: [{namespaces: {}}]}'), 'any', `action ${R}.action`],
  ['V24', '{tier: admin, priority: 1, subject: {namespaces: {}}}', 'any', 'tier spec.tier'],
  ['V24', '{tier: Admin, priority: -1, subject: {namespaces: {}}}', 'any', 'priority spec.priority'],
  ['V24', '{tier: Admin, priority: 1001, subject: {namespaces: {}}}', 'any', 'priority spec.priority'],
  ['V24', '{tier: Admin, subject: {namespaces: {}}}', 'any', 'missing-field spec'],
  ['V25', subject('{}'), 'any', 'subject spec.subject'],
  ['V25', subject('{namespaces: {}, pods: {podSelector: {}}}'), 'any', 'subject spec.subject'],
  ['V26', egress('{action: Deny}'), 'any', `peers-missing ${R}`],
  ['V26', ingress('{action: Deny, from: []}'), 'any', 'peers-missing spec.ingress[0].from'],
  ['V27', protocols('[]'), 'any', `ports-empty ${R}.protocols`],
  ['V28', protocols('[{tcp: {}}]'), 'any', `port-missing ${R}.protocols[0].tcp`],
  ['V28', protocols('[{tcp: null}]'), 'any', `wrong-type ${R}.protocols[0].tcp`],
  ['V28', protocols('[{}]'), 'any', `protocol-fields ${R}.protocols[0]`],
  [
    'V29',
    protocols('[{tcp: {destinationPort: {range: {start: 80, end: 80}}}}]'),
    'any',
    `port-range ${R}.protocols[0].tcp.destinationPort.range`,
  ],
  [
    'V29',
    protocols('[{tcp: {destinationPort: {range: {start: 90, end: 80}}}}]'),
    'any',
    `port-range ${R}.protocols[0].tcp.destinationPort.range`,
  ],
  ['V30', to('{namespaces: {}, networks: [10.0.0.0/8]}'), 'any', `peer-fields ${T}`],
  ['V31', egress(many('{action: Deny, to: [{namespaces: {}}]}')), 'any', 'too-many spec.egress'],
  ['V31', to(many('{namespaces: {}}')), 'any', `too-many ${R}.to`],
  ['V31', protocols(`[${many('{destinationNamedPort: web}')}]`), 'any', `too-many ${R}.protocols`],
  ['V31', to(`{networks: [${networks(26)}]}`), 'any', `too-many ${T}.networks`],
  ['V32', to('{networks: [10.0.0.0/8, 10.0.0.0/8]}'), 'any', `repeated ${T}.networks[1]`],
  ['V33', to('{networks: [010.0.0.0/8]}'), 'any', `cidr ${T}.networks[0]`],
  ['2.2 mapped', to('{networks: ["::ffff:10.0.0.0/104"]}'), 'any', `cidr ${T}.networks[0]`],
  [
    'V34',
    ingress('{action: Deny, from: [{networks: [10.0.0.0/8]}]}'),
    'any',
    'unknown-field spec.ingress[0].from[0].networks',
  ],
  ['V35', to('{nodes: {}}'), 'standard', `experimental-field ${T}.nodes`],
  [
    'V36',
    egress('{action: Deny, to: [{networks: [10.0.0.0/8]}], protocols: [{destinationNamedPort: web}]}'),
    'experimental',
    `named-port-peer ${R}`,
  ],
  ['V37', to('{domainNames: [kubernetes]}'), 'any', `domain-name ${T}.domainNames[0]`],
  ['V37', to('{domainNames: ["*.*.io"]}'), 'any', `domain-name ${T}.domainNames[0]`],
  ['V37', to('{domainNames: ["a*.io"]}'), 'any', `domain-name ${T}.domainNames[0]`],
  ['V40', egress(`{name: ${'n'.repeat(101)}, action: Deny, to: [{namespaces: {}}]}`), 'any', `rule-name ${R}.name`],
  ['V44', subject('{namespaces: {sameLabels: [team]}}'), 'any', 'old-shape spec.subject.namespaces.sameLabels'],
  ['V44', to('{namespaces: {namespaceSelector: {}}}'), 'any', `old-shape ${T}.namespaces.namespaceSelector`],
  ['V44', to('{pods: {namespaces: {}, podSelector: {}}}'), 'any', `old-shape ${T}.pods.namespaces`],
  ['2.1 unknown field beside a peer', to('{namespace: {}}'), 'any', `unknown-field ${T}.namespace`],
  ['null lists are not absent lists', `{${HEAD}, ingress: null}`, 'any', 'wrong-type spec.ingress'],
];

const ACCEPTED: readonly (readonly [id: string, spec: string, channel: string, ...expected: string[]])[] = [
  ['V27', egress('{action: Deny, to: [{namespaces: {}}]}'), 'any'],
  ['V33', to('{networks: [10.1.2.3/8]}'), 'any', `cidr-not-canonical ${T}.networks[0]`],
  ['V35', to('{nodes: {}}'), 'experimental'],
  ['V35', to('{nodes: {}}'), 'any'],
  [
    'V36',
    egress('{action: Deny, to: [{networks: [10.0.0.0/8]}], protocols: [{destinationNamedPort: web}]}'),
    'standard',
    `named-port-peer ${R}`,
  ],
  ['V37', to('{domainNames: ["*.kubernetes.io", kubernetes.io.]}'), 'any'],
  ['V39', to('{pods: {}}'), 'any', `pods-without-podselector ${T}.pods`],
  ['C25', subject('{pods: {podSelector: {}}}'), 'any'],
  ['V40', egress(`{name: ${'n'.repeat(100)}, action: Deny, to: [{namespaces: {}}]}`), 'any'],
  ['V31', to(`{networks: [${networks(25)}]}`), 'any'],
];

/** Faults that the CRD does not see: an error, and an object whose meaning is undefined. */
const OPEN: readonly (readonly [id: string, spec: string, ...expected: string[]])[] = [
  [
    'V19',
    subject('{namespaces: {matchExpressions: [{key: a, operator: In, values: []}]}}'),
    'selector-values spec.subject.namespaces.matchExpressions[0].values',
  ],
  [
    'V19',
    to('{namespaces: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}}'),
    `selector-values ${T}.namespaces.matchExpressions[0].values`,
  ],
  [
    'V19',
    to('{namespaces: {matchExpressions: [{key: a, operator: notIn, values: [b]}]}}'),
    `selector-operator ${T}.namespaces.matchExpressions[0].operator`,
  ],
  ['V38', to('{domainNames: [kubernetes.io]}', 'Deny'), `domain-names-action ${R}`],
];

const options = (channel: string): ClusterNetworkPolicyOptions =>
  channel === 'standard' || channel === 'experimental' ? { channel } : {};

describe('parseClusterNetworkPolicy', () => {
  it.each(REJECTED)('rejects %s: %s', (_id, spec, channel, ...expected) => {
    expect(complaints(spec, options(channel))).toEqual(expected);
    const { object, unread, diagnostics } = policy(spec, options(channel));
    expect([object, unread]).toEqual([undefined, undefined]);
    expect(diagnostics.at(-1)?.code).toBe('clusternetworkpolicy/rejected');
    for (const d of diagnostics) expect([d.help, d.place?.span?.line]).not.toContain(undefined);
  });

  it.each(ACCEPTED)('accepts %s: %s', (_id, spec, channel, ...expected) => {
    expect(complaints(spec, options(channel))).toEqual(expected);
    expect(policy(spec, options(channel)).object).toBeDefined();
  });

  it.each(OPEN)('leaves open %s: %s', (_id, spec, ...expected) => {
    expect(complaints(spec)).toEqual(expected);
    const { object, unread } = policy(spec);
    expect(object).toBeUndefined();
    expect(unread?.subject).toHaveLength(1);
  });

  it('widens to anything when the subject itself is unclear, else to the subject', () => {
    const bad = '{matchExpressions: [{key: a, operator: notIn, values: [b]}]}';
    expect(policy(subject(`{namespaces: ${bad}}`)).unread).toMatchObject({
      subject: [{ kind: 'anything' }],
      directions: [],
    });
    expect(policy(to(`{namespaces: ${bad}}`)).unread).toMatchObject({
      subject: [{ kind: 'pods' }],
      directions: ['egress'],
    });
  });

  it('reads a peer newer than what is known as unrecognised, which fails closed', () => {
    const { object, diagnostics } = policy(to('{serviceAccounts: {}}', 'Deny'));
    expect(object?.egress[0]?.peers).toEqual([{ kind: 'unrecognised' }]);
    expect(diagnostics[0]).toMatchObject({ code: 'clusternetworkpolicy/peer-unrecognised', severity: 'error' });
  });

  it('keeps rules in order with their names, ports and origins', () => {
    const { object } = policy(
      `{${HEAD}, egress: [{name: b, action: Pass, to: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {range: {start: 1, end: 9}}}}, {sctp: {destinationPort: {number: 7}}}, {destinationNamedPort: web}]}, {name: a, action: Deny, to: [{networks: [10.0.0.0/8]}]}]}`,
    );
    expect(object?.egress.map((rule) => [rule.name, rule.action, rule.protocols, rule.origin.field])).toEqual([
      [
        'b',
        'Pass',
        [
          { kind: 'ports', protocol: 'TCP', first: 1, last: 9 },
          { kind: 'ports', protocol: 'SCTP', first: 7, last: 7 },
          { kind: 'named', name: 'web' },
        ],
        'spec.egress[0]',
      ],
      ['a', 'Deny', undefined, 'spec.egress[1]'],
    ]);
    expect(object?.egress[0]?.origin.ruleName).toBe('b');
  });

  it('notes what only the experimental channel has, and ignores a namespace', () => {
    const { diagnostics } = policy(to('{nodes: {}}'), {}, '{name: p, namespace: x}');
    expect(diagnostics.map((d) => `${d.severity} ${d.code}`)).toEqual([
      'warning clusternetworkpolicy/namespace-ignored',
      'note clusternetworkpolicy/experimental-field',
    ]);
  });
});
