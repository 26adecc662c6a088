/** Zones of an axis stay apart: PLANE-1, ENV-1, TEN-1, and what they need to be judged at all (PLANE-2, ENV-3). */

import { classify } from '../../design/classify/suggest.ts';
import { entityIn, nameOf, zoneOf } from '../../design/lookup.ts';
import { clusterOfNamespace } from '../../design/platform.ts';
import type { Axis, Design, DesignNamespace, Zone } from '../../design/schema.ts';
import { zonesOfAxis } from '../../design/zone-tree.ts';
import { counted, numberText } from '../../lib/number-text.ts';
import { subtractConnections } from '../../policy/connection-set.ts';
import { policed, unpoliced, unpolicedFinding } from '../beyond-policy.ts';
import { type Check, doesNotApply, type Finding, type Outcome, outcomeOf } from '../check.ts';
import { breachesOf, breachFinding, type Crossing, crossingsOf, unapproved, undeclared } from '../crossings.ts';
import type { Facts } from '../facts.ts';
import { managingEnds } from '../fixes.ts';
import { zonesWorthKeepingApart } from '../standing.ts';

const PLURAL: Readonly<Record<Axis, string>> = { plane: 'planes', environment: 'environments', tenant: 'tenants' };

function apart(
  facts: Facts,
  axis: Axis,
  openOf: (pair: Crossing) => Parameters<typeof breachFinding>[1]['at'],
  what: string,
  onProgress?: (done: number) => void,
): Outcome {
  if (!zonesWorthKeepingApart(zonesOfAxis(facts.design, axis)))
    return doesNotApply(`there are not two ${PLURAL[axis]} to keep apart`);
  const crossings = crossingsOf(facts, onProgress);
  const separation = Object.values(facts.design.guardrails).find(
    ({ rule }) => rule.kind === 'separate' && rule.axis === axis,
  );
  const findings = [
    ...breachesOf(crossings, axis, (pair) => policed(facts, pair, openOf(pair))).map((breach) => {
      const finding = breachFinding(facts, breach, what);
      const fix = separation ? managingEnds(facts, breach.example) : separate(axis);
      return fix ? { ...finding, fix } : finding;
    }),
    ...breachesOf(crossings, axis, (pair) => unpoliced(facts, pair, openOf(pair))).map((breach) =>
      unpolicedFinding(facts, breachFinding(facts, breach, what), breach.example),
    ),
  ];
  const pairs = crossings.across[axis];
  const own = crossings.ownNode[axis];
  const aside = own === 0 ? '' : `, ${numberText(own)} of them a node and its own pods, which no policy parts`;
  return outcomeOf(findings, `${counted(pairs, 'pair')} across ${PLURAL[axis]}${aside}`, pairs);
}

function separate(axis: Axis): NonNullable<Finding['fix']> {
  const name = `${PLURAL[axis].charAt(0).toUpperCase()}${PLURAL[axis].slice(1)} stay apart`;
  return { label: `Add the guardrail “${name}”`, steps: [{ kind: 'separate', axis, name }] };
}

/** A(s,d) ⊆ F(s,d) across planes (row 1.1). */
const plane1: Check = {
  id: 'PLANE-1',
  practice: 1,
  row: '1.1',
  severity: 'error',
  demand: 'Across planes only what flows and exceptions ask for may connect',
  run: (facts, onProgress) =>
    apart(
      facts,
      'plane',
      (pair) => subtractConnections(undeclared(pair), pair.approved),
      ' beyond its flows',
      onProgress,
    ),
};

/** Everything that can connect has a plane (row 1.1). */
const plane2: Check = {
  id: 'PLANE-2',
  practice: 1,
  row: '1.1',
  severity: 'error',
  demand: 'Every node and namespace stands in one plane',
  run: (facts) => {
    const { design } = facts;
    if (Object.keys(design.planes).length === 0) return doesNotApply('the design has no planes');
    const nodes = Object.values(design.hostGroups).filter((h) => h.role !== 'other');
    const hosts = nodes.filter((h) => h.plane === undefined);
    const namespaces = Object.values(design.namespaces).filter((n) => zoneOf(design, n.id, 'plane') === undefined);
    const findings = [
      ...hosts.map((h) => ({ collection: 'hostGroups' as const, id: h.id })),
      ...namespaces.map((n) => ({ collection: 'namespaces' as const, id: n.id })),
    ].map(({ collection, id }): Finding => {
      const plane = likelyPlane(design, id);
      return {
        subject: id,
        text: `No plane is given for ${nameOf(design, id)}`,
        ids: [id],
        ...(plane
          ? {
              fix: {
                label: `Put ${nameOf(design, id)} into ${plane.name}`,
                steps: [{ kind: 'set', collection, id, fields: { plane: plane.id } }],
              },
            }
          : {}),
      };
    });
    const looked = counted(Object.keys(design.namespaces).length, 'namespace');
    return outcomeOf(
      findings,
      nodes.length === 0 ? looked : `${looked} and ${counted(nodes.length, 'group')} of nodes`,
    );
  },
};

/** The plane that names and contents speak for, where the design has it; or the only one there is. */
function likelyPlane(design: Design, id: string): Zone | undefined {
  const { suggestions } = classify(design);
  const said = suggestions.find((s) => s.id === id && s.attribute === 'plane')?.zone;
  const planes = Object.values(design.planes);
  return said === undefined ? (planes.length === 1 ? planes[0] : undefined) : entityIn(design, 'planes', said);
}

/** Who wants it, and why (row 1.1). */
const plane4: Check = {
  id: 'PLANE-4',
  practice: 1,
  row: '1.1',
  severity: 'warning',
  demand: 'Flows across planes have an owner and a reason',
  run: ({ design }) => {
    const across = Object.values(design.flows).filter((f) => {
      const [from, to] = [zoneOf(design, f.from, 'plane'), zoneOf(design, f.to, 'plane')];
      return f.status !== 'must not' && from && to && from.id !== to.id;
    });
    if (across.length === 0) return doesNotApply('no flow crosses planes');
    const findings = across
      .filter((f) => !f.owner || !f.reason)
      .map((f) => ({
        subject: f.id,
        text: `${f.id} ${nameOf(design, f.from)} → ${nameOf(design, f.to)} crosses planes without ${missing(f)}`,
        ids: [f.id],
      }));
    return outcomeOf(findings, `${counted(across.length, 'flow')} across planes`);
  },
};

function missing({
  owner,
  reason,
}: {
  readonly owner?: string | undefined;
  readonly reason?: string | undefined;
}): string {
  return [owner ? '' : 'an owner', reason ? '' : 'a reason'].filter((t) => t !== '').join(' and ');
}

/** A(s,d) = ∅ across environments but for what was approved (row 2.1). */
const env1: Check = {
  id: 'ENV-1',
  practice: 2,
  row: '2.1',
  severity: 'error',
  demand: 'Nothing connects across environments but exceptions and shared services',
  run: (facts, onProgress) => apart(facts, 'environment', unapproved, '', onProgress),
};

/** Pods in their host's network are out of every policy's sight (row 2.1). */
const env3: Check = {
  id: 'ENV-3',
  practice: 2,
  row: '2.1',
  severity: 'warning',
  demand: 'No pod of the host network stands beside another environment',
  run: ({ design }) => {
    if (!zonesWorthKeepingApart(design.environments)) return doesNotApply('there are not two environments');
    const clusterOf = (n: DesignNamespace) => clusterOfNamespace(design, n)?.id ?? '';
    const environments = new Map<string, Set<string>>();
    for (const n of Object.values(design.namespaces)) {
      if (n.environment === undefined || n.system) continue;
      const inside = environments.get(clusterOf(n)) ?? new Set<string>();
      environments.set(clusterOf(n), inside.add(n.environment));
    }
    const onHost = Object.values(design.workloads).filter(
      (w) => w.hostNetwork && design.namespaces[w.namespace]?.system !== true,
    );
    const findings = onHost
      .filter((w) => {
        const namespace = design.namespaces[w.namespace];
        return namespace?.environment !== undefined && (environments.get(clusterOf(namespace))?.size ?? 0) > 1;
      })
      .map((w) => ({
        subject: w.id,
        text: `${nameOf(design, w.id)} runs in its host's network, in a cluster that it shares with other environments: no policy keeps it from them`,
        ids: [w.id],
      }));
    const workloads = counted(Object.keys(design.workloads).length, 'workload');
    return outcomeOf(findings, `${workloads}, ${numberText(onHost.length)} of them in the network of their host`);
  },
};

/** A(s,d) = ∅ across tenants unless excepted (row 3.1). */
const ten1: Check = {
  id: 'TEN-1',
  practice: 3,
  row: '3.1',
  severity: 'error',
  demand: 'Nothing connects across tenants but exceptions and shared services',
  run: (facts, onProgress) => apart(facts, 'tenant', unapproved, '', onProgress),
};

export const SEPARATION: readonly Check[] = [plane1, plane2, plane4, env1, env3, ten1];
