/** Shared services: what each consumer wants, and the label that names all consumers at once where it is exact. */
import type { WorkloadId } from '../cluster/cluster.ts';
import { EVERYTHING, type Selector, selectorMatches, selectorOfLabels } from '../cluster/selector.ts';
import { connectionsOfPorts } from '../design/connections.ts';
import { entityIn, nameOf } from '../design/lookup.ts';
import { portsLabel } from '../design/ports-text.ts';
import type { SharedService } from '../design/schema.ts';
import { isWithin, zonesOfNamespace, zonesOfRef } from '../design/zone-tree.ts';
import { compareText, sortedBy } from '../lib/order.ts';
import { type ConnectionSet, isEmptyConnections } from '../policy/connection-set.ts';
import { type Context, onPodNetwork } from './context.ts';
import { withoutNamespaces } from './zone-selectors.ts';

/** What consumers of a shared service want. */
export interface SharedLink {
  /** Id of the service. */
  readonly by: string;
  /** A consumer; the service itself where its label names all consumers. */
  readonly from: string;
  readonly to: string;
  readonly connections: ConnectionSet;
  /** Name of its gates, but for the side. */
  readonly stem: string;
  readonly comment: string;
}

/** All consumers as one set of pods. */
export interface Consumers {
  readonly namespaces: readonly Selector[];
  readonly pods: Selector;
  readonly members: readonly WorkloadId[];
  /** Names of their namespaces. */
  readonly in: readonly string[];
}

/** The links of every shared service, in order of ids: one for each consumer, or one for all where the label is exact. */
export function sharedLinks(context: Context): SharedLink[] {
  const { design } = context;
  return sortedBy(Object.values(design.sharedServices), (s) => s.id).flatMap((s) => {
    const connections = connectionsOfPorts(s.ports);
    if (isEmptyConnections(connections) || s.consumers.length === 0) return [];
    const said = (who: string) =>
      `shared service ${s.name}: ${who} -> ${nameOf(design, s.target)} ${portsLabel(s.ports)}${s.reason ? ` because ${s.reason}` : ''}`;
    const link = (from: string, who: string) => ({
      by: s.id,
      from,
      to: s.target,
      connections,
      stem: `shared-${s.name}`,
      comment: said(who),
    });
    const piece = consumersByLabel(context, s);
    if (piece && s.label) return [link(s.id, `whoever carries ${s.label.key}=${s.label.value}`)];
    return s.consumers.map((from) => link(from, nameOf(design, from)));
  });
}

/**
 * All consumers as one set of pods, by the service's label: undefined where it has none, where somebody else carries it
 * too, or a consumer does not. A label on namespaces comes first.
 */
export function consumersByLabel(context: Context, service: SharedService): Consumers | undefined {
  if (!service.label || service.consumers.some((ref) => /^(ext|host):/.test(ref))) return undefined;
  const meant = context.members(service.id);
  if (meant.hosts.size > 0 || meant.ranges.length > 0 || meant.domains.length > 0) return undefined;
  const carries = selectorOfLabels([[service.label.key, service.label.value]]);
  return byNamespace(context, service, carries, meant.workloads) ?? byPods(context, service, carries, meant.workloads);
}

function byNamespace(
  context: Context,
  service: SharedService,
  carries: Selector,
  meant: ReadonlySet<string>,
): Consumers | undefined {
  const names = new Set(service.consumers.flatMap((ref) => namespacesOf(context, ref)));
  const space = context.inventory.cluster.namespaces.filter((n) => !context.system.includes(n.name));
  const isWhole = service.consumers.every((ref) => !/^(wl|group):/.test(ref));
  const exact = isWhole && space.every((n) => selectorMatches(carries, n.labels) === names.has(n.name));
  if (!exact || names.size === 0 || [...names].some((name) => context.system.includes(name))) return undefined;
  return {
    namespaces: [withoutNamespaces(carries, context.system)],
    pods: EVERYTHING,
    members: [...meant].filter((id) => onPodNetwork(context.workloads.get(id))),
    in: [...names].sort(compareText),
  };
}

function byPods(
  context: Context,
  service: SharedService,
  carries: Selector,
  meant: ReadonlySet<string>,
): Consumers | undefined {
  const workloads = context.inventory.cluster.workloads.filter(
    (w) => onPodNetwork(w) && !context.system.includes(w.namespace),
  );
  const matches = (w: (typeof workloads)[number]) =>
    w.pods.some((p) => !p.hostNetwork && selectorMatches(carries, p.labels));
  const isNarrow = service.consumers.every((ref) => /^(wl|group):/.test(ref));
  const members = workloads.filter((w) => meant.has(w.id));
  // a consumer that no policy sees, or that stands in a namespace of the platform, cannot be told by this label
  if (!isNarrow || members.length === 0 || members.length < meant.size) return undefined;
  if (!workloads.every((w) => matches(w) === meant.has(w.id))) return undefined;
  return {
    namespaces: [withoutNamespaces(EVERYTHING, context.system)],
    pods: carries,
    members: members.map((w) => w.id),
    in: [...new Set(members.map((w) => w.namespace))].sort(compareText),
  };
}

/** Names of the namespaces that a consumer is: its own name, or those in a zone or cluster. */
function namespacesOf(context: Context, ref: string): string[] {
  const { design } = context;
  const namespace = entityIn(design, 'namespaces', ref);
  if (namespace) return [namespace.name];
  const zones = zonesOfRef(design, ref);
  if (!zones) return [];
  return Object.values(design.namespaces)
    .filter((n) => zonesOfNamespace(n).some((z) => isWithin(zones, z, ref)))
    .map((n) => n.name);
}
