import { describe, expect, it } from 'vitest';
import { checkDesign, mended } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';

const ZONED = `
  cluster pods 10.244.0.0/16
  plane data
  plane management
  env prod
  env dev
  tenant a
  tenant b
  ns shop plane=data env=prod tenant=a
  ns tool plane=management env=dev tenant=b
  wl shop/web 8080
  wl tool/scan 443
`;

describe.each([
  ['PLANE-1', 'plane', 'plane:data', 'plane:management'],
  ['ENV-1', 'environment', 'env:prod', 'env:dev'],
  ['TEN-1', 'tenant', 'tenant:a', 'tenant:b'],
])('%s', (id, axis, one, other) => {
  it('finds both ways across, with a witness, and holds once the guardrail is there', () => {
    const open = draw(ZONED);
    const found = checkDesign(open, id);
    expect(found.state).toBe('fails');
    expect(found.findings.map((f) => f.subject).sort()).toEqual([`${one} ${other}`, `${other} ${one}`].sort());
    expect(found.findings[0]?.witness).toMatchObject({ from: 'shop/web[Deployment]', to: 'tool/scan[Deployment]' });
    const closed = mended(open, found.findings[0]?.fix);
    expect(Object.values(closed.guardrails)[0]?.rule).toEqual({ kind: 'separate', axis });
    const after = checkDesign(closed, id);
    expect(after).toMatchObject({ state: 'holds', pairs: 2 });
  });

  it('says nothing where there is nothing to keep apart', () => {
    expect(checkDesign(draw('ns shop\n wl shop/web 80'), id).state).toBe('does not apply');
  });
});

it('across planes a flow is enough; across environments and tenants it takes an exception', () => {
  const flow = draw(`${ZONED.replaceAll('ns shop ', 'ns shop managed ').replaceAll('ns tool ', 'ns tool managed ')}
    F-1 shop/web -> tool/scan 443`);
  expect(checkDesign(flow, 'PLANE-1').state).toBe('holds');
  expect(checkDesign(flow, 'ENV-1').findings.map((f) => f.subject)).toEqual(['env:prod env:dev']);
  const gated = draw(`${ZONED.replaceAll('ns shop ', 'ns shop managed ').replaceAll('ns tool ', 'ns tool managed ')}
    G-1 separate env
    G-2 separate tenant
    F-1 shop/web -> tool/scan 443
    X-1 of G-1 shop/web -> tool/scan 443
    X-2 of G-2 shop/web -> tool/scan 443`);
  expect(checkDesign(gated, 'ENV-1').state).toBe('holds');
  expect(checkDesign(gated, 'TEN-1').state).toBe('holds');
});

it('PLANE-2 names what stands in no plane', () => {
  const found = checkDesign(draw('plane data\n ns shop plane=data\n ns tool\n host node 10.0.0.1'), 'PLANE-2');
  expect(found.findings.map((f) => f.subject)).toEqual(['host:node', 'ns:tool']);
  expect(checkDesign(draw('plane data\n ns shop plane=data\n host node 10.0.0.1 plane=data'), 'PLANE-2').state).toBe(
    'holds',
  );
});

it('PLANE-4 asks for owner and reason of a flow across planes', () => {
  const design = draw(`${ZONED}\n F-1 shop/web -> tool/scan 443`);
  expect(checkDesign(design, 'PLANE-4').findings[0]?.text).toContain('without an owner and a reason');
  const flow = design.flows['F-1'];
  const owned = { ...design, flows: flow ? { 'F-1': { ...flow, owner: 'shop', reason: 'scans' } } : {} };
  expect(checkDesign(owned, 'PLANE-4').state).toBe('holds');
});

it('ENV-3 finds a pod of the host network beside another environment', () => {
  const beside = 'env prod\n env dev\n ns a env=prod\n ns b env=dev\n wl a/agent host\n wl b/web 80';
  expect(checkDesign(draw(beside), 'ENV-3').findings.map((f) => f.subject)).toEqual(['wl:a/agent']);
  expect(checkDesign(draw(beside.replace(' host', ' 80')), 'ENV-3').state).toBe('holds');
});

it('PLANE-5 finds the way round through a third plane', () => {
  const round = `
    plane a
    plane b
    plane c
    ns a managed plane=a
    ns b managed plane=b
    ns c managed plane=c
    wl a/x 80
    wl b/y 80
    wl c/z 80
    F-1 a/x -> b/y 80
    F-2 b/y -> c/z 80`;
  const found = checkDesign(draw(round), 'PLANE-5');
  expect(found.findings.map((f) => [f.subject, f.text])).toEqual([
    ['plane:a plane:c', 'a may not connect to c, and reaches it through others: a/x → b/y → c/z'],
  ]);
  expect(found.findings[0]?.witness).toMatchObject({ from: 'b/y[Deployment]', to: 'c/z[Deployment]', port: 80 });
  expect(checkDesign(draw(round.replace('F-2 b/y -> c/z 80', 'F-2 c/z -> b/y 80')), 'PLANE-5').state).toBe('holds');
});
