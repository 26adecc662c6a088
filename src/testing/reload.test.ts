/** State and storage together, as the composition root joins them: a reload loses nothing that was on screen. */
import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { createInlineEngine } from '../engine/inline-client.ts';
import { createStudio } from '../state/create-studio.ts';
import type { Studio } from '../state/studio.ts';
import { createDatabase } from '../storage/database.ts';
import { fakeSession } from './fake-session.ts';

const SECRET = 'hunter2-planted-secret';
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

/** A tab of one browser, with a studio that opens what it had open. */
async function openTab() {
  const database = createDatabase({ locks: { acquire: async () => () => {}, steal: async () => () => {} } });
  const studio = createStudio({ engine: createInlineEngine(fakeSession), storage: database });
  cleanups.push(() => studio.dispose());
  const last = await database.openLast();
  if (last.kind === 'opened') studio.actions.open(last.document, last.today, last.problems, last.record, last);
  return { studio, database };
}

const saved = (studio: Studio) => vi.waitFor(() => expect(studio.document.getState().saved).toEqual({ kind: 'saved' }));

it('edits, undo and gestures come back after a reload', async () => {
  const { studio } = await openTab();
  studio.actions.open({ design: emptyDesign('Shop'), layout: EMPTY_LAYOUT }, undefined, []);
  for (const name of ['A', 'B', 'C']) {
    studio.actions.edit(`Rename to ${name}`, (d) => {
      d.design.name = name;
    });
  }
  studio.actions.undo();
  studio.actions.beginGesture('Drag');
  for (const x of [1, 2, 3]) {
    studio.actions.edit('Move', (d) => {
      d.layout.nodes['ns:shop'] = { x, y: 0 };
    });
  }
  studio.actions.commitGesture();
  await saved(studio);
  const { studio: reloaded, database } = await openTab();
  expect(reloaded.document.getState().document).toEqual(studio.document.getState().document);
  await saved(reloaded);
  expect(await database.listRecent()).toHaveLength(1);
});

it('the raw files of an import never reach the database', async () => {
  const { studio, database } = await openTab();
  studio.actions.open({ design: emptyDesign('Shop'), layout: EMPTY_LAYOUT }, undefined, []);
  const files = [{ name: 'secret.yaml', text: SECRET }];
  const result = await studio.actions.importFiles(files);
  studio.actions.acceptImport({ ...result, today: { ...result.today, policies: [] } });
  await saved(studio);
  await database.dispose();
  expect(JSON.stringify(await everythingStored())).not.toContain(SECRET);
});

async function everythingStored(): Promise<unknown[]> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('bulkhead');
    request.onsuccess = () => resolve(request.result);
  });
  const tx = db.transaction([...db.objectStoreNames]);
  const all = [...db.objectStoreNames].map(
    (name) =>
      new Promise<unknown>((resolve) => {
        const request = tx.objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
      }),
  );
  const values = await Promise.all(all);
  db.close();
  return values;
}
