/** The tables of semantics/kubernetes.md 3.1 and 3.2 against the reference evaluator. */
import { expect, test } from 'vitest';
import { judge } from '../reference/judge.ts';
import type { RawObject } from '../reference/objects.ts';
import type { JudgeOptions } from '../reference/routes.ts';
import { type World, worldOf } from '../reference/world.ts';
import { HOST_NETWORK_ROWS, OPEN_ROWS } from './open-rows.ts';
import { objectsOf, packetOf, queriesOf } from './rows.ts';
import { VERDICT_ROWS } from './verdict-rows.ts';
import { TABLE_WORLD } from './world.ts';

const DEFAULT: JudgeOptions = { podAddresses: 'match', hostNetwork: 'host' };
const WORD = { A: 'allowed', D: 'denied' };

function world(objects: string): World {
  return worldOf([...TABLE_WORLD, ...objectsOf(objects)] as RawObject[]);
}

test('the verdict table has all its rows and queries', () => {
  expect(VERDICT_ROWS.length).toBe(86);
  expect(VERDICT_ROWS.flatMap(([, , verdicts]) => queriesOf(verdicts)).length).toBe(201);
});

test.each(VERDICT_ROWS)('%s', (_id, objects, verdicts) => {
  const queries = queriesOf(verdicts);
  const answers = queries.map((q) => `${q.text.slice(0, -2)} ${judge(world(objects), q.packet, DEFAULT)}`);
  expect(answers).toEqual(queries.map((q) => `${q.text.slice(0, -2)} ${q.verdict}`));
});

test.each(OPEN_ROWS)('%s', (_id, objects, query, answer) => {
  const judged = judge(world(objects), packetOf(query), DEFAULT);
  const expected = answer.startsWith('undefined') ? { undefined: [answer.split(' ')[1]] } : WORD[answer as 'A' | 'D'];
  expect(judged).toEqual(expected);
});

test.each(HOST_NETWORK_ROWS)('U05 %s: %s', (objects, query, host, pod) => {
  expect(judge(world(objects), packetOf(query), DEFAULT)).toBe(WORD[host]);
  expect(judge(world(objects), packetOf(query), { ...DEFAULT, hostNetwork: 'pod' })).toBe(WORD[pod]);
});

test('U09: a finished pod owns no address and takes no part', () => {
  const finished = {
    kind: 'Pod',
    metadata: { namespace: 'x', name: 'old' },
    status: { phase: 'Succeeded', podIP: '10.0.0.9' },
  };
  expect(worldOf([...TABLE_WORLD, finished] as RawObject[]).pods.has('x/old')).toBe(false);
});
