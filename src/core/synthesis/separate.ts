/** `separate`: for each standing on the axis, nothing in from and nothing out to what stands apart from it. */
import { EVERYTHING, type Selector, selectorOf } from '../cluster/selector.ts';
import {
  AXIS_WORDS,
  areApart,
  namespaceZonesOn,
  ownerZonesOn,
  zonesOfGuardrailAxis,
} from '../design/guardrail-axes.ts';
import { nameOf } from '../design/lookup.ts';
import type { Guardrail, GuardrailAxis } from '../design/schema.ts';
import type { AddressRange } from '../lib/addresses.ts';
import { groupBy, sortedBy } from '../lib/order.ts';
import { addressOwners } from './address-parts.ts';
import { addNotEnforceable, type Context, onPodNetwork } from './context.ts';
import {
  addressPeers,
  deny,
  everyPod,
  NO_INGRESS_NETWORKS,
  noteHostNetworks,
  type Protection,
  protectedPods,
  protectedRanges,
  protectionOf,
  sparedComment,
  subjectsOf,
  titleOf,
  UNKNOWN_POD_ADDRESSES,
  withRules,
} from './denials.ts';
import type { DraftPolicy } from './draft-policy.ts';
import { noteNamesUsed, type PodsPiece } from './pieces.ts';
import { apartCandidates, classifiedCandidates, standingCandidates } from './standing-selectors.ts';
import { chooseNamespaces, type NamespaceChoice, namespacesNamed, withoutNamespaces } from './zone-selectors.ts';

/** Namespaces that stand in the same zones of the axis; in none where `zones` is empty. */
interface Standing {
  readonly zones: readonly string[];
  readonly names: ReadonlySet<string>;
}

/** The denials of one guardrail that keeps an axis apart. */
export function separatePolicies(context: Context, g: Guardrail, axis: GuardrailAxis): DraftPolicy[] {
  const protection = protectionOf(context, g);
  noteUnreachable(context, g.id, axis, protection);
  const standings = standingsOf(context, axis);
  return standings.flatMap((s) => {
    const piece = pieceOf(context, axis, s);
    return withRules(ofStanding(context, g, axis, { standing: s, piece, protection, standings }));
  });
}

interface Part {
  readonly standing: Standing;
  readonly piece: PodsPiece;
  readonly protection: Protection;
  readonly standings: readonly Standing[];
}

function ofStanding(context: Context, g: Guardrail, axis: GuardrailAxis, part: Part): DraftPolicy[] {
  const { standing, piece, protection } = part;
  const { inwards, outwards, scope } = protection;
  const { one, many } = AXIS_WORDS[axis];
  const zones = standing.zones.map((z) => nameOf(context.design, z));
  const ranges = foreignRanges(context, axis, standing.zones);
  const foreign = addressPeers(context, outwards ? ranges : []);
  // both sides of a wall between pods are written where all are protected; what is in no zone is kept out by the others
  const isWritten = axis !== 'cluster' && (scope !== undefined || zones.length > 0);
  const pods = isWritten ? podsApart(context, axis, part).map(everyPod) : [];
  const said =
    zones.length === 0
      ? `namespaces in no ${one}: kept apart from every ${one}`
      : `${one} ${zones.join(', ')}: kept apart from every other ${one}, its exceptions aside`;
  const comments = [titleOf(g), said, ...sparedComment(context)];
  const name = `${g.id}-${SLUGS[axis]}-${zones.length === 0 ? 'unclassified' : zones.join('-')}`;
  const guarded = protectedPods(protection, piece).map((subject) => ({
    name,
    subject,
    ingress: inwards || !scope ? deny(g.id, pods) : [],
    egress: outwards || !scope ? deny(g.id, [...pods, ...foreign]) : [],
    comments,
  }));
  if (!scope || !inwards) return guarded;
  const outside = addressPeers(context, protectedRanges(protection, ranges));
  const comment = `${many}: nothing out to protected addresses that stand elsewhere`;
  return [
    ...guarded,
    ...subjectsOf(piece).map((subject) => ({
      name: `${name}-out`,
      subject,
      ingress: [],
      egress: deny(g.id, outside),
      comments: [titleOf(g), comment, ...sparedComment(context)],
    })),
  ];
}

const SLUGS: Readonly<Record<GuardrailAxis, string>> = {
  plane: 'plane',
  environment: 'environment',
  tenant: 'tenant',
  complianceZone: 'zone',
  cluster: 'cluster',
};

/** Every standing that namespaces have: of the zones in order of id, then of what is in none. */
function standingsOf(context: Context, axis: GuardrailAxis): Standing[] {
  const names = spaceOf(context).map((n) => n.name);
  const zonesIn = (name: string) => {
    const namespace = context.namespaces.get(name);
    return namespace ? namespaceZonesOn(context.design, axis, namespace) : [];
  };
  const groups = groupBy(names, (name) => zonesIn(name).join(' '));
  const all = [...groups.values()].map((same) => ({ zones: zonesIn(same[0] ?? ''), names: new Set(same) }));
  const classified = all.filter((s) => s.zones.length > 0);
  return [...sortedBy(classified, (s) => s.zones.join(' ')), ...all.filter((s) => s.zones.length === 0)];
}

function spaceOf(context: Context) {
  return context.inventory.cluster.namespaces.filter((n) => !context.system.includes(n.name));
}

/** The namespaces of a standing, as subjects. */
function pieceOf(context: Context, axis: GuardrailAxis, { zones, names }: Standing): PodsPiece {
  const choice = choiceOf(context, axis, zones, names);
  if (choice.byName && axis !== 'cluster') for (const zone of zones) noteNamesUsed(context, zone);
  const sorted = [...names].sort();
  const members = sorted.flatMap((name) => context.workloadsIn.get(name) ?? []).filter(onPodNetwork);
  return {
    kind: 'pods',
    ref: zones.join(' '),
    namespaces: choice.selectors.map((s) => withoutNamespaces(s, context.system)),
    pods: EVERYTHING,
    members: members.map((w) => w.id),
    in: sorted,
  };
}

function choiceOf(
  context: Context,
  axis: GuardrailAxis,
  zones: readonly string[],
  names: ReadonlySet<string>,
): NamespaceChoice {
  if (axis === 'cluster') return { selectors: [namespacesNamed([...names].sort())], byName: true };
  return chooseNamespaces(standingCandidates(context.design, axis, zones), spaceOf(context), names);
}

/** Selectors of the namespaces that stand apart. By name they are said the other way round, so that one to come is shut out. */
function podsApart(context: Context, axis: GuardrailAxis, { standing, standings }: Part): Selector[] {
  if (axis === 'cluster') return [];
  const { design } = context;
  const isApart = (s: Standing) => areApart(design, axis, standing.zones, s.zones);
  const outside = new Set(standings.filter(isApart).flatMap((s) => [...s.names]));
  const space = spaceOf(context);
  const candidates =
    standing.zones.length === 0 ? classifiedCandidates(design, axis) : apartCandidates(design, axis, standing.zones);
  const choice = chooseNamespaces(candidates, space, outside);
  const near = space.filter((n) => !outside.has(n.name)).map((n) => n.name);
  const selectors = choice.byName ? [withoutNamespaces(selectorOf([]), near)] : choice.selectors;
  if (choice.byName) for (const zone of standing.zones) noteNamesUsed(context, zone);
  return selectors.map((s) => withoutNamespaces(s, context.system));
}

/** Addresses that stand apart from some zones. */
function foreignRanges(context: Context, axis: GuardrailAxis, zones: readonly string[]): AddressRange[] {
  return addressOwners(context)
    .filter((o) => {
      const own = ownerZonesOn(context.design, axis, o.id);
      return own.length > 0 && areApart(context.design, axis, zones, own);
    })
    .flatMap((o) => o.ranges);
}

/** What no policy of the Admin tier reaches: other clusters, traffic in from addresses, pods in their host's network. */
function noteUnreachable(context: Context, by: string, axis: GuardrailAxis, protection: Protection): void {
  const { design } = context;
  const { inwards, outwards, scope } = protection;
  const [entering, leaving] = scope ? [true, true] : [inwards, outwards];
  const known = context.inventory.cluster.podRanges.length > 0;
  if (axis === 'cluster') noteOtherClusters(context, by);
  for (const owner of addressOwners(context)) {
    if (ownerZonesOn(design, axis, owner.id).length === 0) continue;
    const name = nameOf(design, owner.id);
    if (entering) addNotEnforceable(context, by, `from \`${name}\`: ${NO_INGRESS_NETWORKS}`);
    if (!known && leaving) addNotEnforceable(context, by, `to \`${name}\`: ${UNKNOWN_POD_ADDRESSES}`);
  }
  noteHostNetworks(context, by);
}

/** Labels end at the cluster: what comes from another arrives from addresses that no guardrail of this target names. */
function noteOtherClusters(context: Context, by: string): void {
  const used = standingsOf(context, 'cluster').flatMap((s) => s.zones);
  const known = zonesOfGuardrailAxis(context.design, 'cluster');
  const names = used.flatMap((id) => (known[id] ? [`\`${known[id].name}\``] : []));
  if (names.length < 2) return;
  addNotEnforceable(
    context,
    by,
    `between pods of ${names.join(', ')}: a policy selects pods of its own cluster by their labels, and none of another`,
  );
}
