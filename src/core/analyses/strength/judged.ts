/** The design as far as one guardrail goes: who is forbidden what, of existing endpoints and of those that a persona makes. */
import type { Workload } from '../../cluster/cluster.ts';
import { forbiddenConnections } from '../../design/connections.ts';
import { inventoryOfDesign } from '../../design/inventory.ts';
import { memberLookup } from '../../design/members.ts';
import type { Design, DesignNamespace, Exception, Guardrail } from '../../design/schema.ts';
import { ALL_CONNECTIONS, type ConnectionSet } from '../../policy/connection-set.ts';
import { type DesignMeaning, meaningOf } from '../meaning/expected-pair.ts';
import type { Home } from './powers.ts';

/** Everything that a guardrail forbids to somebody. */
export function forbiddenBy({ rule }: Guardrail): ConnectionSet {
  return rule.kind === 'forbid' ? forbiddenConnections(rule.ports) : ALL_CONNECTIONS;
}

/** Every text in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Ids of the workloads that a guardrail speaks of one by one, or by their labels. */
export function workloadsNamedBy(design: Design, guardrail: Guardrail): Set<string> {
  const members = memberLookup(design, inventoryOfDesign(design));
  const exceptions = Object.values(design.exceptions).filter((x) => x.guardrail === guardrail.id);
  const refs = textsIn([guardrail, exceptions, Object.values(design.sharedServices)]);
  const alone = refs.filter((ref) => ref.startsWith('wl:') || ref.startsWith('group:'));
  return new Set(alone.flatMap((ref) => [...members(ref).workloads]));
}

/** The label groups that a guardrail forbids something to or from. */
export function groupsForbidden(design: Design, { rule }: Guardrail) {
  const refs = rule.kind === 'forbid' ? [rule.from, rule.to] : [];
  return refs.flatMap((ref) => (Object.hasOwn(design.labelGroups, ref) ? (design.labelGroups[ref] ?? []) : []));
}

/**
 * The meaning of a guardrail alone, over the design's workloads and those that are made. Membership comes from the
 * design: an exception for a label group is one for the workloads that are in it, never for who wears its labels.
 */
export function meaningOfGuardrail(
  design: Design,
  guardrail: Guardrail,
  homes: readonly Home[],
  made: readonly Workload[],
): DesignMeaning {
  const inventory = inventoryOfDesign(design);
  const members = memberLookup(design, inventory);
  const expand = (ref: string) =>
    ref.startsWith('group:') ? [...members(ref).workloads].flatMap((id) => inventory.designIdOf.get(id) ?? []) : [ref];
  const exceptions = Object.values(design.exceptions)
    .filter((x) => x.guardrail === guardrail.id)
    .flatMap((x) =>
      expand(x.from).flatMap((from) => expand(x.to).map((to, i) => ({ ...x, id: `${x.id}/${from}/${i}`, from, to }))),
    );
  const alone: Design = {
    ...design,
    flows: {},
    exposures: {},
    guardrails: { [guardrail.id]: guardrail },
    exceptions: Object.fromEntries(exceptions.map((x): [string, Exception] => [x.id, x])),
    namespaces: { ...unmanaged(design.namespaces), ...newNamespaces(homes) },
  };
  const { cluster } = inventory;
  return meaningOf(alone, { ...inventory, cluster: { ...cluster, workloads: [...cluster.workloads, ...made] } });
}

/** What a namespace's default is makes no difference to a guardrail. */
function unmanaged(namespaces: Design['namespaces']): Design['namespaces'] {
  return Object.fromEntries(
    Object.entries(namespaces).map(([id, n]) => [id, { ...n, isolation: 'as-imported' as const }]),
  );
}

function newNamespaces(homes: readonly Home[]): Record<string, DesignNamespace> {
  const made = homes.flatMap((home) => (home.made ? [namespaceOf(home.name, home.made)] : []));
  return Object.fromEntries(made.map((n) => [n.id, n]));
}

function namespaceOf(name: string, zones: readonly string[]): DesignNamespace {
  const of = (prefix: string) => zones.find((z) => z.startsWith(prefix));
  const axes = { plane: of('plane:'), environment: of('env:'), tenant: of('tenant:') };
  return {
    id: `ns:${name}`,
    name,
    labels: {},
    complianceZones: zones.filter((z) => z.startsWith('zone:')),
    isolation: 'as-imported',
    system: false,
    ...(Object.fromEntries(Object.entries(axes).filter(([, zone]) => zone !== undefined)) as Partial<DesignNamespace>),
  };
}
