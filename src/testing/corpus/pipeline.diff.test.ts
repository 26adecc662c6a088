/** `diff` against the semantic diffs of the corpus. */
import { describe, expect, test } from 'vitest';
import type { PortsJson } from '../../core/pipeline/connectivity.ts';
import { type DiffEntry, diffManifests } from '../../core/pipeline/diff.ts';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { compareMaps, isComparable, type Row } from './compare-maps.ts';
import type { Connections, DiffExpectation, DiffRow } from './expectations.ts';
import { CORPUS_ABSENT, type CorpusCase, casesOf } from './folders.ts';
import { knownDifference } from './known-differences.ts';
import { MAP_OPTIONS } from './reference-map.ts';
import { connectionsText } from './rows.ts';

function expectedRows({ added, removed, changed }: DiffExpectation): Row[] {
  const text = (c: Connections | undefined) => (c ? connectionsText(c) : 'nothing') || 'nothing';
  const row = (r: DiffRow) => ({
    src: r.src,
    dst: r.dst,
    value: `${text(r.connectionsA)} then ${text(r.connectionsB)}`,
  });
  return [...added, ...removed, ...changed].map(row);
}

function actualRows(it: CorpusCase): Row[] {
  const [before, after] = [loadManifests(it.files('A')), loadManifests(it.files('B'))];
  const { opened, closed, changed } = diffManifests(before, after, MAP_OPTIONS);
  const ports = (p: PortsJson | undefined) => (p === 'all' ? p : p ? connectionsText(p) : '') || 'nothing';
  const side = (p: PortsJson | undefined, open: DiffEntry['undefinedBefore']) =>
    `${ports(p)}${open ? ` and undefined ${ports(open.connections)}` : ''}`;
  return [...opened, ...closed, ...changed]
    .filter((e) => isComparable(e.src) && isComparable(e.dst))
    .map((e) => ({
      src: e.src,
      dst: e.dst,
      value: `${side(e.before, e.undefinedBefore)} then ${side(e.after, e.undefinedAfter)}`,
    }));
}

describe.skipIf(CORPUS_ABSENT)('netpol-analyzer-diff', () => {
  test.each(casesOf('netpol-analyzer-diff').map((it) => [it.name, it] as const))('%s', (name, it) => {
    const differences = compareMaps(expectedRows(it.json('expected.json') as DiffExpectation), actualRows(it));
    if (knownDifference('netpol-analyzer-diff', name)) expect(differences).not.toEqual([]);
    else expect(differences.slice(0, 20)).toEqual([]);
  });
});
