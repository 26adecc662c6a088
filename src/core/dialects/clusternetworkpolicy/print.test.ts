import { describe, expect, it } from 'vitest';
import { EVERYTHING, selectorOfLabels } from '../../cluster/selector.ts';
import { printDocument } from '../print.ts';
import { printClusterNetworkPolicy } from './print.ts';
import type { ClusterNetworkPolicy, ClusterNetworkPolicyRule, ClusterPeer, ClusterProtocol } from './types.ts';

const origin = { kind: 'ClusterNetworkPolicy', name: 'p' };
const pods = (app: string): ClusterPeer => ({
  kind: 'pods',
  namespaces: EVERYTHING,
  pods: selectorOfLabels([['app', app]]),
});
const port = (first: number): ClusterProtocol => ({ kind: 'ports', protocol: 'TCP', first, last: first });

function policy(rule: Partial<ClusterNetworkPolicyRule>): ClusterNetworkPolicy {
  return {
    kind: 'ClusterNetworkPolicy',
    name: 'p',
    tier: 'Admin',
    priority: 1,
    subject: { kind: 'namespaces', namespaces: EVERYTHING },
    ingress: [],
    egress: [{ action: 'Deny', peers: [pods('a')], origin, ...rule }],
    origin,
  };
}

interface Printed {
  readonly spec: {
    readonly egress?: readonly { readonly to: readonly object[]; readonly protocols?: readonly object[] }[];
  };
}
const egress = (rule: Partial<ClusterNetworkPolicyRule>) =>
  (printClusterNetworkPolicy(policy(rule)) as Printed).spec.egress;

describe('printClusterNetworkPolicy', () => {
  it('writes this', () => {
    const range = { family: 4, first: 0n, last: 255n } as const;
    const rule = {
      name: 'a',
      peers: [{ kind: 'networks', ranges: [range] }, pods('a')] as const,
      protocols: [
        port(80),
        { kind: 'ports', protocol: 'UDP', first: 1, last: 65535 },
        { kind: 'named', name: 'web' },
      ] as const,
      comments: ['G-3'],
    };
    expect(printDocument(printClusterNetworkPolicy({ ...policy(rule), comments: ['by hand'] }))).toBe(`# by hand
apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata:
  name: p
spec:
  tier: Admin
  priority: 1
  subject:
    namespaces: {}
  egress:
  # G-3
  - name: a
    action: Deny
    to:
    - networks:
      - 0.0.0.0/24
    - pods:
        namespaceSelector: {}
        podSelector:
          matchLabels:
            app: a
    protocols:
    - destinationNamedPort: web
    - tcp:
        destinationPort:
          number: 80
    - udp:
        destinationPort:
          range:
            start: 1
            end: 65535
`);
  });

  it('divides rules with more peers or protocols than the schema takes, keeping every pair', () => {
    const peers = Array.from({ length: 30 }, (_, i) => pods(`a${i}`));
    const protocols = Array.from({ length: 60 }, (_, i) => port(i * 2 + 1));
    const rules = egress({ peers, protocols }) ?? [];
    expect(rules.map((rule) => [rule.to.length, rule.protocols?.length])).toEqual([
      [25, 25],
      [25, 25],
      [25, 10],
      [5, 25],
      [5, 25],
      [5, 10],
    ]);
    const pairs = rules.flatMap((r) => r.to.flatMap((to) => r.protocols?.map((p) => JSON.stringify([to, p])) ?? []));
    expect(new Set(pairs).size).toBe(30 * 60);
  });

  it('divides a network that is no CIDR into peers of at most 25', () => {
    const ranges = [{ family: 4, first: 1n, last: (1n << 32n) - 2n }] as const;
    const peers = egress({ peers: [{ kind: 'networks', ranges }] })?.[0]?.to as readonly { networks: string[] }[];
    expect(peers.map((peer) => peer.networks.length).sort()).toEqual([12, 25, 25]);
  });

  it('writes no rule for one that matches nothing', () => {
    expect(egress({ peers: [] })).toBeUndefined();
    expect(egress({ protocols: [] })).toBeUndefined();
  });

  it('never writes an unrecognised peer as something that is taken', () => {
    expect(egress({ peers: [{ kind: 'unrecognised' }] })?.[0]?.to).toEqual([{}]);
  });
});
