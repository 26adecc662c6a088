/** What is written where the design isolates some pods only, or in one direction. */
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { draw } from '../../testing/draw.ts';
import type { Design } from '../design/schema.ts';
import { compileDesign } from './compile-design.ts';
import { prove } from './prove.ts';

interface Written {
  readonly name: string;
  readonly pods: unknown;
  readonly types: readonly string[];
  readonly ingress: unknown;
  readonly egress: unknown;
}

function written(design: Design): Written[] {
  const compiled = compileDesign(design);
  expect(prove(design, compiled).kind).toBe('equal');
  return compiled.files
    .filter((f) => f.path.endsWith('networkpolicies.yaml'))
    .flatMap((f) => parseAllDocuments(f.text).map((d) => parse(String(d))))
    .map(({ metadata, spec }) => ({
      name: metadata.name,
      pods: spec.podSelector,
      types: spec.policyTypes,
      ingress: spec.ingress,
      egress: spec.egress,
    }));
}

const SHOP = `
  wl shop/web 80
  wl shop/db 5432
  wl out/client
  ns out
  F-1 shop/web -> shop/db 5432
  F-2 out/client -> shop/web 80
`;
const app = (name: string) => ({ matchLabels: { app: name } });

describe('isolation by direction', () => {
  it('of a namespace in ingress: one default deny in that direction, no name servers, nothing for what goes out', () => {
    const all = written(draw(`ns shop managed-ingress ${SHOP}`));
    expect(all.map((p) => [p.name, p.pods, p.types])).toEqual([
      ['allow-db', app('db'), ['Ingress']],
      ['allow-web', app('web'), ['Ingress']],
      ['default-deny', {}, ['Ingress']],
    ]);
    expect(all.map((p) => p.egress)).toEqual([undefined, undefined, undefined]);
  });

  it('of a namespace in egress: name servers may be asked, and what comes in is left alone', () => {
    const all = written(draw(`ns shop managed-egress ${SHOP}`));
    expect(all.map((p) => [p.name, p.types])).toEqual([
      ['allow-web', ['Egress']],
      ['default-deny', ['Egress']],
    ]);
    expect(JSON.stringify(all[1]?.egress)).toContain('kube-dns');
  });

  it('of a workload in an open namespace: it alone is selected, and by nothing if it is left open, too', () => {
    expect(written(draw(`ns shop managed-open ${SHOP}`))).toEqual([]);
    const design = draw(`ns shop managed-open ${SHOP.replace('wl shop/db 5432', 'wl shop/db 5432 isolated-ingress')}`);
    expect(written(design).map((p) => [p.name, p.pods, p.types])).toEqual([['allow-db', app('db'), ['Ingress']]]);
  });

  it('of a workload that nothing is allowed to: a policy without rules', () => {
    const design = draw('ns shop managed-open\n wl shop/web 80\n wl shop/db 5432 isolated-ingress');
    expect(written(design)).toEqual([
      { name: 'isolate-db', pods: app('db'), types: ['Ingress'], ingress: undefined, egress: undefined },
    ]);
  });

  it('of a workload that is open in a closed namespace: everything is allowed it', () => {
    const design = draw(`ns shop managed ${SHOP.replace('wl shop/web 80', 'wl shop/web 80 isolated-ingress')}`);
    const web = written(design).find((p) => p.name === 'allow-web');
    expect(web).toMatchObject({ pods: app('web'), types: ['Ingress', 'Egress'], egress: [{}] });
  });

  it('lets nobody in whom a guardrail keeps out, though addresses cannot be denied above', () => {
    const design = draw(`
      cluster pods 10.244.0.0/16
      ns shop managed
      wl shop/web 80 isolated-egress
      ext bank 203.0.113.0/24
      G-1 forbid ext:bank -> shop/web any
    `);
    const compiled = compileDesign(design);
    const proof = prove(design, compiled);
    expect(proof.kind).toBe('equal');
    const text = compiled.files.map((f) => f.text).join('\n');
    expect(text).toContain('shop/web is open: everything may come in but what is forbidden it');
    expect(text).toMatch(/except:\s+- 203\.0\.113\.0\/24/);
  });

  it('of several workloads in an open namespace: one policy, by what they alone share', () => {
    const subject = (workloads: string) => {
      const [only, ...more] = written(draw(`ns shop managed-open\n${workloads}`));
      expect(more).toEqual([]);
      return only?.pods;
    };
    const isolated = 'isolated-ingress';
    expect(
      subject(
        `wl shop/a bare app=x tier=1 ${isolated}\n wl shop/b bare app=x tier=2 ${isolated}\n wl shop/c bare app=x tier=3`,
      ),
    ).toEqual({ matchExpressions: [{ key: 'tier', operator: 'In', values: ['1', '2'] }] });
    const many = ['a', 'b', 'c', 'd'].map((n) => `wl shop/${n} bare app=x old=${n} ${isolated}`).join('\n ');
    expect(subject(`${many}\n wl shop/e bare app=x new=1`)).toEqual({
      matchExpressions: [{ key: 'old', operator: 'Exists' }],
    });
    expect(
      subject(
        `wl shop/a bare app=x ${isolated}\n wl shop/b bare tier=2 ${isolated}\n wl shop/c bare app=z job=1\n wl shop/d bare tier=3 job=2`,
      ),
    ).toEqual({ matchExpressions: [{ key: 'job', operator: 'DoesNotExist' }] });
  });
});

describe('name servers outside the cluster', () => {
  const TEXT = 'ns shop managed\n wl shop/web 80\n ext dns 10.1.1.1/32\n F-1 ns:shop -> ext:dns 53/udp';

  it('are asked by flows alone: nothing is opened to name servers that are not there', () => {
    const inside = written(draw(`cluster main pods 10.244.0.0/16\n ${TEXT}`));
    expect(JSON.stringify(inside)).toContain('kube-dns');
    const [all, ...more] = written(draw(`cluster main pods 10.244.0.0/16 nodns nodelocal\n ${TEXT}`));
    expect(more).toEqual([]);
    expect(all?.egress).toEqual([
      { to: [{ ipBlock: { cidr: '10.1.1.1/32' } }], ports: [{ protocol: 'UDP', port: 53 }] },
    ]);
  });

  it('leave a managed namespace of the platform closed', () => {
    expect(
      written(draw('cluster main nodns\n ns kube-system managed\n wl kube-system/a 80')).map((p) => p.name),
    ).toEqual(['default-deny']);
  });
});
