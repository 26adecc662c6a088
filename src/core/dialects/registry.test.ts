import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readManifests } from './read.ts';
import { isPolicyObject, readPolicies } from './registry.ts';

function objectsOf(...documents: string[]) {
  return readManifests([{ name: 'a.yaml', text: documents.join('\n---\n') }]).objects;
}
const policiesOf = (...documents: string[]) => readPolicies(objectsOf(...documents));

const np = (name: string, spec: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ${name}, namespace: x}, spec: ${spec}}`;
const cnp = (name: string, spec: string) =>
  `{apiVersion: policy.networking.k8s.io/v1alpha2, kind: ClusterNetworkPolicy, metadata: {name: ${name}}, spec: ${spec}}`;
const anp = (name: string, spec: string) =>
  `{apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: ${name}}, spec: ${spec}}`;
const banp = (spec: string) =>
  `{apiVersion: policy.networking.k8s.io/v1alpha1, kind: BaselineAdminNetworkPolicy, metadata: {name: default}, spec: ${spec}}`;

const codes = (set: ReturnType<typeof readPolicies>) => set.diagnostics.map((d) => `${d.severity} ${d.code}`);

describe('readPolicies', () => {
  it('sorts objects by language and leaves others alone', () => {
    const set = policiesOf(
      np('a', '{}'),
      cnp('b', '{tier: Admin, priority: 1, subject: {namespaces: {}}}'),
      anp('c', '{priority: 2, subject: {namespaces: {}}}'),
      banp('{subject: {namespaces: {}}}'),
      '{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: d}}',
      '{apiVersion: v1, kind: Namespace, metadata: {name: e}}',
    );
    expect(set.networkPolicies.map((p) => p.name)).toEqual(['a']);
    expect(set.clusterNetworkPolicies.map((p) => p.name)).toEqual(['b']);
    expect(set.adminNetworkPolicies.map((p) => p.name)).toEqual(['c', 'default']);
    expect(set.unread.map((p) => p.kind)).toEqual(['CiliumNetworkPolicy']);
    expect(codes(set)).toEqual(['warning policy/not-understood']);
  });

  it('reads equal copies once', () => {
    const set = policiesOf(np('a', '{podSelector: {}, ingress: [{}]}'), np('a', '{ingress: [{}], podSelector: {}}'));
    expect(set.networkPolicies).toHaveLength(1);
    expect(codes(set)).toEqual(['warning policy/duplicate']);
    expect(set.diagnostics[0]?.place?.span?.line).toBe(3);
  });

  it('does not choose between different objects of one name', () => {
    const set = policiesOf(np('a', '{ingress: [{}]}'), np('a', '{}'), np('b', '{}'));
    expect(set.networkPolicies.map((p) => p.name)).toEqual(['b']);
    expect(set.unread.map((p) => p.origin.name)).toEqual(['a', 'a']);
    expect(codes(set)).toEqual(['error policy/duplicate']);
  });

  it('keeps the one copy that an API server takes', () => {
    const set = policiesOf(np('a', '{egresss: []}'), np('a', '{}'));
    expect(set.networkPolicies).toHaveLength(1);
    expect(codes(set)).toEqual(['error networkpolicy/unknown-field', 'warning networkpolicy/rejected']);
  });

  it('V41 names two baseline policies', () => {
    const set = policiesOf(
      banp('{subject: {namespaces: {}}}'),
      banp('{subject: {pods: {namespaceSelector: {}, podSelector: {}}}}'),
    );
    expect(set.diagnostics[0]?.message).toContain('only one BaselineAdminNetworkPolicy');
  });

  it.each([
    ['the same subjects', '{namespaces: {}}', '{namespaces: {}}', 1],
    ['subjects that may overlap', '{namespaces: {matchLabels: {a: b}}}', '{namespaces: {matchLabels: {c: d}}}', 1],
    ['other namespaces', '{namespaces: {matchLabels: {a: b}}}', '{namespaces: {matchLabels: {a: c}}}', 0],
    [
      'other pods',
      '{pods: {namespaceSelector: {}, podSelector: {matchLabels: {a: b}}}}',
      '{pods: {namespaceSelector: {}, podSelector: {matchExpressions: [{key: a, operator: DoesNotExist}]}}}',
      0,
    ],
  ])('complains about equal priorities with %s: %#', (_what, one, other, count) => {
    const set = policiesOf(anp('p', `{priority: 5, subject: ${one}}`), anp('q', `{priority: 5, subject: ${other}}`));
    expect(set.diagnostics).toHaveLength(count);
    if (count > 0) expect(set.diagnostics[0]?.message).toContain('are in conflict: both have priority 5');
  });

  it('does not compare priorities across tiers', () => {
    const at = (name: string, tier: string) => cnp(name, `{tier: ${tier}, priority: 5, subject: {namespaces: {}}}`);
    expect(policiesOf(at('a', 'Admin'), at('b', 'Baseline')).diagnostics).toEqual([]);
    expect(codes(policiesOf(at('a', 'Admin'), at('b', 'Admin')))).toEqual(['warning policy/same-priority']);
  });

  it('survives thousands of policies of one priority', () => {
    const many = Array.from({ length: 500 }, (_, i) => anp(`p${i}`, '{priority: 5, subject: {namespaces: {}}}'));
    expect(policiesOf(...many).diagnostics).toHaveLength(499);
  });
});

describe('isPolicyObject', () => {
  it.each([
    [np('a', '{}'), true],
    ['{apiVersion: extensions/v1beta1, kind: NetworkPolicy, metadata: {name: a}}', true],
    ['{apiVersion: projectcalico.org/v3, kind: StagedNetworkPolicy, metadata: {name: a}}', true],
    ['{apiVersion: example.com/v1, kind: FancyNetworkPolicy, metadata: {name: a}}', true],
    ['{apiVersion: v1, kind: Service, metadata: {name: a}}', false],
    ['{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}}', false],
  ])('%s', (text, expected) => {
    expect(objectsOf(text).map(isPolicyObject)).toEqual([expected]);
  });
});

const BAD = join(import.meta.dirname, '../../../../shared/corpus/netpol-analyzer-bad');
const present = statSync(BAD, { throwIfNoEntry: false }) !== undefined;

/** What names the defect of each case that is about a policy; the others are about files, pods and namespaces. */
const DEFECTS: readonly (readonly [folder: string, code: string])[] = [
  ['anp_bad_path_test_1', 'policy/same-priority'],
  ['anp_bad_path_test_10', 'adminnetworkpolicy/peers-missing'],
  ['anp_bad_path_test_12', 'adminnetworkpolicy/missing-field'],
  ['anp_bad_path_test_15', 'adminnetworkpolicy/peers-missing'],
  ['anp_bad_path_test_17', 'adminnetworkpolicy/port-fields'],
  ['anp_bad_path_test_18', 'adminnetworkpolicy/action'],
  ['anp_bad_path_test_20', 'adminnetworkpolicy/priority'],
  ['anp_bad_path_test_4', 'adminnetworkpolicy/subject'],
  ['anp_bad_path_test_5', 'adminnetworkpolicy/subject'],
  ['anp_bad_path_test_6', 'adminnetworkpolicy/peers-missing'],
  ['anp_bad_path_test_8', 'adminnetworkpolicy/port-fields'],
  ['anp_bad_path_test_9', 'adminnetworkpolicy/action'],
  ['bad_netpols_subdir1', 'networkpolicy/cidr'],
  ['bad_netpols_subdir4', 'networkpolicy/peer-empty'],
  ['bad_netpols_subdir7', 'networkpolicy/label-value'],
  ['banp_bad_path_test_1', 'policy/duplicate'],
  ['banp_bad_path_test_10', 'adminnetworkpolicy/peers-missing'],
  ['banp_bad_path_test_11', 'adminnetworkpolicy/peers-missing'],
  ['banp_bad_path_test_12', 'adminnetworkpolicy/peer-fields'],
  ['banp_bad_path_test_15', 'adminnetworkpolicy/cidr'],
  ['banp_bad_path_test_2', 'adminnetworkpolicy/baseline-name'],
  ['banp_bad_path_test_3', 'adminnetworkpolicy/subject'],
  ['banp_bad_path_test_4', 'adminnetworkpolicy/subject'],
  ['banp_bad_path_test_5', 'adminnetworkpolicy/peers-missing'],
  ['banp_bad_path_test_6', 'adminnetworkpolicy/peers-missing'],
  ['np_bad_path_test_1', 'policy/duplicate'],
  ['np_bad_path_test_2', 'networkpolicy/end-port'],
  ['warn_anp_and_banp_using_networks_and_nodes_test', 'adminnetworkpolicy/experimental-field'],
  ['warn_anp_test_named_ports_multiple_peers', 'adminnetworkpolicy/named-port-peer'],
];

describe.skipIf(!present)('the defects of netpol-analyzer-bad', () => {
  it.each(DEFECTS)('%s: %s', (folder, code) => {
    const manifests = join(BAD, folder, 'manifests');
    const files = readdirSync(manifests).map((name) => ({ name, text: readFileSync(join(manifests, name), 'utf8') }));
    const found = readPolicies(readManifests(files).objects).diagnostics.filter((d) => d.code === code);
    expect(found.length).toBeGreaterThan(0);
    for (const d of found) expect(d.place?.span).toBeDefined();
  });
});
