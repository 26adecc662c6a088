/** Synthesis alone, and everything from a design to what its written manifests enforce. */
import { emptyDesign } from '../../core/design/empty.ts';
import { COLLECTIONS, type Design } from '../../core/design/schema.ts';
import { compileDesign } from '../../core/pipeline/compile-design.ts';
import { synthesise } from '../../core/synthesis/synthesise.ts';
import { seeded } from './platforms.ts';

/** What one size took, and what came of it. */
export interface SynthesisTiming {
  readonly workloads: number;
  readonly policies: number;
  readonly rules: number;
  readonly synthesise: number;
  readonly compile: number;
}

/** Times the synthesis of designs; each run takes the design anew, so that nothing is remembered. */
export function synthesisTimings(
  sizes: readonly number[],
  time: (run: () => void, times?: number) => number,
): SynthesisTiming[] {
  return sizes.map((workloads) => {
    const design = platformOf(workloads);
    const anew = (): Design => structuredClone(design);
    const { policySet } = synthesise(anew());
    const policies = policySet.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies));
    return {
      workloads,
      policies: new Set(policies.map((p) => `${p.origin.namespace}/${p.origin.name}`)).size,
      rules: policies.flatMap((p) => p.rules).length,
      synthesise: time(() => synthesise(anew())),
      compile: time(() => compileDesign({ ...anew(), name: 'other' }), 1),
    };
  });
}

/** A design of that many workloads, ten to a managed namespace, 1.4 flows each. */
function platformOf(size: number): Design {
  const pick = seeded(size);
  const byId = <T extends { readonly id: string }>(items: readonly T[]) =>
    Object.fromEntries(items.map((item) => [item.id, item]));
  const team = (i: number) => `team-${Math.floor(i / 10)}`;
  const id = (i: number) => `wl:${team(i)}/app-${i % 10}`;
  const all = Array.from({ length: size }, (_, i) => i);
  return {
    ...emptyDesign('Bench'),
    namespaces: byId(
      all
        .filter((i) => i % 10 === 0)
        .map((i) =>
          COLLECTIONS.namespaces.parse({ id: `ns:${team(i)}`, name: team(i), isolation: 'default-deny', labels: {} }),
        ),
    ),
    workloads: byId(
      all.map((i) =>
        COLLECTIONS.workloads.parse({
          id: id(i),
          namespace: `ns:${team(i)}`,
          name: `app-${i % 10}`,
          kind: 'Deployment',
          labels: { app: `app-${i % 10}` },
          ports: [],
        }),
      ),
    ),
    flows: byId(
      Array.from({ length: Math.floor(size * 1.4) }, (_, f) =>
        COLLECTIONS.flows.parse({
          id: `F-${f + 1}`,
          from: id(pick(size)),
          to: id(pick(size)),
          ports: [{ protocol: 'TCP', port: 8000 + pick(50) }],
          status: 'agreed',
        }),
      ).filter((f) => f.from !== f.to),
    ),
  };
}
