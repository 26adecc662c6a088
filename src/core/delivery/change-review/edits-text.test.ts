import { describe, expect, it } from 'vitest';
import type { ReviewAnswer } from '../../analyses/review/answer.ts';
import { editsText } from './edits-text.ts';

const NONE = { added: [], removed: [], changed: [] };
const lines = (edits: ReviewAnswer['edits']) => editsText({ edits } as ReviewAnswer);

describe('what was edited, in lines', () => {
  it('is nothing where nothing was', () => {
    expect(lines({ policies: NONE, labels: [] })).toEqual([]);
  });

  it('names a label that changed, came, or went, and where', () => {
    expect(
      lines({
        policies: NONE,
        labels: [
          { key: 'env', before: 'dev', after: 'prod', namespaces: ['shop-dev'] },
          { key: 'plane', after: 'data', namespaces: ['a', 'b'] },
          { key: 'tenant', before: '', namespaces: ['c'] },
        ],
      }),
    ).toEqual([
      'Label env is prod, and was dev, on namespace shop-dev.',
      'Label plane is data, and was not there, on 2 namespaces: a, b.',
      'Label tenant is gone, and was empty, on namespace c.',
    ]);
  });

  it('names the first policies and counts the others', () => {
    const added = Array.from({ length: 300 }, (_, i) => `NetworkPolicy shop/p${i}`);
    const [line] = lines({ policies: { ...NONE, added }, labels: [] });
    expect(line).toMatch(/^New policies \(300\): NetworkPolicy shop\/p0, .* and 292 more\.$/);
  });
});
