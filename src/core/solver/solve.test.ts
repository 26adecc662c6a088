import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cluster } from '../../testing/generators/cluster.ts';
import { policies } from '../../testing/generators/policies.ts';
import { manifestOf } from '../../testing/manifests.ts';
import { world } from '../../testing/notation.ts';
import { rangesOfTexts } from '../design/inventory.ts';
import { hasBit } from '../lib/bitset.ts';
import { loadManifests } from '../pipeline/load-manifests.ts';
import { describeConnections, hasNoPorts } from '../policy/connection-set.ts';
import { PeerRows } from './peers.ts';
import type { Solution } from './solution.ts';
import { solve } from './solve.ts';
import { trace } from './trace.ts';
import { DEFAULT_OPTIONS } from './types.ts';

function solved(...texts: readonly string[]): Solution {
  const loaded = loadManifests(texts.map((text, i) => ({ name: `${i}.yaml`, text })));
  return solve({ cluster: loaded.cluster, policies: loaded.policySet, options: DEFAULT_OPTIONS });
}

function pair(s: Solution, from: string, to: string) {
  const index = (id: string) => {
    const i = s.byId.get(id);
    if (i === undefined) throw new Error(`no ${id} in ${[...s.byId.keys()].join(', ')}`);
    return i;
  };
  const { must, may, reasons } = s.pair(index(from), index(to));
  const [certain, possible] = [describeConnections(must), describeConnections(may)];
  return certain === possible ? certain : `${certain} … ${possible} (${reasons.join()})`;
}

describe('the solver', () => {
  it('does not let an unread policy pass as absent: it may do anything to whom it touches', () => {
    const s = solved(
      world('shop/web app=web ; shop/db app=db ; other/x'),
      'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: c, namespace: shop }\nspec: { endpointSelector: {} }\n',
    );
    expect(pair(s, 'other/x[Pod]', 'shop/db[Pod]')).toBe('none … all (unread-policy)');
    expect(pair(s, 'other/x[Pod]', 'other/x[Pod]')).toBe('all');
  });

  it('leaves pods of unknown address open where a rule speaks of some addresses, not where it speaks of all', () => {
    const some = solved(world('shop/web app=web ; shop/db app=db ; allow shop app=web to 10.0.0.0/8'));
    expect(pair(some, 'shop/web[Pod]', 'shop/db[Pod]')).toMatch(/^none … .*pod-address-unknown/);
    const all = solved(world('shop/web app=web ; shop/db app=db ; allow shop app=web to 0.0.0.0/0 tcp/80'));
    expect(pair(all, 'shop/web[Pod]', 'shop/db[Pod]')).toMatch(/^tcp 80/);
  });

  it('knows where pods on the network of their host can be, once it knows where nodes are', () => {
    const deny = (cidr: string) => `apiVersion: policy.networking.k8s.io/v1alpha2
kind: ClusterNetworkPolicy
metadata: { name: off }
spec: { tier: Admin, priority: 1, subject: { namespaces: {} }, egress: [{ action: Deny, to: [{ networks: ['${cidr}'] }] }] }
`;
    const text = world('shop/web app=web 10.0.0.1 ; shop/agent app=agent hostNetwork');
    const { cluster: shown, policySet } = loadManifests([
      { name: 'a.yaml', text: `${text}---\n${deny('192.168.0.0/24')}` },
    ]);
    const on = (nodes: string | undefined) => {
      const nodeRanges = nodes === undefined ? [] : rangesOfTexts([nodes]);
      const s = solve({ cluster: { ...shown, nodeRanges }, policies: policySet, options: DEFAULT_OPTIONS });
      return pair(s, 'shop/web[Pod]', 'shop/agent[Pod]');
    };
    expect(on(undefined)).toMatch(/^none … all \(.*host-address-unknown/);
    expect(on('192.168.0.128/25')).not.toContain('host-address-unknown');
    expect(on('192.168.0.128/25')).toMatch(/^none/);
    expect(on('192.168.1.0/24')).toMatch(/^all/);
    expect(on('192.168.0.0/16')).toContain('host-address-unknown');
  });

  it('judges each address of a node apart, and is certain where all of them agree', () => {
    const both = 'node n1 10.9.0.1 203.0.113.9 ; shop/web app=web 10.0.0.1 @n2 ; node n2 10.9.0.2';
    const s = solved(world(`${both} ; allow shop app=web to 10.9.0.0/16 ; allow shop app=web to 203.0.113.0/24`));
    expect(pair(s, 'shop/web[Pod]', 'host/n1[Host]')).toMatch(/^tcp, udp, sctp|^all/);
    const one = solved(world(`${both} ; allow shop app=web to 10.9.0.0/16`));
    expect(pair(one, 'shop/web[Pod]', 'host/n1[Host]')).toMatch(/^none … all \(.*address-differs/);
  });

  it('does not look up port names on a host-network pod that is judged as its host (semantics 1.6)', () => {
    const s = solved(
      world('shop/web app=web 10.0.0.1 @n1 ; shop/agent app=agent tcp/8080=http hostNetwork 192.168.0.2 @n2'),
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: np, namespace: shop }
spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [{ ports: [{ port: http }] }] }
`,
    );
    expect(pair(s, 'shop/web[Pod]', 'shop/agent[Pod]')).toBe('none … other protocols (other-protocol)');
  });

  it('blames equal priority only where two policies disagree, not where rules of one may match', () => {
    const policy = (name: string, egress: string) =>
      `apiVersion: policy.networking.k8s.io/v1alpha2\nkind: ClusterNetworkPolicy\nmetadata: { name: ${name} }\nspec: { tier: Baseline, priority: 0, subject: { namespaces: {} }, egress: ${egress} }\n`;
    const nodes = '[{ nodes: { matchLabels: { role: a } } }]';
    const s = solved(
      world('shop/web app=web 10.0.0.1 @n1 ; shop/agent app=agent hostNetwork 192.168.0.2 @n2'),
      policy('both', `[{ action: Deny, to: ${nodes} }, { action: Accept, to: ${nodes} }]`),
      policy('other', '[{ action: Deny, to: [{ networks: [198.51.100.0/24] }] }]'),
    );
    expect(pair(s, 'shop/web[Pod]', 'shop/agent[Pod]')).toBe('none … all (host-address-unknown)');
  });

  it('gives a pod its own address whatever policy says, but not its replicas', () => {
    const s = solved(world('shop/one app=one ; shop/many[Deployment] app=many ; isolate shop both'));
    expect(pair(s, 'shop/one[Pod]', 'shop/one[Pod]')).toBe('all');
    expect(pair(s, 'shop/many[Deployment]', 'shop/many[Deployment]')).toMatch(/^none/);
  });

  it('names the part of a workload whose pods differ in what a policy sees', () => {
    const owned = (name: string, role: string) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: web, role: ${role} }, ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: web, controller: true, uid: u }] }
spec: { containers: [{ name: c }] }
`;
    const pods = `${owned('web-1', 'a')}---\n${owned('web-2', 'b')}`;
    expect([...solved(pods).byId.keys()]).toContain('shop/web[ReplicaSet]');
    const ids = [...solved(pods, world('allow shop role=a from role=b')).byId.keys()];
    expect(ids).toContain('shop/web[ReplicaSet]{web-1}');
    expect(ids).toContain('shop/web[ReplicaSet]{web-2}');
  });
});

describe('rows and traces (against the pairs of the solver)', () => {
  const worlds = [cluster({ shown: 'whole' }), policies] as const;

  it('rows of peers hold exactly the pairs that may connect on some port', () => {
    fc.assert(
      fc.property(...worlds, (objects, rules) => {
        const s = solved(manifestOf([...objects, ...rules]).text);
        const rows = new PeerRows(s);
        s.endpoints.forEach((from, source) => {
          if (from.kind !== 'workload') return;
          s.endpoints.forEach((to, destination) => {
            if (source === destination || to.kind === 'ingress-controller') return;
            const out = !hasNoPorts(s.pair(source, destination).may);
            expect([from.id, to.id, hasBit(rows.row('egress', source), destination)]).toEqual([from.id, to.id, out]);
            if (to.kind === 'domain') return;
            const back = !hasNoPorts(s.pair(destination, source).may);
            expect([to.id, from.id, hasBit(rows.row('ingress', source), destination)]).toEqual([to.id, from.id, back]);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('a trace of a denied or allowed packet comes to the same verdict step by step', () => {
    fc.assert(
      fc.property(...worlds, fc.constantFrom(80, 53, 8080, 443), (objects, rules, port) => {
        const s = solved(manifestOf([...objects, ...rules]).text);
        const single = (i: number) => s.universe.lanes[i]?.length === 1;
        s.endpoints.forEach((from, source) => {
          s.endpoints.forEach((to, destination) => {
            const outside = from.kind === 'network' && to.kind === 'network';
            if (outside || !single(source) || !single(destination) || from.kind === 'domain') return;
            const traced = trace(s, { from: from.id, to: to.id, protocol: 'TCP', port });
            if (!traced || traced.verdict === 'undefined') return;
            const ends = traced.hooks.map((h) => h.verdict);
            const together = ends.includes('denied')
              ? 'denied'
              : ends.every((v) => v === 'allowed')
                ? 'allowed'
                : 'undefined';
            expect({ from: from.id, to: to.id, together }).toEqual({
              from: from.id,
              to: to.id,
              together: traced.verdict,
            });
          });
        });
      }),
      { numRuns: 60 },
    );
  });
});
