import fc from 'fast-check';
import { test } from 'vitest';
import { cluster } from './cluster.ts';
import { measure } from './measure.ts';
import { policies } from './policies.ts';

test('x', () => {
  const worlds = fc.tuple(cluster({ shown: 'whole' }), policies);
  const s = fc.sample(worlds, { seed: 1, numRuns: 60 });
  for (const kind of ['NetworkPolicy', 'ClusterNetworkPolicy', 'AdminNetworkPolicy', 'BaselineAdminNetworkPolicy']) {
    const m = measure(s.map(([o, r]) => [...o, ...r.filter((x) => x.kind === kind)]));
    console.log(kind, m);
  }
  console.log('pods', s.map(([o]) => o.filter((x) => x.kind === 'Pod').length).join(' '));
  console.log('pol', s.map(([, o]) => o.length).join(' '));
  console.log(JSON.stringify(s[33], null, 1));
});
