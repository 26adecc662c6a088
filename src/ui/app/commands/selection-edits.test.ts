import { expect, test } from 'vitest';
import { addNamespace, addWorkload } from '../../../core/design/edits/add.ts';
import { connect } from '../../../core/design/edits/connect.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../../core/design/schema.ts';
import type { Engine } from '../../../engine/engine.ts';
import { createStudio } from '../../../state/create-studio.ts';
import { ADD_COMMANDS, namespaceForNew } from './add-commands.ts';
import { deleteSelection, duplicateSelection, selectableIds } from './selection-edits.ts';

/** An engine that never answers: these edits must not wait for one. */
const silent = new Proxy({} as Engine, {
  get: (_, name) => (name === 'dispose' ? () => undefined : () => new Promise(() => undefined)),
});

function drawn() {
  const studio = createStudio({ engine: silent });
  studio.actions.open({ design: emptyDesign('test'), layout: EMPTY_LAYOUT }, undefined, []);
  let ids = { shop: '', web: '', db: '' };
  studio.actions.edit('draw', (draft) => {
    const shop = addNamespace(draft, { name: 'shop' });
    const web = addWorkload(draft, { namespace: shop, name: 'web' });
    const db = addWorkload(draft, { namespace: shop, name: 'db' });
    connect(draft, web, db, 'any');
    ids = { shop, web, db };
  });
  const design = () => {
    const { document } = studio.document.getState();
    if (!document) throw new Error('no document');
    return document.design;
  };
  return { studio, design, ...ids };
}

test('deleting takes what depends on it along, says so, and is one step to undo', () => {
  const { studio, design, web } = drawn();
  studio.actions.select([web]);
  expect(deleteSelection(studio)).toBe('Deleted shop/web and 1 that depended on it');
  expect(Object.keys(design().workloads)).toHaveLength(1);
  expect(design().flows).toEqual({});
  studio.actions.undo();
  expect(Object.keys(design().flows)).toEqual(['F-1']);
});

test('nothing selected, nothing deleted', () => {
  const { studio } = drawn();
  expect(deleteSelection(studio)).toBeUndefined();
  expect(studio.document.getState().past).toHaveLength(1);
});

test('copies are selected, with the flows between them', () => {
  const { studio, design, shop } = drawn();
  studio.actions.select([shop]);
  duplicateSelection(studio);
  expect(studio.selection.getState().ids).toHaveLength(1);
  expect(studio.selection.getState().ids).not.toEqual([shop]);
  expect(selectableIds(design())).toHaveLength(6);
  expect(Object.keys(design().flows)).toHaveLength(2);
});

test('a new workload goes to the namespace of the selection, and is selected', () => {
  const { studio, design, web, shop } = drawn();
  studio.actions.edit('another', (draft) => {
    addNamespace(draft, { name: 'a-first' });
  });
  expect(namespaceForNew(design(), [web])).toBe(shop);
  studio.actions.select([web]);
  const command = ADD_COMMANDS.find((c) => c.id === 'add.workload');
  command?.run({ studio, desk: undefined as never });
  const [added] = studio.selection.getState().ids;
  expect(added && design().workloads[added]?.namespace).toBe(shop);
});
