import { expect, it } from 'vitest';
import { checkDesign, mended } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import type { Design } from '../../design/schema.ts';

const GATED = `
  cluster pods 10.244.0.0/16
  tenant a
  tenant b
  ns shop managed tenant=a
  ns bank managed tenant=b
  wl shop/web 8080
  wl bank/db 5432
  G-1 separate tenant
  X-1 of G-1 shop/web -> bank/db 5432,9090
  F-1 shop/web -> bank/db 5432
`;

const until = (design: Design, expires: string): Design => {
  const x = design.exceptions['X-1'];
  return { ...design, exceptions: x ? { 'X-1': { ...x, expires } } : {} };
};

it('EXC-1 finds an exception that is over on the day given, and asks for the day', () => {
  const over = until(draw(GATED), '2026-11-24');
  const found = checkDesign(over, 'EXC-1', { day: '2026-11-25' });
  expect(found.findings[0]?.text).toBe('X-1 shop/web → bank/db expired 1 day ago');
  expect(checkDesign(mended(over, found.findings[0]?.fix), 'EXC-1', { day: '2026-11-25' }).state).toBe(
    'does not apply',
  );
  expect(checkDesign(over, 'EXC-1', { day: '2026-11-24' }).state).toBe('holds');
  expect(checkDesign(over, 'EXC-1').state).toBe('not decidable');
});

it('EXC-2 finds what an exception grants beyond its flows, and narrows it', () => {
  const broad = draw(GATED);
  const found = checkDesign(broad, 'EXC-2');
  expect(found.findings[0]?.text).toContain('beyond its flows');
  const narrow = mended(broad, found.findings[0]?.fix);
  expect(narrow.exceptions['X-1']?.ports).toEqual([{ protocol: 'TCP', port: 5432 }]);
  expect(checkDesign(narrow, 'EXC-2').state).toBe('holds');
  expect(checkDesign(draw(GATED.replace('F-1 shop/web -> bank/db 5432', '')), 'EXC-2').findings[0]?.text).toContain(
    'no flow goes through it',
  );
});

it('EXC-3 calls what more than three tenants are let into a shared service', () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const text = (n: number) =>
    [
      ...names.map((t) => `tenant ${t}\n ns ${t} managed tenant=${t}\n wl ${t}/x 80`),
      'G-1 separate tenant',
      ...names.slice(1, n + 1).map((t, i) => `X-${i + 1} of G-1 ${t}/x -> a/x 80`),
    ].join('\n');
  expect(checkDesign(draw(text(4)), 'EXC-3').findings[0]?.text).toContain('a/x is reached by 4 tenants');
  expect(checkDesign(draw(text(3)), 'EXC-3').state).toBe('holds');
});
