/** The tables of semantics/kubernetes.md 3.1 and 3.2 against the pipeline, from manifest text to solution. */
import { expect, test } from 'vitest';
import { DEFAULT_OPTIONS } from '../../core/solver/types.ts';
import { manifestOf } from '../manifests.ts';
import { Probe } from '../probe.ts';
import { HOST_NETWORK_ROWS, OPEN_ROWS } from './open-rows.ts';
import { objectsOf, packetOf, queriesOf } from './rows.ts';
import { VERDICT_ROWS } from './verdict-rows.ts';
import { TABLE_WORLD } from './world.ts';

const WORD = { A: 'allowed', D: 'denied' };
/** The solver's word for the reason of a row. */
const REASONS: Readonly<Record<string, string>> = {
  'same-priority': 'same-priority',
  'non-L4-proto': 'other-protocol',
  'own-node-egress': 'own-node',
};

function probe(objects: string, options = DEFAULT_OPTIONS): Probe {
  const made = new Probe([manifestOf([...TABLE_WORLD, ...objectsOf(objects)])], options);
  // a row whose objects are complained about would be judged without them; host bits are masked with a warning (N66)
  expect(made.loaded.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  return made;
}

test.each(VERDICT_ROWS)('%s', (_id, objects, verdicts) => {
  const queries = queriesOf(verdicts);
  const answers = queries.map((q) => `${q.text.slice(0, -2)} ${probe(objects).verdict(q.packet)}`);
  expect(answers).toEqual(queries.map((q) => `${q.text.slice(0, -2)} ${q.verdict}`));
});

test.each(OPEN_ROWS)('%s', (_id, objects, query, answer) => {
  const asked = probe(objects);
  const packet = packetOf(query);
  const [word, reason] = answer.split(' ');
  expect(asked.verdict(packet)).toBe(word === 'undefined' ? word : WORD[answer as 'A' | 'D']);
  if (reason) expect(asked.answer(packet.from, packet.to).reasons).toContain(REASONS[reason]);
});

test.each(HOST_NETWORK_ROWS)('U05 %s: %s', (objects, query, host, pod) => {
  expect(probe(objects).verdict(packetOf(query))).toBe(WORD[host]);
  expect(probe(objects, { ...DEFAULT_OPTIONS, hostNetwork: 'pod' }).verdict(packetOf(query))).toBe(WORD[pod]);
});

test('U09: of a finished pod and a running one with the same address only the running one owns it', () => {
  const pod = (name: string, phase: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace: 'x', name },
    spec: { containers: [] },
    status: { phase, podIP: '10.0.0.9' },
  });
  const objects = [...TABLE_WORLD, pod('old', 'Succeeded'), pod('new', 'Running')];
  const { loaded } = new Probe([manifestOf(objects)], DEFAULT_OPTIONS);
  const owners = loaded.cluster.workloads.filter((w) => w.pods.some((p) => p.addresses.includes('10.0.0.9')));
  expect(owners.map((w) => w.id)).toEqual(['x/new[Pod]']);
});
