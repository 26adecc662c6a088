import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { EMPTY_LAYOUT } from '../design/empty.ts';
import type { Design } from '../design/schema.ts';
import { loadManifests } from '../pipeline/load-manifests.ts';
import { prepareDesign, prepareToday, solveSide } from '../pipeline/sides.ts';
import { describeConnections } from '../policy/connection-set.ts';
import { adoptablePairs } from './adoptable.ts';
import type { Today } from './answers.ts';
import { answerChanges } from './change-answer.ts';
import { answerReach } from './reach.ts';
import type { SolvedSide } from './side.ts';
import { answerSide } from './side-answer.ts';

function designed(design: Design): SolvedSide {
  return solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT }));
}

function todayOf(design: Design, policies: string): SolvedSide {
  const sources = [{ name: 'policies.yaml', text: policies }];
  const today: Today = { cluster: loadManifests([]).cluster, policies: sources };
  return solveSide(prepareToday({ design, layout: EMPTY_LAYOUT }, today));
}

const SHOP = `
  cluster pods 10.244.0.0/16
  ns shop managed
  ns other managed
  wl shop/web app=web 8080
  wl shop/api app=api 9090
  wl shop/db app=db 5432
  wl other/spy app=spy
  F-1 shop/web -> shop/api 9090
  F-2 shop/api -> shop/db 5432
`;

const DENY_DB = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 5432 }] }]
`;

describe('how flows fare', () => {
  it('allowed where the design writes them, blocked where a guardrail stands, with who blocks and a packet to trace', () => {
    const design = draw(`
      cluster pods 10.244.0.0/16
      plane data
      plane management
      ns shop managed plane=data
      ns ops managed plane=management
      wl shop/db app=db 5432
      wl shop/web app=web 8080
      wl ops/backup app=backup
      F-1 shop/web -> shop/db 5432
      F-2 ops/backup -> shop/db 5432
      F-3 ops/backup -> shop/web ?
      G-1 separate plane
    `);
    const { flows } = answerSide(design, designed(design));
    expect(flows['F-1']).toMatchObject({ verdict: 'allowed', pairs: 1, allowedPairs: 1, blocks: [] });
    expect(flows['F-2']).toMatchObject({ verdict: 'blocked', pairs: 1, allowedPairs: 0 });
    expect(flows['F-2']?.witness).toMatchObject({
      from: 'ops/backup[Deployment]',
      to: 'shop/db[Deployment]',
      port: 5432,
    });
    expect(flows['F-2']?.blocks.map((b) => [b.direction, b.tier])).toContainEqual(['ingress', 'Admin']);
    expect(flows['F-2']?.blocks[0]?.text).toMatch(
      /^blocked at (egress of backup|ingress of db) by tier Admin, policy g-1/,
    );
    expect(flows['F-3']?.verdict).toBe('nothing to judge');
  });

  it('counts pairs of a zone, and says partly where some are blocked', () => {
    const design = draw(`${SHOP}\n  F-3 ns:shop -> shop/db 5432`);
    const { flows } = answerSide(design, todayOf(design, DENY_DB));
    // web and api reach for db; db with itself is its replicas
    expect(flows['F-3']).toMatchObject({ verdict: 'partly', allowedPairs: 1 });
    expect(flows['F-3']?.pairs).toBe(2);
  });
});

describe('openness and traffic', () => {
  it('open to all without policy, closed and counted with one', () => {
    const design = draw(SHOP);
    const today = answerSide(design, todayOf(design, DENY_DB));
    expect(today.openness['wl:shop/web']?.ingress).toMatchObject({ to: 'all', outside: true });
    expect(today.openness['wl:shop/db']?.ingress).toEqual({ to: 'some', namespaces: 1, workloads: 1, outside: false });
    const after = answerSide(design, designed(design));
    expect(after.openness['wl:other/spy']?.ingress).toEqual({
      to: 'none',
      namespaces: 0,
      workloads: 0,
      outside: false,
    });
    const pairs = after.traffic.pairs
      .filter((p) => p.to.startsWith('wl:'))
      .map((p) => `${p.from} ${p.to} ${describeConnections(p.must)}`);
    expect(pairs).toContain('wl:shop/web wl:shop/api tcp 9090');
    expect(pairs.some((p) => p.startsWith('wl:other/spy wl:shop'))).toBe(false);
  });

  it('adopts what a policy speaks of, and leaves what is merely open', () => {
    const design = draw(SHOP);
    const adopted = adoptablePairs(design, answerSide(design, todayOf(design, DENY_DB)), 'ns:shop');
    expect(adopted.map((p) => `${p.from} ${p.to}`)).toEqual(['wl:shop/api wl:shop/db']);
  });
});

describe('changes between Today and Design', () => {
  it('what opens and closes, and whether a flow asks for it; equal sides change nothing', () => {
    const design = draw(`${SHOP}\n  F-3 shop/web -> shop/db 5432`);
    const [today, after] = [todayOf(design, DENY_DB), designed(design)];
    const { pairs } = answerChanges(design, today, after);
    const of = (from: string, to: string) => pairs.find((p) => p.from === from && p.to === to);
    expect(of('wl:shop/web', 'wl:shop/db')).toMatchObject({ kind: 'opened', wanted: true });
    expect(of('wl:other/spy', 'wl:shop/web')).toMatchObject({ kind: 'closed', wanted: false });
    expect(of('wl:shop/api', 'wl:shop/db')).toBeUndefined();
    expect(answerChanges(design, after, after)).toEqual({ pairs: [], truncated: false });
  });
});

describe('reach', () => {
  it('in one hop, and through others with the number of hops', () => {
    const design = draw(SHOP);
    const side = designed(design);
    const steps = (through: boolean) =>
      answerReach(design, side, 'wl:shop/web', through)
        .reaches.filter((s) => s.id.startsWith('wl:'))
        .map((s) => [s.id, s.hops]);
    expect(steps(false)).toEqual([['wl:shop/api', 1]]);
    expect(steps(true)).toEqual([
      ['wl:shop/api', 1],
      ['wl:shop/db', 2],
    ]);
    expect(answerReach(design, side, 'wl:shop/db', true).reachedBy.map((s) => s.id)).toEqual([
      'wl:shop/api',
      'wl:shop/web',
    ]);
  });
});

describe('consumers of shared services', () => {
  it('get through the guardrail that keeps everybody else out', () => {
    const design = draw(`
      cluster pods 10.244.0.0/16
      tenant a
      tenant b
      tenant c
      ns one managed tenant=a
      ns two managed tenant=b
      ns pool managed tenant=c
      wl one/web app=web
      wl two/web app=web
      wl pool/db app=db 5432
      G-1 separate tenant
      shared:db pool/db 5432 for ns:one
      F-1 two/web -> pool/db 5432
    `);
    const answer = answerSide(design, designed(design));
    expect(answer.sharedServices['shared:db']?.['ns:one']).toMatchObject({ verdict: 'allowed', pairs: 1 });
    expect(answer.flows['F-1']?.verdict).toBe('blocked');
    const none = { ...design, sharedServices: {} };
    const flow = draw('F-1 one/web -> pool/db 5432').flows;
    expect(answerSide({ ...none, flows: flow }, designed({ ...none, flows: flow })).flows['F-1']?.verdict).toBe(
      'blocked',
    );
  });
});
