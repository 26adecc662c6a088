import { expect, test } from 'vitest';
import type { Step, Version } from '../../state/studio-storage.ts';
import { timelineOf } from './timeline-entries.ts';

const step = (label: string, at: number): Step => ({ label, at, patches: [], inverse: [] });
const version = (name: string, at: number): Version => ({ id: at, kind: 'named', name, at, open: [] });

/** `B -1`: the label, and how far it is. */
const told = (...args: Parameters<typeof timelineOf>) =>
  timelineOf(...args).map((e) =>
    e.kind === 'version' ? `[${e.version.name}]` : `${e.kind === 'step' ? e.label : e.kind} ${e.by}`,
  );

test('steps and versions stand newest first, what was taken back on top, the start at the end', () => {
  const history = { past: [step('A', 1), step('B', 3)], future: [step('D', 7), step('C', 5)] };
  expect(told(history, [version('v2', 6), version('v1', 3)], 'all')).toEqual([
    'D 2',
    '[v2]',
    'C 1',
    '[v1]',
    'B 0',
    'A -1',
    'start -2',
  ]);
});

test('versions older than every step stand above the start', () => {
  expect(told({ past: [step('A', 9)], future: [] }, [version('v1', 1)], 'all')).toEqual(['A 0', '[v1]', 'start -1']);
});

test('versions alone, and nothing at all', () => {
  expect(told({ past: [step('A', 9)], future: [] }, [version('v1', 1)], 'versions')).toEqual(['[v1]']);
  expect(told({ past: [], future: [] }, [], 'all')).toEqual(['start 0']);
});
