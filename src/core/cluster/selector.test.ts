import { describe, expect, it } from 'vitest';
import { labelsOf } from './labels.ts';
import {
  EVERYTHING,
  type Requirement,
  selectorKey,
  selectorMatches,
  selectorOf,
  selectorOfLabels,
} from './selector.ts';

const labels = labelsOf({ tier: 'gold', empty: '' });

describe('selectors (semantics/kubernetes.md 1.2)', () => {
  it.each<[Requirement, boolean]>([
    [{ key: 'tier', operator: 'In', values: ['gold', 'x'] }, true],
    [{ key: 'tier', operator: 'In', values: ['Gold'] }, false],
    [{ key: 'empty', operator: 'In', values: [''] }, true],
    [{ key: 'absent', operator: 'In', values: [''] }, false],
    [{ key: 'tier', operator: 'NotIn', values: ['gold'] }, false],
    [{ key: 'absent', operator: 'NotIn', values: ['gold'] }, true],
    [{ key: 'empty', operator: 'Exists' }, true],
    [{ key: 'absent', operator: 'Exists' }, false],
    [{ key: 'absent', operator: 'DoesNotExist' }, true],
    [{ key: 'empty', operator: 'DoesNotExist' }, false],
    [{ key: 'constructor', operator: 'Exists' }, false],
    [{ key: '__proto__', operator: 'DoesNotExist' }, true],
  ])('%j gives %s', (requirement, expected) => {
    expect(selectorMatches(selectorOf([requirement]), labels)).toBe(expected);
  });

  it('match everything when empty, and nothing when contradictory', () => {
    expect(selectorMatches(EVERYTHING, labels)).toBe(true);
    const contradiction = selectorOf([
      { key: 'tier', operator: 'Exists' },
      { key: 'tier', operator: 'DoesNotExist' },
    ]);
    expect(selectorMatches(contradiction, labels)).toBe(false);
  });

  it('have one text for one meaning, whatever the order', () => {
    const a = selectorOf([
      { key: 'b', operator: 'In', values: ['2', '1', '1'] },
      { key: 'a', operator: 'Exists' },
    ]);
    const b = selectorOf([
      { key: 'a', operator: 'Exists' },
      { key: 'b', operator: 'In', values: ['1', '2'] },
    ]);
    expect(selectorKey(a)).toBe(selectorKey(b));
    expect(selectorKey(selectorOfLabels([['a', 'x']]))).not.toBe(selectorKey(selectorOfLabels([['a', 'y']])));
  });
});
