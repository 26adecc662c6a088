/** Labels and selectors over an alphabet so small that they meet: three keys, of which a value may be empty. */
import fc from 'fast-check';
import type { RawSelector } from '../reference/objects.ts';

const value = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b') }, { weight: 1, arbitrary: fc.constant('') });
export const POD_KEYS = ['app', 'tier', 'constructor'] as const;
export const NAMESPACE_KEYS = ['env', 'team'] as const;

export function labels(keys: readonly string[]): fc.Arbitrary<Record<string, string>> {
  const [first = '', ...rest] = keys;
  const more = fc.dictionary(fc.constantFrom(...rest, first), value, { maxKeys: 2, noNullPrototype: true });
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(value, more).map(([v, others]) => ({ ...others, [first]: v })) },
    { weight: 1, arbitrary: more },
  );
}

function expression(keys: readonly string[]): fc.Arbitrary<NonNullable<RawSelector['matchExpressions']>[number]> {
  const key = fc.constantFrom(...keys);
  const values = fc.uniqueArray(value, { minLength: 1, maxLength: 2 });
  return fc.oneof(
    fc.record({ key, operator: fc.constantFrom('In', 'NotIn'), values }),
    fc.record({ key, operator: fc.constantFrom('Exists', 'DoesNotExist') }),
  );
}

/** A valid label selector: often empty, mostly with one condition, sometimes contradictory. */
export function selector(keys: readonly string[]): fc.Arbitrary<RawSelector> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    {
      weight: 3,
      arbitrary: fc.record({ matchLabels: fc.record({ [keys[0] ?? '']: value }) }) as fc.Arbitrary<RawSelector>,
    },
    {
      weight: 2,
      arbitrary: fc.record({ matchExpressions: fc.array(expression(keys), { minLength: 1, maxLength: 2 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        matchLabels: labels(keys),
        matchExpressions: fc.array(expression(keys), { maxLength: 1 }),
      }),
    },
  );
}

/** A selector of namespaces, sometimes by the name that nobody can forge. */
export function namespaceSelector(names: readonly string[]): fc.Arbitrary<RawSelector> {
  const byName = fc.constantFrom(...names).map((name) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } }));
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 3, arbitrary: selector(NAMESPACE_KEYS) },
    { weight: 1, arbitrary: byName },
  );
}
