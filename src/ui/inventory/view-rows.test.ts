import { describe, expect, test } from 'vitest';
import { classify } from '../../core/design/classify/suggest.ts';
import { namespaces } from '../../testing/namespaces.ts';
import { completionsFor } from './completions.ts';
import { type Looking, viewRows } from './view-rows.ts';

const design = namespaces('a-2 plane:data owner:ann | web\na-10 env=prod\nb env:prod | api db\nkube-system plane:data');
const names = (looking: Partial<Looking>) =>
  viewRows({ design, answer: undefined }, classify(design), {
    kind: 'namespaces',
    text: '',
    show: 'all',
    sorting: { column: 'name', descending: false },
    ...looking,
  }).map((id) => id.slice(3));

describe('rows', () => {
  test.each<[string, Partial<Looking>, string[]]>([
    ['in the order of their names', {}, ['a-2', 'a-10', 'b', 'kube-system']],
    [
      'by a number, the other way round',
      { sorting: { column: 'workloads', descending: true } },
      ['b', 'a-2', 'a-10', 'kube-system'],
    ],
    ['the empty ones last', { sorting: { column: 'owner', descending: false } }, ['a-2', 'a-10', 'b', 'kube-system']],
    [
      'the empty ones last either way',
      { sorting: { column: 'owner', descending: true } },
      ['a-2', 'a-10', 'b', 'kube-system'],
    ],
    ['with a word in any column', { text: 'ANN' }, ['a-2']],
    ['with all words', { text: 'prod 10' }, ['a-10']],
    ['in no plane', { show: 'no plane' }, ['a-10', 'b']],
    ['against the evidence', { show: 'doubted' }, ['kube-system']],
    ['workloads', { kind: 'workloads' }, ['b/api', 'b/db', 'a-2/web']],
    ['nothing outside', { kind: 'outside' }, []],
  ])('%s', (_, looking, expected) => {
    expect(names(looking)).toEqual(expected);
  });
});

describe('completions', () => {
  const complete = (attribute: Parameters<typeof completionsFor>[0]['attribute'], text: string, id = 'ns:a-10') => {
    const { suggestions, doubts } = classify(design);
    return completionsFor({
      design,
      attribute,
      suggestion: suggestions.find((s) => s.id === id && s.attribute === attribute),
      doubt: doubts.find((d) => d.id === id && d.attribute === attribute),
    })(text).map((c) => (c.isNew ? `+${c.value}` : c.value));
  };

  test('the evidence first, then what is in use, then what would be new', () => {
    expect(complete('environment', '')).toEqual(['prod']);
    expect(complete('environment', 'pr')).toEqual(['prod', '+pr']);
    expect(complete('environment', 'Prod')).toEqual(['prod']);
    expect(complete('plane', '', 'ns:kube-system')).toEqual(['control', 'data']);
    expect(complete('owner', 'a')).toEqual(['ann']);
    expect(complete('owner', 'x')).toEqual([]);
    expect(complete('isolation', 'imp')).toEqual(['as imported']);
  });

  test('of a list of compliance zones, the last', () => {
    expect(complete('compliance', 'PCI, hi')).toEqual(['+PCI, hi']);
  });
});
