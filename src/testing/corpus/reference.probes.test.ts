/** The reference evaluator against every packet that the suites of the corpus probe. */
import { describe, expect, test } from 'vitest';
import { boundariesOf } from '../reference/boundaries.ts';
import { judge } from '../reference/judge.ts';
import { reachOf } from '../reference/reach.ts';
import type { End, JudgeOptions } from '../reference/routes.ts';
import { readObjects, type World, worldOf } from '../reference/world.ts';
import type { Assertion, PairExpectation } from './expectations.ts';
import { CORPUS_ABSENT, type CorpusCase, type CorpusFolder, casesOf } from './folders.ts';
import { MAP_OPTIONS } from './reference-map.ts';
import { connectionsText } from './rows.ts';

const SUITES: readonly CorpusFolder[] = ['cnp-conformance', 'anp-conformance', 'policy-assistant', 'k8s-e2e'];
/** The suites expect address peers to match pods (corpus README, semantics 6). */
const SUITE_OPTIONS: JudgeOptions = { podAddresses: 'match', hostNetwork: 'host' };

/** A pod by its name, a pod that only its workload shows by that one's name, or an address. */
function endOf(world: World, name: string): End {
  if (!name.includes('/')) return { address: name };
  const pod = [...world.pods.values()].find((p) => p.id === name || p.id.startsWith(`${replicaless(name)}[`));
  return { pod: pod?.id ?? name };
}

/** `shop/web-0`, a replica of a StatefulSet, as `shop/web`. */
function replicaless(name: string): string {
  return name.replace(/-\d+$/, '');
}

function failures(world: World, assertions: readonly Assertion[], options: JudgeOptions): string[] {
  return assertions.flatMap(({ from, to, protocol, port, expect: wanted }) => {
    const got = judge(world, { from: endOf(world, from), to: endOf(world, to), protocol, port }, options);
    return got === wanted
      ? []
      : [`${from} → ${to} ${protocol} ${port}: expected ${wanted}, got ${JSON.stringify(got)}`];
  });
}

function worldOfCase(it: CorpusCase): World {
  return worldOf(readObjects(it.files().map((f) => f.text)));
}

describe.skipIf(CORPUS_ABSENT).each(SUITES)('%s', (folder) => {
  test.each(casesOf(folder).map((it) => [it.name, it] as const))('%s', (_name, it) => {
    const assertions = it.json('assertions.json') as Assertion[];
    expect(assertions.length).toBeGreaterThan(0);
    expect(failures(worldOfCase(it), assertions, SUITE_OPTIONS)).toEqual([]);
  });
});

describe.skipIf(CORPUS_ABSENT)('netpol-analyzer-eval', () => {
  test.each(casesOf('netpol-analyzer-eval').map((it) => [it.name, it] as const))('%s', (_name, it) => {
    const world = worldOfCase(it);
    const boundaries = boundariesOf(readObjects(it.files().map((f) => f.text)));
    const pairs = it.json('expected.json') as PairExpectation[];
    const probes = pairs.flatMap(({ src, dst, probe }) => (probe ? [{ from: src, to: dst, ...probe }] : []));
    const maps = pairs.flatMap(({ src, dst, connections }) => {
      if (!connections) return [];
      const { allowed } = reachOf(world, endOf(world, src), endOf(world, dst), MAP_OPTIONS, boundaries);
      const [wanted, got] = [connectionsText(connections), connectionsText(allowed)];
      return wanted === got ? [] : [`${src} → ${dst}: expected ${wanted || 'nothing'}, got ${got || 'nothing'}`];
    });
    expect([...failures(world, probes, MAP_OPTIONS), ...maps]).toEqual([]);
  });
});
