/** `enclose`: nothing between what is in a zone and what is not, denied at the zone's own pods. */
import { EVERYTHING, type Requirement, type Selector, selectorOf } from '../cluster/selector.ts';
import { rangesOfTexts } from '../design/inventory.ts';
import { nameOf } from '../design/lookup.ts';
import { NODE_LOCAL_DNS } from '../design/platform.ts';
import type { Guardrail } from '../design/schema.ts';
import { isWithin, zonesOfRef } from '../design/zone-tree.ts';
import { type AddressRange, ALL_IPV4, ALL_IPV6, subtractRanges } from '../lib/addresses.ts';
import { groupBy } from '../lib/order.ts';
import { addNotEnforceable, type Context } from './context.ts';
import {
  addressPeers,
  deny,
  isAddresses,
  isPods,
  NO_INGRESS_NETWORKS,
  noteHostNetworks,
  protectedPods,
  protectedRanges,
  protectionOf,
  type Subject,
  sparedComment,
  titleOf,
  UNKNOWN_POD_ADDRESSES,
  withRules,
} from './denials.ts';
import type { DraftPolicy } from './draft-policy.ts';
import { type PodsPiece, piecesOf } from './pieces.ts';
import { chooseNamespaces, withoutNamespaces } from './zone-selectors.ts';

/** The denials of one guardrail that encloses a zone. */
export function enclosePolicies(context: Context, g: Guardrail, zone: string): DraftPolicy[] {
  const protection = protectionOf(context, g);
  const { inwards, outwards } = protection;
  const pieces = piecesOf(context, zone, { sparesSystem: true });
  const pods = pieces.filter(isPods);
  const ranges = pieces.filter(isAddresses).flatMap((p) => p.ranges);
  noteUnreachable(context, g, zone, { pods: pods.length > 0, addresses: ranges.length > 0 });
  const outsidePods = outsideOf(context, zone, pods);
  const peers = outsidePods.map((s) => ({ kind: 'pods' as const, ...s }));
  const away = addressPeers(context, outsideRanges(context, ranges));
  const name = nameOf(context.design, zone);
  const comments = [
    titleOf(g),
    `${name}: kept apart from everything outside it, its exceptions aside`,
    ...sparedComment(context),
  ];
  const into = addressPeers(context, inwards ? protectedRanges(protection, ranges) : []);
  return withRules([
    ...pods
      .flatMap((p) => protectedPods(protection, p))
      .map((subject) => ({
        name: `${g.id}-${name}`,
        subject,
        ingress: inwards ? deny(g.id, peers) : [],
        egress: outwards ? deny(g.id, [...peers, ...away]) : [],
        comments,
      })),
    ...outsidePods.map((subject) => ({
      name: `${g.id}-outside`,
      subject,
      ingress: [],
      egress: deny(g.id, into),
      comments,
    })),
  ]);
}

/** Everything that is no pod, no address of the zone and not the platform's. */
function outsideRanges(context: Context, inside: readonly AddressRange[]): AddressRange[] {
  const { podRanges } = context.inventory.cluster;
  const local = Object.values(context.design.clusters).some((c) => c.nodeLocalDns);
  const families = [ALL_IPV4, ALL_IPV6].filter((all) => podRanges.some((r) => r.family === all.family));
  return subtractRanges(families, [...podRanges, ...inside, ...(local ? rangesOfTexts([NODE_LOCAL_DNS]) : [])]);
}

/** The pods outside a zone. What comes later is outside until the design says otherwise. */
function outsideOf(context: Context, zone: string, pieces: readonly PodsPiece[]): Subject[] {
  const space = context.inventory.cluster.namespaces.filter((n) => !context.system.includes(n.name));
  const everywhere = (s: Selector) => withoutNamespaces(s, context.system);
  const [piece] = pieces;
  if (!piece) return [{ namespaces: everywhere(EVERYTHING), pods: EVERYTHING }];
  if (piece.pods.requirements.length === 0) {
    if (Object.keys(context.design.clusters).length === 1 && zone.startsWith('cluster:')) return [];
    const inside = new Set(piece.in);
    const outside = new Set(space.filter((n) => !inside.has(n.name)).map((n) => n.name));
    const choice = chooseNamespaces(outsideCandidates(context, zone), space, outside);
    const selectors = choice.byName ? [withoutNamespaces(EVERYTHING, piece.in)] : choice.selectors;
    return selectors.map((s) => ({ namespaces: everywhere(s), pods: EVERYTHING }));
  }
  // some pods of a namespace, or of all: the others there, and everybody elsewhere
  const others = piece.pods.requirements.map((r) => selectorOf([opposite(r)]));
  const isBound = /^wl:/.test(zone) || context.design.labelGroups[zone]?.namespace !== undefined;
  if (!isBound) return others.map((pods) => ({ namespaces: everywhere(EVERYTHING), pods }));
  const homes = piece.in.some((name) => context.system.includes(name)) ? [] : piece.namespaces;
  return [
    { namespaces: everywhere(withoutNamespaces(EVERYTHING, piece.in)), pods: EVERYTHING },
    ...homes.flatMap((namespaces) => others.map((pods) => ({ namespaces, pods }))),
  ];
}

/** Candidates for the namespaces outside a zone: none of the labels that it and the zones below it mean. */
function outsideCandidates(context: Context, zone: string): Selector[][] {
  const zones = zonesOfRef(context.design, zone);
  if (!zones) return [];
  const below = Object.values(zones).filter((z) => isWithin(zones, z.id, zone));
  const byKey = groupBy(below, (z) => z.label.key);
  const own = below.filter((z) => z.id === zone);
  const not = (all: typeof below) => all.map((z) => notLabel(z.label.key, [z.label.value]));
  return [
    [selectorOf(not(own))],
    [
      selectorOf(
        [...byKey].map(([key, same]) =>
          notLabel(
            key,
            same.map((z) => z.label.value),
          ),
        ),
      ),
    ],
  ];
}

function notLabel(key: string, values: readonly string[]): Requirement {
  return { key, operator: 'NotIn', values };
}

/** What a pod meets that does not meet the requirement. */
function opposite(r: Requirement): Requirement {
  switch (r.operator) {
    case 'In':
      return { ...r, operator: 'NotIn' };
    case 'NotIn':
      return { ...r, operator: 'In' };
    case 'Exists':
      return { ...r, operator: 'DoesNotExist' };
    case 'DoesNotExist':
      return { ...r, operator: 'Exists' };
  }
}

/** What no policy of the Admin tier reaches: traffic in from addresses, hosts without any, pods in their host's network. */
function noteUnreachable(context: Context, { id: by, direction }: Guardrail, zone: string, has: Kinds): void {
  const name = nameOf(context.design, zone);
  const [inwards, outwards] = [direction !== 'egress', direction !== 'ingress'];
  const known = context.inventory.cluster.podRanges.length > 0;
  if (has.pods && inwards) addNotEnforceable(context, by, `from addresses outside \`${name}\`: ${NO_INGRESS_NETWORKS}`);
  if (has.addresses && outwards)
    addNotEnforceable(context, by, `from addresses of \`${name}\`: ${NO_INGRESS_NETWORKS}`);
  if (!known && ((has.pods && outwards) || (has.addresses && inwards)))
    addNotEnforceable(context, by, `to addresses on the other side of \`${name}\`: ${UNKNOWN_POD_ADDRESSES}`);
  if (context.members(zone).domains.length > 0)
    addNotEnforceable(context, by, `\`${name}\` has domains, which a denial cannot name`);
  for (const host of context.inventory.cluster.hosts)
    if (host.addresses.length === 0)
      addNotEnforceable(context, by, `the hosts \`${host.name}\` have no addresses: no policy can name them`);
  noteHostNetworks(context, by);
}

interface Kinds {
  readonly pods: boolean;
  readonly addresses: boolean;
}
