import { expect, it } from 'vitest';
import { world } from '../../testing/notation.ts';
import { loadManifests } from '../pipeline/load-manifests.ts';
import { describeConnections } from '../policy/connection-set.ts';
import { solve } from './solve.ts';
import { tieredSets } from './tiered-sets.ts';
import { DEFAULT_OPTIONS } from './types.ts';

const ADMIN = `apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: fence }
spec:
  tier: Admin
  priority: 10
  subject: { namespaces: {} }
  ingress:
    - { action: Pass, from: [{ namespaces: {} }], protocols: [{ tcp: { destinationPort: { number: 5432 } } }] }
    - { action: Accept, from: [{ namespaces: {} }], protocols: [{ tcp: { destinationPort: { number: 9090 } } }] }
    - { action: Deny, from: [{ namespaces: {} }], protocols: [{ tcp: { destinationPort: { range: { start: 1, end: 1023 } } } }] }
`;

it('each tier says what it allowed, denied and passed on, and the next sees only what was passed', () => {
  const loaded = loadManifests([
    { name: 'a', text: world('shop/web app=web ; shop/db app=db ; allow shop app=db from app=web tcp/5432') },
    { name: 'b', text: ADMIN },
  ]);
  const solution = solve({ cluster: loaded.cluster, policies: loaded.policySet, options: DEFAULT_OPTIONS });
  const sets = tieredSets(solution, 'shop/web[Pod]', 'shop/db[Pod]');
  const words = (direction: 'egress' | 'ingress') =>
    sets?.[direction].map((t) =>
      [t.tier, t.allowed, t.denied, t.passed, t.open].map((s) => (typeof s === 'string' ? s : describeConnections(s))),
    );
  expect(words('ingress')).toEqual([
    ['Admin', 'tcp 9090', 'tcp 1-1023', 'tcp 1024-9089, 9091-65535, udp, sctp, other protocols', 'none'],
    ['NetworkPolicy', 'tcp 5432', 'tcp 1024-5431, 5433-9089, 9091-65535, udp, sctp', 'none', 'other protocols'],
  ]);
  expect(words('egress')?.every(([, allowed, denied]) => allowed === 'none' && denied === 'none')).toBe(true);
  expect(tieredSets(solution, 'shop/web[Pod]', 'nowhere')).toBeUndefined();
});
