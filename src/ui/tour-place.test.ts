import { expect, test } from 'vitest';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { createStudio } from '../state/create-studio.ts';
import { silentEngine } from '../testing/silent-engine.ts';
import type { Desk, RecentDesign } from './desk.tsx';
import { beginTour, isTourOnScreen, openTourGround, tourLabel } from './tour-place.ts';

/** A desk that opens what it is asked for, and writes it down. */
function deskWith(recent: readonly RecentDesign[] | 'broken', opens: 'done' | 'failed' = 'done') {
  const opened: string[] = [];
  const desk = {
    recentDesigns: async () => {
      if (recent === 'broken') throw new Error('no database');
      return recent;
    },
    openRecent: async (id: string) => {
      opened.push(id);
      return opens === 'done' ? { kind: 'done' } : { kind: 'failed', error: 'gone' };
    },
    openExample: async (name: string) => {
      opened.push(name);
      return { kind: 'done' };
    },
  } as unknown as Desk;
  return { desk, opened };
}

const KEPT = [
  { id: 'other', name: 'My platform', changedAt: 3 },
  { id: 'newer', name: 'Online Boutique', changedAt: 2 },
  { id: 'older', name: 'Online Boutique', changedAt: 1 },
];

test('its button says how far one is', () => {
  expect(tourLabel(undefined)).toBe('Take the tour');
  expect(tourLabel({ step: 2, isShown: false })).toBe('Go on with the tour (3 of 7)');
});

test('it begins in a fresh example, and goes on in the copy that was worked on last', async () => {
  const { desk, opened } = deskWith(KEPT);
  await openTourGround(desk, undefined);
  await openTourGround(desk, { step: 0, isShown: true });
  await openTourGround(desk, { step: 3, isShown: true });
  expect(opened).toEqual(['online-boutique', 'online-boutique', 'newer']);
});

test('where that copy is gone, or nothing is kept, it goes on in a fresh example', async () => {
  for (const { desk, opened } of [deskWith([]), deskWith('broken'), deskWith(KEPT, 'failed')]) {
    await openTourGround(desk, { step: 3, isShown: true });
    expect(opened.at(-1)).toBe('online-boutique');
  }
});

test('from the gallery the example is opened; a design that is open stays open', () => {
  const studio = createStudio({ engine: silentEngine, preferences: { tour: { step: 4, isShown: false } } });
  studio.actions.open({ design: emptyDesign('Mine'), layout: EMPTY_LAYOUT }, undefined, []);
  const { desk, opened } = deskWith([]);
  expect(isTourOnScreen(studio)).toBe(false);
  beginTour(studio, desk);
  expect(studio.preferences.getState().tour).toEqual({ step: 4, isShown: true });
  expect(isTourOnScreen(studio)).toBe(true);
  expect(opened).toEqual([]);

  const closed = createStudio({ engine: silentEngine });
  beginTour(closed, desk);
  expect(closed.preferences.getState().tour).toEqual({ step: 0, isShown: true });
  expect(isTourOnScreen(closed)).toBe(false);
  expect(opened).toEqual(['online-boutique']);
});
