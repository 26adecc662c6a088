import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDesign } from '../../../testing/arbitrary-design.ts';
import { applyChange, change, type Document, invertChange } from '../change.ts';
import { COLLECTION_NAMES, emptyDesign } from '../empty.ts';
import { copyFragment, fragmentIds } from '../fragment.ts';
import { printFragment, readFragment } from '../fragment-file.ts';
import type { Design, Layout } from '../schema.ts';
import { validateDesign } from '../validate.ts';
import { type Pasted, pasteFragment } from './paste.ts';

/** Any design, sound or not, with some of its ids, and places for some of them. */
const copied = fc.tuple(arbitraryDesign, fc.array(fc.nat(1000), { maxLength: 12 })).map(([design, picks]) => {
  const all = COLLECTION_NAMES.flatMap((c) => Object.keys(design[c]));
  const ids = all.length === 0 ? [] : picks.map((n) => all[n % all.length] ?? '');
  const nodes: Layout['nodes'] = Object.fromEntries(ids.map((id, i) => [id, { x: i * 4, y: i * 8 }]));
  return { document: { design, layout: { version: 1 as const, nodes } }, ids };
});

/** What the rest of the studio counts on, whatever was in the fragment. */
const UNSOUND: ReadonlySet<string> = new Set(['design/missing-reference', 'design/zone-circle', 'design/id']);
const unsound = (design: Design) => validateDesign(design).filter((d) => UNSOUND.has(d.code));

function paste(document: Document, fragment: Parameters<typeof pasteFragment>[1], into?: string) {
  let pasted: Pasted | undefined;
  const [next, step] = change(document, 'Paste', (draft) => {
    pasted = pasteFragment(draft, fragment, { into, sameDesign: into !== undefined });
  });
  return { next, step, pasted };
}

test('whatever is pasted, nothing dangles, every copy is new, and undo gives the document back', () => {
  const empty: Document = { design: emptyDesign('Empty'), layout: { version: 1, nodes: {} } };
  let things = 0;
  fc.assert(
    fc.property(copied, ({ document, ids }) => {
      const fragment = copyFragment(document, ids);
      const { next, step, pasted } = paste(empty, fragment);
      expect(unsound(next.design)).toEqual([]);
      expect(applyChange(next, invertChange(step))).toEqual(empty);
      const made = [...(pasted?.ids.values() ?? [])];
      expect(new Set(made).size).toBe(made.length);
      things += made.length;
      // and pasted once more, into a design that holds all of it
      const again = paste(next, fragment, made[0]);
      expect(unsound(again.next.design)).toEqual([]);
      const fresh = [...(again.pasted?.ids.values() ?? [])];
      expect(fresh.filter((id) => made.includes(id))).toEqual([]);
      expect(applyChange(again.next, invertChange(again.step))).toEqual(next);
    }),
    { numRuns: 150 },
  );
  expect(things).toBeGreaterThan(100);
});

test('a fragment is read back as it was printed', () => {
  let things = 0;
  fc.assert(
    fc.property(copied, ({ document, ids }) => {
      const fragment = copyFragment(document, ids);
      if (fragmentIds(fragment).length === 0) return;
      things += fragmentIds(fragment).length;
      const { fragment: read } = readFragment(printFragment(fragment, document.design.name));
      expect(read).toEqual(fragment);
    }),
    { numRuns: 80 },
  );
  expect(things).toBeGreaterThan(50);
});

test('any text is read without a throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const { fragment, problems } = readFragment(`# Bulkhead fragment\nversion: 1\nname: x\n${text}`);
      expect(fragment !== undefined || problems.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});
