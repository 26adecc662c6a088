import { describe, expect, it } from 'vitest';
import { loadManifests } from '../../../core/pipeline/load-manifests.ts';
import { resolveEndpoint } from '../../../core/solver/resolve.ts';
import { solve } from '../../../core/solver/solve.ts';
import { trace } from '../../../core/solver/trace.ts';
import { DEFAULT_OPTIONS } from '../../../core/solver/types.ts';
import { platformManifests } from '../manifests.ts';
import { MISTAKES } from './mistakes.ts';

const loaded = loadManifests(platformManifests());
const solution = solve({ cluster: loaded.cluster, policies: loaded.policySet, options: DEFAULT_OPTIONS });

const id = (text: string) => {
  const found = resolveEndpoint(solution, text);
  if (found.kind !== 'found') throw new Error(`${text}: ${found.kind}`);
  return found.endpoint.id;
};

describe.each(MISTAKES)('$title', ({ witnesses, place, object }) => {
  it.each(witnesses)('$from -> $to $protocol $port is $verdict', ({ from, to, protocol, port, verdict }) => {
    expect(trace(solution, { from: id(from), to: id(to), protocol, port })?.verdict).toBe(verdict);
  });

  it('is named by where it stands', () => {
    const { kind, metadata } = (object ?? { kind: 'Namespace', metadata: {} }) as {
      kind: string;
      metadata: { name?: string; namespace?: string };
    };
    const expected = { NetworkPolicy: `${metadata.namespace}/${metadata.name}` }[kind];
    if (expected) expect(place).toBe(expected);
    else expect(place).toContain(`${kind} ${metadata.name ?? ''}`);
  });
});
