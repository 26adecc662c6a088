import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { parseCidr } from '../../lib/addresses.ts';
import { describeConnections, hasAllPorts } from '../../policy/connection-set.ts';
import { expectedPair, type MeaningEndpoint, meaningOf } from './expected-pair.ts';

function endpoint(text: string): MeaningEndpoint {
  if (text.includes('/') && /^[0-9a-f:.]+\/\d+$/.test(text)) {
    const cidr = parseCidr(text);
    if (typeof cidr === 'string') throw new Error(cidr);
    return { kind: 'network', range: cidr.range };
  }
  return text.includes('/') ? { kind: 'workload', id: `${text}[Deployment]` } : { kind: 'host', name: text };
}

const WORLD = `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  plane edge in data
  ns ops plane=control
  ns shop managed plane=data
  ns front plane=edge
  ns stray
  ns free
  ns kube-system system plane=control
  wl ops/admin
  wl shop/web
  wl shop/db
  wl front/proxy
  wl stray/tool
  wl free/app
  wl kube-system/coredns k8s-app=kube-dns
  ext bastion 198.51.100.0/24 plane=control
  ext bank 203.0.113.0/24
  host gw 192.0.2.7 plane=control
`;

function said(more: string, from: string, to: string) {
  const meaning = meaningOf(draw(`${WORLD}\n${more}`));
  const pair = expectedPair(meaning, endpoint(from), endpoint(to));
  return {
    required: describeConnections(pair.required),
    forbidden: hasAllPorts(pair.forbidden) ? 'all' : describeConnections(pair.forbidden),
    closed: pair.closed,
    because: meaning.because(endpoint(from), endpoint(to), { TCP: [[443, 443]], UDP: [], SCTP: [], other: false }),
  };
}

describe('expectedPair: flows', () => {
  it.each([
    ['F-1 shop/web -> shop/db 443', 'tcp 443', 'wanted by F-1'],
    ['F-1 shop/web -> shop/db 443 proposed', 'tcp 443', 'wanted by F-1'],
    ['F-1 ns:shop -> ns:shop any', 'all', 'wanted by F-1'],
    ['F-1 shop/web -> shop/db 443 open question', 'none', 'not declared'],
    ['F-1 shop/web -> shop/db ?', 'none', 'not declared'],
    ['F-1 shop/db -> shop/web 443', 'none', 'not declared'],
  ])('%s requires %s', (flow, required, because) => {
    expect(said(flow, 'shop/web', 'shop/db')).toEqual({ required, because, forbidden: 'none', closed: true });
  });

  it('a managed end closes what nobody wants; without one the design says nothing', () => {
    expect(said('', 'free/app', 'shop/web').closed).toBe(true);
    expect(said('', 'shop/web', 'free/app').closed).toBe(true);
    expect(said('', 'free/app', 'stray/tool').closed).toBe(false);
    expect(said('', '203.0.113.0/24', 'shop/web').closed).toBe(true);
  });

  it('what must not be is forbidden, and wins over what is wanted', () => {
    const flows = 'F-1 shop/web -> shop/db 443\nF-2 ns:shop -> shop/db 443,80 must not';
    expect(said(flows, 'shop/web', 'shop/db')).toMatchObject({
      required: 'none',
      forbidden: 'tcp 80, 443',
      because: 'forbidden by F-2',
    });
  });

  it('managed namespaces need name resolution, others are left alone', () => {
    expect(said('', 'shop/web', 'kube-system/coredns').required).toBe('tcp 53, udp 53');
    expect(said('', 'free/app', 'kube-system/coredns').required).toBe('none');
  });

  it('an exposure requires its controller, or the addresses outside', () => {
    expect(said('exp:a shop/web Ingress 80 via=front/proxy', 'front/proxy', 'shop/web').required).toBe('tcp 80');
    expect(said('exp:a shop/web LoadBalancer 80', '203.0.113.0/24', 'shop/web').required).toBe('tcp 80');
    expect(said('exp:a shop/web Ingress 80', '203.0.113.0/24', 'shop/web').required).toBe('none');
  });
});

describe('expectedPair: guardrails', () => {
  it.each([
    ['ops/admin', 'shop/web', 'all'],
    ['shop/web', 'ops/admin', 'all'],
    ['front/proxy', 'shop/web', 'none'],
    ['stray/tool', 'shop/web', 'all'],
    ['stray/tool', 'free/app', 'none'],
    ['kube-system/coredns', 'shop/web', 'none'],
    ['198.51.100.0/24', 'shop/web', 'all'],
    ['stray/tool', '198.51.100.0/24', 'all'],
    ['198.51.100.0/24', 'ops/admin', 'none'],
    ['203.0.113.0/24', 'shop/web', 'none'],
    ['gw', 'shop/web', 'all'],
    ['gw', 'ops/admin', 'none'],
    ['shop/web', 'shop/web', 'none'],
  ])('planes apart: %s to %s is forbidden on %s', (from, to, forbidden) => {
    expect(said('G-1 separate plane', from, to).forbidden).toBe(forbidden);
  });

  it('an exception opens its own guardrail only', () => {
    const drawn =
      'G-1 separate plane\nG-2 forbid ns:ops -> shop/db any\nX-1 of G-1 ops/admin -> ns:shop 443\nF-1 ops/admin -> ns:shop 443';
    expect(said(drawn, 'ops/admin', 'shop/web')).toMatchObject({ required: 'tcp 443', because: 'wanted by F-1' });
    expect(said(drawn, 'ops/admin', 'shop/db')).toMatchObject({ required: 'none', because: 'forbidden by G-2' });
  });

  it('a forbidden zone leaves the platform alone unless it is named', () => {
    expect(said('G-1 forbid plane:control -> ns:shop any', 'kube-system/coredns', 'shop/web').forbidden).toBe('none');
    expect(said('G-1 forbid ns:kube-system -> ns:shop any', 'kube-system/coredns', 'shop/web').forbidden).toBe('all');
  });
});
