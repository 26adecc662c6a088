import { describe, expect, test } from 'vitest';
import { designHash, type PlaceLink, placeHash, readHash } from './link-text.ts';

const HERE: PlaceLink = { pane: 'map', side: 'design', groupBy: undefined, select: [], design: undefined };

describe('the address of a place', () => {
  test('is short where everything is as usual, and readable where it is not', () => {
    expect(placeHash(HERE)).toBe('#/map');
    expect(placeHash({ ...HERE, select: ['wl:shop/web', 'F-1'] })).toBe('#/map?select=wl:shop/web,F-1');
    expect(placeHash({ pane: 'files', side: 'today', groupBy: 'tenant', select: [], design: 'ab-12' })).toBe(
      '#/files?side=today&group=tenant&design=ab-12',
    );
  });

  test('is read back', () => {
    for (const place of [
      HERE,
      { ...HERE, select: ['wl:shop/web', 'plane:a_b.c'] },
      { pane: 'files', side: 'change', groupBy: 'namespace', select: ['F-12'], design: 'ab-12' } as const,
    ])
      expect(readHash(placeHash(place))).toEqual({ kind: 'place', ...place });
  });

  test('names no more than fit', () => {
    const many = Array.from({ length: 41 }, (_, i) => `wl:shop/w-${i}`);
    expect(placeHash({ ...HERE, select: many })).toBe('#/map');
    expect(readHash(`#/map?select=${many.join(',')}`)).toMatchObject({ select: many.slice(0, 40) });
  });
});

describe('an address from anybody', () => {
  test.each([
    '',
    '#',
    '#view',
    '#/',
    '#/nowhere',
    '#/map/../x',
    '#/MAP',
    '#/open',
    '#/open?d=',
    '#/open?d=a b',
    '#/open?x=1',
  ])('`%s` is none of ours', (hash) => expect(readHash(hash)).toBeUndefined());

  test('what is unknown counts for nothing', () => {
    expect(readHash('#/map?side=left&group=__proto__&select=%E0%A4%A,,wl:a&select=wl:b&design=../x')).toEqual({
      kind: 'place',
      ...HERE,
      select: ['wl:a'],
    });
  });

  test('a packed design is only letters that are ours, and not endless', () => {
    expect(readHash(designHash('aZ9_-'))).toEqual({ kind: 'design', packed: 'aZ9_-' });
    expect(readHash(designHash('a'.repeat(200_000)))).toBeUndefined();
    expect(readHash('#/open?d=<script>')).toBeUndefined();
  });
});
