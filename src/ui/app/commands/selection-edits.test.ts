import { expect, test } from 'vitest';
import { addNamespace, addWorkload } from '../../../core/design/edits/add.ts';
import { connect } from '../../../core/design/edits/connect.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../../core/design/empty.ts';
import { selectableIds } from '../../../core/design/selecting.ts';
import { createStudio } from '../../../state/create-studio.ts';
import { silentEngine } from '../../../testing/silent-engine.ts';
import { removeThings, undoOf } from '../../remove.ts';
import { ADD_COMMANDS, namespaceForNew } from './add-commands.ts';
import { duplicateSelection } from './selection-edits.ts';

function drawn() {
  const studio = createStudio({ engine: silentEngine });
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
  const lastStep = () => studio.document.getState().past.at(-1)?.label;
  return { studio, design, lastStep, ...ids };
}

test('deleting takes what depends on it along, says so, and is one step to undo', () => {
  const { studio, design, lastStep, web } = drawn();
  expect(removeThings(studio, [web])).toBe('Deleted shop/web and 1 that depended on it');
  expect(lastStep()).toBe('Delete shop/web');
  expect(Object.keys(design().workloads)).toHaveLength(1);
  expect(design().flows).toEqual({});
  studio.actions.undo();
  expect(Object.keys(design().flows)).toEqual(['F-1']);
  expect(removeThings(studio, [web, 'F-1'])).toBe('Deleted 1 workload and 1 flow');
});

test('nothing selected, nothing deleted', () => {
  const { studio } = drawn();
  expect(removeThings(studio, [])).toBeUndefined();
  expect(removeThings(studio, ['wl:gone'])).toBeUndefined();
  expect(studio.document.getState().past).toHaveLength(1);
});

test('the undo of a message takes back its own step, and no later one', () => {
  const { studio, design, web, db } = drawn();
  removeThings(studio, [web]);
  const undo = undoOf(studio);
  removeThings(studio, [db]);
  undo();
  expect(Object.keys(design().workloads)).toEqual([]);
  studio.actions.undo();
  undo();
  expect(Object.keys(design().workloads).sort()).toEqual([db, web]);
});

test('copies are selected, with the flows between them', () => {
  const { studio, design, lastStep, shop } = drawn();
  studio.actions.select([shop]);
  duplicateSelection(studio);
  expect(lastStep()).toBe('Duplicate shop');
  expect(studio.selection.getState().ids).toEqual(['ns:shop-2']);
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
