/** Asks the core about guardrail strength, over raw manifests and a drawn design. */
import type { StrengthAnswer } from '../../core/analyses/strength/answer.ts';
import { EMPTY_LAYOUT } from '../../core/design/empty.ts';
import { COLLECTIONS, type Design, type Power } from '../../core/design/schema.ts';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { prepareDesign, prepareToday, solveSide } from '../../core/pipeline/sides.ts';
import { tryToBreak } from '../../core/pipeline/strength/strength.ts';
import { draw } from '../draw.ts';
import { manifestOf } from '../manifests.ts';
import type { RawObject } from '../reference/objects.ts';
import { NAMESPACE_KEYS, PLANE_OF, PODS, type SmallPlatform } from './platforms.ts';

/** A design with a persona `Developer` that has these powers. */
export function withDeveloper(design: Design, powers: readonly Power[]): Design {
  const persona = COLLECTIONS.personas.parse({ id: 'persona:developer', name: 'Developer', powers });
  return { ...design, personas: { ...design.personas, [persona.id]: persona } };
}

/** Asks about guardrail G-1 on the side of the manifests. */
export function askToday(
  design: Design,
  objects: readonly object[],
  persona?: string,
  budget?: number,
): StrengthAnswer {
  const file = manifestOf(objects);
  const isPolicy = (o: object) => ((o as RawObject).kind ?? '').endsWith('Policy');
  const today = { cluster: loadManifests([file]).cluster, policies: [manifestOf(objects.filter(isPolicy))] };
  const document = { design, layout: EMPTY_LAYOUT };
  const side = solveSide(prepareToday(document, today));
  return tryToBreak(document, today, side, {
    guardrail: 'G-1',
    ...(persona ? { persona } : {}),
    ...(budget ? { budget } : {}),
  });
}

/** Asks about guardrail G-1 on the side of the design. */
export function askDesign(design: Design, persona?: string, budget?: number): StrengthAnswer {
  const document = { design, layout: EMPTY_LAYOUT };
  const side = solveSide(prepareDesign(document));
  return tryToBreak(document, undefined, side, {
    guardrail: 'G-1',
    ...(persona ? { persona } : {}),
    ...(budget ? { budget } : {}),
  });
}

const GUARDRAILS: Readonly<Record<SmallPlatform['guardrail'], string>> = {
  'separate planes': 'G-1 separate plane',
  'a to b on 80': 'G-1 forbid ns:a -> ns:b 80',
  'b to a': 'G-1 forbid ns:b -> ns:a any',
  'group x to b': 'G-1 forbid group:x -> ns:b any',
};

/** What the core says of a small platform. */
export function askSmall(p: SmallPlatform): StrengthAnswer {
  const pods = PODS.map((id, i) => ({ id, labels: p.pods[i] ?? {} }));
  const words = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels)
      .map(([k, v]) => `${k}=${v}`)
      .join(' ');
  const drawn = draw(`
    plane p
    plane q
    ${Object.entries(PLANE_OF)
      .map(([name, plane]) => `ns ${name} plane=${plane}`)
      .join('\n')}
    ${pods.map(({ id, labels }) => `wl ${id} bare ${words(labels)}`).join('\n')}
    group x app=x
    ${GUARDRAILS[p.guardrail]}
    ${p.exception ? 'X-1 of G-1 ns:a -> ns:b 80' : ''}`);
  const workloads = Object.fromEntries(Object.entries(drawn.workloads).map(([id, w]) => [id, { ...w, kind: 'Pod' }]));
  const keys = p.reserved.map(({ key, scope }) =>
    COLLECTIONS.labelKeys.parse({ id: `key:${scope}-${key}`, key, scope }),
  );
  const design = withDeveloper(
    { ...drawn, workloads, labelKeys: Object.fromEntries(keys.map((k) => [k.id, k])) },
    p.powers,
  );
  const namespaces = Object.keys(PLANE_OF).map((name, i) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: Object.fromEntries(
        NAMESPACE_KEYS.flatMap((k) => (p.namespaceLabels[i]?.[k] ? [[k, p.namespaceLabels[i]?.[k]]] : [])),
      ),
    },
  }));
  const running = pods.map(({ id, labels }) => {
    const [namespace = '', name = ''] = id.split('/');
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace, labels },
      spec: { containers: [{ name: 'main' }] },
    };
  });
  return askToday(design, [...namespaces, ...running, ...p.policies], 'persona:developer');
}
