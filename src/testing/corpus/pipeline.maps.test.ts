/** `connectivity` against the connectivity maps of the corpus. */
import { describe, expect, test } from 'vitest';
import { connectivity, type PortsJson } from '../../core/pipeline/connectivity.ts';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { compareMaps, isComparable, type Row } from './compare-maps.ts';
import type { MapRow } from './expectations.ts';
import { CORPUS_ABSENT, type CorpusCase, type CorpusFolder, casesOf } from './folders.ts';
import { knownDifference } from './known-differences.ts';
import { MAP_OPTIONS } from './reference-map.ts';
import { connectionsText, rowsOf } from './rows.ts';

const FOLDERS: readonly CorpusFolder[] = ['netpol-analyzer', 'netpol-analyzer-exposure'];

function portsText(ports: PortsJson): string {
  return ports === 'all' ? 'all' : connectionsText(ports);
}

/** The map of the command line; what is left open shows, so that it cannot pass for an answer. */
function mapOf(it: CorpusCase): Row[] {
  const map = connectivity(loadManifests(it.files()), MAP_OPTIONS);
  return map.connections
    .filter((c) => isComparable(c.src) && isComparable(c.dst))
    .map((c) => {
      const open = c.undefined ? ` and undefined ${portsText(c.undefined.connections)}` : '';
      return { src: c.src, dst: c.dst, value: `${portsText(c.allowed)}${open}` };
    });
}

describe.skipIf(CORPUS_ABSENT).each(FOLDERS)('%s', (folder) => {
  test.each(casesOf(folder).map((it) => [it.name, it] as const))('%s', (name, it) => {
    const differences = compareMaps(rowsOf(it.json('expected.json') as MapRow[]), mapOf(it));
    if (knownDifference(folder, name)) expect(differences).not.toEqual([]);
    else expect(differences.slice(0, 20)).toEqual([]);
  });
});
