import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import type { Drill, DrillAnswer } from '../../analyses/drills/answer.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import type { Design } from '../../design/schema.ts';
import { loadManifests } from '../load-manifests.ts';
import { prepareDesign, prepareToday, solveSide } from '../sides.ts';
import { runDrill } from './run-drill.ts';

function designed(design: Design, drill?: Drill) {
  return runDrill(
    { design, side: solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT })), today: undefined },
    drill,
  );
}

function today(design: Design, policies: string, drill: Drill) {
  const sources = [{ name: 'policies.yaml', text: policies }];
  const { cluster } = loadManifests(sources);
  const side = solveSide(prepareToday({ design, layout: EMPTY_LAYOUT }, { cluster, policies: sources }));
  return come(runDrill({ design, side, today: cluster }, drill));
}

function come({ answer }: { readonly answer?: DrillAnswer }): DrillAnswer {
  if (!answer) throw new Error('no answer');
  return answer;
}

const CHAIN = `
  cluster pods 10.244.0.0/16
  env dev
  env prod
  ns shop managed env=dev
  ns tools managed
  ns pay managed env=prod
  wl shop/web app=web 8080
  wl tools/runner app=runner 9000
  wl pay/db app=db 5432
  wl pay/audit app=audit 514
  F-1 shop/web -> tools/runner 9000
  F-2 tools/runner -> pay/db 5432
`;

describe('compromise', () => {
  it('goes on through workloads, and names over whom and by which ports', () => {
    const { reached, start } = come(
      designed(draw(CHAIN), { kind: 'compromise', id: 'wl:shop/web', through: 'workloads' }),
    );
    expect(start.map((s) => s.label)).toEqual(['shop/web']);
    expect(reached.map((r) => [r.label, r.hops, r.via.label])).toEqual([
      ['kube-system/coredns', 1, 'shop/web'],
      ['tools/runner', 1, 'shop/web'],
      ['pay/db', 2, 'tools/runner'],
    ]);
    expect(reached.at(-1)?.packet).toEqual({
      from: 'tools/runner[Deployment]',
      to: 'pay/db[Deployment]',
      protocol: 'TCP',
      port: 5432,
    });
  });

  it('says how much of a zone is reached', () => {
    expect(come(designed(draw(CHAIN), { kind: 'compromise', id: 'env:dev', through: 'workloads' })).zones).toEqual([
      { id: 'env:prod', reached: 1, of: 2 },
    ]);
  });

  it('tells which guardrail is got around, and how', () => {
    const { broken } = come(
      designed(draw(`${CHAIN}\nG-1 forbid env:dev -> env:prod`), {
        kind: 'compromise',
        id: 'ns:shop',
        through: 'workloads',
      }),
    );
    expect(broken).toHaveLength(1);
    expect(broken[0]).toMatchObject({ kind: 'guardrail', id: 'G-1', pairs: 1 });
    expect(broken[0]?.text).toContain('got around in 2 hops');
    expect(broken[0]?.path.map((p) => p.label)).toEqual(['shop/web', 'tools/runner', 'pay/db']);
  });

  it('tells a guardrail that is broken at once', () => {
    const design = draw(`
      cluster pods 10.244.0.0/16
      env dev
      env prod
      ns shop env=dev
      ns pay env=prod
      wl shop/web 8080
      wl pay/db 5432
      G-1 separate env`);
    const { broken } = today(design, '', { kind: 'compromise', id: 'wl:shop/web', through: 'workloads' });
    expect(broken.map((b) => [b.id, b.text.includes('as it stands')])).toEqual([['G-1', true]]);
  });

  it('leaves what a gate grants alone', () => {
    const design = draw(`
      cluster pods 10.244.0.0/16
      env dev
      env prod
      ns shop managed env=dev
      ns pay managed env=prod
      wl shop/web 8080
      wl pay/db 5432
      F-1 shop/web -> pay/db 5432
      G-1 separate env
      X-1 of G-1 shop/web -> pay/db 5432`);
    const { broken, reached } = come(designed(design, { kind: 'compromise', id: 'wl:shop/web', through: 'workloads' }));
    expect(reached.map((r) => r.label)).toEqual(['kube-system/coredns', 'pay/db']);
    expect(broken).toEqual([]);
  });

  it('begins with every pod that carries a label', () => {
    const { start, reached } = come(
      designed(draw(CHAIN), { kind: 'compromise label', label: { key: 'app', value: 'runner' }, through: 'workloads' }),
    );
    expect(start.map((s) => s.label)).toEqual(['tools/runner']);
    expect(reached.map((r) => r.label)).toEqual(['kube-system/coredns', 'pay/db']);
    expect(
      come(
        designed(draw(CHAIN), { kind: 'compromise label', label: { key: 'app', value: 'none' }, through: 'workloads' }),
      ).reached,
    ).toEqual([]);
  });
});

const POLICY = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: pay }
spec: { podSelector: {}, policyTypes: [Ingress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: runner, namespace: pay }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: tools } } }] }]
`;

const PLAIN = CHAIN.replaceAll(' managed', '');

describe('remove policy', () => {
  const gone = (name: string): Drill => ({
    kind: 'remove policy',
    policy: { kind: 'NetworkPolicy', namespace: 'pay', name },
  });

  it('lists what opens, and the guardrails that no longer hold', () => {
    const design = draw(`${PLAIN}\nG-1 forbid env:dev -> env:prod`);
    const { opened, closed, broken } = today(design, POLICY, gone('closed'));
    const pairs = opened.first.map((p) => `${p.from.label} ${p.to.label}`);
    expect(pairs).toContain('shop/web pay/audit');
    // the other policy still isolates it
    expect(pairs.some((p) => p.endsWith('pay/db'))).toBe(false);
    expect(closed.count).toBe(0);
    expect(broken.find((b) => b.id === 'G-1')).toMatchObject({ kind: 'guardrail', pairs: 1 });
  });

  it('lists what closes, and the flows that no longer connect', () => {
    const { opened, closed, broken } = today(draw(PLAIN), POLICY, gone('runner'));
    expect(closed.first.map((p) => `${p.from.label} ${p.to.label}`)).toEqual(['tools/runner pay/db']);
    expect(opened.count).toBe(0);
    expect(broken.find((b) => b.id === 'F-2')).toMatchObject({ kind: 'flow', pairs: 1 });
    expect(broken.find((b) => b.id === 'F-2')?.path.map((p) => p.label)).toEqual(['tools/runner', 'pay/db']);
  });

  it('refuses a policy that is not there', () => {
    expect(() => today(draw(PLAIN), POLICY, gone('other'))).toThrow('`other` is not there any more');
  });
});

describe('merge environments', () => {
  const design = (second: string) =>
    draw(`
      cluster east pods 10.1.0.0/16
      cluster west pods 10.2.0.0/16
      env dev on east
      env test on ${second}
      ns shop-dev env=dev
      ns shop-test env=test
      wl shop-dev/web 8080
      wl shop-test/web 8080
      G-1 separate env`);
  const near = ['dev', 'test']
    .map(
      (ns) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: from-namespaces, namespace: shop-${ns} }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress: [{ from: [{ namespaceSelector: {} }] }]`,
    )
    .join('\n---');
  const drill: Drill = { kind: 'merge environments', environments: ['env:dev', 'env:test'] };

  it('opens what the clusters kept apart, and breaks the guardrail and its check', () => {
    const { opened, broken } = today(design('west'), near, drill);
    expect(opened.first.map((p) => `${p.from.label} ${p.to.label}`).sort()).toEqual([
      'shop-dev/web shop-test/web',
      'shop-test/web shop-dev/web',
    ]);
    expect(broken.map((b) => b.id)).toEqual(expect.arrayContaining(['G-1', 'ENV-1']));
  });

  it('judges nothing where there is no cluster to merge into', () => {
    const nowhere = draw('env dev\nenv test\nns shop-dev env=dev\nwl shop-dev/web 8080\nG-1 separate env');
    expect(today(nowhere, near, drill)).toMatchObject({ guarantees: 'not judged', broken: [] });
  });

  it('says that they stand in one cluster already', () => {
    const { opened, limits } = today(design('east'), near, drill);
    expect(opened.count).toBe(0);
    expect(limits[0]).toContain('in one cluster already');
  });
});

describe('new namespace', () => {
  it('tells whom its pod reaches, and who reaches it', () => {
    const drill: Drill = { kind: 'new namespace', labels: [], through: 'workloads' };
    const { start, reached, reachedBy, guarantees } = today(draw(PLAIN), POLICY, drill);
    expect(start).toHaveLength(1);
    expect(guarantees).toBe('not judged');
    expect(reached.filter((r) => r.hops === 1).map((r) => r.label)).toEqual(
      expect.arrayContaining(['shop/web', 'tools/runner']),
    );
    // pay/db lets tools in, and tools lets everybody in
    expect(reached.find((r) => r.label === 'pay/db')).toMatchObject({ hops: 2, via: { label: 'tools/runner' } });
    expect(reachedBy.map((r) => r.label)).toEqual(expect.arrayContaining(['shop/web', 'pay/db']));
  });

  it('reads its labels', () => {
    const opening = POLICY.replace('{ kubernetes.io/metadata.name: tools }', '{ team: ops }');
    const hops = (labels: { key: string; value: string }[]) =>
      today(draw(PLAIN), opening, { kind: 'new namespace', labels, through: 'workloads' }).reached.find(
        (r) => r.label === 'pay/db',
      )?.hops;
    expect(hops([])).toBeUndefined();
    expect(hops([{ key: 'team', value: 'ops' }])).toBe(1);
  });
});

it('offers the policies of a side and the labels of its pods', () => {
  const { choices, answer } = designed(draw(CHAIN));
  expect(answer).toBeUndefined();
  expect(choices.labels).toContainEqual({ key: 'app', value: 'db' });
  expect(choices.policies.some((p) => p.namespace === 'pay' && p.kind === 'NetworkPolicy')).toBe(true);
});
