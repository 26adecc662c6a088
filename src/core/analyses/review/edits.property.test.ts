import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryOf } from '../../../testing/arbitrary-design.ts';
import { draw } from '../../../testing/draw.ts';
import { COLLECTION_NAMES, EMPTY_LAYOUT } from '../../design/empty.ts';
import { sameValue } from '../../design/fields.ts';
import { COLLECTIONS, type Design } from '../../design/schema.ts';
import { prepareDesign, solveSide } from '../../pipeline/sides.ts';
import { editsOf } from './edits.ts';
import type { ReviewSide } from './sides.ts';

const WORLD = draw(`
  cluster pods 10.244.0.0/16
  plane a
  ns shop managed plane=a
  wl shop/web app=web
  wl shop/db app=db 5432
  F-1 shop/web -> shop/db 5432
  G-1 separate plane
`);

function side(design: Design): ReviewSide {
  return { solved: solveSide(prepareDesign({ design, layout: EMPTY_LAYOUT })), design, speaks: true };
}

function isNamed(before: Design, after: Design): boolean {
  const { labels, drawn } = editsOf({ before: side(before), after: side(after) });
  return labels.length + drawn.length > 0;
}

type Thing = { readonly id: string } & Readonly<Record<string, unknown>>;

/** The world with a thing in place of what has its id, or beside everything. */
function having(collection: string, thing: Thing): Design {
  const all = WORLD as unknown as Readonly<Record<string, Readonly<Record<string, Thing>>>>;
  return { ...WORLD, [collection]: { ...all[collection], [thing.id]: thing } } as Design;
}

/** A note without the sentence of a review that it is about: what is said of a review stands there. */
function unsaid(thing: Thing): Thing {
  return withField(thing, 'sentence', undefined);
}

function withField(thing: Thing, field: string, value: unknown): Thing {
  const { [field]: _, ...rest } = thing;
  return (value === undefined ? rest : { ...rest, [field]: value }) as Thing;
}

/** Of one value only so far; what stands at a sentence; what has a test of its own; where a policy was read from. */
const LEFT_OUT = new Set([
  'clusters.dataPlane',
  'notes.sentence',
  'placements.clusters',
  'policies.file',
  'policies.firstLine',
]);

describe('what was edited names any one edit of a design', () => {
  const places = COLLECTION_NAMES.flatMap((collection) =>
    Object.keys(COLLECTIONS[collection].shape).flatMap((field) =>
      LEFT_OUT.has(`${collection}.${field}`) || field === 'id' ? [] : [[collection, field] as const],
    ),
  );

  it.each(places)('%s.%s', (collection, field) => {
    const thing = arbitraryOf(COLLECTIONS[collection]) as fc.Arbitrary<Thing>;
    const pair = fc
      .tuple(thing, thing)
      .map(([one, other]) => [unsaid(one), withField(unsaid(one), field, other[field])] as const)
      .filter(([one, other]) => !sameValue(one, other));
    fc.assert(
      fc.property(pair, ([one, other]) => {
        expect(isNamed(having(collection, one), having(collection, other))).toBe(true);
      }),
      { numRuns: 3 },
    );
  });

  it('placements.clusters', () => {
    const placed = (clusters: Record<string, string>) =>
      having('placements', { id: 'placement:a', name: 'a', clusters });
    expect(isNamed(placed({}), placed({ 'env:a': 'cluster:main' }))).toBe(true);
  });

  it.each(COLLECTION_NAMES)('%s that come and go', (collection) => {
    const thing = arbitraryOf(COLLECTIONS[collection]) as fc.Arbitrary<Thing>;
    fc.assert(
      fc.property(thing, (made) => {
        const after = having(collection, unsaid(made));
        expect(isNamed(WORLD, after)).toBe(true);
        expect(isNamed(after, WORLD)).toBe(true);
      }),
      { numRuns: 2 },
    );
  });

  it('and not that the same policy was read from elsewhere', () => {
    const policy = (file: string, firstLine: number) =>
      having('policies', { id: 'policy:shop/x', kind: 'NetworkPolicy', name: 'x', text: 'a: 1', file, firstLine });
    expect(isNamed(policy('a.yaml', 1), policy('b/a.yaml', 40))).toBe(false);
  });

  it('and nothing where nothing was', () => {
    expect(isNamed(WORLD, structuredClone(WORLD))).toBe(false);
    expect(isNamed(WORLD, { ...WORLD, name: 'another' })).toBe(true);
  });
});
