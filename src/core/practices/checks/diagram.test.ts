import { describe, expect, it } from 'vitest';
import { checkDesign, mended } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import type { Design } from '../../design/schema.ts';

const DRAWN = `
  cluster pods 10.244.0.0/16
  plane control
  plane data
  tenant a
  tenant b
  ns shop managed plane=data tenant=a
  ns ops managed plane=control tenant=b
  wl shop/web 80
  wl shop/db 5432
  wl ops/scrape 9090
  wl ops/cache 6379
  ext net 203.0.113.0/24
  F-1 shop/web -> shop/db 5432
  F-2 ops/scrape -> shop/web 80
  F-3 shop/web -> ext:net 443 must not
  G-1 separate plane
  X-1 of G-1 ops/scrape -> shop/web 80
  exp:web shop/web LoadBalancer 80
  shared:cache ops/cache 6379 for ns:ops`;

const failing = (design: Design, id: string) => checkDesign(design, id).findings.map((f) => f.text);

function keeping(design: Design, name: string, rules: string): Design {
  const id = `policy:shop/${name}`;
  const text = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: shop}\nspec:\n  podSelector: {matchLabels: {app: web}}\n  ${rules}\n`;
  const policy = { id, kind: 'NetworkPolicy', namespace: 'shop', name, text, file: 'x.yaml', firstLine: 1 };
  return { ...design, policies: { [id]: { ...policy, keep: 'unmanaged' as const } } };
}

describe('DIA-1', () => {
  it('holds where every element has its handle in a file', () => {
    expect(checkDesign(draw(DRAWN), 'DIA-1')).toMatchObject({
      state: 'holds',
      text: expect.stringMatching(/^13 elements in \d+ files$/),
    });
  });

  it('names a zone without namespaces, a flow without ports, and a flow that nobody manages', () => {
    const more = draw(
      `${DRAWN}\n tenant c\n ns old\n wl old/x 1\n wl old/y 2\n F-4 old/x -> old/y 2\n F-5 shop/web -> ops/cache ?`,
    );
    expect(failing(more, 'DIA-1')).toEqual([
      'c (tenant.example.com/name=c): no file implements it, since no namespace is in it',
      'F-4 old/x -> old/y tcp 2: no file implements it, since the design does not manage old',
      expect.stringMatching(/^F-5 .*: no file implements it, since its ports are not confirmed$/),
    ]);
    const { findings } = checkDesign(more, 'DIA-1');
    const tidied = mended(mended(more, findings[0]?.fix), findings[1]?.fix);
    expect(checkDesign(tidied, 'DIA-1').findings.map((f) => f.subject)).toEqual(['F-5']);
  });

  it('counts a policy that is kept as it was, where it allows what a flow asks for', () => {
    const old = draw('ns shop\n wl shop/web 80\n wl shop/db 5432\n F-1 shop/db -> shop/web 80');
    expect(failing(old, 'DIA-1')).toHaveLength(1);
    const from = 'ingress: [{from: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 80}]}]';
    expect(checkDesign(keeping(old, 'web', from), 'DIA-1').state).toBe('holds');
    expect(failing(keeping(old, 'web', from.replace('80', '81')), 'DIA-1')).toHaveLength(1);
  });
});

describe('DIA-2', () => {
  it('holds for what a design writes', () => {
    expect(checkDesign(draw(DRAWN), 'DIA-2').state).toBe('holds');
  });

  it('names a policy that allows nothing drawn, and takes its namespace over', () => {
    const old = draw('ns shop\n wl shop/web 80\n wl shop/db 5432\n F-1 shop/db -> shop/web 80');
    const served = keeping(
      old,
      'web',
      'ingress: [{from: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 80}]}]',
    );
    expect(checkDesign(served, 'DIA-2').state).toBe('holds');
    const unasked = keeping(old, 'web', 'ingress: [{from: [{namespaceSelector: {}}], ports: [{port: 9999}]}]');
    const { findings } = checkDesign(unasked, 'DIA-2');
    expect(findings[0]?.text).toMatch(/^NetworkPolicy shop\/web \(.*:1\) allows nothing that is drawn$/);
    expect(checkDesign(mended(unasked, findings[0]?.fix), 'DIA-2').state).toBe('holds');
  });

  it('lets a policy be that only closes', () => {
    const old = draw('ns shop\n wl shop/web 80');
    expect(checkDesign(keeping(old, 'deny', 'policyTypes: [Ingress]'), 'DIA-2').state).toBe('holds');
  });
});
