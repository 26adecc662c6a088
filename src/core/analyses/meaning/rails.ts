/** What guardrails forbid of a pair, read straight from the document: who crosses them, and which end they protect. */
import { forbiddenConnections } from '../../design/connections.ts';
import { areApart, namespaceZonesOn, ownerZonesOn, zonesOfGuardrailAxis } from '../../design/guardrail-axes.ts';
import { podRangesOf, rangesOfTexts } from '../../design/inventory.ts';
import { type Members, NO_MEMBERS, rangesOfExternal, rangesOfHostGroup } from '../../design/members.ts';
import { NODE_LOCAL_DNS } from '../../design/platform.ts';
import type { DesignNamespace, Guardrail, GuardrailAxis } from '../../design/schema.ts';
import { areRelated } from '../../design/zone-tree.ts';
import { type AddressRange, rangesCover } from '../../lib/addresses.ts';
import { sortedBy } from '../../lib/order.ts';
import { ALL_CONNECTIONS, type ConnectionSet } from '../../policy/connection-set.ts';
import { guarded, isSystem, type World } from './statements.ts';

/** An end, as guardrails are asked about it. */
export interface RailEnd {
  readonly kind: 'workload' | 'host' | 'network';
  /** Of a workload whose namespace the design holds. */
  readonly namespace: DesignNamespace | undefined;
  /** Of addresses. */
  readonly range: AddressRange | undefined;
  /** Whether all of it belongs to these members. */
  readonly isIn: (members: Members) => boolean;
}

/** Where an end stands to one guardrail. */
export interface RailStanding {
  /** `separate`: whether the guardrail speaks of it, and its zones on the axis. `enclose`: whether it speaks of it. */
  readonly judged: boolean;
  readonly zones: readonly string[];
  /** `enclose`: in the zone. `forbid`: what the guardrail is from. */
  readonly inside: boolean;
  /** `forbid`: what the guardrail is to. */
  readonly target: boolean;
  readonly isProtected: boolean;
}

/** One guardrail. */
export interface Rail {
  readonly id: string;
  readonly connections: ConnectionSet;
  readonly standing: (end: RailEnd) => RailStanding;
  /** Whether it forbids `connections` from one to the other. */
  readonly forbids: (source: RailStanding, destination: RailStanding) => boolean;
}

type Rule = Guardrail['rule'];

/** Every guardrail of a design, in order of handles. */
export function railsOf(world: World): Rail[] {
  return sortedBy(Object.values(world.design.guardrails), (g) => g.id).map((g) => railOf(world, g));
}

/** One guardrail over a design. */
export function railOf(world: World, g: Guardrail): Rail {
  const crosses = crossing(world, g.rule);
  const [ingress, egress] = [g.direction !== 'egress', g.direction !== 'ingress'];
  return {
    id: g.id,
    connections: g.rule.kind === 'forbid' ? forbiddenConnections(g.rule.ports) : ALL_CONNECTIONS,
    standing: standingOf(world, g),
    forbids: (s, d) => crosses(s, d) && ((ingress && d.isProtected) || (egress && s.isProtected)),
  };
}

function crossing(world: World, rule: Rule): (s: RailStanding, d: RailStanding) => boolean {
  switch (rule.kind) {
    case 'forbid':
      return (s, d) => s.inside && d.target;
    case 'enclose':
      return (s, d) => s.judged && d.judged && s.inside !== d.inside;
    case 'separate': {
      const related = relations(world, rule.axis);
      return (s, d) => s.judged && d.judged && areApart(world.design, rule.axis, s.zones, d.zones, related);
    }
  }
}

/** Whether two zones of an axis are related; remembered, since every pair of endpoints asks. */
function relations(world: World, axis: GuardrailAxis): (a: string, b: string) => boolean {
  const zones = zonesOfGuardrailAxis(world.design, axis);
  const memo = new Map<string, boolean>();
  return (a, b) => {
    const key = `${a} ${b}`;
    const known = memo.get(key) ?? areRelated(zones, a, b);
    memo.set(key, known);
    return known;
  };
}

/**
 * What a guardrail protects: of `enclose` what is in its zone, else everything; of that what lies in its scope. Where it
 * holds in one direction and names no scope, it is seen from the pods.
 */
function standingOf(world: World, { rule, scope, direction = 'both' }: Guardrail): Rail['standing'] {
  const within = scope?.map((ref) => world.members(ref));
  const isInScope = (e: RailEnd) => within === undefined || within.some((m) => e.isIn(m));
  const isWhole = (e: RailEnd) => within !== undefined || direction === 'both' || e.kind === 'workload';
  const nowhere = { judged: false, zones: [], inside: false, target: false };
  switch (rule.kind) {
    case 'forbid': {
      const [from, to] = [guarded(world, rule.from), guarded(world, rule.to)];
      return (e) => ({
        ...nowhere,
        inside: e.isIn(from),
        target: e.isIn(to),
        isProtected: isInScope(e) && isWhole(e),
      });
    }
    case 'enclose': {
      const zone = guarded(world, rule.zone);
      const spared = sparedRanges(world);
      return (e) => {
        const inside = e.isIn(zone);
        return { ...nowhere, inside, judged: inside || !isSpared(e, spared), isProtected: inside && isInScope(e) };
      };
    }
    case 'separate':
      return (e) => ({ ...nowhere, ...zonesAt(world, rule.axis, e), isProtected: isInScope(e) && isWhole(e) });
  }
}

/** What an enclosure leaves alone: the platform, and addresses of pods, whom it speaks of as pods. */
function isSpared(e: RailEnd, spared: readonly AddressRange[]): boolean {
  if (e.kind === 'workload') return isSystem(e.namespace);
  return e.range !== undefined && rangesCover(spared, e.range);
}

/** Addresses that stand for the platform or for pods: name resolution on the own node, and the pods' own. */
export function sparedRanges({ design }: Pick<World, 'design'>): AddressRange[] {
  const local = Object.values(design.clusters).some((c) => c.nodeLocalDns);
  return [...podRangesOf(design), ...(local ? rangesOfTexts([NODE_LOCAL_DNS]) : [])];
}

function zonesAt(world: World, axis: GuardrailAxis, e: RailEnd): Pick<RailStanding, 'zones' | 'judged'> {
  const { design } = world;
  if (e.kind === 'workload')
    return {
      zones: e.namespace ? namespaceZonesOn(design, axis, e.namespace) : [],
      judged: !isSystem(e.namespace),
    };
  const covers = (ranges: readonly AddressRange[]) => e.isIn({ ...NO_MEMBERS, ranges });
  const externals = Object.values(design.externals).filter((x) => covers(rangesOfExternal(design, x)));
  const groups = Object.values(design.hostGroups).filter(
    (h) => e.isIn(world.members(h.id)) || covers(rangesOfHostGroup(h)),
  );
  const zones = [...new Set([...externals, ...groups].flatMap((x) => ownerZonesOn(design, axis, x.id)))];
  return { zones, judged: zones.length > 0 };
}
