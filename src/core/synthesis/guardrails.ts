/** Guardrails and `must not` flows as denials of the Admin tier, which no lower tier can take back. */
import { EVERYTHING } from '../cluster/selector.ts';
import { forbiddenConnections } from '../design/connections.ts';
import { nameOf } from '../design/lookup.ts';
import type { Axis, Flow, Guardrail, Zone } from '../design/schema.ts';
import { sentenceOf } from '../design/sentences/print.ts';
import { areRelated, zonesOfAxis } from '../design/zone-tree.ts';
import { rangesOf } from '../lib/addresses.ts';
import { sortedBy } from '../lib/order.ts';
import type { ConnectionSet } from '../policy/connection-set.ts';
import type { EndpointTerm } from '../policy/policy-set.ts';
import { addressOwners } from './address-parts.ts';
import type { DraftPolicy, DraftRule } from './admin-policy.ts';
import { addNotEnforceable, type Context, onPodNetwork } from './context.ts';
import { noteNamesUsed, type Piece, type PodsPiece, piecesOf } from './pieces.ts';
import { termsOf, trafficOf } from './terms.ts';
import { zoneOfOwner } from './walls.ts';
import {
  chooseNamespaces,
  directCandidates,
  type NamespaceChoice,
  unclassifiedCandidates,
  unrelatedCandidates,
  withoutNamespaces,
} from './zone-selectors.ts';

const NO_INGRESS_NETWORKS =
  'a ClusterNetworkPolicy cannot name addresses on ingress: what comes in from there is left to the NetworkPolicies';
const UNKNOWN_POD_ADDRESSES =
  'the addresses of pods are not given, and a denial of addresses could cut pods off: give the cluster its pod ranges';

function because(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : ` because ${reason}`;
}

/** The denials of every guardrail and every `must not` flow, in order of handles. */
export function guardrailPolicies(context: Context): DraftPolicy[] {
  const { design } = context;
  const guardrails = sortedBy(Object.values(design.guardrails), (g) => g.id);
  const mustNot = sortedBy(Object.values(design.flows), (f) => f.id).filter((f) => f.status === 'must not');
  return [...guardrails.flatMap((g) => ofGuardrail(context, g)), ...mustNot.flatMap((f) => ofFlow(context, f))];
}

function ofGuardrail(context: Context, g: Guardrail): DraftPolicy[] {
  const why = `${g.id} ${g.name}${because(g.reason)}`;
  if (g.rule.kind === 'separate') return separatePolicies(context, g.id, g.rule.axis, why);
  return forbidPolicies(context, g.id, why, g.rule.from, g.rule.to, forbiddenConnections(g.rule.ports));
}

function ofFlow(context: Context, f: Flow): DraftPolicy[] {
  const why = `${f.id} ${sentenceOf(context.design, f)}`;
  return forbidPolicies(context, f.id, why, f.from, f.to, forbiddenConnections(f.ports));
}

/** One policy for each zone that has namespaces: nothing in from, and nothing out to, any zone that is not related. */
function separatePolicies(context: Context, by: string, axis: Axis, why: string): DraftPolicy[] {
  const zones = zonesOfAxis(context.design, axis);
  const space = context.inventory.cluster.namespaces.filter((n) => !context.system.includes(n.name));
  const zoneOf = (name: string) => {
    const zone = context.namespaces.get(name)?.[axis];
    return zone !== undefined && Object.hasOwn(zones, zone) ? zone : undefined;
  };
  const meant = (test: (zone: string | undefined) => boolean) =>
    new Set(space.filter((n) => test(zoneOf(n.name))).map((n) => n.name));
  noteUnreachable(context, by, axis);
  const drafts = sortedBy(Object.values(zones), (z) => z.id).flatMap((zone): DraftPolicy[] => {
    const inside = meant((z) => z === zone.id);
    if (inside.size === 0) return [];
    const subject = chooseNamespaces(directCandidates(zones, zone), space, inside);
    const outside = meant((z) => z === undefined || !areRelated(zones, z, zone.id));
    const others = othersThan(context, zones, zone, outside);
    if (subject.byName || others.byName) noteNamesUsed(context, zone.id);
    const foreign = foreignAddresses(context, axis, (z) => !areRelated(zones, z, zone.id));
    const pods = others.selectors.map((s) => podsOf(withoutNamespaces(s, context.system)));
    const comments = [why, `${axis} ${zone.name}: kept apart from every other ${axis}, its exceptions aside`];
    return subject.selectors.map((s) => ({
      name: `${by}-${axis}-${zone.name}`,
      subject: { namespaces: withoutNamespaces(s, context.system), pods: EVERYTHING },
      ingress: [deny(by, pods)],
      egress: [deny(by, [...pods, ...foreign])],
      comments: [...comments, ...sparedComment(context)],
    }));
  });
  return [
    ...drafts,
    ...unclassifiedPolicy(
      context,
      by,
      axis,
      why,
      meant((z) => z === undefined),
    ),
  ];
}

function sparedComment(context: Context): string[] {
  return [`leaves alone: ${context.system.join(', ')}`];
}

function othersThan(
  context: Context,
  zones: Readonly<Record<string, Zone>>,
  zone: Zone,
  outside: ReadonlySet<string>,
): NamespaceChoice {
  const space = context.inventory.cluster.namespaces.filter((n) => !context.system.includes(n.name));
  const choice = chooseNamespaces(unrelatedCandidates(zones, zone), space, outside);
  if (!choice.byName) return choice;
  // by name it is said the other way round, so that a namespace to come is shut out and not let in
  const related = space.filter((n) => !outside.has(n.name)).map((n) => n.name);
  return { byName: true, selectors: [withoutNamespaces(EVERYTHING, related)] };
}

/** Namespaces in no zone may not reach addresses that stand in one. */
function unclassifiedPolicy(
  context: Context,
  by: string,
  axis: Axis,
  why: string,
  inside: ReadonlySet<string>,
): DraftPolicy[] {
  const foreign = foreignAddresses(context, axis, () => true);
  if (inside.size === 0 || foreign.length === 0) return [];
  const zones = zonesOfAxis(context.design, axis);
  const space = context.inventory.cluster.namespaces.filter((n) => !context.system.includes(n.name));
  const subject = chooseNamespaces(unclassifiedCandidates(zones), space, inside);
  return subject.selectors.map((s) => ({
    name: `${by}-${axis}-unclassified`,
    subject: { namespaces: withoutNamespaces(s, context.system), pods: EVERYTHING },
    ingress: [],
    egress: [deny(by, foreign)],
    comments: [why, `namespaces in no ${axis}: kept apart from every ${axis}`, ...sparedComment(context)],
  }));
}

function foreignAddresses(context: Context, axis: Axis, isForeign: (zone: string) => boolean): EndpointTerm[] {
  if (context.inventory.cluster.podRanges.length === 0) return [];
  const zones = zonesOfAxis(context.design, axis);
  const ranges = addressOwners(context)
    .filter((o) => {
      const zone = zoneOfOwner(context, axis, o.id);
      return zone !== undefined && Object.hasOwn(zones, zone) && isForeign(zone);
    })
    .flatMap((o) => o.ranges);
  return ranges.length === 0 ? [] : [{ kind: 'addresses', ranges: rangesOf(ranges) }];
}

function podsOf(namespaces: ReturnType<typeof withoutNamespaces>): EndpointTerm {
  return { kind: 'pods', namespaces, pods: EVERYTHING };
}

function deny(by: string, peers: readonly EndpointTerm[], connections?: ConnectionSet): DraftRule {
  return { action: 'deny', peers, traffic: connections ? trafficOf(connections) : 'any', name: by };
}

/** What no policy of the Admin tier reaches: traffic in from addresses, and pods in their host's network. */
function noteUnreachable(context: Context, by: string, axis: Axis): void {
  const known = context.inventory.cluster.podRanges.length > 0;
  for (const owner of addressOwners(context)) {
    if (zoneOfOwner(context, axis, owner.id) === undefined) continue;
    const name = nameOf(context.design, owner.id);
    addNotEnforceable(context, by, `from \`${name}\`: ${NO_INGRESS_NETWORKS}`);
    if (!known) addNotEnforceable(context, by, `to \`${name}\`: ${UNKNOWN_POD_ADDRESSES}`);
  }
  for (const w of context.inventory.cluster.workloads) {
    const namespace = context.namespaces.get(w.namespace);
    if (namespace && !namespace.system && !onPodNetwork(w))
      addNotEnforceable(context, by, hostNetworkReason(context, w.id));
  }
}

/** Why nothing holds for a workload in its host's network. */
export function hostNetworkReason(context: Context, id: string): string {
  const name = nameOf(context.design, context.inventory.designIdOf.get(id) ?? id);
  return `\`${name}\` runs in its host's network: no policy selects it, neither as subject nor as peer`;
}

/** Nothing from one to the other: denied at the destination's ingress, and for addresses at the source's egress. */
function forbidPolicies(
  context: Context,
  by: string,
  why: string,
  from: string,
  to: string,
  connections: ConnectionSet,
): DraftPolicy[] {
  const sources = piecesOf(context, from, { sparesSystem: true });
  const destinations = piecesOf(context, to, { sparesSystem: true });
  noteUnreachableEnds(context, by, from, to, sources, destinations);
  const spared = [why, ...sparedComment(context)];
  const inwards = sources.filter(isPods).flatMap(termsOf);
  const outwards = destinations.filter((p) => p.kind === 'addresses').flatMap(termsOf);
  const known = context.inventory.cluster.podRanges.length > 0;
  const title = (end: string) => `${by}-${end}`;
  return [
    ...destinations.filter(isPods).flatMap((p) =>
      inwards.length === 0
        ? []
        : subjectsOf(p).map((subject) => ({
            name: title('to'),
            subject,
            ingress: [deny(by, inwards, connections)],
            egress: [],
            comments: spared,
          })),
    ),
    ...sources.filter(isPods).flatMap((p) =>
      outwards.length === 0 || !known
        ? []
        : subjectsOf(p).map((subject) => ({
            name: title('from'),
            subject,
            ingress: [],
            egress: [deny(by, outwards, connections)],
            comments: spared,
          })),
    ),
  ];
}

function isPods(piece: Piece): piece is PodsPiece {
  return piece.kind === 'pods';
}

/** A piece as subjects of policies: one for each of its selectors. */
export function subjectsOf(piece: PodsPiece): DraftPolicy['subject'][] {
  return piece.namespaces.map((namespaces) => ({ namespaces, pods: piece.pods }));
}

function noteUnreachableEnds(
  context: Context,
  by: string,
  from: string,
  to: string,
  sources: readonly Piece[],
  destinations: readonly Piece[],
): void {
  for (const p of sources)
    if (p.kind === 'addresses')
      addNotEnforceable(context, by, `from \`${nameOf(context.design, p.ref)}\`: ${NO_INGRESS_NETWORKS}`);
  if (context.inventory.cluster.podRanges.length === 0)
    for (const p of destinations)
      if (p.kind === 'addresses')
        addNotEnforceable(context, by, `to \`${nameOf(context.design, p.ref)}\`: ${UNKNOWN_POD_ADDRESSES}`);
  for (const ref of [from, to]) {
    const { domains, workloads } = context.members(ref);
    if (domains.length > 0)
      addNotEnforceable(context, by, `\`${nameOf(context.design, ref)}\` has domains, which a denial cannot name`);
    for (const id of workloads)
      if (!onPodNetwork(context.workloads.get(id))) addNotEnforceable(context, by, hostNetworkReason(context, id));
  }
}
