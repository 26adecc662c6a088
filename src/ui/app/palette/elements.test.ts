import { describe, expect, test } from 'vitest';
import { change } from '../../../core/design/change.ts';
import { addNamespace, addWorkload } from '../../../core/design/edits/add.ts';
import { connect } from '../../../core/design/edits/connect.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../../core/design/empty.ts';
import { bestMatches, matchRank, paletteElements } from './elements.ts';

const [{ design }] = change({ design: emptyDesign('test'), layout: EMPTY_LAYOUT }, 'draw', (draft) => {
  const namespace = addNamespace(draft, { name: 'shop' });
  const web = addWorkload(draft, { namespace, name: 'web' });
  const db = addWorkload(draft, { namespace, name: 'db' });
  connect(draft, web, db, 'any');
});

describe('paletteElements', () => {
  test('workloads stand under their namespace, flows under their handle', () => {
    expect(paletteElements(design).map((e) => `${e.name} (${e.kind})`)).toEqual([
      'shop (namespace)',
      'shop/web (Deployment)',
      'shop/db (Deployment)',
      'F-1 shop/web → shop/db (flow)',
    ]);
  });
});

describe('bestMatches', () => {
  const find = (query: string) => bestMatches(paletteElements(design), (e) => e.name, query, 2).map((e) => e.name);

  test('the start of a name beats the start of a word, which beats the middle', () => {
    expect(find('web')).toEqual(['shop/web', 'F-1 shop/web → shop/db']);
    expect(find('F-1')).toEqual(['F-1 shop/web → shop/db']);
    expect(matchRank('add namespace', 'name')).toBeLessThan(matchRank('rename it all', 'name') ?? 0);
  });

  test('every word must be found, and no more than the limit is given', () => {
    expect(find('web orders')).toEqual([]);
    expect(find('')).toHaveLength(2);
  });
});
