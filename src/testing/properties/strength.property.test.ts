/** Guardrail strength is what trying everything finds (`solver.md`, Guardrail strength). */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askSmall } from '../strength/ask.ts';
import { bruteStrength } from '../strength/brute.ts';
import { smallPlatform } from '../strength/platforms.ts';

const RUNS = 160;

test('agrees with every policy and every label up to a small bound', { timeout: 240_000 }, () => {
  const counts = { holds: 0, falls: 0, 'left open': 0, 'over budget': 0, 'needs writing': 0 };
  fc.assert(
    fc.property(smallPlatform, (platform) => {
      const { verdict } = askSmall(platform);
      counts[verdict.kind]++;
      if (verdict.kind === 'falls' && verdict.attack.steps.length > 0) counts['needs writing']++;
      expect(verdict.kind).toBe(bruteStrength(platform));
    }),
    { numRuns: RUNS },
  );
  console.info(`strength: of ${RUNS} small platforms`, counts);
  // measured: a generator without attacks, or without proofs, would prove nothing
  expect(counts.holds).toBeGreaterThan(RUNS / 10);
  expect(counts['needs writing']).toBeGreaterThan(RUNS / 16);
});
