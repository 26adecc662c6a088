import { describe, expect, it } from 'vitest';
import { applyChange, change, type Document, invertChange } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { changeBetween } from './document-change.ts';
import { gestureChange, unsavedSince } from './history.ts';
import type { Step } from './studio-storage.ts';

const SHOP: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };
const label = { key: 'zone', value: 'x' };

describe('a gesture', () => {
  it('that makes, moves and removes things is one step there and back', () => {
    let document = SHOP;
    const changes = [];
    for (const x of [1, 2, 3]) {
      const [next, c] = change(document, 'Move', (d) => {
        d.layout.nodes['ns:shop'] = { x, y: 0 };
        if (x === 2) d.design.planes['plane:a'] = { id: 'plane:a', name: 'a', label };
        if (x === 3) delete d.design.planes['plane:a'];
      });
      document = next;
      changes.push(c);
    }
    const step = gestureChange('Drag', changes);
    expect(applyChange(SHOP, step)).toEqual(document);
    expect(applyChange(document, invertChange(step))).toEqual(SHOP);
  });
});

describe('the change between two documents', () => {
  const to: Document = {
    design: {
      ...emptyDesign('Store'),
      planes: { 'plane:a': { id: 'plane:a', name: 'a', label } },
    },
    layout: { version: 1, nodes: { 'plane:a': { x: 1, y: 2 } } },
  };

  it('leads there and back', () => {
    const step = changeBetween(SHOP, to, 'Import');
    expect(applyChange(SHOP, step)).toEqual(to);
    expect(applyChange(to, invertChange(step))).toEqual(SHOP);
  });

  it('does not touch what is equal', () => {
    const again = { ...to, design: { ...to.design, planes: structuredClone(to.design.planes) } };
    expect(changeBetween(to, again, 'Import').patches).toEqual([]);
  });
});

describe('work that is in no file', () => {
  const step = (at: number): Step => ({ label: `${at}`, at, patches: [], inverse: [] });
  const past = [step(10), step(20), step(30)];

  it.each([
    [past, [], undefined, 10],
    [past, [], 10, 20],
    [past, [], 30, undefined],
    [past.slice(0, 1), [step(30), step(20)], 20, 20],
    [[], [], undefined, undefined],
  ])('began with the first step after the one saved last (%#)', (done, undone, saved, since) => {
    expect(unsavedSince({ past: done, future: undone }, saved)).toBe(since);
  });
});
