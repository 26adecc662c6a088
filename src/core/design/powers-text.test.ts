import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { powersText } from './powers-text.ts';
import { COLLECTIONS } from './schema.ts';

const design = draw('tenant a\ntenant b\ntenant c\ntenant d\ntenant e\nns shop');

test('powers stand together by where they reach', () => {
  const where = ['tenant:a', 'tenant:b', 'tenant:c', 'tenant:d', 'tenant:e'];
  const persona = COLLECTIONS.personas.parse({
    id: 'persona:dev',
    name: 'Developer',
    powers: [
      { kind: 'policies', policyKind: 'NetworkPolicy', where },
      { kind: 'workloads', where },
      { kind: 'labels', on: 'pod', key: '*', where: ['ns:shop'] },
      { kind: 'namespaces' },
    ],
    later: [{ kind: 'policies', policyKind: 'ClusterNetworkPolicy', tier: 'Baseline', where: 'everywhere' }],
  });
  expect(powersText(design, persona)).toEqual([
    { where: 'a, b, c, d and 1 more', what: 'NetworkPolicy, workloads' },
    { where: 'shop', what: 'every pod label that is not reserved' },
    { where: 'Cluster', what: 'new namespaces' },
    { where: 'Everywhere', what: 'ClusterNetworkPolicy in tier Baseline after the handover' },
  ]);
});
