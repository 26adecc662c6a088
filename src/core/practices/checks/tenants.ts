/** Tenants: least privilege, isolation in both directions, and what becomes of namespaces to come (row 3.1, 3.2). */

import { isSystem } from '../../analyses/meaning/statements.ts';
import { labelsOf } from '../../cluster/labels.ts';
import { isManaged } from '../../design/isolation.ts';
import { nameOf } from '../../design/lookup.ts';
import { lineage } from '../../design/zone-tree.ts';
import { counted, numberText } from '../../lib/number-text.ts';
import { type ConnectionSet, describeConnections, hasNoPorts } from '../../policy/connection-set.ts';
import type { Packet } from '../../solver/types.ts';
import { policed, unpoliced, unpolicedFinding } from '../beyond-policy.ts';
import { type Check, doesNotApply, type Finding, outcomeOf } from '../check.ts';
import { type Crossing, crossingsOf, idsOf, shownEnd, undeclared, witnessOf } from '../crossings.ts';
import type { Facts, Newcomer } from '../facts.ts';
import { isolating } from '../fixes.ts';
import { openDirections } from '../isolation.ts';
import { zonesWorthKeepingApart } from '../standing.ts';

/** A∖F at ends whose flows were declared complete, by pair of namespaces. */
const ten2: Check = {
  id: 'TEN-2',
  practice: 3,
  row: '3.1',
  severity: 'warning',
  demand: 'Where the design decides, nothing is open that no flow asks for',
  run: (facts, onProgress) => {
    const { pairs, standings } = crossingsOf(facts, onProgress);
    const closed = pairs.filter((p) => p.expected.closed);
    if (!Object.values(facts.design.namespaces).some(isManaged))
      return doesNotApply('the design manages no namespace yet');
    const spaceOf = (end: Crossing['s']) => standings.namespaceOf(end)?.id ?? 'outside';
    /** By pair of namespaces, what is open of a part of what nobody asked for. */
    const openIn = (part: typeof policed) => {
      const found = new Map<string, Surplus>();
      for (const pair of closed) {
        const at = part(facts, pair, undeclared(pair));
        if (hasNoPorts(at)) continue;
        const key = `${spaceOf(pair.s)} ${spaceOf(pair.d)}`;
        const before = found.get(key);
        found.set(
          key,
          before ? { ...before, count: before.count + pair.count } : { count: pair.count, example: pair, at },
        );
      }
      return [...found].map(([subject, open]) => ({ finding: surplus(facts, subject, open), example: open.example }));
    };
    const findings = [
      ...openIn(policed).map((o) => o.finding),
      ...openIn(unpoliced).map((o) => unpolicedFinding(facts, o.finding, o.example)),
    ];
    const count = closed.reduce((sum, p) => sum + p.count, 0);
    return outcomeOf(findings, `${counted(count, 'open pair')}, each asked for`, count);
  },
};

interface Surplus {
  readonly count: number;
  readonly example: Crossing;
  readonly at: ConnectionSet;
}

function surplus(facts: Facts, subject: string, { count, example, at }: Surplus): Finding {
  const witness = witnessOf(example, at);
  return {
    subject,
    text: `${shownEnd(facts, example.from)} → ${shownEnd(facts, example.to)} ${describeConnections({ ...at, other: false })} is open and no flow asks for it${count > 1 ? `, and ${numberText(count - 1)} more pairs like it` : ''}`,
    ids: idsOf(facts, example),
    pairs: count,
    ...(witness ? { witness } : {}),
  };
}

/** A tenant that no policy protects at all. */
const ten3: Check = {
  id: 'TEN-3',
  practice: 3,
  row: '3.1',
  severity: 'error',
  demand: 'Every tenant is isolated in both directions',
  run: (facts) => {
    const { design } = facts;
    const tenants = Object.values(design.tenants);
    if (tenants.length === 0) return doesNotApply('the design has no tenants');
    const findings = tenants.flatMap((tenant): Finding[] => {
      const namespaces = Object.values(design.namespaces).filter(
        (n) => !n.system && lineage(design.tenants, n.tenant).some((z) => z.id === tenant.id),
      );
      const inside = new Set(namespaces.map((n) => n.id));
      const members = Object.values(design.workloads).filter((w) => inside.has(w.namespace));
      if (members.length === 0) return [];
      const openOf = members.map((w) => openDirections(facts, w.id));
      const open = (['ingress', 'egress'] as const).filter((way) => openOf.every((ways) => ways.includes(way)));
      if (open.length === 0) return [];
      const fixes = namespaces.flatMap((n) => isolating(facts, n.id) ?? []);
      const steps = fixes.flatMap((fix) => fix.steps);
      const label = namespaces.some((n) => n.isolation === 'as-imported')
        ? `Let the design manage ${tenant.name}`
        : `Isolate ${tenant.name} both ways`;
      return [
        {
          subject: tenant.id,
          text: `Nothing isolates tenant ${tenant.name} in ${open.join(' and ')}: no policy of it takes anything from any of its workloads`,
          ids: [tenant.id],
          ...(steps.length === 0 ? {} : { fix: { label, steps } }),
        },
      ];
    });
    return outcomeOf(findings, `${counted(tenants.length, 'tenant')}`);
  },
};

/** A pair of a namespace to come and something that is protected. */
interface Leak {
  readonly packet: Packet;
  readonly pairs: number;
  readonly namespace: string;
}

/** What a newcomer may connect with, among the tenants' workloads, by direction. */
function leaksOf(newcomer: Newcomer, isGuarded: (namespace: string) => boolean): Leak[] {
  const { solution, pod } = newcomer;
  const at = solution.byId.get(pod);
  if (at === undefined) return [];
  const found = new Map<string, Leak>();
  solution.endpoints.forEach((endpoint, i) => {
    if (endpoint.kind !== 'workload' || i === at || !isGuarded(endpoint.namespace)) return;
    for (const [s, d] of [
      [at, i],
      [i, at],
    ] as const) {
      const pair = solution.pair(s, d);
      if (hasNoPorts(pair.may)) continue;
      const from = solution.endpoints[s]?.id ?? '';
      const to = solution.endpoints[d]?.id ?? '';
      const witness = witnessOf({ from, to } as Crossing, pair.may);
      if (!witness) continue;
      const before = found.get(endpoint.namespace);
      found.set(
        endpoint.namespace,
        before ? { ...before, pairs: before.pairs + 1 } : { packet: witness, pairs: 1, namespace: endpoint.namespace },
      );
    }
  });
  return [...found.values()];
}

function leakFindings(facts: Facts, leaks: readonly Leak[], who: string): Finding[] {
  return leaks.map(({ packet, pairs, namespace }) => {
    const drawn = Object.values(facts.design.namespaces).find((n) => n.name === namespace);
    const fix = drawn && isolating(facts, drawn.id);
    return {
      subject: `${who} ${namespace}`,
      text: `${who} may connect with ${namespace}: ${pairs} ${pairs === 1 ? 'pair' : 'pairs'}, such as ${shownEnd(facts, packet.from)} → ${shownEnd(facts, packet.to)} ${packet.protocol.toLowerCase()} ${packet.port}`,
      ids: drawn ? [drawn.id] : [],
      pairs,
      ...(fix ? { fix } : {}),
    };
  });
}

const EMPTY_TENANTS = doesNotApply('no namespace is in a tenant');

/** A namespace that nobody labelled is denied both ways. */
const ten4: Check = {
  id: 'TEN-4',
  practice: 3,
  row: '3.2',
  severity: 'error',
  demand: 'A new namespace without labels connects with no tenant',
  run: (facts) => {
    if (Object.keys(facts.design.tenants).length === 0) return doesNotApply('the design has no tenants');
    const tenants = namesInTenants(facts);
    if (tenants.size === 0) return EMPTY_TENANTS;
    const leaks = leaksOf(facts.newcomer(labelsOf({})), (n) => tenants.has(n));
    return outcomeOf(
      leakFindings(facts, leaks, 'A new namespace without labels'),
      `${counted(tenants.size, 'namespace')} of tenants`,
    );
  },
};

function namesInTenants({ design }: Facts): Map<string, string> {
  return new Map(
    Object.values(design.namespaces).flatMap((n) =>
      n.tenant !== undefined && !isSystem(n) ? [[n.name, n.tenant] as const] : [],
    ),
  );
}

/** A label that says another zone than the design does. */
const ten5: Check = {
  id: 'TEN-5',
  practice: 3,
  row: '3.2',
  severity: 'error',
  demand: 'No namespace carries the label of another zone than it belongs to',
  run: ({ design }) => {
    const axes = [
      ['plane', design.planes],
      ['environment', design.environments],
      ['tenant', design.tenants],
    ] as const;
    const findings = Object.values(design.namespaces).flatMap((n) =>
      axes.flatMap(([axis, zones]): Finding[] => {
        const line = lineage(zones, n[axis]);
        const said = line.find((z) => Object.hasOwn(n.labels, z.label.key) && n.labels[z.label.key] !== z.label.value);
        const other =
          said &&
          Object.values(zones).find(
            (z) => z.label.key === said.label.key && z.label.value === n.labels[said.label.key],
          );
        if (!said || !other || line.some((z) => z.id === other.id)) return [];
        return [
          {
            subject: `${n.id} ${axis}`,
            text: `${n.name} belongs to ${axis} ${nameOf(design, line[0]?.id ?? '')} and carries ${said.label.key}=${other.label.value}, the label of ${other.name}`,
            ids: [n.id, other.id],
            fix: {
              label: `Label it as its ${axis} says`,
              steps: [
                {
                  kind: 'set',
                  collection: 'namespaces',
                  id: n.id,
                  fields: { labels: { ...n.labels, [said.label.key]: said.label.value } },
                },
              ],
            },
          },
        ];
      }),
    );
    const namespaces = Object.keys(design.namespaces).length;
    if (namespaces === 0) return doesNotApply('there are no namespaces');
    return outcomeOf(findings, `${counted(namespaces, 'namespace')}, by plane, environment and tenant`);
  },
};

const FRESH = 'bulkhead-new-tenant';

/** A tenant to come, labelled as the standard says, is isolated with no existing object edited. */
const ten6: Check = {
  id: 'TEN-6',
  practice: 3,
  row: '3.1',
  severity: 'error',
  demand: 'A new, correctly labelled tenant is isolated from all others without an edit',
  run: (facts) => {
    const { design } = facts;
    if (!zonesWorthKeepingApart(design.tenants)) return doesNotApply('there are not two tenants');
    const keys = new Set(Object.values(design.tenants).map((t) => t.label.key));
    const labels = labelsOf(Object.fromEntries([...keys].map((key) => [key, FRESH])));
    const tenants = namesInTenants(facts);
    if (tenants.size === 0) return EMPTY_TENANTS;
    const leaks = leaksOf(facts.newcomer(labels), (n) => tenants.has(n));
    return outcomeOf(leakFindings(facts, leaks, 'A new tenant'), `${counted(tenants.size, 'namespace')} of tenants`);
  },
};

export const TENANTS: readonly Check[] = [ten2, ten3, ten4, ten5, ten6];
