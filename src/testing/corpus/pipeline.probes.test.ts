/** The pipeline against every packet that the suites of the corpus probe, under the options each was written for. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_OPTIONS, type SolverOptions } from '../../core/solver/types.ts';
import { Probe } from '../probe.ts';
import type { End } from '../reference/routes.ts';
import type { Assertion, PairExpectation } from './expectations.ts';
import { CORPUS_ABSENT, type CorpusCase, type CorpusFolder, casesOf } from './folders.ts';
import { knownDifference } from './known-differences.ts';
import { MAP_OPTIONS } from './reference-map.ts';
import { connectionsText } from './rows.ts';

const SUITES: readonly CorpusFolder[] = ['cnp-conformance', 'anp-conformance', 'policy-assistant', 'k8s-e2e'];

/** A pod by its name, a pod that only its workload shows by that one's name, or an address. */
function endOf(probe: Probe, name: string): End {
  if (!name.includes('/')) return { address: name };
  const workload = probe.loaded.cluster.workloads.find((w) => `${w.namespace}/${w.name}` === name.replace(/-\d+$/, ''));
  const shown = probe.loaded.cluster.workloads.some((w) =>
    w.pods.some((p) => p.name !== undefined && `${w.namespace}/${p.name}` === name),
  );
  return { pod: shown ? name : (workload?.id ?? name) };
}

function failures(probe: Probe, assertions: readonly Assertion[]): string[] {
  return assertions.flatMap(({ from, to, protocol, port, expect: wanted }) => {
    const got = probe.verdict({ from: endOf(probe, from), to: endOf(probe, to), protocol, port });
    return got === wanted ? [] : [`${from} → ${to} ${protocol} ${port}: expected ${wanted}, got ${got}`];
  });
}

function probeOf(it: CorpusCase, options: SolverOptions): Probe {
  return new Probe(it.files(), options);
}

function judge(folder: CorpusFolder, name: string, problems: readonly string[]): void {
  if (knownDifference(folder, name)) expect(problems).not.toEqual([]);
  else expect(problems).toEqual([]);
}

describe.skipIf(CORPUS_ABSENT).each(SUITES)('%s', (folder) => {
  test.each(casesOf(folder).map((it) => [it.name, it] as const))('%s', (name, it) => {
    judge(folder, name, failures(probeOf(it, DEFAULT_OPTIONS), it.json('assertions.json') as Assertion[]));
  });
});

describe.skipIf(CORPUS_ABSENT)('netpol-analyzer-eval', () => {
  test.each(casesOf('netpol-analyzer-eval').map((it) => [it.name, it] as const))('%s', (name, it) => {
    const probe = probeOf(it, MAP_OPTIONS);
    const pairs = it.json('expected.json') as PairExpectation[];
    const packets = pairs.flatMap(({ src, dst, probe: p }) => (p ? [{ from: src, to: dst, ...p }] : []));
    const maps = pairs.flatMap(({ src, dst, connections }) => {
      if (!connections) return [];
      const { must, may } = probe.answer(endOf(probe, src), endOf(probe, dst));
      const wanted = connectionsText(connections);
      const got = [must, may].map(({ TCP, UDP, SCTP }) => connectionsText({ TCP, UDP, SCTP }));
      return got.every((text) => text === wanted)
        ? []
        : [`${src} → ${dst}: expected ${wanted}, got ${got.join(' to ')}`];
    });
    judge('netpol-analyzer-eval', name, [...failures(probe, packets), ...maps]);
  });
});
