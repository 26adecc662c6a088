/** The order of files and of objects in them changes no answer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectivity } from '../../core/pipeline/connectivity.ts';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { DEFAULT_OPTIONS } from '../../core/solver/types.ts';
import { cluster } from '../generators/cluster.ts';
import { policies } from '../generators/policies.ts';
import { manifestOf } from '../manifests.ts';
import type { TextFile } from '../probe.ts';

function mapOf(files: readonly TextFile[]): unknown {
  const { endpoints, connections } = connectivity(loadManifests(files), DEFAULT_OPTIONS);
  // reasons are a set
  const sorted = connections.map((c) =>
    c.undefined ? { ...c, undefined: { ...c.undefined, reasons: new Set(c.undefined.reasons) } } : c,
  );
  return { endpoints, connections: sorted };
}

test('files and objects may come in any order', () => {
  const worlds = fc.tuple(cluster({ shown: 'partly' }), policies).chain(([objects, rules]) => {
    const all = [...objects, ...rules];
    return fc.record({
      all: fc.constant(all),
      shuffled: fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      cut: fc.nat({ max: all.length }),
    });
  });
  fc.assert(
    fc.property(worlds, ({ all, shuffled, cut }) => {
      const files = [manifestOf(shuffled.slice(0, cut), 'b.yaml'), manifestOf(shuffled.slice(cut), 'a.yaml')];
      expect(mapOf(files)).toEqual(mapOf([manifestOf(all)]));
    }),
    { numRuns: 100 },
  );
});
