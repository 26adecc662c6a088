import { describe, expect, it } from 'vitest';
import { NAMESPACE_NAME_LABEL } from '../cluster/labels.ts';
import { EVERYTHING, selectorOfLabels } from '../cluster/selector.ts';
import { readManifests } from './read.ts';
import { policyWithoutEffect, unreadPolicyOf } from './unread.ts';

function object(apiVersion: string, kind: string, metadata = '{name: p, namespace: x}', spec = '{}') {
  const text = `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: ${metadata}, spec: ${spec}}`;
  const found = readManifests([{ name: 'a.yaml', text }]).objects[0];
  if (!found) throw new Error(text);
  return found;
}

const ALL = [{ kind: 'anything' }];
const namespace = (name: string) => selectorOfLabels([[NAMESPACE_NAME_LABEL, name]]);
const inNamespace = (name: string, pods = EVERYTHING) => [{ kind: 'pods', namespaces: namespace(name), pods }];
const CLUSTER = '{name: p}';

describe('unreadPolicyOf', () => {
  it.each([
    ['projectcalico.org/v3', 'NetworkPolicy', undefined, inNamespace('x'), 'egress ingress'],
    ['crd.projectcalico.org/v1', 'GlobalNetworkPolicy', CLUSTER, ALL, 'egress ingress'],
    ['projectcalico.org/v3', 'Profile', '{name: kns.shop}', inNamespace('shop'), 'egress ingress'],
    ['projectcalico.org/v3', 'Profile', '{name: ksa.shop.default}', inNamespace('shop'), 'egress ingress'],
    ['projectcalico.org/v3', 'Profile', '{name: mine}', ALL, 'egress ingress'],
    ['cilium.io/v2', 'CiliumNetworkPolicy', undefined, inNamespace('x'), 'egress ingress'],
    ['cilium.io/v2', 'CiliumClusterwideNetworkPolicy', CLUSTER, ALL, 'egress ingress'],
    ['security.istio.io/v1', 'AuthorizationPolicy', undefined, inNamespace('x'), 'ingress'],
    ['security.istio.io/v1', 'AuthorizationPolicy', '{name: p, namespace: istio-system}', ALL, 'ingress'],
    ['security.istio.io/v1beta1', 'PeerAuthentication', '{name: p}', inNamespace('default'), 'ingress'],
    ['networking.istio.io/v1', 'Sidecar', undefined, inNamespace('x'), 'egress ingress'],
    ['crd.antrea.io/v1beta1', 'NetworkPolicy', undefined, inNamespace('x'), 'egress ingress'],
    ['crd.antrea.io/v1beta1', 'ClusterNetworkPolicy', CLUSTER, ALL, 'egress ingress'],
    ['k8s.ovn.org/v1', 'EgressFirewall', undefined, inNamespace('x'), 'egress'],
    ['policy.linkerd.io/v1beta3', 'Server', undefined, inNamespace('x'), 'ingress'],
    ['policy.linkerd.io/v1alpha1', 'AuthorizationPolicy', undefined, inNamespace('x'), 'ingress'],
    ['kuma.io/v1alpha1', 'MeshTrafficPermission', undefined, ALL, 'egress ingress'],
    ['network.openshift.io/v1', 'NetNamespace', CLUSTER, ALL, 'egress ingress'],
    ['network.openshift.io/v1', 'EgressNetworkPolicy', undefined, inNamespace('x'), 'egress'],
    ['vpcresources.k8s.aws/v1beta1', 'SecurityGroupPolicy', undefined, inNamespace('x'), 'egress ingress'],
    ['policy.networking.k8s.io/v1beta1', 'ClusterNetworkPolicy', CLUSTER, ALL, 'egress ingress'],
    ['policy.networking.k8s.io/v1alpha2', 'AdminNetworkPolicy', CLUSTER, ALL, 'egress ingress'],
    ['networking.gke.io/v1', 'FQDNNetworkPolicy', undefined, inNamespace('x'), 'egress ingress'],
    ['example.com/v1', 'WideNetworkPolicy', CLUSTER, ALL, 'egress ingress'],
    ['k8sV1', 'NetworkPolicy', undefined, ALL, 'egress ingress'],
  ])('%s %s %s', (apiVersion, kind, metadata, subject, directions) => {
    const found = unreadPolicyOf(object(apiVersion, kind, metadata));
    expect(found?.subject).toEqual(subject);
    expect(found?.directions.join(' ')).toBe(directions);
    expect(found?.reason).toBe(`${kind} is not understood yet`);
    expect(found?.origin.place?.span?.line).toBe(1);
  });

  it.each([
    ['{endpointSelector: {matchLabels: {app: a}}}', [['app', 'a']]],
    ['{endpointSelector: {matchLabels: {"k8s:app": a}}}', [['app', 'a']]],
    [
      '{endpointSelector: {matchLabels: {"any:app": a, "k8s:io.kubernetes.pod.namespace": y, "reserved:host": ""}}}',
      [],
    ],
    ['{endpointSelector: {matchExpressions: [{key: app, operator: In, values: [a]}]}}', []],
    ['{endpointSelector: {}}', []],
  ] as [string, [string, string][]][])('narrows a CiliumNetworkPolicy only where certain: %s', (spec, labels) => {
    const found = unreadPolicyOf(object('cilium.io/v2', 'CiliumNetworkPolicy', undefined, spec));
    expect(found?.subject).toEqual(inNamespace('x', selectorOfLabels(labels)));
  });

  it('does not narrow a policy with several specs', () => {
    const text =
      '{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: p, namespace: x}, spec: {endpointSelector: {matchLabels: {a: b}}}, specs: []}';
    const found = readManifests([{ name: 'a.yaml', text }]).objects.map(unreadPolicyOf);
    expect(found[0]?.subject).toEqual(inNamespace('x'));
  });

  it('narrows an Istio policy by its selector, and not at all when it is bound to a gateway', () => {
    const subject = (spec: string) =>
      unreadPolicyOf(object('security.istio.io/v1', 'AuthorizationPolicy', undefined, spec))?.subject;
    expect(subject('{selector: {matchLabels: {app: a}}}')).toEqual(inNamespace('x', selectorOfLabels([['app', 'a']])));
    expect(subject('{targetRefs: [{kind: Gateway, name: g}]}')).toEqual(ALL);
  });

  it.each([
    ['projectcalico.org/v3', 'StagedGlobalNetworkPolicy', 'is staged and never enforced'],
    ['projectcalico.org/v3', 'StagedKubernetesNetworkPolicy', 'is staged and never enforced'],
    ['projectcalico.org/v3', 'Tier', 'orders Calico policies and selects nothing itself'],
    ['k8s.cni.cncf.io/v1beta1', 'MultiNetworkPolicy', 'applies to secondary networks only'],
  ])('leaves out %s %s', (apiVersion, kind, why) => {
    expect(unreadPolicyOf(object(apiVersion, kind))).toBeUndefined();
    expect(policyWithoutEffect(object(apiVersion, kind))).toBe(why);
  });

  it.each([
    ['apps/v1', 'Deployment'],
    ['k8s.ovn.org/v1', 'AdminPolicyBasedExternalRoute'],
    ['cilium.io/v2', 'CiliumEgressGatewayPolicy'],
  ])('is no policy: %s %s', (apiVersion, kind) => {
    expect(unreadPolicyOf(object(apiVersion, kind))).toBeUndefined();
  });
});
