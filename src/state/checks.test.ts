import { afterEach, expect, it } from 'vitest';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { createInlineEngine } from '../engine/inline-client.ts';
import { fakeSession } from '../testing/fake-session.ts';
import { createStudio } from './create-studio.ts';
import { openErrors } from './selectors.ts';
import type { ChecksOfSide, Studio } from './studio.ts';

const TODAY = { cluster: EMPTY_CLUSTER, policies: [] };
const studios: Studio[] = [];
afterEach(() => {
  for (const s of studios.splice(0)) s.dispose();
});

function opened() {
  let time = new Date(2027, 0, 31, 23, 59).getTime();
  const session = fakeSession();
  const studio = createStudio({ engine: createInlineEngine(() => session), now: () => time });
  studios.push(studio);
  studio.actions.open({ design: emptyDesign('Shop'), layout: EMPTY_LAYOUT }, TODAY, []);
  const asked = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return session.calls.filter((call) => call.startsWith('checks'));
  };
  const midnight = () => {
    time += 120_000;
  };
  return { studio, asked, midnight };
}

it('checks are asked for while they are shown, of the side on show, on the day of the calendar', async () => {
  const { studio, asked, midnight } = opened();
  expect(await asked()).toEqual([]);
  studio.actions.setView({ pane: 'checks' });
  expect(await asked()).toEqual(['checks 1 design 2027-01-31']);
  expect(studio.analysis.getState().checks).toMatchObject({
    kind: 'done',
    answer: { side: 'design', day: '2027-01-31' },
  });
  studio.actions.setView({ side: 'change' });
  expect(await asked()).toHaveLength(1);
  studio.actions.setView({ side: 'today' });
  expect(await asked()).toContain('checks 1 today 2027-01-31');
  midnight();
  studio.actions.select(['ns:shop']);
  expect(await asked()).toContain('checks 1 today 2027-02-01');
});

it('checks are not asked for anew while another view is shown', async () => {
  const { studio, asked } = opened();
  studio.actions.setView({ pane: 'checks' });
  await asked();
  studio.actions.setView({ pane: 'map' });
  studio.actions.edit('Rename', (d) => {
    d.design.name = 'Store';
  });
  expect(await asked()).toHaveLength(1);
});

it('open errors are told of the side and the revision that they were found in, and of no other', () => {
  const score = { practice: 1, states: {} as never, open: { error: 2, warning: 5, note: 0 } } as const;
  const answer: ChecksOfSide = { checks: [], scorecard: [score, score], side: 'design', day: '2027-01-31' };
  const state = { checks: { kind: 'done', revision: 3, answer } } as never;
  expect(openErrors(3, 'design')(state)).toBe(4);
  expect(openErrors(4, 'design')(state)).toBeUndefined();
  expect(openErrors(3, 'today')(state)).toBeUndefined();
});
