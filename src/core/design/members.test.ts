import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { type AddressRange, formatRange } from '../lib/addresses.ts';
import { inventoryOfDesign } from './inventory.ts';
import { internetRanges, membersOf } from './members.ts';

const WORLD = `
  cluster pods 10.244.0.0/16 services 10.96.0.0/12 nodes 192.168.0.0/24
  plane control
  plane inner in control
  ns ops plane=control
  ns deep plane=inner team=x
  ns shop managed
  wl ops/admin tier=back 443
  wl deep/app 80
  wl shop/web tier=front 8080
  wl shop/agent host tier=front
  group front tier=front
  group shop/mine tier=front
  ext bank 203.0.113.0/24 plane=inner domain=bank.example
  ext corp 10.0.0.0/8
  host gw 192.0.2.7 192.0.2.8 plane=control
  host wide 198.51.100.0/24
`;

const design = draw(WORLD);
const inventory = inventoryOfDesign(design);
const texts = (ranges: readonly AddressRange[]) => ranges.map(formatRange);

describe('membersOf', () => {
  it.each([
    ['wl:shop/web', ['shop/web[Deployment]']],
    ['ns:shop', ['shop/agent[Deployment]', 'shop/web[Deployment]']],
    ['plane:inner', ['deep/app[Deployment]']],
    ['plane:control', ['deep/app[Deployment]', 'ops/admin[Deployment]']],
    ['group:front', ['shop/agent[Deployment]', 'shop/web[Deployment]']],
    ['group:shop/mine', ['shop/agent[Deployment]', 'shop/web[Deployment]']],
    ['ns:constructor', []],
    ['tenant:__proto__', []],
  ])('%s stands for workloads %j', (ref, workloads) => {
    expect([...membersOf(design, ref).workloads].sort()).toEqual(workloads);
  });

  it('a plane holds its hosts and externals, those of inner planes too', () => {
    const { hosts, ranges, domains } = membersOf(design, 'plane:control');
    expect([...hosts]).toEqual(['gw-1', 'gw-2']);
    expect(texts(ranges)).toEqual(['192.0.2.7-192.0.2.8', '203.0.113.0-203.0.113.255']);
    expect(domains).toEqual(['bank.example']);
  });

  it('a cluster holds everything in it, the name servers of the platform too', () => {
    expect(membersOf(design, 'cluster:main').workloads).toContain('kube-system/coredns[Deployment]');
  });

  it('an external never holds the addresses of pods', () => {
    expect(texts(membersOf(design, 'ext:corp').ranges)).toEqual([
      '10.0.0.0-10.243.255.255',
      '10.245.0.0-10.255.255.255',
    ]);
  });

  it('the internet is every address but pods, services and nodes, in both families', () => {
    const ranges = texts(internetRanges(design));
    expect(ranges).toContain('10.112.0.0-10.243.255.255');
    expect(ranges).toContain('::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff');
    expect(ranges.some((r) => r.includes('192.0.2.7'))).toBe(false);
  });
});

describe('inventoryOfDesign', () => {
  const labels = (name: string) =>
    Object.fromEntries(inventory.cluster.namespaces.find((n) => n.name === name)?.labels ?? []);

  it('gives namespaces their own labels and those of their zones, the inner zone winning', () => {
    expect(labels('deep')).toEqual({
      'kubernetes.io/metadata.name': 'deep',
      'plane.example.com/name': 'inner',
      team: 'x',
    });
  });

  it('adds name servers only for managed namespaces, and only where the design has none', () => {
    expect(inventory.platform).toEqual(['kube-system/coredns[Deployment]']);
    expect(inventoryOfDesign(draw('ns a\nwl a/x')).platform).toEqual([]);
    const own = draw('ns a managed\nns kube-system system\nwl kube-system/dns k8s-app=kube-dns 53');
    expect(inventoryOfDesign(own).platform).toEqual([]);
  });

  it('makes a host of each single address, and none of a wide range', () => {
    expect(inventory.cluster.hosts.map((h) => [h.name, h.addresses])).toEqual([
      ['gw-1', ['192.0.2.7']],
      ['gw-2', ['192.0.2.8']],
    ]);
  });

  it('maps ids both ways', () => {
    expect(inventory.workloadIdOf.get('wl:shop/web')).toBe('shop/web[Deployment]');
    expect(inventory.designIdOf.get('shop/web[Deployment]')).toBe('wl:shop/web');
  });
});
