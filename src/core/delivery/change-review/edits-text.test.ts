import { describe, expect, it } from 'vitest';
import type { ReviewAnswer } from '../../analyses/review/answer.ts';
import { editsText } from './edits-text.ts';

const NONE = { added: [], removed: [], changed: [] };
const lines = (edits: ReviewAnswer['edits']) => editsText({ edits } as ReviewAnswer);

describe('what was edited, in lines', () => {
  it('is nothing where nothing was', () => {
    expect(lines({ policies: NONE, labels: [], drawn: [] })).toEqual([]);
  });

  it('names a label that changed, came, or went, and where', () => {
    expect(
      lines({
        policies: NONE,
        labels: [
          { on: 'namespace', key: 'env', before: 'dev', after: 'prod', names: ['shop-dev'] },
          { on: 'namespace', key: 'plane', after: 'data', names: ['a', 'b'] },
          { on: 'workload', key: 'tenant', before: '', names: ['c/x'] },
        ],
        drawn: [],
      }),
    ).toEqual([
      'Label env is prod, and was dev, on namespace shop-dev.',
      'Label plane is data, and was not there, on 2 namespaces: a, b.',
      'Label tenant is gone, and was empty, on pods of workload c/x.',
    ]);
  });

  it('names the first policies and counts the others', () => {
    const added = Array.from({ length: 300 }, (_, i) => `NetworkPolicy shop/p${i}`);
    const [line] = lines({ policies: { ...NONE, added }, labels: [], drawn: [] });
    expect(line).toMatch(/^New policies \(300\): NetworkPolicy shop\/p0, .* and 292 more\.$/);
  });

  it('says what was drawn, a line each, and how much more', () => {
    const drawn = [{ title: 'Flows', sentences: ['removed flow F-2 `a` → `b`'], left: 1200 }];
    expect(lines({ policies: NONE, labels: [], drawn })).toEqual(['Removed flow F-2 a → b.', 'Flows: 1,200 more.']);
  });
});
