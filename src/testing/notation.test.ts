import { expect, test } from 'vitest';
import { world, worldObjects } from './notation.ts';
import { judge } from './reference/judge.ts';
import { readObjects, worldOf } from './reference/world.ts';

const SHOP = `
  namespace shop env=prod; namespace lab env=
  node n1 192.168.0.10
  shop/web app=web tcp/8080=http 10.0.0.1 fd00::1 @n1
  shop/db[StatefulSet] app=db tcp/5432=pg
  lab/probe app=probe; lab/agent hostNetwork @n1
`;
const OPTIONS = { podAddresses: 'match', hostNetwork: 'host' } as const;

test('a world has its namespaces, nodes and workloads', () => {
  const { pods, nodes } = worldOf(readObjects([world(SHOP)]));
  expect([...pods.keys()]).toEqual(['shop/web', 'shop/db[StatefulSet]', 'lab/probe', 'lab/agent']);
  expect(pods.get('shop/web')).toMatchObject({
    labels: { app: 'web' },
    addresses: ['10.0.0.1', 'fd00::1'],
    node: 'n1',
    ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
  });
  expect(pods.get('lab/probe')?.namespaceLabels['env']).toBe('');
  expect(pods.get('lab/agent')?.hostNetwork).toBe(true);
  expect(nodes.get('n1')?.addresses).toEqual(['192.168.0.10']);
});

test.each([
  ['allow shop app=db from app=web tcp/5432', 'shop/web', 5432, 'allowed'],
  ['allow shop app=db from app=web tcp/5432', 'shop/web', 80, 'denied'],
  ['allow shop app=db from app=web tcp/5432', 'lab/probe', 5432, 'denied'],
  ['allow shop from all', 'lab/probe', 80, 'allowed'],
  ['allow shop from app=probe in env=', 'lab/probe', 80, 'allowed'],
  ['allow shop from app=probe in env=prod', 'lab/probe', 80, 'denied'],
  ['allow shop from 10.0.0.0/8 fd00::/64', 'shop/web', 80, 'allowed'],
  ['allow shop from', 'lab/probe', 80, 'allowed'],
  ['isolate shop ingress', 'shop/web', 80, 'denied'],
] as const)('%s: %s on %d is %s', (policy, pod, port, verdict) => {
  const made = worldOf(readObjects([world(`${SHOP}; ${policy}`)]));
  const packet = { from: { pod }, to: { pod: 'shop/db[StatefulSet]' }, protocol: 'TCP', port };
  expect(judge(made, packet, OPTIONS)).toBe(verdict);
});

test('a line that means nothing is refused', () => {
  expect(() => worldObjects('shop')).toThrow('not a line of a world: shop');
  expect(() => worldObjects('isolate shop')).toThrow('isolate needs');
});
