/** What a reference of the design becomes in a policy: sets of pods said by labels, and sets of addresses. */
import type { WorkloadId } from '../cluster/cluster.ts';
import { labelsOf } from '../cluster/labels.ts';
import { EVERYTHING, type Selector, selectorMatches, selectorOfLabels } from '../cluster/selector.ts';
import { entityIn, nameOf } from '../design/lookup.ts';
import { internetRanges, rangesOfExternal, rangesOfHostGroup } from '../design/members.ts';
import { clusterOfNamespace } from '../design/platform.ts';
import type { External, HostGroup } from '../design/schema.ts';
import { isWithin, zonesOfNamespace, zonesOfRef } from '../design/zone-tree.ts';
import type { AddressRange } from '../lib/addresses.ts';
import { compareText, sortedBy } from '../lib/order.ts';
import { addDiagnostic, addLoss, type Context, onPodNetwork } from './context.ts';
import { consumersByLabel } from './shared-services.ts';
import { chooseNamespaces, namespacesNamed, subtreeCandidates, withoutNamespaces } from './zone-selectors.ts';

/** Pods, said by the labels of their namespaces and their own. */
export interface PodsPiece {
  readonly kind: 'pods';
  /** The design's own group that it stands for. */
  readonly ref: string;
  /** One of them matches; never empty. */
  readonly namespaces: readonly Selector[];
  readonly pods: Selector;
  /** Workloads on the pod network that it stands for today. */
  readonly members: readonly WorkloadId[];
  /** Names of the namespaces that it reaches into, with or without workloads. */
  readonly in: readonly string[];
}

/** Addresses outside the pod network. */
export interface AddressPiece {
  readonly kind: 'addresses';
  /** The external or host group, or `internet`. */
  readonly ref: string;
  readonly ranges: readonly AddressRange[];
}

/** A part of a reference that one peer term can say. */
export type Piece = PodsPiece | AddressPiece;

/** Stands for the world outside where an exposure names nobody. */
export const INTERNET = 'internet';

/** What a reference leaves out. */
export interface PieceOptions {
  /** Leaves the platform's namespaces out, unless the reference names one (`studio.md`, Safe by default). */
  readonly sparesSystem: boolean;
}

const memo = new WeakMap<Context, Map<string, readonly Piece[]>>();

/**
 * The pieces of a reference, worked out once. What no policy of this target can name is noted as a loss or a diagnostic.
 */
export function piecesOf(context: Context, ref: string, options: PieceOptions): readonly Piece[] {
  const all = memo.get(context) ?? new Map<string, readonly Piece[]>();
  memo.set(context, all);
  const key = `${options.sparesSystem} ${ref}`;
  const known = all.get(key);
  if (known) return known;
  const pieces = makePieces(context, ref, options);
  all.set(key, pieces);
  return pieces;
}

function makePieces(context: Context, ref: string, options: PieceOptions): Piece[] {
  if (ref === INTERNET) return [{ kind: 'addresses', ref, ranges: internetRanges(context.design) }];
  switch (ref.slice(0, ref.indexOf(':'))) {
    case 'wl':
      return workloadPieces(context, ref);
    case 'ns': {
      const namespace = entityIn(context.design, 'namespaces', ref);
      return namespace ? [pods(context, ref, [namespacesNamed([namespace.name])], EVERYTHING, [namespace.name])] : [];
    }
    case 'group':
      return groupPieces(context, ref, options);
    case 'ext': {
      const external = entityIn(context.design, 'externals', ref);
      return external ? externalPieces(context, external) : [];
    }
    case 'host': {
      const group = entityIn(context.design, 'hostGroups', ref);
      return group ? hostPieces(context, group) : [];
    }
    case 'cluster':
      return clusterPieces(context, ref, options);
    case 'shared': {
      const service = entityIn(context.design, 'sharedServices', ref);
      const consumers = service && consumersByLabel(context, service);
      return consumers ? [{ kind: 'pods', ref, ...consumers }] : [];
    }
    default:
      return zonePieces(context, ref, options);
  }
}

/** Builds a piece of pods; its members are those workloads that the selectors select. */
function pods(
  context: Context,
  ref: string,
  namespaces: readonly Selector[],
  selector: Selector,
  names: readonly string[],
): PodsPiece {
  const members = names
    .flatMap((name) => context.workloadsIn.get(name) ?? [])
    .filter((w) => onPodNetwork(w) && w.pods.some((p) => !p.hostNetwork && selectorMatches(selector, p.labels)));
  return { kind: 'pods', ref, namespaces, pods: selector, members: members.map((w) => w.id), in: names };
}

/** One workload by the fewest of its labels. */
export function workloadPiece(context: Context, id: WorkloadId): PodsPiece | undefined {
  const workload = context.workloads.get(id);
  const selector = context.selectors.of.get(id);
  if (!workload || !selector) return undefined;
  return {
    kind: 'pods',
    ref: context.inventory.designIdOf.get(id) ?? id,
    namespaces: [namespacesNamed([workload.namespace])],
    pods: selector,
    members: [id],
    in: [workload.namespace],
  };
}

function workloadPieces(context: Context, ref: string): Piece[] {
  const id = context.inventory.workloadIdOf.get(ref);
  if (id === undefined || !onPodNetwork(context.workloads.get(id))) return [];
  const piece = workloadPiece(context, id);
  if (piece) return [piece];
  noteSameLabels(context, id);
  return [];
}

/** Complains that a workload cannot be named alone, once for all workloads that are alike. */
export function noteSameLabels(context: Context, id: WorkloadId): void {
  addDiagnostic(context, {
    code: 'synthesis/same-labels',
    severity: 'error',
    message: `${twinsText(context, id)} carry the same labels: no policy can tell one from the other`,
    help: 'give one of them a label of its own, such as `app`, or draw the flow to a label group that means both',
  });
}

/** Names the workloads of a namespace that no selector tells from this one, itself among them. */
export function twinsText(context: Context, id: WorkloadId): string {
  const twins = context.selectors.alike.find((ids) => ids.includes(id)) ?? [id];
  return twins.map((t) => `\`${nameOf(context.design, context.inventory.designIdOf.get(t) ?? t)}\``).join(' and ');
}

function groupPieces(context: Context, ref: string, options: PieceOptions): Piece[] {
  const group = entityIn(context.design, 'labelGroups', ref);
  if (!group) return [];
  const selector = selectorOfLabels(labelsOf(group.labels));
  if (group.namespace !== undefined) {
    const home = entityIn(context.design, 'namespaces', group.namespace);
    if (!home || (options.sparesSystem && context.system.includes(home.name))) return [];
    return [pods(context, ref, [namespacesNamed([home.name])], selector, [home.name])];
  }
  const spared = options.sparesSystem ? context.system : [];
  return [pods(context, ref, [withoutNamespaces(EVERYTHING, spared)], selector, everyNamespace(context, spared))];
}

function everyNamespace(context: Context, spared: readonly string[]): string[] {
  return context.inventory.cluster.namespaces.map((n) => n.name).filter((n) => !spared.includes(n));
}

/** The addresses of an external. Domains and feeds are no addresses, and named as lost. */
function externalPieces(context: Context, external: External): Piece[] {
  if (external.domains.length > 0)
    addLoss(
      context,
      external.id,
      `the domains of \`${external.name}\` are not written: a NetworkPolicy speaks of addresses only`,
    );
  if (external.feed !== undefined)
    addLoss(context, external.id, `the feed of \`${external.name}\` is not read: only its networks are written`);
  const ranges = rangesOfExternal(context.design, external);
  return ranges.length === 0 ? [] : [{ kind: 'addresses', ref: external.id, ranges }];
}

function hostPieces(context: Context, group: HostGroup): Piece[] {
  const ranges = rangesOfHostGroup(group);
  if (ranges.length > 0) return [{ kind: 'addresses', ref: group.id, ranges }];
  addLoss(context, group.id, `the hosts \`${group.name}\` have no addresses: no policy can name them`);
  return [];
}

function clusterPieces(context: Context, ref: string, options: PieceOptions): Piece[] {
  const { design } = context;
  if (!entityIn(design, 'clusters', ref)) return [];
  const spared = options.sparesSystem ? context.system : [];
  const hosts = sortedBy(
    Object.values(design.hostGroups).filter((h) => h.cluster === ref),
    (h) => h.id,
  );
  const alone = Object.keys(design.clusters).length === 1;
  const names = alone
    ? everyNamespace(context, spared)
    : [...context.namespaces.values()]
        .filter((n) => clusterOfNamespace(design, n)?.id === ref && !spared.includes(n.name))
        .map((n) => n.name)
        .sort(compareText);
  const selector = alone ? withoutNamespaces(EVERYTHING, spared) : namespacesNamed(names);
  const inside = names.length === 0 ? [] : [pods(context, ref, [selector], EVERYTHING, names)];
  return [...inside, ...hosts.flatMap((h) => hostPieces(context, h))];
}

function zonePieces(context: Context, ref: string, options: PieceOptions): Piece[] {
  const { design } = context;
  const zones = zonesOfRef(design, ref) ?? {};
  const zone = Object.hasOwn(zones, ref) ? zones[ref] : undefined;
  if (!zone) return [];
  const inside = (ids: readonly (string | undefined)[]) => ids.some((id) => isWithin(zones, id, ref));
  const spared = options.sparesSystem ? context.system : [];
  const meant = new Set(
    [...context.namespaces.values()]
      .filter((n) => inside(zonesOfNamespace(n)) && !spared.includes(n.name))
      .map((n) => n.name),
  );
  const space = context.inventory.cluster.namespaces.filter((n) => !spared.includes(n.name));
  const choice = chooseNamespaces(subtreeCandidates(zones, zone), space, meant);
  if (choice.byName && meant.size > 0) noteNamesUsed(context, ref);
  const selectors = choice.selectors.map((s) => withoutNamespaces(s, spared));
  return [
    ...(meant.size === 0 ? [] : [pods(context, ref, selectors, EVERYTHING, [...meant].sort(compareText))]),
    ...sortedBy(Object.values(design.hostGroups), (h) => h.id)
      .filter((h) => inside([h.plane]))
      .flatMap((h) => hostPieces(context, h)),
    ...sortedBy(Object.values(design.externals), (e) => e.id)
      .filter((e) => inside([e.plane, e.environment, e.tenant]))
      .flatMap((e) => externalPieces(context, e)),
  ];
}

/** Labels that mean two things at once cannot carry a zone. */
export function noteNamesUsed(context: Context, ref: string): void {
  addLoss(
    context,
    ref,
    `the label of \`${nameOf(context.design, ref)}\` does not tell its namespaces from others, so they are listed by name: a namespace added later needs a new export`,
  );
}
