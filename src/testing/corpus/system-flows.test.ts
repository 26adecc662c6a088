/** The library of known systems against the policies that makers of such systems ship. */
import { describe, expect, test } from 'vitest';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import { inventoryOfDesign } from '../../core/design/inventory.ts';
import { missingSystemFlows } from '../../core/design/system-flows.ts';
import { importFiles } from '../../core/pipeline/import-files.ts';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { solve } from '../../core/solver/solve.ts';
import { trace } from '../../core/solver/trace.ts';
import { DEFAULT_OPTIONS } from '../../core/solver/types.ts';
import { applicationFiles, CORPUS_ABSENT } from './folders.ts';

describe.skipIf(CORPUS_ABSENT)('flows that known systems need', () => {
  test.each([
    ['argo-cd/install.no-crds.yaml', 8],
    ['argo-cd/ha-install.no-crds.yaml', 4],
  ])('are among what the policies of %s allow', (path, least) => {
    const files = applicationFiles([path]);
    const { design } = importFiles({
      document: { design: emptyDesign('corpus'), layout: EMPTY_LAYOUT },
      files,
    }).document;
    const { cluster, policySet } = loadManifests(files);
    const solution = solve({ cluster, policies: policySet, options: DEFAULT_OPTIONS });
    const idOf = (ref: string) => inventoryOfDesign(design).workloadIdOf.get(ref) ?? ref;
    const asked = missingSystemFlows(design).flatMap((f) =>
      f.ports.map((p) => ({ from: idOf(f.from), to: idOf(f.to), protocol: 'TCP' as const, port: p.port })),
    );
    expect(asked.length).toBeGreaterThanOrEqual(least);
    for (const packet of asked) expect([packet, trace(solution, packet)?.verdict]).toEqual([packet, 'allowed']);
  });
});
