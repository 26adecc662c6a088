import fc from 'fast-check';
import { expect, it } from 'vitest';
import { change, type Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { applyDelta, documentDelta } from './document-delta.ts';

const BASE: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };

const edit = fc.oneof(
  fc.record({ what: fc.constant('plane' as const), id: fc.constantFrom('a', 'b', 'c'), name: fc.string() }),
  fc.record({ what: fc.constant('drop' as const), id: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ what: fc.constant('name' as const), name: fc.string({ minLength: 1 }) }),
  fc.record({
    what: fc.constant('move' as const),
    id: fc.constantFrom('ns:a', '__proto__', 'constructor'),
    x: fc.nat(),
  }),
);

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(document: Document, edits: readonly Edit[]): Document {
  let d = document;
  for (const e of edits) d = editedOnce(d, e);
  return d;
}

function editedOnce(d: Document, e: Edit): Document {
  if (e.what === 'move') {
    const nodes = Object.fromEntries([...Object.entries(d.layout.nodes), [e.id, { x: e.x, y: 0 }]]);
    return { ...d, layout: { ...d.layout, nodes } };
  }
  return change(d, e.what, (draft) => {
    if (e.what === 'name') draft.design.name = e.name;
    else if (e.what === 'drop') delete draft.design.planes[`plane:${e.id}`];
    else {
      const id = `plane:${e.id}`;
      draft.design.planes[id] = { id, name: e.name, label: { key: 'plane', value: e.id } };
    }
  })[0];
}

it('a delta leads from one document to the other, through a structured clone', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 8 }), fc.array(edit, { maxLength: 8 }), (first, second) => {
      const from = edited(BASE, first);
      const to = edited(from, second);
      const arrived = applyDelta(structuredClone(from), structuredClone(documentDelta(from, to)));
      expect(arrived).toEqual(to);
      expect(Object.keys(arrived.layout.nodes).sort()).toEqual(Object.keys(to.layout.nodes).sort());
    }),
  );
});

it('a delta that moves things leaves the design the same object', () => {
  const to = edited(BASE, [{ what: 'move', id: 'ns:a', x: 3 }]);
  expect(applyDelta(BASE, documentDelta(BASE, to)).design).toBe(BASE.design);
});
