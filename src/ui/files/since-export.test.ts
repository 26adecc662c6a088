import { describe, expect, test } from 'vitest';
import { fnv1a64 } from '../../core/lib/fnv.ts';
import { sinceExport, sinceText } from './since-export.ts';

const exported = (files: Record<string, string>, isLarge = false) => ({
  at: 0,
  digest: '',
  files: Object.entries(files).map(([path, text]) => ({ path, digest: fnv1a64(text), ...(isLarge ? {} : { text }) })),
});
const files = (all: Record<string, string>) => Object.entries(all).map(([path, text]) => ({ path, text }));

describe('sinceExport', () => {
  test.each([false, true])('tells what came, went and changed (digests only: %s)', (isLarge) => {
    const since = sinceExport(files({ a: '1', b: '2', d: '4' }), exported({ a: '1', b: '0', c: '3' }, isLarge));
    expect(Object.fromEntries(since?.status ?? [])).toEqual({ a: 'same', b: 'changed', d: 'added', c: 'removed' });
    expect(since && sinceText(since)).toBe('1 changed, 1 added, 1 removed');
    expect(since?.removed.map((f) => f.path)).toEqual(['c']);
  });

  test('says nothing before the first export, and that nothing changed after it', () => {
    expect(sinceExport(files({ a: '1' }), undefined)).toBeUndefined();
    const since = sinceExport(files({ a: '1' }), exported({ a: '1' }));
    expect(since && sinceText(since)).toBe('nothing changed');
  });
});
