/** DIA-1 and DIA-2: what is drawn has files that implement it, and the other way round (row 0.1). */

import { policyName } from '../../analyses/blocks.ts';
import { connectionsOfPorts } from '../../design/connections.ts';
import { isManaged } from '../../design/isolation.ts';
import { entityIn, nameOf } from '../../design/lookup.ts';
import type { Design, Exposure, Flow } from '../../design/schema.ts';
import { sentenceOf } from '../../design/sentences/print.ts';
import { hasBit } from '../../lib/bitset.ts';
import { counted } from '../../lib/number-text.ts';
import {
  type ConnectionSet,
  hasNoPorts,
  intersectConnections,
  isEmptyConnections,
  unionConnections,
} from '../../policy/connection-set.ts';
import type { Direction, Origin, Policy } from '../../policy/policy-set.ts';
import { type CompiledPolicySet, compile } from '../../solver/compile.ts';
import { connectionsOfEntry } from '../../solver/entries.ts';
import { type Check, doesNotApply, type Finding, type Fix, outcomeOf } from '../check.ts';
import { type Crossing, crossingsOf } from '../crossings.ts';
import type { Facts } from '../facts.ts';
import { isolating, takingOver } from '../fixes.ts';
import { placedName } from '../hygiene.ts';
import { keptAs } from '../kept.ts';

/** Something drawn that asks for files. */
interface Element {
  readonly id: string;
  readonly said: string;
  readonly fix?: Fix;
  /** Why nothing can be written for it yet. */
  readonly why?: string;
}

const dia1: Check = {
  id: 'DIA-1',
  practice: 10,
  row: '0.1',
  severity: 'warning',
  demand: 'Every element has files that implement it',
  run: (facts, onProgress) => {
    const elements = elementsOf(facts);
    if (elements.length === 0) return doesNotApply('nothing is drawn that asks for files');
    const written = new Set(facts.written().flatMap((f) => f.elements));
    const left = elements.filter((e) => !written.has(e.id));
    const kept = byKeptPolicies(facts, new Set(left.map((e) => e.id)), onProgress);
    const findings = left
      .filter((e) => !kept.has(e.id))
      .map(
        ({ id, said, fix, why }): Finding => ({
          subject: id,
          text: `${said}: no file implements it${why === undefined ? '' : `, ${why}`}`,
          ids: [id],
          ...(fix ? { fix } : {}),
        }),
      );
    const files = facts.written().length;
    return outcomeOf(findings, `${counted(elements.length, 'element')} in ${counted(files, 'file')}`);
  },
};

function elementsOf(facts: Facts): Element[] {
  const { design } = facts;
  const flows = Object.values(design.flows).filter((f) => f.status !== 'open question');
  return [
    ...zonesOf(design),
    ...Object.values(design.namespaces)
      .filter(isManaged)
      .map((n) => ({ id: n.id, said: `namespace ${n.name}` })),
    ...flows.map((f) => ofFlow(facts, f)),
    ...Object.values(design.guardrails).map((g) => ({ id: g.id, said: `${g.id} “${g.name}”` })),
    ...Object.values(design.exceptions).map((x) => ({
      id: x.id,
      said: `${x.id} ${nameOf(design, x.from)} → ${nameOf(design, x.to)}`,
    })),
    ...Object.values(design.sharedServices).map((s) => ({
      id: s.id,
      said: `shared service ${s.name}`,
      ...(s.consumers.length === 0 ? { why: 'since nobody uses it' } : {}),
    })),
    ...Object.values(design.exposures).map((e) => ofExposure(facts, e)),
  ];
}

/** Zones that hold namespaces by themselves or through zones in them; nothing else of a zone is written. */
function zonesOf(design: Design): Element[] {
  const all = [design.planes, design.environments, design.tenants, design.complianceZones].flatMap((z) =>
    Object.values(z),
  );
  const used = new Set(
    Object.values(design.namespaces).flatMap((n) => [n.plane, n.environment, n.tenant, ...n.complianceZones]),
  );
  const parents = new Set(all.map((z) => z.parent));
  const outside = new Set(
    [...Object.values(design.externals), ...Object.values(design.hostGroups)].flatMap((x) => [
      x.plane,
      'environment' in x ? x.environment : undefined,
      'tenant' in x ? x.tenant : undefined,
    ]),
  );
  return all
    .filter((z) => !parents.has(z.id) && !outside.has(z.id))
    .map((z): Element => {
      const label = `${z.label.key}=${z.label.value}`;
      return used.has(z.id)
        ? { id: z.id, said: `${z.name} (${label})` }
        : {
            id: z.id,
            said: `${z.name} (${label})`,
            why: 'since no namespace is in it',
            fix: { label: `Remove ${z.name}`, steps: [{ kind: 'remove', id: z.id }] },
          };
    });
}

function ofFlow(facts: Facts, flow: Flow): Element {
  const { design } = facts;
  const base = { id: flow.id, said: `${flow.id} ${sentenceOf(design, flow)}` };
  if (flow.status !== 'must not' && isEmptyConnections(connectionsOfPorts(flow.ports)))
    return { ...base, why: 'since its ports are not confirmed' };
  const pods = [flow.from, flow.to].some((ref) => facts.members(ref).workloads.size > 0);
  if (!pods) return { ...base, why: 'since no pod is at either end' };
  if (flow.status === 'must not') return base;
  const by = blockedBy(facts, flow);
  return by === undefined ? { ...base, ...unmanaged(facts, [flow.to, flow.from]) } : { ...base, why: `since ${by}` };
}

/** `forbidden by G-1`, for a flow of which some pair is; CONF-1 says what to do about it. */
function blockedBy(facts: Facts, flow: Flow): string | undefined {
  const ports = connectionsOfPorts(flow.ports);
  for (const from of facts.members(flow.from).workloads)
    for (const to of facts.members(flow.to).workloads) {
      const [s, d] = [from, to].map((id) => ({ kind: 'workload' as const, id }));
      if (!s || !d) continue;
      const forbidden = intersectConnections(facts.meaning.pair(s, d).forbidden, ports);
      if (!isEmptyConnections(forbidden)) return `it is ${facts.meaning.because(s, d, forbidden)}`;
    }
  return undefined;
}

function ofExposure(facts: Facts, e: Exposure): Element {
  const base = { id: e.id, said: nameOf(facts.design, e.id) };
  const needsController = e.kind !== 'LoadBalancer' && e.kind !== 'NodePort';
  if (e.via === undefined && needsController) return { ...base, why: 'since it names no controller' };
  return { ...base, ...unmanaged(facts, [e.target]) };
}

/** What to say of something whose ends are in a namespace that the design leaves to others, or open. */
function unmanaged(facts: Facts, refs: readonly string[]): Pick<Element, 'why' | 'fix'> {
  const { design } = facts;
  const homes = refs.flatMap((ref) => {
    const id = entityIn(design, 'workloads', ref)?.namespace ?? ref;
    return entityIn(design, 'namespaces', id) ?? [];
  });
  const home = homes.find((n) => isolating(facts, n.id));
  const fix = home && isolating(facts, home.id);
  if (!fix) return {};
  const why = isManaged(home) ? `since ${home.name} is open there` : `since the design does not manage ${home.name}`;
  return { why, fix };
}

/** Flows that a policy kept as it was allows at one of their ends. */
function byKeptPolicies(
  facts: Facts,
  asked: ReadonlySet<string>,
  onProgress?: (done: number) => void,
): ReadonlySet<string> {
  const { design } = facts;
  const found = serving(facts, onProgress);
  const flows = Object.values(design.flows).filter((f) => asked.has(f.id));
  const served = flows
    .filter((f) => f.status === 'agreed' || f.status === 'proposed')
    .filter((f) => {
      const [from, to] = [facts.members(f.from).workloads, facts.members(f.to).workloads];
      const ports = connectionsOfPorts(f.ports);
      const isIn = (ids: ReadonlySet<string>, end: Crossing['s']) => end.kind !== 'workload' || ids.has(end.id);
      return [...found.pairs].some(
        ([p, open]) => isIn(from, p.s) && isIn(to, p.d) && !hasNoPorts(intersectConnections(open, ports)),
      );
    });
  return new Set(served.map((f) => f.id));
}

/** What policies that the design did not write do for it. */
interface Serving {
  /** Policies that allow something which is asked for. */
  readonly policies: ReadonlySet<Origin>;
  /** Pairs with what such policies allow of what is asked for. */
  readonly pairs: ReadonlyMap<Crossing, ConnectionSet>;
}

const known = new WeakMap<Facts, Serving>();

function serving(facts: Facts, onProgress?: (done: number) => void): Serving {
  const before = known.get(facts);
  if (before) return before;
  const compiled = compile(facts.side.solution.input);
  const policies = new Set<Origin>();
  const pairs = new Map<Crossing, ConnectionSet>();
  for (const pair of crossingsOf(facts, onProgress).pairs) {
    const asked = unionConnections(pair.expected.required, pair.approved);
    if (hasNoPorts(asked)) continue;
    for (const direction of ['egress', 'ingress'] as const)
      for (const [policy, allowed] of allowing(compiled, direction, pair)) {
        const served = intersectConnections(allowed, asked);
        if (hasNoPorts(served) || !isByOthers(facts, policy.origin)) continue;
        policies.add(policy.origin);
        const sofar = pairs.get(pair);
        pairs.set(pair, sofar ? unionConnections(sofar, served) : served);
      }
  }
  const found = { policies, pairs };
  known.set(facts, found);
  return found;
}

/** What each policy's rules allow of a pair, at one of its ends. */
function* allowing(
  { hooks, universe }: CompiledPolicySet,
  direction: Direction,
  { source, destination }: Crossing,
): Generator<readonly [Policy, ConnectionSet]> {
  const [me, other] = direction === 'egress' ? [source, destination] : [destination, source];
  const { signatures, signatureOf } = hooks[direction];
  for (const { column } of universe.lanes[me] ?? []) {
    const signature = signatures[signatureOf[column] ?? -1];
    for (const { policies } of signature?.tiers ?? [])
      for (const { policy, entries } of policies)
        for (const entry of entries) {
          if (entry.action === 'deny') continue;
          const lanes = universe.lanes[other] ?? [];
          if (lanes.some((l) => hasBit(entry.row.may, l.column))) yield [policy, connectionsOfEntry(entry)];
        }
  }
}

/** Whether somebody else wrote a policy: on the side of the design, those that are kept as they were. */
function isByOthers({ side, design }: Facts, origin: Origin): boolean {
  return side.side === 'today' || keptAs(design, origin) !== undefined;
}

const dia2: Check = {
  id: 'DIA-2',
  practice: 10,
  row: '0.1',
  severity: 'warning',
  demand: 'Every object implements an element',
  run: (facts, onProgress) => {
    const { side, design } = facts;
    const served = serving(facts, onProgress).policies;
    const byOrigin = new Map<Origin, Policy[]>();
    for (const policy of side.policySet.hooks.flatMap((h) => h.tiers.flatMap((t) => t.policies)))
      byOrigin.set(policy.origin, [...(byOrigin.get(policy.origin) ?? []), policy]);
    const others = [...byOrigin].filter(([origin]) => isByOthers(facts, origin));
    const opens = (policies: readonly Policy[]) => policies.some((p) => p.rules.some((r) => r.action !== 'deny'));
    const files = side.side === 'design' ? facts.written() : [];
    const findings = [
      ...files
        .filter((f) => f.elements.length === 0)
        .map((f): Finding => ({ subject: f.path, text: `${f.path} implements nothing that is drawn`, ids: [] })),
      // what only closes implements the isolation of those whom it selects
      ...others
        .filter(([origin, policies]) => opens(policies) && !served.has(origin))
        .map(([origin]) => ofPolicy(facts, design, origin)),
    ];
    if (files.length + others.length === 0) return doesNotApply('there are no objects');
    return outcomeOf(
      findings,
      `${counted(files.length, 'file')} that the design writes, ${counted(others.length, 'policy', 'policies')} of others`,
    );
  },
};

function ofPolicy(facts: Facts, design: Design, origin: Origin): Finding {
  const kept = keptAs(design, origin);
  const namespace = Object.values(design.namespaces).find((n) => n.name === origin.namespace);
  const manage = namespace && !namespace.system && namespace.isolation === 'as-imported' ? namespace : undefined;
  const fix: Fix | undefined =
    manage && kept?.keep !== 'yes'
      ? { label: `Let the design manage ${manage.name}`, steps: [takingOver(facts, manage.id)] }
      : kept && { label: `Leave ${policyName(origin)} out`, steps: [{ kind: 'leave policy out', policy: kept.id }] };
  return {
    subject: `${origin.kind} ${policyName(origin)}`,
    text: `${origin.kind} ${placedName(origin)} allows nothing that is drawn`,
    ids: [...(kept ? [kept.id] : []), ...(namespace ? [namespace.id] : [])],
    ...(fix ? { fix } : {}),
  };
}

export const DIAGRAM: readonly Check[] = [dia1, dia2];
