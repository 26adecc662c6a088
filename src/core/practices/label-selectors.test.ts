/** The label standard and what policies select by (LAB-3). */
import { expect, test } from 'vitest';
import { checkDesign } from '../../testing/checks.ts';
import { draw } from '../../testing/draw.ts';
import { COLLECTIONS, type Design } from '../design/schema.ts';

const registered = (design: Design, key: string): Design => ({
  ...design,
  labelKeys: { 'key:k': COLLECTIONS.labelKeys.parse({ id: 'key:k', key, scope: 'pod' }) },
});

const SHOP = draw(`
  ns shop managed
  wl shop/web role=front 80
  wl shop/db role=store 5432
  F-1 shop/web -> shop/db 5432
`);

test('policies are written by keys of the standard where these tell workloads apart', () => {
  for (const key of ['app', 'role'])
    expect([key, checkDesign(registered(SHOP, key), 'LAB-3').state]).toEqual([key, 'holds']);
});

test('a policy that selects pods by another key is named with its namespace', () => {
  const { state, findings } = checkDesign(registered(SHOP, 'tier'), 'LAB-3');
  expect(state).toBe('fails');
  expect(findings.map((f) => [f.text, f.ids])).toEqual([
    [
      'app selects pods in NetworkPolicy shop/allow-web and 1 more policy and is not in the standard for pods',
      ['ns:shop'],
    ],
  ]);
});
