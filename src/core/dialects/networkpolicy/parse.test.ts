import { describe, expect, it } from 'vitest';
import { selectorOfLabels } from '../../cluster/selector.ts';
import { readManifests } from '../read.ts';
import { parseNetworkPolicy } from './parse.ts';

function read(text: string) {
  const object = readManifests([{ name: 'a.yaml', text }]).objects[0];
  if (!object) throw new Error(`no object in ${text}`);
  return parseNetworkPolicy(object);
}

/** A policy from its spec in flow style. */
function policy(spec: string) {
  return read(
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: x}\nspec: ${spec}\n`,
  );
}

/** `code field` of every error and warning but the summary. */
function complaints(spec: string): string[] {
  return policy(spec)
    .diagnostics.filter((d) => d.severity !== 'note' && d.code !== 'networkpolicy/rejected')
    .map((d) => `${d.code.replace('networkpolicy/', '')} ${d.place?.field}`);
}

const port = (text: string) => `{podSelector: {}, ingress: [{ports: [${text}]}]}`;
const from = (text: string) => `{podSelector: {}, ingress: [{from: [${text}]}]}`;
const select = (text: string) => `{podSelector: ${text}}`;
const P = 'spec.ingress[0].ports[0]';
const F = 'spec.ingress[0].from[0]';

/**
 * Rows of the validation table (semantics/kubernetes.md 3.3) that concern the fields of NetworkPolicy. V16 (ratcheting) is
 * about updates of stored objects and V45 about the reader of text; neither is decided here.
 */
const REJECTED: readonly (readonly [id: string, spec: string, ...expected: string[]])[] = [
  ['V01', port('{endPort: 90}'), `end-port ${P}.endPort`],
  ['V02', port('{port: http, endPort: 90}'), `end-port ${P}.endPort`],
  ['V03', port('{port: 30000, endPort: 20000}'), `end-port ${P}.endPort`],
  ['V05', port('{port: 0}'), `port-number ${P}.port`],
  ['V05', port('{port: 65536}'), `port-number ${P}.port`],
  ['V05', port('{port: 1, endPort: 70000}'), `end-port ${P}.endPort`],
  ['V06', port('{port: "80"}'), `port-name ${P}.port`],
  ['V07', port('{port: Http}'), `port-name ${P}.port`],
  ['V07', port('{port: a-very-long-port-name}'), `port-name ${P}.port`],
  ['V07', port('{port: -a}'), `port-name ${P}.port`],
  ['V07', port('{port: a--b}'), `port-name ${P}.port`],
  ['V08', port('{protocol: tcp}'), `protocol ${P}.protocol`],
  ['V08', port('{protocol: ICMP}'), `protocol ${P}.protocol`],
  ['V09', from('{}'), `peer-empty ${F}`],
  ['V09', from('{podSelector: }'), `peer-empty ${F}`],
  ['V10', from('{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}'), `peer-mixed ${F}`],
  ['V11', from('{ipBlock: {cidr: 10.0.0.1}}'), `cidr ${F}.ipBlock.cidr`],
  ['V11', from('{ipBlock: {cidr: 10.0.0.0/33}}'), `cidr ${F}.ipBlock.cidr`],
  ['V11', from('{ipBlock: {cidr: "fe80::1%eth0/64"}}'), `cidr ${F}.ipBlock.cidr`],
  ['V12', from('{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}'), `except-not-subset ${F}.ipBlock.except[0]`],
  ['V13', from('{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}'), `except-not-subset ${F}.ipBlock.except[0]`],
  ['V13', from('{ipBlock: {cidr: 10.0.0.0/8, except: ["fd00::/64"]}}'), `except-not-subset ${F}.ipBlock.except[0]`],
  ['V17', '{podSelector: {}, policyTypes: [ingress]}', 'policy-type spec.policyTypes[0]'],
  ['V17', '{podSelector: {}, policyTypes: [Ingress, Egress, Ingress]}', 'policy-types spec.policyTypes'],
  [
    'V18',
    select('{matchExpressions: [{key: a, operator: In, values: []}]}'),
    'selector-values spec.podSelector.matchExpressions[0].values',
  ],
  [
    'V18',
    select('{matchExpressions: [{key: a, operator: Exists, values: [b]}]}'),
    'selector-values spec.podSelector.matchExpressions[0].values',
  ],
  [
    'V18',
    select('{matchExpressions: [{key: a, operator: notIn, values: [b]}]}'),
    'selector-operator spec.podSelector.matchExpressions[0].operator',
  ],
  ['V20', select('{matchLabels: {a/b/c: x}}'), 'label-key spec.podSelector.matchLabels.a/b/c'],
  ['V20', select('{matchLabels: {/a: x}}'), 'label-key spec.podSelector.matchLabels./a'],
  ['V20', select('{matchLabels: {Foo.com/x: x}}'), 'label-key spec.podSelector.matchLabels.Foo.com/x'],
  ['V20', select(`{matchLabels: {${'n'.repeat(64)}: x}}`), `label-key spec.podSelector.matchLabels.${'n'.repeat(64)}`],
  ['V21', select('{matchLabels: {a: -a}}'), 'label-value spec.podSelector.matchLabels.a'],
  ['V21', select('{matchLabels: {a: a b}}'), 'label-value spec.podSelector.matchLabels.a'],
  ['V21', select(`{matchLabels: {a: ${'v'.repeat(64)}}}`), 'label-value spec.podSelector.matchLabels.a'],
  ['V23', '{podSelector: {}, egresss: [{}]}', 'unknown-field spec.egresss'],
  ['1.7 label value that is no text', select('{matchLabels: {a: 8080}}'), 'wrong-type spec.podSelector.matchLabels.a'],
  ['1.7 label value that is no text', select('{matchLabels: {a: true}}'), 'wrong-type spec.podSelector.matchLabels.a'],
  ['1.7 null label value', select('{matchLabels: {a: }}'), 'wrong-type spec.podSelector.matchLabels.a'],
  ['1.7 empty cidr', from('{ipBlock: {cidr: ""}}'), `cidr ${F}.ipBlock.cidr`],
  ['1.7 no cidr', from('{ipBlock: {}}'), `missing-field ${F}.ipBlock`],
  [
    'hostile keys',
    '{podSelector: {}, constructor: 1, __proto__: 2}',
    'unknown-field spec.constructor',
    'unknown-field spec.__proto__',
  ],
];

const ACCEPTED: readonly (readonly [id: string, spec: string, ...warnings: string[]])[] = [
  ['V04', port('{port: 20000, endPort: 20000}')],
  ['V14', from('{ipBlock: {cidr: 10.1.2.3/8}}'), `cidr-not-canonical ${F}.ipBlock.cidr`],
  ['V15', from('{ipBlock: {cidr: 010.0.0.0/8}}'), `cidr-not-canonical ${F}.ipBlock.cidr`],
  ['V15', from('{ipBlock: {cidr: "::ffff:10.0.0.0/104"}}'), `cidr-not-canonical ${F}.ipBlock.cidr`],
  ['V17', '{podSelector: {}, policyTypes: [Ingress, Ingress]}'],
  ['V20', select('{matchLabels: {example.com/MyName_1.x: a}}')],
  ['V21', select('{matchLabels: {a: ""}}')],
  ['V22', '{policyTypes: [Ingress]}'],
  ['1.2 contradiction', select('{matchExpressions: [{key: a, operator: Exists}, {key: a, operator: DoesNotExist}]}')],
  ['hostile label key', select('{matchLabels: {constructor: a}}')],
  ['N08', '{podSelector: {}, policyTypes: [Egress], ingress: [{}]}', 'rules-ignored spec.ingress'],
];

describe('parseNetworkPolicy rejects', () => {
  it.each(REJECTED)('%s: %s', (_id, spec, ...expected) => {
    expect(complaints(spec)).toEqual(expected);
    const { object, diagnostics } = policy(spec);
    expect(object).toBeUndefined();
    expect(diagnostics.at(-1)?.message).toContain('is rejected by an API server and enforces nothing');
    for (const d of diagnostics) expect([d.help, d.place?.span?.line]).not.toContain(undefined);
  });

  it('says which word was meant', () => {
    expect(policy('{podSelector: {}, egresss: []}').diagnostics[0]?.help).toBe('did you mean `egress`?');
  });

  it('points at the line of the field', () => {
    const text = [
      'apiVersion: networking.k8s.io/v1',
      'kind: NetworkPolicy',
      'metadata:',
      '  name: p',
      'spec:',
      '  podSelector: {}',
      '  ingress:',
      '  - ports:',
      '    - port: 0',
    ].join('\n');
    expect(read(text).diagnostics[0]?.place?.span?.line).toBe(9);
  });

  it.each([
    ['extensions/v1beta1', 'has not been served since Kubernetes 1.16'],
    ['networking.k8s.io/v2', 'is not served'],
  ])('the version %s', (version, text) => {
    const { object, diagnostics } = read(
      `{apiVersion: ${version}, kind: NetworkPolicy, metadata: {name: p}, spec: {}}`,
    );
    expect(object).toBeUndefined();
    expect(diagnostics[0]?.code).toBe('networkpolicy/api-version');
    expect(diagnostics[0]?.message).toContain(text);
    expect(diagnostics[0]?.help).toBe('change apiVersion to networking.k8s.io/v1');
  });

  it.each([
    ['{name: A_b}', 'networkpolicy/name'],
    ['{name: a, namespace: a.b}', 'networkpolicy/namespace'],
    ['{name: a, labels: {x: 1}}', 'networkpolicy/wrong-type'],
    ['{name: a, annotations: {x: 1}}', 'networkpolicy/wrong-type'],
    ['{name: a, namespaces: b}', 'networkpolicy/unknown-field'],
  ])('metadata %s', (metadata, code) => {
    const text = `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: ${metadata}, spec: {}}`;
    expect(read(text).diagnostics[0]?.code).toBe(code);
  });
});

describe('parseNetworkPolicy accepts', () => {
  it.each(ACCEPTED)('%s: %s', (_id, spec, ...warnings) => {
    expect(complaints(spec)).toEqual(warnings);
    expect(policy(spec).object).toBeDefined();
  });
});

describe('parseNetworkPolicy defaults', () => {
  it.each([
    ['{}', 'ingress'],
    ['{egress: []}', 'ingress'],
    ['{egress: [{}]}', 'ingress egress'],
    ['{policyTypes: [], egress: [{}]}', 'ingress egress'],
    ['{policyTypes: null}', 'ingress'],
    ['{policyTypes: [Egress, Ingress]}', 'ingress egress'],
    ['{policyTypes: [Egress], ingress: [{}]}', 'egress'],
  ])('directions of %s', (spec, directions) => {
    expect(policy(spec).object?.directions.join(' ')).toBe(directions);
  });

  it('keeps the three empties apart', () => {
    const rules = (spec: string) => policy(spec).object?.ingress.map(({ peers, ports }) => ({ peers, ports }));
    expect(rules('{ingress: null}')).toEqual([]);
    expect(rules('{ingress: []}')).toEqual([]);
    expect(rules('{ingress: [{}]}')).toEqual([{ peers: [], ports: [] }]);
    expect(rules('{ingress: [{from: null, ports: []}]}')).toEqual([{ peers: [], ports: [] }]);
    expect(rules('{ingress: [null]}')).toEqual([{ peers: [], ports: [] }]);
    expect(rules('{ingress: [{ports: [{}]}]}')).toEqual([{ peers: [], ports: [{ protocol: 'TCP' }] }]);
  });

  it('reads a null selector beside another as absent, and masks addresses', () => {
    const peers = policy(
      '{ingress: [{from: [{namespaceSelector: {matchLabels: {a: b}}, podSelector: null}, {ipBlock: {cidr: 10.1.2.3/8}}]}]}',
    ).object?.ingress[0]?.peers;
    expect(peers).toEqual([
      { kind: 'pods', namespaces: selectorOfLabels([['a', 'b']]) },
      { kind: 'ipBlock', cidr: { family: 4, first: 10n << 24n, last: (11n << 24n) - 1n }, except: [] },
    ]);
  });

  it('gives rules their origin, and the object its namespace', () => {
    const { object } = read(
      '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {ingress: [{}]}}',
    );
    expect(object?.namespace).toBe('default');
    const origin = object?.ingress[0]?.origin;
    expect(origin).toMatchObject({ kind: 'NetworkPolicy', namespace: 'default', name: 'p', field: 'spec.ingress[0]' });
    expect(origin?.place).toMatchObject({ file: 'a.yaml', field: 'spec.ingress[0]', span: { line: 1 } });
    expect(structuredClone(origin)).toEqual(origin);
  });

  it('drops annotations, which may hold secrets, and keeps labels', () => {
    const { object } = read(
      '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, labels: {a: b}, annotations: {k: s3cret}}, spec: {}}',
    );
    expect(object?.labels).toEqual({ a: 'b' });
    expect(JSON.stringify(object)).not.toContain('s3cret');
  });
});
