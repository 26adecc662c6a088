import { expect, it } from 'vitest';
import { fnv1a64 } from './fnv.ts';

it.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('gives the published value of `%s`', (text, digest) => {
  expect(fnv1a64(text)).toBe(digest);
});

it('takes any text, and tells texts apart', () => {
  const digests = ['é', 'é', '😀', '\ud83d', '€'].map(fnv1a64);
  expect(digests.every((d) => /^[0-9a-f]{16}$/.test(d))).toBe(true);
  expect(new Set(digests).size).toBe(4);
  expect(fnv1a64('\ud83d')).toBe(fnv1a64('\ufffd'));
});
