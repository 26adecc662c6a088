/** Compliance zones: what is in scope is reached by listed flows only, and is marked as the rule book asks (row 3.7). */
import { labelsOf } from '../../cluster/labels.ts';
import { nameOf } from '../../design/lookup.ts';
import type { Design, Zone } from '../../design/schema.ts';
import { isWithin } from '../../design/zone-tree.ts';
import { counted } from '../../lib/number-text.ts';
import { type ConnectionSet, describeConnections, hasNoPorts } from '../../policy/connection-set.ts';
import { pairCounts } from '../alike-pairs.ts';
import { policed, unpoliced, unpolicedFinding } from '../beyond-policy.ts';
import { type Check, doesNotApply, type Finding, outcomeOf } from '../check.ts';
import { type Crossing, crossingsOf, idsOf, pairAt, shownEnd, undeclared, witnessOf } from '../crossings.ts';
import type { Facts } from '../facts.ts';
import { enclosing } from '../fixes.ts';
import { isMember } from '../membership.ts';

const zonesOf = ({ design }: Facts) => Object.values(design.complianceZones);
const NONE = doesNotApply('the design has no compliance zones');

/** From out of scope into a zone only what a flow lists. */
const cmp1: Check = {
  id: 'CMP-1',
  practice: 3,
  row: '3.7',
  severity: 'error',
  demand: 'What is in scope of a rule book is reached only by listed flows',
  run: (facts, onProgress) => {
    const zones = zonesOf(facts);
    if (zones.length === 0) return NONE;
    const { pairs } = crossingsOf(facts, onProgress);
    /** By destination, what reaches it of a part of what nobody asked for. */
    const reached = (zone: Zone, part: typeof policed) => {
      const found = new Map<number, Reached>();
      for (const pair of pairs) {
        if (!isMember(facts, pair.d, zone.id) || isMember(facts, pair.s, zone.id)) continue;
        const at = part(facts, pair, undeclared(pair));
        if (hasNoPorts(at)) continue;
        // no workload is both inside and outside: each source counts for each destination
        for (const destination of pair.destinations) {
          const before = found.get(destination);
          const count = (before?.count ?? 0) + pair.sources.length;
          const example = before?.example ?? pairAt(facts, pair, pair.source, destination);
          found.set(destination, { count, example, at: before?.at ?? at });
        }
      }
      return [...found.values()].map((r) => ({ finding: intoScope(facts, zone, r), example: r.example }));
    };
    const findings = zones.flatMap((zone) => [
      ...reached(zone, policed).map((r) => r.finding),
      ...reached(zone, unpoliced).map((r) => unpolicedFinding(facts, r.finding, r.example)),
    ]);
    const into = zones.reduce((n, zone) => n + pairsInto(facts, zone), 0);
    return outcomeOf(findings, `${counted(into, 'pair')} into ${counted(zones.length, 'zone')}`, into);
  },
};

/** How many pairs lead into a zone from out of it. */
function pairsInto(facts: Facts, { id }: Zone): number {
  const where = (end: Crossing['s']) => String(isMember(facts, end, id));
  return pairCounts(facts, where)
    .filter(({ s, d }) => isMember(facts, d, id) && !isMember(facts, s, id))
    .reduce((n, { count }) => n + count, 0);
}

interface Reached {
  readonly count: number;
  readonly example: Crossing;
  readonly at: ConnectionSet;
}

function intoScope(facts: Facts, zone: Zone, { count, example, at }: Reached): Finding {
  const { to } = example;
  const fix = enclosing(facts, zone, true);
  const witness = witnessOf(example, at);
  return {
    subject: `${zone.id} ${to}`,
    text: `${shownEnd(facts, to)} is in scope of ${zone.name} and reached without a flow: ${count} ${count === 1 ? 'pair' : 'pairs'}, such as ${shownEnd(facts, example.from)} ${describeConnections({ ...at, other: false })}`,
    ids: idsOf(facts, example),
    pairs: count,
    ...(witness ? { witness } : {}),
    ...(fix.steps.length > 0 ? { fix } : {}),
  };
}

/** Identity and encryption of what is in scope; the label comes from the membership itself. */
const cmp2: Check = {
  id: 'CMP-2',
  practice: 3,
  row: '3.7',
  severity: 'error',
  demand: 'What is in scope has a service account of its own, and flows to it are marked encrypted',
  run: (facts) => {
    const { design } = facts;
    if (zonesOf(facts).length === 0) return NONE;
    const scoped = Object.values(design.workloads).filter((w) => scopeOf(design, w.namespace) !== undefined);
    if (scoped.length === 0) return doesNotApply('no workload is in scope');
    const accounts = scoped
      .filter((w) => w.serviceAccount === 'default')
      .map((w) => ({
        subject: `${w.id} service account`,
        text: `${nameOf(design, w.id)} is in scope of ${nameOf(design, scopeOf(design, w.namespace) ?? '')} and runs as the default service account`,
        ids: [w.id],
        fix: {
          label: `Give it the service account ${w.name}`,
          steps: [{ kind: 'set', collection: 'workloads', id: w.id, fields: { serviceAccount: w.name } }] as const,
        },
      }));
    const inside = new Set(scoped.map((w) => w.id));
    const touching = Object.values(design.flows).filter(
      (f) => (f.status === 'agreed' || f.status === 'proposed') && (inside.has(f.to) || inside.has(f.from)),
    );
    const plain = touching
      .filter((f) => f.encrypted !== true)
      .map((f) => ({
        subject: `${f.id} encryption`,
        text: `${f.id} ${nameOf(design, f.from)} → ${nameOf(design, f.to)} touches what is in scope and is not marked encrypted`,
        ids: [f.id],
        fix: {
          label: `Mark ${f.id} as encrypted`,
          steps: [{ kind: 'set', collection: 'flows', id: f.id, fields: { encrypted: true } }] as const,
        },
      }));
    return outcomeOf(
      [...accounts, ...plain],
      `${counted(scoped.length, 'workload')} in scope and ${counted(touching.length, 'flow')} of theirs`,
    );
  },
};

function scopeOf(design: Design, namespace: string): string | undefined {
  const found = Object.hasOwn(design.namespaces, namespace) ? design.namespaces[namespace] : undefined;
  return found?.complianceZones.find((zone) => Object.hasOwn(design.complianceZones, zone));
}

/** An application to come in a zone: what is out of scope does not reach it. */
const cmp3: Check = {
  id: 'CMP-3',
  practice: 3,
  row: '3.7',
  severity: 'error',
  demand: 'A new application, labelled as in scope, complies without an edit',
  run: (facts) => {
    const zones = zonesOf(facts);
    if (zones.length === 0) return NONE;
    let judged = 0;
    const findings = zones.flatMap((zone): Finding[] => {
      const { solution, pod } = facts.newcomer(labelsOf({ [zone.label.key]: zone.label.value }));
      const at = solution.byId.get(pod);
      if (at === undefined) return [];
      const reaching = solution.endpoints.flatMap((endpoint, i) => {
        if (endpoint.kind !== 'workload' || i === at) return [];
        const namespace = Object.values(facts.design.namespaces).find((n) => n.name === endpoint.namespace);
        const inScope = namespace?.complianceZones.some((z) => isWithin(facts.design.complianceZones, z, zone.id));
        if (inScope || !namespace || namespace.system) return [];
        judged++;
        return hasNoPorts(solution.pair(i, at).may) ? [] : [endpoint.id];
      });
      const [first] = reaching;
      if (first === undefined) return [];
      const fix = enclosing(facts, zone, false);
      return [
        {
          subject: zone.id,
          text: `A new application in ${zone.name} is reached from out of scope: by ${counted(reaching.length, 'workload')}, such as ${first}`,
          ids: [zone.id],
          pairs: reaching.length,
          ...(fix.steps.length > 0 ? { fix } : {}),
        },
      ];
    });
    return outcomeOf(
      findings,
      `${counted(judged, 'pair')} of a workload out of scope and an application to come, in ${counted(zones.length, 'zone')}`,
      judged,
    );
  },
};

export const COMPLIANCE: readonly Check[] = [cmp1, cmp2, cmp3];
