import { expect, it } from 'vitest';
import { checkDesign, mended } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';

const TWO = `
  cluster pods 10.244.0.0/16
  tenant a
  tenant b
  ns shop tenant=a
  ns bank tenant=b
  wl shop/web 8080
  wl bank/db 5432
`;

it('TEN-2 lists what a managed namespace leaves open beyond its flows', () => {
  const closed = draw(TWO.replace('ns shop ', 'ns shop managed ').replace('ns bank ', 'ns bank managed '));
  expect(checkDesign(closed, 'TEN-2').state).toBe('holds');
  const kept = {
    ...closed,
    policies: {
      'policy:shop/open': {
        id: 'policy:shop/open',
        kind: 'NetworkPolicy',
        namespace: 'shop',
        name: 'open',
        text: 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: open, namespace: shop}\nspec: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 198.51.100.0/24}}]}]}\n',
        file: 'x.yaml',
        firstLine: 1,
        keep: 'yes' as const,
      },
    },
  };
  const found = checkDesign(kept, 'TEN-2');
  expect(found.findings[0]?.text).toMatch(
    /^198\.51\.100\.0-198\.51\.100\.255 → shop\/web .* is open and no flow asks for it/,
  );
  expect(found.findings[0]?.witness).toMatchObject({ to: 'shop/web[Deployment]' });
});

it('TEN-3 finds a tenant that nothing isolates, and holds once the design manages it', () => {
  const open = draw(TWO);
  const found = checkDesign(open, 'TEN-3');
  expect(found.findings.map((f) => f.subject)).toEqual(['tenant:a', 'tenant:b']);
  const half = mended(open, found.findings[0]?.fix);
  expect(checkDesign(half, 'TEN-3').findings.map((f) => f.subject)).toEqual(['tenant:b']);
});

it('TEN-4 lets a namespace that nobody labelled reach no tenant', () => {
  const open = draw(TWO);
  const found = checkDesign(open, 'TEN-4');
  expect(found.findings.map((f) => f.subject).sort()).toEqual([
    'A new namespace without labels bank',
    'A new namespace without labels shop',
  ]);
  const managed = found.findings.reduce((design, f) => mended(design, f.fix), open);
  expect(checkDesign(managed, 'TEN-4').state).toBe('holds');
  expect(checkDesign(draw(`${TWO} G-1 separate tenant`), 'TEN-4').state).toBe('holds');
});

it('TEN-5 finds a label that says another tenant than the design does', () => {
  const design = draw(TWO);
  const { 'ns:shop': shop } = draw(TWO).namespaces;
  if (!shop) throw new Error('drawn');
  const key = design.tenants['tenant:b']?.label.key ?? '';
  const wrong = { ...design, namespaces: { ...design.namespaces, 'ns:shop': { ...shop, labels: { [key]: 'b' } } } };
  const found = checkDesign(wrong, 'TEN-5');
  expect(found.findings[0]?.text).toContain('the label of b');
  expect(checkDesign(mended(wrong, found.findings[0]?.fix), 'TEN-5').state).toBe('holds');
});

it('TEN-6 isolates a tenant to come where a guardrail names the others, not where it names two', () => {
  expect(checkDesign(draw(`${TWO} G-1 separate tenant`), 'TEN-6').state).toBe('holds');
  const named = draw(`${TWO} G-1 forbid tenant:a -> tenant:b any`);
  expect(checkDesign(named, 'TEN-6').state).toBe('fails');
});
