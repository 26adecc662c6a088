/** The generators are measured: a generator whose policies do nothing proves nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cluster } from './cluster.ts';
import { measure } from './measure.ts';
import { policies } from './policies.ts';

const SEED = 20_260_803;

test.each(['whole', 'partly'] as const)('worlds that are shown %s do something', (shown) => {
  const worlds = fc.tuple(cluster({ shown }), policies).map(([objects, rules]) => [...objects, ...rules]);
  const m = measure(fc.sample(worlds, { seed: SEED, numRuns: 40 }));
  const share = (part: number, whole: number) => Math.round((100 * part) / whole);
  const found = {
    allowed: share(m.allowed, m.packets),
    denied: share(m.denied, m.packets),
    undefined: share(m.undefined, m.packets),
    matching: share(m.matching, m.selectors),
    deciding: share(m.deciding, m.rules),
  };
  console.info(`generators, ${shown}: ${m.worlds} worlds, ${m.packets} packets, ${m.rules} rules, in percent`, found);
  expect(found.allowed).toBeGreaterThan(20);
  expect(found.denied).toBeGreaterThan(15);
  expect(found.undefined).toBeGreaterThan(2);
  expect(found.matching).toBeGreaterThan(40);
  expect(found.deciding).toBeGreaterThan(15);
});
