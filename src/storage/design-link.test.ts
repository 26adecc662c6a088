import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { packDesign, unpackDesign } from './design-link.ts';

const DESIGN = 'version: 1\nname: Shop – größer\nnamespaces:\n  - id: ns:shop\n    name: shop\n';
const LAYOUT = 'version: 1\nnodes:\n  ns:shop: { x: 1, y: 2 }\n';

test('both files come out as they went in, by way of letters that a URL takes', () => {
  const packed = packDesign(DESIGN, LAYOUT);
  expect(packed).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(unpackDesign(packed)).toEqual([
    { name: 'design.yaml', text: DESIGN },
    { name: 'layout.yaml', text: LAYOUT },
  ]);
  expect(packDesign(DESIGN, LAYOUT)).toBe(packed);
});

test('a large design is packed well', () => {
  const large = Array.from({ length: 500 }, (_, i) => `  - { id: "ns:team-${i}", name: team-${i} }\n`).join('');
  expect(packDesign(large, '').length).toBeLessThan(large.length / 4);
});

test('what was cut, changed or never packed is none', () => {
  const packed = packDesign(DESIGN, LAYOUT);
  for (const broken of ['', 'a', '!!', packed.slice(0, -9), `A${packed}`, 'AAAA'])
    expect(unpackDesign(broken)).toBeUndefined();
});

test('a bomb is left before it goes off', () => {
  const bomb = Buffer.from(deflateSync(new Uint8Array(64 * 1024 * 1024))).toString('base64url');
  expect(bomb.length).toBeLessThan(100_000);
  expect(unpackDesign(bomb)).toBeUndefined();
});
